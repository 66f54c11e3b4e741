"""The settings show what the camera sees, while it is on and they are looked at."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from ui.camera_sight import CAMERA_OFF, CameraSight

pytestmark = pytest.mark.window

BLUE_FIRST = (30, 90, 200)
BOX = QPoint(9, 9)
"""Where a check box is clicked: the rest of a wide one is empty."""


def picture() -> np.ndarray:
    frame = np.zeros((120, 160, 3), dtype=np.uint8)
    frame[:] = BLUE_FIRST
    return frame


@pytest.fixture
def dialog(stand):
    QTest.mouseClick(stand.window.page.settings_button, Qt.MouseButton.LeftButton)
    return stand.desktop.dialog


def show(stand, dialog, section: str = "Camera") -> CameraSight:
    names = [dialog.sections.item(row).text() for row in range(dialog.sections.count())]
    dialog.sections.setCurrentRow(names.index(section))
    stand.settle()
    return dialog.contents.sight


def test_a_camera_that_is_off_says_so(stand, dialog):
    sight = show(stand, dialog)
    assert sight.words.isVisible()
    assert sight.words.text() == CAMERA_OFF
    assert not sight.preview.isVisible()


def test_its_picture_is_shown_while_it_is_on(stand, dialog):
    sight = show(stand, dialog)
    stand.conversation.frame = picture()
    QTest.mouseClick(dialog.editors["camera.on"].box, Qt.MouseButton.LeftButton, pos=BOX)
    stand.settle()
    assert stand.asked("set_camera") == [True]
    assert sight.preview.isVisible()
    assert not sight.words.isVisible()
    middle = sight.preview.grab().toImage().pixelColor(sight.preview.rect().center())
    assert middle == QColor(*reversed(BLUE_FIRST))
    assert sight.preview.height() == pytest.approx(sight.preview.width() * 3 / 4, abs=1)
    QTest.mouseClick(dialog.editors["camera.on"].box, Qt.MouseButton.LeftButton, pos=BOX)
    stand.settle()
    assert sight.words.isVisible()
    assert not sight.preview.isVisible()


def test_no_picture_is_taken_while_another_section_is_shown(stand, dialog):
    stand.window.link.watch_camera = False
    looked: list[bool] = []

    def latest_frame():
        looked.append(True)
        return picture()

    stand.conversation.latest_frame = latest_frame
    stand.conversation.be(camera_on=True)
    show(stand, dialog, "Sound")
    assert looked == []
    show(stand, dialog)
    assert looked
    show(stand, dialog, "Sound")
    looked.clear()
    stand.settle()
    assert looked == []


def test_the_picture_cannot_be_hidden_here(stand, dialog):
    sight = show(stand, dialog)
    stand.conversation.be(camera_on=True)
    stand.settle()
    assert sight.preview.isVisible()
    assert [button for button in sight.preview.children() if getattr(button, "isVisible", bool)()] == []


def test_when_the_conversation_ends_the_picture_goes(stand, dialog):
    sight = show(stand, dialog)
    stand.conversation.frame = picture()
    stand.conversation.be(camera_on=True)
    stand.settle()
    stand.window.link.detach()
    assert sight.words.isVisible()
    assert not sight.preview.isVisible()


def test_the_dialog_is_closed_while_the_picture_moves(stand, dialog):
    show(stand, dialog)
    stand.conversation.be(camera_on=True)
    stand.conversation.frame = picture()
    stand.settle()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    stand.conversation.frame = picture()
    stand.settle()
    assert stand.desktop.dialog is None
