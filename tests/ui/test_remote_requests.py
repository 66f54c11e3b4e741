"""Keys of the desktop: another process asks the window to mute, to listen, to say something or to show itself."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant import remote_control
from assistant.remote_control import LONGEST_LINE, Answer, Request, address, ask
from assistant.status import Phase
from ui import main_loop, remote_server
from ui.main_window import MainWindow
from ui.microphone_control import TAIL_MS
from ui.remote_requests import RemoteRequests
from ui.remote_server import MOST_AT_ONCE, RemoteServer

pytestmark = pytest.mark.window

REPOSITORY = Path(main_loop.__file__).parents[1]
on_posix = pytest.mark.skipif(os.name != "posix", reason="sockets lie in the data folder on POSIX only")


class Reach:
    """Another process' view of a Stand."""

    def __init__(self, stand, folder):
        self.stand = stand
        self.folder = folder
        self.server = RemoteServer(RemoteRequests(stand.window).carry_out, stand.desktop)
        assert self.server.listen(address(folder)) == ""

    def beside(self, work):
        """The result of `work`, which waits for the window."""
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(work)
            while not future.done():
                QTest.qWait(5)
        return future.result()

    def ask(self, do, text=""):
        return self.beside(lambda: ask(self.folder, Request(do, text)))

    def send(self, sent):
        """The line that comes back for these bytes."""

        def talk():
            with socket.socket(socket.AF_UNIX) as stream:
                stream.settimeout(5)
                stream.connect(address(self.folder))
                stream.sendall(sent)
                answer = b""
                while not answer.endswith(b"\n") and (piece := stream.recv(4096)):
                    answer += piece
            return answer

        return self.beside(talk)


@pytest.fixture
def reach(stand, tmp_path):
    reach = Reach(stand, tmp_path)
    yield reach
    reach.server.close()


def test_mute_is_toggled(reach):
    assert reach.ask("toggle-mute") == Answer(True, "The microphone is muted.")
    assert reach.ask("toggle-mute") == Answer(True, "The microphone is open.")
    assert reach.stand.asked("set_muted") == [True, False]


def test_push_to_talk_opens_and_closes(reach):
    reach.stand.settings.set("microphone.mode", "push to talk")
    reach.stand.settle()
    assert reach.ask("push-to-talk") == Answer(True, "The microphone is open.")
    assert reach.ask("push-to-talk") == Answer(True, "The microphone is muted.")
    QTest.qWait(TAIL_MS + 60)
    assert reach.stand.asked("set_muted") == [True, False, True]
    assert reach.ask("push-to-talk").said == "The microphone is open."


def test_push_to_talk_survives_a_window_that_loses_the_keyboard(reach):
    reach.stand.settings.set("microphone.mode", "push to talk")
    reach.stand.settle()
    reach.ask("push-to-talk")
    QApplication.sendEvent(reach.stand.window, QEvent(QEvent.Type.WindowDeactivate))
    QTest.qWait(TAIL_MS + 60)
    assert not reach.stand.conversation.status().muted


def test_push_to_talk_mutes_a_microphone_that_is_open(reach):
    assert reach.ask("push-to-talk") == Answer(True, "The microphone is muted.")
    QTest.qWait(TAIL_MS + 60)
    assert reach.stand.asked("set_muted") == [True]


def test_a_text_is_said(reach):
    assert reach.ask("say", "Grüß dich ☃").ok
    assert reach.stand.asked("type_text") == ["Grüß dich ☃"]


def test_the_window_is_shown(reach):
    reach.stand.window.showMinimized()
    QTest.qWait(20)
    assert reach.ask("show").ok
    assert not reach.stand.window.windowState() & Qt.WindowState.WindowMinimized


def test_a_conversation_that_failed_is_no_one_to_talk_to(reach):
    reach.stand.conversation.be(phase=Phase.FAILED)
    answer = reach.ask("say", "Hello")
    assert not answer.ok
    assert "look at the window" in answer.said
    assert reach.ask("show").ok


@on_posix
@pytest.mark.parametrize(
    "sent",
    [
        b"\n",
        b"hello\n",
        b"\xff\xfe\n",
        b"[]\n",
        b'{"do": "format the disk"}\n',
        b'{"do": ["say"]}\n',
        b'{"do": "say"}\n',
        b'{"do": "say", "text": " "}\n',
        b'{"do": "say", "text": 5}\n',
        b'{"do": "show", "text": "Hello"}\n',
        b'{"do": "show", "token": 5}\n',
        b'{"do": "show", "token": "' + b"x" * 300 + b'"}\n',
        b"[" * 50_000 + b"\n",
        b"x" * (LONGEST_LINE + 10),
    ],
)
def test_what_is_no_request_is_answered_with_a_sentence(reach, sent):
    answer = Answer.read(reach.send(sent))
    assert not answer.ok
    assert answer.said.endswith(".")
    assert reach.ask("show").ok
    assert [verb for verb, _ in reach.stand.conversation.asked] == ["start"]


@on_posix
def test_a_request_may_come_in_pieces_and_only_the_first_line_counts(reach):
    def talk():
        with socket.socket(socket.AF_UNIX) as stream:
            stream.settimeout(5)
            stream.connect(address(reach.folder))
            for piece in (b'{"do": "sa', b'y", "text": "Hi"', b'}\n{"do": "toggle-mute"}\n'):
                stream.sendall(piece)
                QTest.qSleep(30)
            return stream.recv(4096)

    assert Answer.read(reach.beside(talk)).ok
    assert reach.stand.asked("type_text") == ["Hi"]
    assert reach.stand.asked("set_muted") == []


@on_posix
def test_connections_that_say_nothing_are_few_and_hold_nobody_up(reach):
    idle = []
    for _ in range(MOST_AT_ONCE + 3):
        stream = socket.socket(socket.AF_UNIX)
        stream.settimeout(5)
        stream.connect(address(reach.folder))
        idle.append(stream)
        QTest.qWait(5)
    assert [reach.beside(lambda one=one: one.recv(1)) for one in idle[MOST_AT_ONCE:]] == [b""] * 3
    for stream in idle:
        stream.close()
    QTest.qWait(20)
    assert reach.ask("show").ok


@on_posix
def test_a_connection_that_says_nothing_is_closed(reach, monkeypatch):
    monkeypatch.setattr(remote_server, "PATIENCE_MS", 100)
    assert reach.send(b'{"do": ') == b""


@on_posix
def test_only_the_user_may_ask_and_the_socket_goes_with_the_window(reach):
    path = Path(address(reach.folder))
    assert path.stat().st_mode & 0o077 == 0
    reach.server.close()
    assert not path.exists()
    with pytest.raises(remote_control.NotRunning):
        ask(reach.folder, Request("show"))


@on_posix
def test_a_socket_that_a_killed_window_left_is_in_nobodys_way(stand, tmp_path):
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(address(tmp_path))
    with pytest.raises(remote_control.NotRunning):
        ask(tmp_path, Request("show"))
    reach = Reach(stand, tmp_path)
    assert reach.ask("show").ok
    reach.server.close()


def test_a_place_where_nobody_can_listen_is_a_sentence(stand, tmp_path):
    server = RemoteServer(RemoteRequests(stand.window).carry_out, stand.desktop)
    assert "Keys of the desktop cannot reach" in server.listen(str(tmp_path / "missing" / "a.sock"))


def command(folder, *options):
    """Starts `counterpoint` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "assistant", "--data-dir", str(folder), *options],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_commands_reach_the_window_and_a_second_start_shows_it(conversations, tmp_path):
    ended = []

    def one_after_the_other():
        window = next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()
        )
        window.showMinimized()
        for options in (("--say", "How late is it?"), ("--toggle-mute",), ()):
            with command(tmp_path, *options) as child:
                while child.poll() is None:
                    QTest.qWait(20)
                said, complained = child.communicate()
            ended.append((child.returncode, said + complained))
        ended.append(bool(window.windowState() & Qt.WindowState.WindowMinimized))
        window.close()

    QTimer.singleShot(300, one_after_the_other)
    assert main_loop.run_until_closed(tmp_path, offline=True, fetch=False) == 0
    assert ended == [
        (0, "It was said to the assistant.\n"),
        (0, "The microphone is muted.\n"),
        (0, "Counterpoint is running already; its window is shown.\n"),
        False,
    ]
    assert conversations[0].asked[:3] == [
        ("start", None),
        ("type_text", "How late is it?"),
        ("set_muted", True),
    ]
    if os.name == "posix":
        assert not Path(address(tmp_path)).exists()


def test_where_qt_cannot_listen_the_window_opens_all_the_same(conversations, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ui.remote_server", None)
    told = []

    def look():
        window = next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()
        )
        told.append(window.page.problem_strip.text.text())
        window.close()

    QTimer.singleShot(300, look)
    assert main_loop.run_until_closed(tmp_path, offline=True, fetch=False) == 0
    assert told[0].startswith("Keys of the desktop cannot reach this window because")
    assert conversations[0].stopped.is_set()
