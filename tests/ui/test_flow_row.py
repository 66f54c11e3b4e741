"""Buttons in a row that goes on in the next one."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.flow_row import SPACING_PX, FlowRow

pytestmark = pytest.mark.window


@pytest.fixture
def shown(qtbot):
    """A window with a row of three buttons."""
    window = QWidget()
    qtbot.addWidget(window)
    buttons = [QPushButton(text) for text in ("Download and start", "Pause", "Use models I have…")]
    row = FlowRow(*buttons)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(row)
    column.addStretch(1)
    window.resize(900, 300)
    window.show()
    qtbot.waitExposed(window)
    QTest.qWait(20)
    return window, row, buttons


def test_what_fits_stands_side_by_side(shown):
    _, _, (first, second, third) = shown
    assert first.y() == second.y() == third.y()
    assert second.x() == first.geometry().right() + 1 + SPACING_PX


def test_what_does_not_fit_goes_into_the_next_row_and_makes_it_higher(shown):
    window, row, (first, second, third) = shown
    one_row = row.height()
    window.resize(first.width() + second.width() + 2 * SPACING_PX, 300)
    QTest.qWait(20)
    assert first.y() == second.y()
    assert third.y() == first.geometry().bottom() + 1 + SPACING_PX
    assert third.x() == 0
    assert row.height() == 2 * one_row + SPACING_PX


def test_what_is_hidden_takes_no_room_and_what_comes_back_does(shown):
    _, _, (first, second, third) = shown
    before = third.x()
    second.hide()
    QTest.qWait(20)
    assert third.x() == first.geometry().right() + 1 + SPACING_PX
    second.show()
    QTest.qWait(20)
    assert third.x() == before


def test_a_longer_text_gets_its_room(shown):
    _, _, (_, second, third) = shown
    second.setText("Go on downloading what it takes to talk")
    QTest.qWait(20)
    assert second.width() == second.sizeHint().width()
    assert third.x() == second.geometry().right() + 1 + SPACING_PX


def test_a_button_is_never_wider_than_the_window(shown):
    window, row, buttons = shown
    window.setMinimumWidth(1)
    row.setMinimumWidth(1)
    window.resize(80, 400)
    QTest.qWait(20)
    assert all(button.geometry().right() < row.width() for button in buttons)
