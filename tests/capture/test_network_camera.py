"""Network cameras, real ones on this machine: those that refuse, never answer, end, want a password, or send a film."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from fakes.videos import grey, write_video
from fakes.waiting import wait_for

from assistant.capture.camera import Camera
from assistant.capture.opencv import opencv
from assistant.clock import RealClock

PASSWORD = "hunter2"


@contextmanager
def server(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """An HTTP server whose GET is `answer`; its address without the scheme."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                answer(self)
            except OSError:
                pass  # the camera has hung up

        def log_message(self, format: str, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    thread = threading.Thread(target=http.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"127.0.0.1:{http.server_port}"
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


@contextmanager
def looking(source: str) -> Iterator[tuple[Camera, list[str]]]:
    told: list[str] = []
    camera = Camera(source, RealClock(), told.append)
    camera.start()
    try:
        yield camera, told
    finally:
        began = time.monotonic()
        camera.stop()
        assert time.monotonic() - began < 1.2
    assert PASSWORD not in " ".join(told)


def send_pictures(
    handler: BaseHTTPRequestHandler, pictures: Iterator[np.ndarray], pause_s: float = 0.03
) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "multipart/x-mixed-replace; boundary=next")
    handler.end_headers()
    for picture in pictures:
        data = opencv().imencode(".jpg", picture)[1].tobytes()
        head = f"--next\r\nContent-Type: image/jpeg\r\nContent-Length: {len(data)}\r\n\r\n"
        handler.wfile.write(head.encode() + data + b"\r\n")
        time.sleep(pause_s)


def test_a_wrong_address_and_a_missing_password_are_told_apart(capfd: pytest.CaptureFixture[str]) -> None:
    def refuse(code: int) -> Callable[[BaseHTTPRequestHandler], None]:
        return lambda handler: handler.send_error(code)

    for code, expected in (
        (404, "There are no pictures at"),
        (401, "wants a name and a password"),
        (500, "does not"),
    ):
        with (
            server(refuse(code)) as address,
            looking(f"http://anna:{PASSWORD}@{address}/live") as (camera, told),
        ):
            wait_for(lambda told=told: told, 6)
            assert expected in told[0]
            assert camera.latest() is None
    captured = capfd.readouterr()
    assert PASSWORD not in captured.out + captured.err


def test_a_camera_that_never_answers_is_given_up_and_holds_nothing_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("assistant.capture.video_reader.OPEN_TIMEOUT_S", 0.8)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        address = f"rtsp://anna:{PASSWORD}@127.0.0.1:{deaf.getsockname()[1]}/live"
        with looking(address) as (_, told):
            wait_for(lambda: told, 6)
            assert told == [
                f"The camera stream rtsp://127.0.0.1:{deaf.getsockname()[1]}/live does not answer; "
                "check its address and the network; until then nothing is seen."
            ]


def test_what_is_no_video_at_all_is_a_sentence() -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(b"<html>Log in</html>" * 50)

    with server(page) as address, looking(f"http://{address}/") as (_, told):
        wait_for(lambda: told, 8)
        assert "does not answer" in told[0] or "no pictures" in told[0]


def test_a_stream_that_ends_is_told_and_looked_for_again() -> None:
    visits = []

    def some(handler: BaseHTTPRequestHandler) -> None:
        visits.append(handler.path)
        send_pictures(handler, (grey(100 + n) for n in range(30)))

    with server(some) as address, looking(f"http://{address}/live") as (camera, told):
        wait_for(lambda: camera.latest() is not None, 6)
        wait_for(lambda: len(visits) > 1 and camera.latest() is not None, 12)
        assert len(told) <= 2


def test_what_comes_late_is_passed_over_for_what_comes_now() -> None:
    began_s = time.monotonic()

    def burst(handler: BaseHTTPRequestHandler) -> None:
        """A hundred pictures at once, as after a hitch of the network, and then one now and then."""

        def pictures() -> Iterator[np.ndarray]:
            for _ in range(100):
                yield grey(40)
            while time.monotonic() - began_s < 8:
                time.sleep(0.05)
                yield grey(200)

        send_pictures(handler, pictures(), pause_s=0.0)

    with server(burst) as address, looking(f"http://{address}/live") as (camera, _):
        wait_for(lambda: (newest := camera.latest()) is not None and newest[0].mean() > 150, 5)


def test_a_film_on_the_network_is_played_at_its_own_speed(tmp_path: Path) -> None:
    film = write_video(tmp_path / "film.mp4", [grey(4 * n) for n in range(50)], fps=25).read_bytes()

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "video/mp4")
        handler.send_header("Content-Length", str(len(film)))
        handler.end_headers()
        handler.wfile.write(film)

    with server(send) as address, looking(f"http://{address}/film.mp4") as (camera, told):
        wait_for(lambda: camera.latest() is not None, 6)
        began_s = time.monotonic()
        wait_for(camera.finished.is_set, 6)
        assert 1.0 < time.monotonic() - began_s < 3.5
        assert told == []
