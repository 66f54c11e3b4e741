"""Asking a window that is not there, does not answer, or answers nonsense."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant import cli, remote_control
from assistant.remote_control import LONGEST_ADDRESS, Answer, NotRunning, RemoteError, Request, address, ask

on_posix = pytest.mark.skipif(os.name != "posix", reason="the window is played by a Unix socket")


@contextmanager
def window(folder: Path, answer: bytes | None) -> Iterator[list[bytes]]:
    """Listens for one request and gives this answer, none for None; what was asked."""
    asked: list[bytes] = []
    over = threading.Event()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address(folder))
        server.listen()

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                asked.append(connection.recv(1 << 17))
                if answer is None:
                    over.wait(5)
                else:
                    connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield asked
        finally:
            over.set()
            thread.join()


def test_without_a_window_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options in (["--toggle-mute"], ["--push-to-talk"], ["--show"], ["--say", "Hello"]):
        assert cli.main(["--data-dir", str(tmp_path), *options]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1
        assert f"is not running with the data folder {tmp_path}; start it by `counterpoint`" in err


def test_a_folder_that_is_not_there_has_no_window(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "missing", tmp_path / "file"):
        with pytest.raises(NotRunning):
            ask(folder, Request("show"))


@on_posix
def test_the_command_prints_the_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with window(tmp_path, Answer(True, "It was said.").line()) as asked:
        assert cli.main(["--data-dir", str(tmp_path), "--say", " Hello ☃\n"]) == 0
    assert capsys.readouterr().out == "It was said.\n"
    assert Request.read(asked[0]) == Request("say", "Hello ☃")
    Path(address(tmp_path)).unlink()
    with window(tmp_path, Answer(False, "There is no conversation yet.").line()):
        assert cli.main(["--data-dir", str(tmp_path), "--toggle-mute"]) == 1
    assert capsys.readouterr().err == "There is no conversation yet.\n"


@on_posix
@pytest.mark.parametrize(
    "answer", [b"", b"\n", b"[]\n", b'{"ok": 1, "said": "x"}\n', b'{"ok": true}\n', b"\xff\n"]
)
def test_an_answer_that_makes_no_sense_is_a_sentence(tmp_path: Path, answer: bytes) -> None:
    with window(tmp_path, answer), pytest.raises(RemoteError, match=r"does not answer .*makes no sense"):
        ask(tmp_path, Request("show"))


@on_posix
def test_a_window_that_does_not_answer_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote_control, "ANSWER_S", 0.1)
    with window(tmp_path, None), pytest.raises(RemoteError, match=r"does not answer .*; look at its window"):
        ask(tmp_path, Request("show"))


@on_posix
def test_a_socket_of_somebody_else_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(address(tmp_path)).touch()
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    with pytest.raises(RemoteError, match="belongs to somebody else"):
        ask(tmp_path, Request("show"))


@on_posix
def test_a_window_that_is_only_just_starting_is_waited_for(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(NotRunning):
        ask(tmp_path, Request("show"), wait_s=0.2)
    assert 0.2 <= time.monotonic() - began < 2.0


@on_posix
def test_showing_passes_on_the_leave_to_do_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-4711")
    with window(tmp_path, Answer(True, "The window is shown.").line()) as asked:
        assert cli.main(["--data-dir", str(tmp_path), "--show"]) == 0
    assert Request.read(asked[0]) == Request("show", token="token-4711")


@on_posix
def test_a_long_path_has_its_socket_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1000")
    short, long, other = Path("/home/u/data"), tmp_path / ("x" * 100), tmp_path / ("y" * 100)
    assert address(short) == "/home/u/data/counterpoint.sock"
    assert address(long).startswith("/run/user/1000/counterpoint-")
    assert address(long) != address(other)
    assert all(len(address(one)) <= LONGEST_ADDRESS for one in (short, long, other))


def test_a_text_that_is_too_long_is_not_sent(tmp_path: Path) -> None:
    with pytest.raises(RemoteError, match="too long"):
        ask(tmp_path, Request("say", "x" * 70_000))


@pytest.mark.parametrize(
    "options",
    [["--show", "--toggle-mute"], ["--say", " "], ["--say"], ["--show", "devices"], ["--show", "--offline"]],
)
def test_options_that_do_not_go_together(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(options)
    assert caught.value.code == 2
    assert "error:" in capsys.readouterr().err
