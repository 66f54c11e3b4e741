"""How the window ends, what it leaves behind (nothing) and what it remembers."""

from __future__ import annotations

import json
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtTest import QTest

from ui.threads import wait_for_background
from ui.window_state import FILE_NAME, WindowState, load_window_state, save_window_state

pytestmark = pytest.mark.window


def test_closing_stops_the_conversation(stand):
    closed = []
    stand.desktop.closed.connect(lambda: closed.append(True))
    stand.window.close()
    assert stand.conversation.stopped.wait(3.0)
    assert wait_for_background(3.0)
    assert closed == [True]
    assert stand.asked("stop") == [None]
    assert stand.conversation.timeline.subscribers == []


def test_closing_waits_for_nothing(stand):
    stuck = stand.conversation.stopped
    stand.conversation.stop = lambda: stuck.wait(5.0)  # type: ignore[method-assign]
    stand.window.close()
    assert not stand.window.isVisible()
    stuck.set()
    assert wait_for_background(3.0)


def test_nothing_of_it_is_left(make_stand, qapp):
    stand = make_stand()
    stand.desktop.open_settings()
    QTest.qWait(20)
    objects = [
        stand.window,
        stand.desktop,
        stand.desktop.dialog,
        *stand.window.findChildren(QTimer),
        *stand.desktop.findChildren(QTimer),
    ]
    assert any(isinstance(one, QTimer) and one.isActive() for one in objects)
    watched = weakref.ref(stand.window.page)
    stand.window.close()
    stand.desktop.downloads.stop()
    assert wait_for_background(3.0)
    stand.window.deleteLater()
    stand.desktop.deleteLater()
    QTest.qWait(10)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [one for one in objects if shiboken6.isValid(one)]
    page = watched()
    assert page is None or not shiboken6.isValid(page)
    assert stand.fetcher.stopped


def test_its_place_is_remembered_in_the_data_folder(stand, tmp_path):
    stand.window.resize(700, 520)
    stand.window.actions_.details.trigger()
    stand.window.close()
    state = load_window_state(tmp_path)
    assert state.details
    assert state.geometry


def test_a_remembered_place_is_taken_again(make_stand, tmp_path):
    first = make_stand()
    first.window.resize(700, 520)
    first.window.close()
    second = make_stand()
    assert (second.window.width(), second.window.height()) == (700, 520)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"geometry": "ä"}', '{"geometry": 5}', "null"])
def test_a_damaged_file_is_the_default(tmp_path, text):
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert load_window_state(tmp_path) == WindowState()


def test_a_folder_that_cannot_be_written_to_does_no_harm(tmp_path, caplog):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    save_window_state(tmp_path / "file", WindowState())
    assert "could not be saved" in caplog.text


def test_what_is_kept_says_nothing_of_the_conversation(stand, tmp_path):
    stand.conversation.timeline.user(1, 1.0, 2.0, "a secret")
    stand.settle()
    stand.window.close()
    stored = json.loads((tmp_path / FILE_NAME).read_text(encoding="utf-8"))
    assert set(stored) == {"geometry", "details", "preview", "lanes", "captions", "letters"}
