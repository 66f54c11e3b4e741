"""The newest picture of a file or a stream, and a stop that nothing can hold up."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from fakes.waiting import wait_for

from assistant.capture import camera as camera_module
from assistant.capture.camera import Camera
from assistant.capture.errors import DeviceError
from assistant.capture.opencv import opencv
from assistant.capture.video_source import SourceKind, VideoSource, parse_source
from assistant.clock import RealClock, VirtualClock

cv2 = opencv()


def picture(level: int, width: int = 320, height: int = 240) -> np.ndarray:
    return np.full((height, width, 3), level, dtype=np.uint8)


def write_video(path: Path, levels: list[int], fps: float = 20.0, width: int = 320) -> Path:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), fps, (width, 240))
    assert writer.isOpened()
    for level in levels:
        writer.write(picture(level, width))
    writer.release()
    return path


@contextmanager
def running(camera: Camera) -> Iterator[Camera]:
    camera.start()
    try:
        yield camera
    finally:
        camera.stop()


class Stream:
    """A network camera on this machine that sends pictures until it is told to stall."""

    def __init__(self) -> None:
        self.stalled = threading.Event()
        self.closing = threading.Event()
        stream = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=next")
                self.end_headers()
                level = 0
                while not stream.closing.wait(0.03):
                    if stream.stalled.is_set():
                        continue
                    level = (level + 10) % 250
                    data = cv2.imencode(".jpg", picture(level))[1].tobytes()
                    head = f"--next\r\nContent-Type: image/jpeg\r\nContent-Length: {len(data)}\r\n\r\n"
                    try:
                        self.wfile.write(head.encode() + data + b"\r\n")
                    except OSError:
                        return

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/video"
        self._thread = threading.Thread(target=self.server.serve_forever, args=(0.05,))
        self._thread.start()

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()
        self._thread.join()


@pytest.fixture
def stream() -> Iterator[Stream]:
    stream = Stream()
    yield stream
    stream.close()


def test_a_file_is_played_at_its_own_speed(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.avi", [10] * 10 + [200] * 10)
    problems: list[str] = []
    clock = RealClock()
    seen: dict[float, float] = {}
    with running(Camera(str(path), clock, problems.append)) as camera:
        while not camera.finished.is_set():
            newest = camera.latest()
            if newest is not None:
                frame, at_s = newest
                assert frame.shape == (240, 320, 3)
                assert clock.now_s() - at_s >= -0.01
                seen[at_s] = float(frame.mean())
            assert clock.now_s() < 3
            time.sleep(0.005)
        assert 0.8 < clock.now_s() < 1.5
        assert camera.latest() is not None
        assert camera.name == "a.avi"
    assert problems == []
    assert 6 <= len(seen) <= 16
    assert all((level > 100) == (at_s > 0.49) for at_s, level in seen.items())
    assert camera.latest() is None


def test_wide_pictures_are_made_smaller(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.avi", [100] * 3, width=1920)
    with running(Camera(str(path), RealClock())) as camera:
        wait_for(lambda: camera.latest() is not None, 3)
        newest = camera.latest()
        assert newest is not None
        assert newest[0].shape == (160, 1280, 3)


def test_a_stream_that_stalls_is_told_once_and_holds_nothing_up(
    stream: Stream, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.capture.video_reader.READ_TIMEOUT_S", 0.6)
    problems: list[str] = []
    clock = RealClock()
    with running(Camera(stream.url, clock, problems.append)) as camera:
        wait_for(lambda: camera.latest() is not None, 4)
        newest = camera.latest()
        assert newest is not None
        assert clock.now_s() - newest[1] < 0.5
        stream.stalled.set()
        wait_for(lambda: bool(problems), 6)
        assert "sends no more pictures" in problems[0]
        assert camera.latest() is None
        stream.stalled.clear()
        wait_for(lambda: camera.latest() is not None, 9)
        wait_for(lambda: len(problems) > 1, 5)
        assert problems[1:] == [f"The camera “{stream.url}” is used now."]
        stream.stalled.set()
        time.sleep(0.1)
        began = time.monotonic()
        camera.stop()
        assert time.monotonic() - began < 1.0


def test_a_camera_that_hangs_upside_down_is_turned_and_back(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day(monkeypatch)
    upright = picture(0)
    upright[:100, :150] = 255
    day.webcam.shows = upright
    seen: list[bool] = []

    def look() -> None:
        frame, _ = day.camera.latest() or (upright, 0.0)
        seen.append(bool(frame[50, 50, 0] == 255 and frame[-50, -50, 0] == 0))

    for at_s in (5.0, 10.0, 15.0):
        day.at(at_s, look)
    day.at(6.0, day.camera.turn_over)
    day.at(11.0, day.camera.turn_over)
    day.pass_until(20.0)
    assert seen == [True, False, True]


@pytest.mark.parametrize(
    ("sent", "shape", "level"),
    [
        (np.full((48, 64), 90, np.uint8), (48, 64, 3), 90),
        (np.full((48, 64), 90 * 256, np.uint16), (48, 64, 3), 90),
        (np.full((48, 64, 1), 90, np.uint8), (48, 64, 3), 90),
        (np.dstack([np.full((48, 64), 90, np.uint8), np.full((48, 64), 128, np.uint8)]), (48, 64, 3), 90),
        (np.full((48, 64, 4), 90, np.uint8), (48, 64, 3), 90),
        (np.full((1, 1, 3), 90, np.uint8), (1, 1, 3), 90),
        (np.full((3840, 2160, 3), 90, np.uint8), (1280, 720, 3), 90),
        (np.full((4, 5000, 3), 90, np.uint8), (1, 1280, 3), 90),
    ],
)
def test_whatever_a_camera_sends_becomes_a_plain_picture(
    monkeypatch: pytest.MonkeyPatch, sent: np.ndarray, shape: tuple[int, ...], level: int
) -> None:
    day = Day(monkeypatch)
    day.webcam.shows = sent
    shown: list[np.ndarray] = []
    day.at(1.5, lambda: shown.append(day.camera.latest()[0]))  # type: ignore[index]
    day.pass_until(2.0)
    assert shown[0].shape == shape
    assert shown[0].dtype == np.uint8
    assert abs(float(shown[0].mean()) - level) < 1
    assert day.told == []


def test_a_camera_whose_pictures_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day(monkeypatch)
    day.webcam.readable = False
    day.at(30.0, lambda: day.told.append("--"))
    day.pass_until(31.0)
    assert day.told == [
        "The camera “C920” sends nothing that can be read; unplug it and plug it in again; until then nothing is seen.",
        "--",
    ]


class Webcam:
    """A camera at a plug: `there` says whether it is plugged in, `held` whether another program has it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, clock: VirtualClock) -> None:
        self.there, self.held = True, False
        self.shows, self.readable = picture(100), True
        self.opened = 0
        self._clock = clock
        monkeypatch.setattr(camera_module, "parse_source", self._parse)

    def _parse(self, _text: str | None) -> VideoSource:
        if not self.there:
            raise DeviceError("No camera was found; plug one in or switch the camera off.")
        webcam = self

        class Source(VideoSource):
            def open(self) -> Webcam:
                if webcam.held or not webcam.there:
                    raise DeviceError(self._why_not())
                webcam.opened += 1
                return webcam

        return Source(SourceKind.DEVICE, 0, "C920")

    def grab(self) -> bool:
        self._clock.move_to(self._clock.now_s() + 0.1)
        return self.there

    def retrieve(self) -> tuple[bool, np.ndarray | None]:
        return self.readable, self.shows if self.readable else None

    def release(self) -> None:
        pass


class Day:
    """A camera on a clock of its own; what is to happen at which second, until `end_s`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock = VirtualClock()
        self.webcam = Webcam(monkeypatch, self.clock)
        self.told: list[str] = []
        self._plan: list[tuple[float, Callable[[], None]]] = []
        self.camera = Camera("C920", self.clock, self.told.append)

    def at(self, time_s: float, action: Callable[[], None]) -> None:
        self._plan.append((time_s, action))

    def set(self, time_s: float, what: str, value: bool) -> None:
        self.at(time_s, lambda: setattr(self.webcam, what, value))

    def pass_until(self, end_s: float) -> None:
        day = self

        class Waiting(threading.Event):
            """Time goes by while the camera waits, and while it takes pictures."""

            def wait(self, timeout: float | None = None) -> bool:
                day.clock.move_to(day.clock.now_s() + (timeout or 0.0))
                return day.live(end_s)

        grab = self.webcam.grab

        def grab_and_live() -> bool:
            day.live(end_s)
            return grab()

        self.webcam.grab = grab_and_live  # type: ignore[method-assign]
        self.camera._run(self.camera._generation, Waiting())

    def live(self, end_s: float) -> bool:
        due = [one for one in self._plan if one[0] <= self.clock.now_s()]
        self._plan = [one for one in self._plan if one not in due]
        for _, action in due:
            action()
        if self.clock.now_s() >= end_s:
            self.camera._generation += 1
        return False


def test_a_camera_is_unplugged_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day(monkeypatch)
    day.set(10.0, "there", False)
    day.at(30.0, lambda: day.told.append("--"))
    day.set(30.0, "there", True)
    day.pass_until(60.0)
    assert day.told == [
        "The camera “C920” sends no more pictures; check its cable or its network; until then nothing is seen.",
        "--",
        "The camera “C920” is used now.",
    ]
    assert day.camera.name == "C920"


def test_a_camera_that_is_put_into_another_plug_is_not_worth_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day(monkeypatch)
    day.set(10.0, "there", False)
    day.set(10.8, "there", True)
    day.pass_until(30.0)
    assert day.told == []
    assert day.webcam.opened == 2


def test_a_camera_that_another_program_holds_is_used_when_it_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day(monkeypatch)
    day.webcam.held = True
    day.set(20.0, "held", False)
    day.pass_until(40.0)
    assert len(day.told) == 2
    assert "close other programs that use it" in day.told[0]
    assert day.told[1] == "The camera “C920” is used now."


def test_after_a_sleep_the_camera_is_opened_anew_and_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day(monkeypatch)
    day.at(10.0, lambda: day.clock.sleep(7_200.0))
    day.set(7_210.0, "there", False)
    day.set(7_216.0, "there", True)
    day.pass_until(7_240.0)
    assert day.told == []
    assert day.webcam.opened >= 2
    assert day.camera.name == "C920"


def test_a_loose_plug_of_a_camera_is_told_less_and_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day(monkeypatch)
    for number in range(20):
        day.set(10.0 + 10 * number, "there", False)
        day.set(16.0 + 10 * number, "there", True)
    day.pass_until(220.0)
    assert 2 <= len(day.told) <= 12


def test_stop_does_not_wait_for_a_driver_that_hangs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    released = threading.Event()

    def hang(self: VideoSource) -> object:
        released.wait(10)
        raise DeviceError("too late")

    monkeypatch.setattr(VideoSource, "open", hang)
    problems: list[str] = []
    camera = Camera(str(write_video(tmp_path / "a.avi", [0])), RealClock(), problems.append)
    camera.start()
    began = time.monotonic()
    camera.stop()
    assert time.monotonic() - began < 1.0
    released.set()
    wait_for(lambda: not [t for t in threading.enumerate() if t.name == "camera"], 2)
    assert problems == []


def test_what_cannot_be_seen_gives_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_module, "RETRY_S", 0.05)
    broken = tmp_path / "b.mp4"
    broken.write_bytes(b"not a video at all")
    for source, expected in (
        (str(tmp_path / "no.mp4"), "does not exist"),
        (str(broken), "cannot be read as a video"),
        ("99", "cannot be opened"),
        ("No such camera", "is not there"),
        ("http://127.0.0.1:9/", "does not answer"),
    ):
        problems: list[str] = []
        with running(Camera(source, RealClock(), problems.append)) as camera:
            wait_for(lambda told=problems: bool(told), 6)
            time.sleep(0.15)
            assert camera.name is None
        assert len(problems) == 1
        assert expected in problems[0]


def test_a_password_in_an_address_is_never_shown() -> None:
    source = parse_source("rtsp://anna:secret@10.0.0.7:554/live?x=a@b")
    assert source.kind is SourceKind.STREAM
    assert source.name == "rtsp://10.0.0.7:554/live?x=a@b"
    assert parse_source("http://cam/video").name == "http://cam/video"
