"""When the program dies inside a library: what is written down, told once, and kept by nobody."""

from __future__ import annotations

import faulthandler
import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ui.fault_log import FAULT_FILE, TOLD_FILE, FaultLog, fault_details, fault_sentence
from ui.main_loop import tell_of_fault

ROOT = Path(__file__).resolve().parents[2]
LAST = 'Fatal Python error: Segmentation fault\n\nThread 0x1 (most recent call first):\n  File "/x/y.py", line 3 in z'


@pytest.fixture
def run(tmp_path):
    """Runs a program with a FaultLog, which ends as `ending` says; returns the data folder."""

    def run(ending: str) -> Path:
        program = f"""
            from pathlib import Path
            from ui.fault_log import FaultLog
            said = "my secret"
            log = FaultLog(Path({str(tmp_path)!r}))
            {ending}
        """
        subprocess.run(
            [sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, capture_output=True, timeout=60
        )
        return tmp_path

    return run


@pytest.fixture
def opened(tmp_path):
    """Opens FaultLogs as the start of the program does; all are closed after the test."""
    logs: list[FaultLog] = []

    def open_one() -> FaultLog:
        logs.append(FaultLog(tmp_path))
        return logs[-1]

    yield open_one
    for log in logs:
        log.close()


def test_a_death_is_written_down_and_given_once(run, opened):
    folder = run("import faulthandler; faulthandler._sigsegv()")
    first = opened()
    assert "Segmentation fault" in first.last
    assert "most recent call first" in first.last
    assert "my secret" not in first.last
    assert (folder / TOLD_FILE).exists()
    first.close()
    assert opened().last == ""


def test_an_end_in_order_leaves_nothing(run, opened):
    folder = run("log.close()")
    assert not (folder / FAULT_FILE).exists()
    assert opened().last == ""


def test_a_process_that_was_killed_has_nothing_to_tell(run, opened):
    folder = run("import os; os._exit(9)")
    assert (folder / FAULT_FILE).read_text(encoding="utf-8") == ""
    assert opened().last == ""


@pytest.mark.skipif(os.name != "posix", reason="permissions are others on Windows")
def test_the_file_is_its_owners_alone(opened, tmp_path):
    opened()
    assert stat.S_IMODE((tmp_path / FAULT_FILE).stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_to_does_no_harm(opened, tmp_path):
    (tmp_path / "logs").write_text("in the way", encoding="utf-8")
    was_on = faulthandler.is_enabled()
    log = opened()
    assert log.last == ""
    log.close()
    assert faulthandler.is_enabled() is was_on


def test_the_handler_is_given_back(opened):
    was_on = faulthandler.is_enabled()
    log = opened()
    assert faulthandler.is_enabled()
    log.close()
    assert faulthandler.is_enabled() is was_on


def test_the_sentence_names_the_cause():
    assert "(segmentation fault)" in fault_sentence(LAST)
    assert "(access violation)" in fault_sentence("Windows fatal exception: access violation\n")
    assert "the last time." in fault_sentence("something else")


def test_the_details_have_versions_and_no_home(monkeypatch):
    details = fault_details(LAST + f'\n  File "{Path.home() / "x.py"}", line 1 in y')
    assert "counterpoint 0" in details
    assert "line 3 in z" in details
    assert str(Path.home()) + os.sep not in details


@pytest.mark.window
def test_the_window_says_so_calmly_and_copies_the_details(stand):
    tell_of_fault(stand.desktop, LAST)
    strip = stand.window.page.problem_strip
    assert "ended unexpectedly the last time" in strip.text.text()
    assert strip.text.property("role") != "danger"
    copy, understood = strip.buttons()
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "line 3 in z" in QGuiApplication.clipboard().text()
    QTest.mouseClick(understood, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()
