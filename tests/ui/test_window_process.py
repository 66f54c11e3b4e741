"""The life of the window's process: folder, lock, models that are here, and an orderly end."""

from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from assistant.instance_lock import InstanceLock
from ui import main_loop
from ui.fault_log import FAULT_FILE
from ui.main_window import MainWindow

pytestmark = pytest.mark.window


def window() -> MainWindow:
    return next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()
    )


def test_closing_the_window_ends_the_process_in_order(conversations, tmp_path):
    QTimer.singleShot(300, lambda: window().close())
    assert main_loop.run_until_closed(tmp_path, offline=True, fetch=False) == 0
    assert ("start", None) in conversations[0].asked
    assert conversations[0].stopped.is_set()
    with InstanceLock(tmp_path):
        pass
    assert not (tmp_path / FAULT_FILE).exists()


def test_that_the_last_run_died_is_told_once(conversations, tmp_path):
    (tmp_path / FAULT_FILE).parent.mkdir()
    (tmp_path / FAULT_FILE).write_text("Fatal Python error: Aborted\n", encoding="utf-8")
    told = []

    def look():
        told.append(window().page.problem_strip.text.text())
        window().close()

    for _ in range(2):
        QTimer.singleShot(300, look)
        assert main_loop.run_until_closed(tmp_path, offline=True, fetch=False) == 0
    assert "(aborted)" in told[0]
    assert told[1] == ""


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C comes to a process in this way on POSIX only")
def test_ctrl_c_closes_the_window(conversations, tmp_path):
    before = signal.getsignal(signal.SIGINT)
    QTimer.singleShot(300, lambda: os.kill(os.getpid(), signal.SIGINT))
    assert main_loop.run_until_closed(tmp_path, offline=True, fetch=False) == 0
    assert conversations[0].stopped.is_set()
    assert signal.getsignal(signal.SIGINT) is before


def test_a_data_folder_that_cannot_be_used_is_told_and_one_talks_all_the_same(conversations, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    told = []

    def look():
        told.append(window().page.problem_strip.text.text())
        window().close()

    QTimer.singleShot(300, look)
    assert main_loop.run_until_closed(tmp_path / "file", offline=True, fetch=False) == 0
    assert "choose another folder with --data-dir" in told[0]
    assert conversations[0].stopped.is_set()


def test_a_failure_in_the_window_is_shown_and_logged(conversations, tmp_path, qtbot):
    told = []

    def fail():
        raise RuntimeError("words of the user")

    def look():
        told.append(window().page.problem_strip.text.text())
        window().close()

    QTimer.singleShot(300, fail)
    QTimer.singleShot(600, look)
    assert main_loop.run_until_closed(tmp_path, offline=True, fetch=False) == 0
    assert "RuntimeError" in told[0]
    log = (tmp_path / "logs" / "counterpoint.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "words of the user" not in log.replace('RuntimeError("words of the user")', "")
