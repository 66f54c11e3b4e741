"""Text of the transcript is selected with the mouse, and copied with who said it when."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.text_selection import Place, TextSelection

pytestmark = pytest.mark.window


@pytest.fixture
def page(stand):
    timeline = stand.conversation.timeline
    timeline.user(1, 1.0, 2.0, "What is a tree 🌳 made of?")
    timeline.assistant(2, 2.5, 5.0, "Of wood, mostly.")
    timeline.user(3, 6.0, 7.0, "שלום עולם")
    stand.settle()
    return stand.window.page


def point(page, row, at, block=0):
    """Where a character is in the viewport."""
    transcript = page.transcript
    layout = transcript.layout_of(row)
    piece = layout.blocks[block]
    text_line = piece.layout.lineForTextPosition(at)
    x = text_line.cursorToX(at)
    x = x[0] if isinstance(x, tuple) else x
    top = transcript.visualRect(page.model.index(row)).top()
    inside = piece.at + QPointF(x, text_line.y() + text_line.height() / 2)
    return QPoint(round(inside.x()), top + round(inside.y()))


def drag(page, start, end):
    viewport = page.transcript.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, end)
    # QTest moves without a button held offscreen: the event that a real drag sends is made here.
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(end),
        QPointF(viewport.mapToGlobal(end)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, move)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def test_words_of_one_line_are_copied_as_they_are(page):
    drag(page, point(page, 1, 3), point(page, 1, 7))
    page.transcript.setFocus()
    QTest.keyClick(page.transcript, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "wood"


def test_characters_beyond_the_basic_plane_count_as_one(page):
    drag(page, point(page, 0, 10), point(page, 0, 17))
    assert page.transcript.selected_text() == "tree 🌳"


def test_several_lines_are_copied_with_time_and_speaker(page):
    drag(page, point(page, 0, 8), point(page, 1, 7))
    assert page.transcript.selected_text() == ("[0:01] You: a tree 🌳 made of?\n[0:02] Counterpoint: Of wood")


def test_selecting_backwards_is_the_same(page):
    drag(page, point(page, 1, 7), point(page, 0, 8))
    assert page.transcript.selected_text().startswith("[0:01] You: a tree")


def test_everything_can_be_selected(page):
    page.transcript.setFocus()
    QTest.keyClick(page.transcript, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.transcript.selected_text().count("\n") == 2
    assert "שלום עולם" in page.transcript.selected_text()


def test_a_double_click_selects_a_word(page):
    QTest.mouseDClick(page.transcript.viewport(), Qt.MouseButton.LeftButton, pos=point(page, 1, 5))
    assert page.transcript.selected_text().strip() == "wood"


def test_the_current_line_is_copied_when_nothing_is_selected(page):
    page.transcript.setFocus()  # the newest line is current then
    QTest.keyClick(page.transcript, Qt.Key.Key_Up)
    assert page.transcript.selected_text() == "Of wood, mostly."


def test_a_line_says_to_a_screen_reader_who_speaks(page):
    index = page.model.index(1)
    assert (
        page.model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Counterpoint, 0:02: Of wood, mostly."
    )


def test_right_to_left_text_stands_at_the_right_of_its_bubble(page):
    layout = page.transcript.layout_of(2)
    text_line = layout.blocks[0].layout.lineAt(0)
    box = layout.box
    assert box is not None
    right = layout.blocks[0].at.x() + text_line.naturalTextRect().right()
    assert right == pytest.approx(box.right() - 15, abs=3)


def test_a_selection_stays_on_its_words_when_lines_come_before_it():
    selection = TextSelection(Place(3, 0, 2), Place(4, 0, 1))
    assert selection.moved(1, 2) == TextSelection(Place(5, 0, 2), Place(6, 0, 1))
    assert selection.moved(4, 1) == TextSelection(Place(3, 0, 2), Place(5, 0, 1))
