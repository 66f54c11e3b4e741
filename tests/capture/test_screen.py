"""The screen as a camera: only when it is chosen, and a clear sentence where it cannot be looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from fakes.waiting import wait_for

from assistant.capture import screen as screen_module
from assistant.capture import video_source
from assistant.capture.camera import Camera
from assistant.capture.devices import camera_names, list_devices
from assistant.capture.errors import DeviceError
from assistant.capture.screen import ScreenCapture, list_screens, screen_number
from assistant.capture.video_source import SourceKind, parse_source
from assistant.clock import RealClock

WIDTH, HEIGHT = 1024, 600


@pytest.fixture
def white_screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    """A real X server whose screen is white."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-wr", "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
    process = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    monkeypatch.setenv("DISPLAY", f":{number}")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("XDG_SESSION_TYPE", raising=False)
    yield process
    process.terminate()
    process.wait(10)


class Looker:
    """The library's view of two screens, the second of which is the main one."""

    monitors = (
        {"left": 0, "top": 0, "width": 3200, "height": 1080},
        {"left": 0, "top": 0, "width": 1280, "height": 1024},
        {"left": 1280, "top": 0, "width": 1920, "height": 1080, "is_primary": True},
    )

    def __init__(self) -> None:
        self.closed = False

    def grab(self, area: dict[str, int]) -> Any:
        picture = np.zeros((area["height"], area["width"], 4), dtype=np.uint8)
        picture[:, :, 0] = area["left"] // 10
        return picture

    def close(self) -> None:
        self.closed = True

    def __enter__(self) -> Looker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def test_the_screen_is_never_what_stands_for_no_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(video_source, "list_cameras", lambda: ())
    with pytest.raises(DeviceError):
        parse_source("")
    source = parse_source("Screen")
    assert (source.kind, source.target, source.name) == (SourceKind.SCREEN, 1, "screen")
    assert parse_source("screen 2").name == "screen 2"


def test_which_settings_mean_a_screen() -> None:
    means = {
        "screen": 1,
        "screen 1": 1,
        "Screen 3": 3,
        "screen2": 2,
        "screenshot.png": None,
        "my screen": None,
    }
    assert {text: screen_number(text) for text in means} == means


def test_the_main_screen_is_the_first_and_each_shows_its_own_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_module, "_looker", Looker)
    assert [one.name for one in list_screens()] == ["screen (1920 × 1080)", "screen 2 (1280 × 1024)"]
    first, second = ScreenCapture(1), ScreenCapture(2)
    assert first.picture().shape == (1080, 1920, 4)
    assert first.picture()[0, 0, 0] == 128
    assert second.picture()[0, 0, 0] == 0
    assert first.still_there()
    monkeypatch.setattr(Looker, "monitors", Looker.monitors[:2])
    assert not first.still_there()
    with pytest.raises(DeviceError) as caught:
        ScreenCapture(2)
    assert str(caught.value) == "There is no screen 2, there is one; choose another one in the settings."


def test_under_wayland_and_without_a_screen_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_SESSION_TYPE", raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with pytest.raises(DeviceError) as caught:
        list_screens()
    assert "Under Wayland" in str(caught.value)
    monkeypatch.delenv("WAYLAND_DISPLAY")
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(DeviceError) as caught:
        list_screens()
    assert "There is no screen to look at here" in str(caught.value)
    assert "screen" not in camera_names()
    assert list_devices().no_screens == str(caught.value)


def test_macos_is_asked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_module.sys, "platform", "darwin")
    monkeypatch.setattr(screen_module, "_allowed_by_macos", lambda: False)
    with pytest.raises(DeviceError) as caught:
        list_screens()
    assert "Screen Recording" in str(caught.value)


@pytest.mark.real_device
def test_a_real_screen_is_seen_until_it_goes(white_screen: subprocess.Popen[bytes]) -> None:
    assert "screen" in camera_names()
    assert [one.name for one in list_devices().screens] == [f"screen ({WIDTH} × {HEIGHT})"]
    told: list[str] = []
    clock = RealClock()
    camera = Camera("screen", clock, told.append)
    camera.start()
    try:
        wait_for(lambda: camera.latest() is not None, 5)
        frame, at_s = camera.latest() or (None, 0.0)
        assert frame is not None
        assert frame.shape == (HEIGHT, WIDTH, 3)
        assert frame.mean() == 255
        assert camera.name == "screen"
        wait_for(lambda: (newest := camera.latest()) is not None and newest[1] > at_s + 0.5, 3)
        white_screen.kill()
        wait_for(lambda: told, 10)
        assert len(told) == 1
        assert "screen can" in told[0]
    finally:
        camera.stop()
