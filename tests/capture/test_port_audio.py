"""PortAudio with a scripted library: what is tried at a device that takes little, and the list that is frozen."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import Any

import pytest

from assistant.capture import opener, port_audio
from assistant.capture.errors import DeviceError
from assistant.capture.opener import Opener


class PortAudioError(Exception):
    pass


class OpenStream:
    closed = False

    def close(self, *, ignore_errors: bool) -> None:
        self.closed = True


@dataclass
class FakeLibrary:
    """The module `sounddevice`, as far as it is used. `takes` are the rates and channels at which the device opens."""

    PortAudioError = PortAudioError
    takes: set[tuple[int, int]] = field(default_factory=set)
    names: list[str] = field(default_factory=lambda: ["USB microphone"])
    rate_hz: float = 44_100.0
    hangs: threading.Event | None = None
    opened: list[OpenStream] = field(default_factory=list)
    tried: list[tuple[int, int]] = field(default_factory=list)
    initialised: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._frozen = list(self.names)

    def query_hostapis(self) -> tuple[dict[str, Any], ...]:
        numbers = list(range(len(self._frozen)))
        return ({"name": "ALSA", "devices": numbers, "default_input_device": 0, "default_output_device": -1},)

    def query_devices(self, index: int | None = None) -> Any:
        found = [
            {
                "name": name,
                "hostapi": 0,
                "max_input_channels": 2,
                "max_output_channels": 0,
                "default_samplerate": self.rate_hz,
                "default_low_input_latency": 0.01,
            }
            for name in self._frozen
        ]
        return found if index is None else found[index]

    def _terminate(self) -> None:
        self.initialised.append("terminated")

    def _initialize(self) -> None:
        self.initialised.append("initialised")
        self._frozen = list(self.names)

    def InputStream(self, *, samplerate: int, channels: int, **_more: Any) -> Any:  # noqa: N802
        self.tried.append((samplerate, channels))
        if self.hangs is not None:
            assert self.hangs.wait(10)
        if (samplerate, channels) not in self.takes:
            raise PortAudioError("Error opening InputStream: Invalid sample rate [PaErrorCode -9997]")
        self.opened.append(OpenStream())
        return self.opened[-1]


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> FakeLibrary:
    fake = FakeLibrary()
    monkeypatch.setattr(port_audio, "_module", fake)
    monkeypatch.setattr(port_audio, "_open_streams", 0)
    monkeypatch.setattr(port_audio, "_found", ())
    monkeypatch.setattr(port_audio, "_opener", Opener())
    return fake


@pytest.mark.parametrize(
    ("takes", "used"),
    [
        ({(16_000, 1), (44_100, 2)}, (16_000, 1)),
        ({(44_100, 1), (44_100, 2)}, (44_100, 1)),
        ({(44_100, 2)}, (44_100, 2)),
    ],
)
def test_a_device_is_opened_as_it_likes_it(
    library: FakeLibrary, takes: set[tuple[int, int]], used: tuple[int, int]
) -> None:
    library.takes = takes
    opened = port_audio.open_stream("input", "USB microphone, ALSA", 16_000, lambda *_: None)
    assert (opened.rate_hz, opened.channels) == used


def test_a_headset_that_comes_back_with_another_rate_is_opened_at_that(library: FakeLibrary) -> None:
    library.takes = {(44_100, 2)}
    assert port_audio.open_stream("input", None, 16_000, lambda *_: None).rate_hz == 44_100
    port_audio._open_streams = 0
    library.takes, library.rate_hz = {(8_000, 1)}, 8_000.0
    assert port_audio.rescan()
    opened = port_audio.open_stream("input", None, 16_000, lambda *_: None)
    assert (opened.rate_hz, opened.channels) == (8_000, 1)


def test_a_device_that_takes_nothing_is_told_with_its_first_reason(library: FakeLibrary) -> None:
    with pytest.raises(DeviceError, match=r"“USB microphone, ALSA” cannot be opened \(invalid sample rate\)"):
        port_audio.open_stream("input", None, 16_000, lambda *_: None)
    assert library.tried == [(16_000, 1), (44_100, 1), (16_000, 2), (44_100, 2)]


def test_the_list_is_as_old_as_the_last_scan_and_no_scan_is_made_while_something_is_open(
    library: FakeLibrary,
) -> None:
    library.takes = {(16_000, 1)}
    assert [one.name for one in port_audio.devices()] == ["USB microphone"]
    port_audio.open_stream("input", None, 16_000, lambda *_: None)
    library.names.append("Headset")
    assert not port_audio.rescan()
    assert library.initialised == []
    assert len(port_audio.devices()) == 1
    port_audio._open_streams = 0
    assert port_audio.rescan()
    assert [one.name for one in port_audio.devices()] == ["USB microphone", "Headset"]


def test_a_device_that_hangs_as_it_is_opened_holds_nobody_up(
    library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opener, "OPEN_S", 0.1)
    library.takes, library.hangs = {(16_000, 1)}, threading.Event()
    for _ in range(3):
        began = time.monotonic()
        with pytest.raises(DeviceError, match="does not answer"):
            port_audio.open_stream("input", None, 16_000, lambda *_: None)
        assert time.monotonic() - began < 1.0
    assert len(library.tried) == 1  # nothing else is asked of it meanwhile
    assert not port_audio.rescan()
    assert len(port_audio.devices()) == 1
    assert port_audio._open_streams == 0
    library.hangs.set()
    assert port_audio._opener._thread is not None
    port_audio._opener._thread.join(5)
    assert [one.closed for one in library.opened] == [True]
    library.hangs = None
    assert port_audio.open_stream("input", None, 16_000, lambda *_: None).rate_hz == 16_000
    assert not library.opened[-1].closed
