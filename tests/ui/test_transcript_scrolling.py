"""The transcript follows the newest line until one scrolls up, and stays small however long it gets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from assistant.timeline.item import Lane, TimelineItem
from ui.line_list_view import MAX_LAYOUTS
from ui.transcript_model import MAX_LINES

pytestmark = pytest.mark.window

LONG = "It goes on and on, for as long as somebody listens. "


def lines(count, first=1):
    for number in range(first, first + count):
        lane = Lane.USER if number % 2 else Lane.ASSISTANT
        text = f"Line {number}. " + LONG * (number % 7)
        yield TimelineItem(number, lane, "speech", number * 3.0, number * 3.0 + 2, text)


@pytest.fixture
def page(stand):
    stand.window.page.model.put(lines(200))
    stand.settle()
    return stand.window.page


def wheel(widget, up):
    delta = QPoint(0, 120 if up else -120)
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre,
        QPointF(widget.mapToGlobal(centre.toPoint())),
        QPoint(),
        delta,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    QTest.qWait(20)


def last_row_is_seen(page):
    last = page.transcript.visualRect(page.model.index(page.model.rowCount() - 1))
    return last.bottom() <= page.transcript.viewport().height()


def top_place(page):
    return page.transcript.place_at(QPointF(400, 5))


def test_it_follows_the_newest_line(page):
    assert page.transcript.following
    assert last_row_is_seen(page)
    page.model.put(lines(3, first=201))
    QTest.qWait(20)
    assert last_row_is_seen(page)
    assert not page.jump_button.isVisible()


def test_scrolling_up_stays_where_one_reads(page):
    for _ in range(5):
        wheel(page.transcript.viewport(), up=True)
    assert not page.transcript.following
    assert page.jump_button.isVisible()
    before = top_place(page)
    page.model.put(lines(20, first=201))
    QTest.qWait(20)
    assert top_place(page) == before


def test_what_grows_above_does_not_push_what_one_reads(page):
    for _ in range(5):
        wheel(page.transcript.viewport(), up=True)
    before = top_place(page)
    page.model.put([TimelineItem(3, Lane.USER, "speech", 9.0, None, LONG * 20)])
    page.transcript.layout_of(2)
    page.transcript.viewport().update()
    QTest.qWait(20)
    assert top_place(page) == before


def test_the_button_jumps_to_now_and_follows_again(page):
    wheel(page.transcript.viewport(), up=True)
    QTest.mouseClick(page.jump_button, Qt.MouseButton.LeftButton)
    QTest.qWait(20)
    assert page.transcript.following
    assert last_row_is_seen(page)
    assert not page.jump_button.isVisible()


def test_scrolling_down_to_the_end_follows_again(page):
    wheel(page.transcript.viewport(), up=True)
    for _ in range(4):
        wheel(page.transcript.viewport(), up=False)
    assert page.transcript.following


def test_the_key_jumps_to_now(stand, page):
    wheel(page.transcript.viewport(), up=True)
    QTest.keyClick(stand.window, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.transcript.following


def test_sending_a_message_jumps_to_now(page):
    wheel(page.transcript.viewport(), up=True)
    QTest.keyClicks(page.composer.field, "hello")
    QTest.keyClick(page.composer.field, Qt.Key.Key_Return)
    assert page.transcript.following


def test_ten_thousand_lines_cost_no_more_than_what_is_seen(stand, page):
    widgets = len(page.transcript.viewport().findChildren(QWidget))
    page.model.put(lines(10_000))
    stand.settle()
    assert page.model.rowCount() == 10_000
    assert last_row_is_seen(page)
    bar = page.transcript.verticalScrollBar()
    for share in (0.0, 0.3, 0.7, 1.0):
        bar.setValue(round(bar.maximum() * share))
        QTest.qWait(10)
    assert page.transcript.layouts_held() <= MAX_LAYOUTS
    assert len(page.transcript.viewport().findChildren(QWidget)) == widgets < 5


def test_a_change_in_ten_thousand_lines_lays_out_one(stand, page):
    page.model.put(lines(10_000))
    stand.settle()
    before = {row: page.transcript.layout_of(row) for row in range(9_990, 10_000)}
    page.model.put([TimelineItem(10_000, Lane.ASSISTANT, "speech", 30_000.0, 30_003.0, "Other words.")])
    QTest.qWait(20)
    again = {row: page.transcript.layout_of(row) for row in range(9_990, 10_000)}
    assert [row for row in before if before[row] is not again[row]] == [9_999]


def test_the_oldest_lines_go_when_there_are_too_many(stand, page):
    page.model.put(lines(MAX_LINES + 50))
    stand.settle()
    assert page.model.rowCount() <= MAX_LINES
    assert page.model.line(page.model.rowCount() - 1).text.startswith(f"Line {MAX_LINES + 50}.")
    assert last_row_is_seen(page)


def test_a_narrow_window_breaks_lines_anew(stand, page):
    wide = page.transcript.layout_of(199).height
    stand.window.resize(560, 500)
    QTest.qWait(30)
    assert page.transcript.layout_of(199).height > wide
    assert last_row_is_seen(page)


def test_a_short_conversation_stands_over_the_field(stand):
    stand.conversation.timeline.user(1, 1.0, 2.0, "Hello")
    stand.settle()
    transcript = stand.window.page.transcript
    rect = transcript.visualRect(stand.window.page.model.index(0))
    assert 0 < transcript.viewport().height() - rect.bottom() < 40
    assert transcript.verticalScrollBar().maximum() == 0
