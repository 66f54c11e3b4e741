"""Looking for words in the conversation, by keys and clicks."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant.timeline.item import Lane, TimelineItem
from ui.line import line_from_item
from ui.line_search import Found, find_in, pattern_for

pytestmark = pytest.mark.window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def lines(count, first=1, word="apple"):
    for number in range(first, first + count):
        lane = Lane.USER if number % 2 else Lane.ASSISTANT
        text = f"Line {number}. " + "It goes on and on. " * (number % 9)
        if number % 20 == 0:
            text += f"An {word.title()} is here."
        yield TimelineItem(number, lane, "speech", number * 3.0, number * 3.0 + 2, text)


@pytest.fixture
def page(stand):
    stand.window.page.model.put(lines(200))
    stand.settle()
    return stand.window.page


def find(stand, text):
    QTest.keyClick(stand.window, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(stand.window.page.find_bar.field, text)
    QTest.qWait(20)


def count(page):
    return page.find_bar.count.text()


def current_is_seen(page):
    row, found = page.search.place()
    layout = page.transcript.layout_of(row)
    block = layout.blocks[found.block]
    y = page.transcript.visualRect(page.model.index(row)).top() + block.at.y()
    y += block.layout.lineForTextPosition(found.start).y()
    return 0 <= y <= page.transcript.viewport().height() - 10


def test_the_key_opens_a_bar_and_matches_are_counted(stand, page):
    assert not page.find_bar.isVisible()
    find(stand, "APPLE")
    assert page.find_bar.isVisible()
    assert page.find_bar.field.hasFocus()
    assert count(page) == "10 of 10"
    assert page.find_bar.field.accessibleDescription() == "10 of 10"
    assert current_is_seen(page)


def test_keys_and_buttons_go_from_match_to_match_and_around(stand, page):
    find(stand, "apple")
    field = page.find_bar.field
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert count(page) == "1 of 10"
    assert current_is_seen(page)
    QTest.keyClick(field, Qt.Key.Key_F3)
    assert count(page) == "2 of 10"
    QTest.keyClick(field, Qt.Key.Key_F3, SHIFT)
    QTest.keyClick(field, Qt.Key.Key_Return, SHIFT)
    assert count(page) == "10 of 10"
    assert current_is_seen(page)
    QTest.mouseClick(page.find_bar.previous_button, Qt.MouseButton.LeftButton)
    assert count(page) == "9 of 10"
    QTest.mouseClick(page.find_bar.next_button, Qt.MouseButton.LeftButton)
    assert count(page) == "10 of 10"
    for _ in range(10):
        QTest.keyClick(field, Qt.Key.Key_F3)
        QTest.qWait(5)
        assert current_is_seen(page)


def test_new_lines_are_searched_and_do_not_move_what_is_read(stand, page):
    find(stand, "apple")
    QTest.keyClick(page.find_bar.field, Qt.Key.Key_Return)
    QTest.qWait(20)
    before = page.transcript.visualRect(page.model.index(page.search.place()[0]))
    page.model.put(lines(40, first=201))
    QTest.qWait(30)
    assert count(page) == "1 of 12"
    assert page.transcript.visualRect(page.model.index(page.search.place()[0])) == before


def test_a_match_in_the_newest_line_does_not_begin_to_follow(stand, page):
    find(stand, "apple")
    assert count(page) == "10 of 10"
    assert not page.transcript.following
    before = page.transcript.visualRect(page.model.index(199))
    page.model.put(lines(5, first=201))
    QTest.qWait(30)
    assert page.transcript.visualRect(page.model.index(199)) == before


def test_words_that_are_still_said_come_and_go(stand, page):
    find(stand, "zebra")
    assert count(page) == "No matches"
    assert not page.find_bar.next_button.isEnabled()
    timeline = stand.conversation.timeline
    timeline.user(900, 900.0, None, "", committed="A", unstable="zebra")
    stand.settle()
    assert count(page) == "1 of 1"
    timeline.user(900, 900.0, None, "", committed="A tree", unstable="")
    stand.settle()
    assert count(page) == "No matches"


def test_escape_closes_the_bar_before_it_stops_the_voice(stand, page):
    stand.conversation.be(speaking=True)
    stand.settle()
    find(stand, "apple")
    QTest.keyClick(page.find_bar.field, Qt.Key.Key_Escape)
    assert not page.find_bar.isVisible()
    assert stand.asked("stop_speaking") == []
    assert page.composer.field.hasFocus()
    QTest.keyClick(page.composer.field, Qt.Key.Key_Escape)
    assert stand.asked("stop_speaking") == [None]


def test_escape_closes_it_whatever_key_stops_the_voice(stand, page):
    actions = stand.window.actions_
    actions.stop.setShortcut(QKeySequence("Ctrl+J"))
    actions.find_close.setShortcut(QKeySequence("Ctrl+W"))
    find(stand, "apple")
    QTest.keyClick(page.find_bar.field, Qt.Key.Key_Escape)
    assert not page.find_bar.isVisible()
    assert actions.stop.shortcuts() == [QKeySequence("Ctrl+J")]
    assert actions.find_close.shortcuts() == [QKeySequence("Ctrl+W")]


def test_escape_closes_it_from_the_transcript_and_leaves_the_focus_there(stand, page):
    find(stand, "apple")
    page.transcript.setFocus()
    QTest.keyClick(page.transcript, Qt.Key.Key_Escape)
    assert not page.find_bar.isVisible()
    assert QApplication.focusWidget() is page.transcript


def test_after_the_search_the_end_is_followed_again_if_one_is_there(stand, page):
    find(stand, "apple")
    bar = page.transcript.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not page.transcript.following
    QTest.mouseClick(page.find_bar.close_button, Qt.MouseButton.LeftButton)
    assert page.transcript.following


def test_the_bar_keeps_its_words_for_the_next_time(stand, page):
    find(stand, "apple")
    QTest.keyClick(page.find_bar.field, Qt.Key.Key_Escape)
    assert page.search.place() is None
    QTest.keyClick(stand.window, Qt.Key.Key_F3)
    assert page.find_bar.field.text() == "apple"
    assert page.find_bar.field.selectedText() == "apple"
    assert page.search.position()[1] == 10


def test_matches_are_marked_and_the_current_one_stands_out(stand, page):
    find(stand, "apple")
    row, _ = page.search.place()
    line_id = page.model.line(row).id
    assert [here for _, here in page.search.marks(line_id)] == [True]
    marked = page.transcript.viewport().grab().toImage()
    QTest.keyClick(page.find_bar.field, Qt.Key.Key_Escape)
    QTest.qWait(20)
    assert page.search.marks(line_id) == []
    assert page.transcript.viewport().grab().toImage() != marked


def test_the_details_and_a_new_conversation_are_looked_through_anew(stand, page):
    page.model.put([TimelineItem(901, Lane.SYSTEM, "decision", 5.0, 5.0, "apple")])
    find(stand, "apple")
    assert page.search.position()[1] == 10
    stand.window.actions_.details.trigger()
    assert page.search.position()[1] == 11
    page.model.clear()
    assert count(page) == "No matches"


def test_the_oldest_lines_take_their_matches_with_them(stand, page):
    find(stand, "apple")
    page.model.beginRemoveRows(page.model.index(-1), 0, 99)
    removed, page.model._keys = page.model._keys[:100], page.model._keys[100:]
    for _, line_id in removed:
        del page.model._lines[line_id]
    page.model.endRemoveRows()
    assert page.search.position() == (5, 5)


def line(text, lane=Lane.USER, **data):
    kind = "task" if lane is Lane.REASONER else "speech"
    return line_from_item(TimelineItem(1, lane, kind, 0.0, 1.0, text, data))


def test_a_long_conversation_is_looked_through_in_slices(stand, page, qtbot):
    page.model.put(lines(12_000))
    row = page.model.rowCount() // 2
    page.transcript.scrollTo(page.model.index(row))
    stand.settle()
    page.transcript.verticalScrollBar().setValue(page.transcript.verticalScrollBar().value() - 1)
    worked = []
    QTest.keyClick(stand.window, Qt.Key.Key_F, CONTROL)
    for letter in "an apple is":
        began = time.thread_time()
        QTest.keyClicks(page.find_bar.field, letter)
        worked.append(time.thread_time() - began)
    assert sorted(worked)[-2] <= 0.05, worked
    assert page.search.looking
    assert count(page) != "No matches"
    qtbot.waitUntil(lambda: not page.search.looking)
    assert count(page).endswith("of 600")
    assert page.search.position()[0] > 200  # from where one reads, not from the beginning
    assert current_is_seen(page)


def test_what_comes_up_later_is_shown_as_soon_as_it_is_found(stand, page, qtbot):
    page.model.put(lines(12_000, first=201, word="pear"))
    stand.settle()
    page.transcript.verticalScrollBar().setValue(0)
    stand.settle()
    page.model.put([TimelineItem(50_000, Lane.USER, "speech", 90_000.0, 90_001.0, "A quince at the end.")])
    find(stand, "quince")
    qtbot.waitUntil(lambda: count(page) == "1 of 1")
    assert current_is_seen(page)


def test_positions_are_counted_as_qt_counts():
    assert find_in(line("🙂🙂 Tea, tea"), pattern_for("tea")) == (Found(0, 5, 8), Found(0, 10, 13))


def test_cards_are_searched_in_question_answer_and_error():
    card = line("tea?", Lane.REASONER, state="done", answer="green tea", error="no more tea")
    assert [found.block for found in find_in(card, pattern_for("tea"))] == [0, 1, 2]


def test_what_is_typed_is_no_pattern_and_space_is_any_space():
    assert pattern_for("   ") is None
    assert find_in(line("a.b acb"), pattern_for("A.B")) == (Found(0, 0, 3),)
    assert find_in(line("two\nwords"), pattern_for("two words")) == (Found(0, 0, 9),)
