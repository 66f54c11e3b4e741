"""The small form of the window that stays on top of the others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.window_state import load_window_state

pytestmark = pytest.mark.window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press_compact(stand):
    QTest.keyClick(stand.window, Qt.Key.Key_M, CONTROL | SHIFT)
    QTest.qWait(40)


def stays_on_top(window):
    return bool(window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)


@pytest.fixture
def talking(stand):
    stand.conversation.timeline.user(1, 1.0, 2.0, "Hello")
    stand.settle()
    stand.window.resize(700, 560)
    return stand


def test_it_shrinks_to_state_ribbon_and_controls(talking):
    window, page = talking.window, talking.window.page
    press_compact(talking)
    assert window.isVisible()
    assert stays_on_top(window)
    assert window.height() < 260
    assert window.width() < 700
    assert not page.transcript.isVisible()
    assert page.indicator.isVisible()
    assert page.ribbon.isVisible()
    assert page.composer.mute_button.isVisible()
    assert page.composer.field.isVisible()


def test_the_same_key_brings_back_what_was(talking):
    window, page = talking.window, talking.window.page
    minimum = window.minimumSize()
    press_compact(talking)
    press_compact(talking)
    assert window.isVisible()
    assert not stays_on_top(window)
    assert (window.width(), window.height()) == (700, 560)
    assert window.minimumSize() == minimum
    assert page.transcript.isVisible()
    assert page.microphone_meter.isVisible()


def test_the_conversation_goes_on_in_it(talking):
    press_compact(talking)
    talking.conversation.be(floor="user", user_speaking=True, input_level_dbfs=-18.0)
    talking.settle()
    assert talking.window.page.ribbon.accessibleDescription() == "You are speaking"
    QTest.keyClicks(talking.window.page.composer.field, "Hi")
    QTest.keyClick(talking.window.page.composer.field, Qt.Key.Key_Return)
    assert talking.asked("type_text") == ["Hi"]
    talking.conversation.be(user_speaking=False, speaking=True, floor="assistant")
    talking.settle()
    QTest.keyClick(talking.window, Qt.Key.Key_Escape)
    assert talking.asked("stop_speaking") == [None]
    assert not talking.conversation.stopped.is_set()


def test_its_own_place_and_size_come_back_too(talking):
    press_compact(talking)
    talking.window.resize(620, 300)
    press_compact(talking)
    press_compact(talking)
    assert (talking.window.width(), talking.window.height()) == (620, 300)


def test_the_whole_window_is_what_is_remembered(talking, make_stand, tmp_path):
    press_compact(talking)
    talking.window.close()
    assert load_window_state(tmp_path).geometry
    again = make_stand()
    assert (again.window.width(), again.window.height()) == (700, 560)
    assert again.window.page.transcript is not None
    assert not stays_on_top(again.window)


def test_a_maximized_window_becomes_small_and_maximized_again(talking):
    talking.window.showMaximized()
    QTest.qWait(40)
    press_compact(talking)
    assert not talking.window.isMaximized()
    assert talking.window.height() < 260
    press_compact(talking)
    assert talking.window.isMaximized()


def test_it_is_no_end_of_the_program(talking, qapp):
    ended = []
    qapp.lastWindowClosed.connect(lambda: ended.append(True))
    press_compact(talking)
    press_compact(talking)
    assert ended == []


def test_a_search_ends_and_the_camera_picture_comes_back(talking):
    page = talking.window.page
    QTest.mouseClick(page.composer.camera_button, Qt.MouseButton.LeftButton)
    talking.settle()
    assert page.preview.isVisible()
    QTest.keyClick(talking.window, Qt.Key.Key_F, CONTROL)
    assert page.find_bar.isVisible()
    press_compact(talking)
    talking.settle()
    assert not page.find_bar.isVisible()
    assert not page.preview.isVisible()
    press_compact(talking)
    talking.settle()
    assert page.preview.isVisible()
    assert not page.find_bar.isVisible()


def test_before_the_first_conversation_there_is_nothing_to_shrink(make_stand):
    stand = make_stand(present=())
    actions = stand.window.actions_
    assert not actions.compact.isEnabled()
    assert not actions.captions.isEnabled()
    assert not actions.find.isEnabled()
    press_compact(stand)
    assert not stays_on_top(stand.window)
    stand.window.show_conversation()
    assert actions.compact.isEnabled()


def test_the_menu_offers_what_the_keys_do(talking):
    actions = talking.window.actions_
    offered = talking.window.page.more_button.menu().actions()
    assert {actions.find, actions.captions, actions.compact} <= set(offered)


def test_there_is_nothing_to_look_through_while_it_is_small(talking):
    press_compact(talking)
    QTest.keyClick(talking.window, Qt.Key.Key_F, CONTROL)
    assert not talking.window.page.find_bar.isVisible()
    press_compact(talking)
    QTest.keyClick(talking.window, Qt.Key.Key_F, CONTROL)
    assert talking.window.page.find_bar.isVisible()
