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

from assistant.capture import camera as camera_module
from assistant.capture.camera import Camera
from assistant.capture.errors import DeviceError
from assistant.capture.opencv import opencv
from assistant.capture.video_source import SourceKind, VideoSource, parse_source
from assistant.clock import RealClock

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


def wait_for(condition: Callable[[], bool], within_s: float) -> None:
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


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
    monkeypatch.setattr("assistant.capture.video_source.READ_TIMEOUT_MS", 600)
    monkeypatch.setattr(camera_module, "RETRY_S", 0.2)
    problems: list[str] = []
    clock = RealClock()
    with running(Camera(stream.url, clock, problems.append)) as camera:
        wait_for(lambda: camera.latest() is not None, 4)
        newest = camera.latest()
        assert newest is not None
        assert clock.now_s() - newest[1] < 0.5
        stream.stalled.set()
        wait_for(lambda: bool(problems), 4)
        assert "sends no more pictures" in problems[0]
        assert camera.latest() is None
        stream.stalled.clear()
        wait_for(lambda: camera.latest() is not None, 6)
        assert problems[1:] == [f"The camera “{stream.url}” is used now."]
        stream.stalled.set()
        time.sleep(0.1)
        began = time.monotonic()
        camera.stop()
        assert time.monotonic() - began < 1.0


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
