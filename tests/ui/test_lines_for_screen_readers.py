"""What a screen reader finds in both forms of the conversation: a list with the lines as its items."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

pytestmark = pytest.mark.window

CONTROL = Qt.KeyboardModifier.ControlModifier
NAME = QAccessible.Text.Name


@pytest.fixture(params=["list", "lanes"])
def view(request, stand):
    """A form of the conversation with three lines, which has the keyboard."""
    timeline = stand.conversation.timeline
    timeline.user(1, 1.0, 2.0, "What is a fig?")
    timeline.assistant(2, 3.0, 5.0, "A fig is a fruit.", unheard="And a tree.")
    timeline.put(3, "user", "text", 6.0, 6.0, "Thank you")
    stand.settle()
    page = stand.window.page
    if request.param == "lanes":
        QTest.keyClick(stand.window, Qt.Key.Key_T, CONTROL)
        stand.settle()
    shown = page.lanes if request.param == "lanes" else page.transcript
    shown.setFocus()
    return shown


def names(view) -> list[str]:
    interface = QAccessible.queryAccessibleInterface(view)
    return [interface.child(number).text(NAME) for number in range(interface.childCount())]


def test_every_line_is_an_item_with_its_words(view):
    told = names(view)
    assert len(told) == 3
    assert told == [view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert "What is a fig?" in told[0]
    assert told[1].startswith("Counterpoint, 0:03")
    assert "not said: And a tree." in told[1]


def test_an_item_lies_where_its_line_is_drawn(view):
    interface = QAccessible.queryAccessibleInterface(view)
    for row in range(3):
        drawn = view.visualRect(view.model().index(row, 0))
        assert interface.child(row).rect().size() == drawn.size()
        assert interface.child(row).rect().topLeft() == view.viewport().mapToGlobal(drawn.topLeft())


def test_lines_that_come_and_go_are_told(stand, view):
    names(view)
    stand.conversation.timeline.user(4, 8.0, 9.0, "And a date?")
    stand.settle()
    assert len(names(view)) == 4
    assert "And a date?" in names(view)[3]
    stand.window.page.clear()
    assert names(view) == []


def test_the_line_that_the_keys_choose_has_the_focus(view):
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Up)
    interface = QAccessible.queryAccessibleInterface(view)
    focused = interface.focusChild()
    assert focused is not None
    chosen = view.currentIndex()
    assert focused.text(NAME) == chosen.data(Qt.ItemDataRole.AccessibleTextRole)
    assert focused.state().focused
