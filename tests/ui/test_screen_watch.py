"""The screen in place of a camera: chosen by hand, told all the time, and over with the session."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

pytestmark = pytest.mark.window

LEFT = Qt.MouseButton.LeftButton


def asked(stand):
    return [one for one in stand.conversation.asked if one[0] in ("use_camera", "set_camera")]


def watch(stand):
    """Choose it in the menu, and let the first picture come."""
    action = stand.window.actions_.screen
    assert action in stand.window.page.more_button.menu().actions()
    action.trigger()
    stand.conversation.be(screen_watched=True, camera="screen")
    stand.settle()


def test_it_is_off_at_first_and_nothing_is_said(stand):
    assert not stand.window.actions_.screen.isChecked()
    assert not stand.window.page.screen_strip.isVisible()
    assert asked(stand) == []


def test_it_is_told_as_long_as_the_screen_is_watched(stand):
    watch(stand)
    assert asked(stand) == [("use_camera", "screen"), ("set_camera", True)]
    strip = stand.window.page.screen_strip
    assert strip.isVisible()
    assert strip.text.text() == "Counterpoint sees your screen."
    stand.window.actions_.compact.trigger()
    QTest.qWait(50)
    assert strip.isVisible()
    stand.window.actions_.compact.trigger()
    assert stand.window.actions_.screen.isChecked()


def test_the_button_of_the_sign_ends_it_and_the_camera_stays_as_it_was(stand):
    watch(stand)
    stand.conversation.asked.clear()
    QTest.mouseClick(stand.window.page.screen_strip.buttons()[0], LEFT)
    assert asked(stand) == [("set_camera", False), ("use_camera", "")]
    stand.conversation.be(screen_watched=False)
    stand.settle()
    assert not stand.window.page.screen_strip.isVisible()
    assert not stand.window.actions_.screen.isChecked()


def test_the_camera_that_was_on_before_is_on_again(make_stand):
    stand = make_stand(camera__source="Integrated camera")
    stand.conversation.be(camera_on=True, camera="Integrated camera")
    stand.settle()
    watch(stand)
    stand.conversation.asked.clear()
    stand.window.actions_.screen.trigger()
    assert asked(stand) == [
        ("set_camera", False),
        ("use_camera", "Integrated camera"),
        ("set_camera", True),
    ]


def test_the_camera_button_ends_it_too_and_the_next_time_it_is_the_camera(stand):
    watch(stand)
    stand.conversation.asked.clear()
    stand.window.actions_.camera.trigger()
    stand.conversation.be(screen_watched=False)
    stand.settle()
    assert asked(stand) == [("set_camera", False), ("use_camera", "")]
    assert not stand.window.actions_.screen.isChecked()
    stand.window.actions_.camera.trigger()
    assert asked(stand)[-1] == ("set_camera", True)


def test_it_is_not_kept_for_the_next_start(stand):
    watch(stand)
    assert not stand.settings.flag("camera.on")
    assert stand.settings.text("camera.source") == ""


def test_a_screen_that_the_settings_name_is_told_as_well(make_stand):
    stand = make_stand(camera__source="screen")
    stand.conversation.be(camera_on=True, screen_watched=True, camera="screen")
    stand.settle()
    strip = stand.window.page.screen_strip
    assert strip.isVisible()
    QTest.mouseClick(strip.buttons()[0], LEFT)
    assert asked(stand) == [("set_camera", False)]


def test_with_the_conversation_it_is_over(stand):
    watch(stand)
    stand.window.link.detach()
    assert not stand.window.page.screen_strip.isVisible()
    assert not stand.window.actions_.screen.isChecked()
    assert not stand.window.actions_.screen.isEnabled()


def test_the_settings_call_the_screens_by_names_and_keep_what_the_engine_calls_them(stand):
    stand.conversation.cameras = lambda: ("Integrated camera", "screen", "screen 2")
    stand.window.actions_.settings.trigger()
    combo = stand.desktop.dialog.editors["camera.source"].combo
    names = [combo.itemText(number) for number in range(combo.count())]
    assert names == ["The first camera", "Integrated camera", "The screen", "Screen 2"]
    combo.setCurrentIndex(3)
    combo.activated.emit(3)
    stand.settle()
    assert stand.settings.text("camera.source") == "screen 2"
    assert asked(stand) == [("use_camera", "screen 2")]
