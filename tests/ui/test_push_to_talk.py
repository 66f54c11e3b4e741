"""Holding a key or the button opens the microphone; letting go mutes it, a moment later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.microphone_control import TAIL_MS

pytestmark = pytest.mark.window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def talking(make_stand):
    """A window in push-to-talk mode, with the keyboard in the text field."""
    return make_stand(microphone__mode="push to talk")


def muted(stand):
    return stand.conversation.status().muted


def let_the_tail_pass(stand):
    QTest.qWait(TAIL_MS + 60)
    stand.settle()


def test_a_conversation_begins_muted_and_says_how_to_talk(talking):
    assert talking.conversation.asked[:2] == [("set_muted", True), ("start", None)]
    assert talking.window.page.indicator.title.text() == "Muted"
    assert talking.window.page.indicator.hint.text() == "Hold F9 to talk, or type."
    assert "hold F9 or this button to talk" in talking.window.page.composer.mute_button.toolTip()


def test_the_key_opens_the_microphone_while_it_is_held(talking):
    field = talking.window.page.composer.field
    assert field.hasFocus()
    QTest.keyPress(field, Qt.Key.Key_F9)
    assert talking.asked("set_muted") == [True, False]
    talking.settle()
    assert talking.window.page.indicator.title.text() == "Listening"
    QTest.keyRelease(field, Qt.Key.Key_F9)
    assert not muted(talking)  # the last word may still be on its way
    QTest.qWait(TAIL_MS // 2)
    assert not muted(talking)
    let_the_tail_pass(talking)
    assert talking.asked("set_muted") == [True, False, True]
    assert field.toPlainText() == ""


def test_pressing_again_at_once_goes_on_without_a_gap(talking):
    field = talking.window.page.composer.field
    QTest.keyPress(field, Qt.Key.Key_F9)
    QTest.keyRelease(field, Qt.Key.Key_F9)
    QTest.qWait(TAIL_MS // 3)
    QTest.keyPress(field, Qt.Key.Key_F9)
    let_the_tail_pass(talking)
    assert talking.asked("set_muted") == [True, False]
    QTest.keyRelease(field, Qt.Key.Key_F9)
    let_the_tail_pass(talking)
    assert muted(talking)


def test_it_works_over_the_transcript_too_and_other_keys_do_nothing(talking):
    page = talking.window.page
    talking.conversation.timeline.user(1, 1.0, 2.0, "Hello")
    talking.settle()
    page.transcript.setFocus()
    QTest.keyPress(page.transcript, Qt.Key.Key_F8)
    QTest.keyPress(page.transcript, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert muted(talking)
    QTest.keyPress(page.transcript, Qt.Key.Key_F9)
    assert not muted(talking)
    QTest.keyRelease(page.transcript, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    let_the_tail_pass(talking)
    assert muted(talking)


def test_the_button_opens_it_while_the_mouse_holds_it(talking):
    button = talking.window.page.composer.mute_button
    QTest.mousePress(button, LEFT)
    assert button.isDown()
    assert not muted(talking)
    QTest.mouseRelease(button, LEFT)
    assert not button.isDown()
    let_the_tail_pass(talking)
    assert talking.asked("set_muted") == [True, False, True]


def test_a_window_that_loses_the_keyboard_lets_go(talking):
    QTest.keyPress(talking.window, Qt.Key.Key_F9)
    assert not muted(talking)
    QApplication.sendEvent(talking.window, QEvent(QEvent.Type.WindowDeactivate))
    let_the_tail_pass(talking)
    assert muted(talking)


def test_ctrl_m_opens_it_until_further_notice(talking):
    QTest.keyPress(talking.window, Qt.Key.Key_F9)
    QTest.keyRelease(talking.window, Qt.Key.Key_F9)
    talking.settle()
    QTest.keyClick(talking.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    talking.settle()
    QTest.keyClick(talking.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    let_the_tail_pass(talking)
    assert talking.asked("set_muted") == [True, False, True, False]
    QTest.keyClick(talking.window, Qt.Key.Key_F9)
    let_the_tail_pass(talking)
    assert not muted(talking)


def test_the_mode_and_the_key_change_while_it_runs(stand):
    assert stand.asked("set_muted") == []
    stand.settings.set("microphone.mode", "push to talk")
    stand.settings.set("microphone.key", "F7")
    stand.settle()
    assert muted(stand)
    QTest.keyPress(stand.window, Qt.Key.Key_F9)
    assert muted(stand)
    QTest.keyPress(stand.window, Qt.Key.Key_F7)
    assert not muted(stand)
    QTest.keyRelease(stand.window, Qt.Key.Key_F7)
    stand.settings.set("microphone.mode", "open")
    let_the_tail_pass(stand)
    assert not muted(stand)
    assert "hold" not in stand.window.page.composer.mute_button.toolTip()


def test_closing_the_window_while_talking_is_no_trouble(talking):
    QTest.keyPress(talking.window, Qt.Key.Key_F9)
    QTest.keyRelease(talking.window, Qt.Key.Key_F9)
    talking.window.close()
    QTest.qWait(TAIL_MS + 60)
