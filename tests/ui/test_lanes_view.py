"""The conversation in lanes: changed to by a key at the same place, followed, walked through, searched, zoomed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant.timeline.item import Lane, TimelineItem
from ui.lanes_geometry import MAX_LAYOUTS
from ui.lanes_kinds import Kind

pytestmark = pytest.mark.window

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def lines(count, first=1):
    """Question and answer in turn, with a rest of six seconds after each answer."""
    for number in range(first, first + count):
        lane = Lane.USER if number % 2 else Lane.ASSISTANT
        start_s = number * 5.0 + (3.0 if lane is Lane.USER else 0.0)
        text = f"Line {number}. " + "It goes on for a while. " * (number % 4)
        yield TimelineItem(number, lane, "speech", start_s, start_s + 2.0, text)


@pytest.fixture
def page(stand):
    """A window that shows some minutes of talk in lanes, with the keys going there."""
    for item in lines(200):
        stand.conversation.timeline.put(item.id, item.lane, item.kind, item.start_s, item.end_s, item.text)
    stand.settle()
    QTest.keyClick(stand.window, Qt.Key.Key_T, CONTROL)
    stand.settle()
    stand.window.page.lanes.setFocus()
    return stand.window.page


def wheel(widget, up, modifiers=NONE):
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre,
        QPointF(widget.mapToGlobal(centre.toPoint())),
        QPoint(),
        QPoint(0, 120 if up else -120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    QTest.qWait(20)


def last_is_seen(page):
    lanes = page.lanes
    rect = lanes.visualRect(page.lanes_model.index(page.lanes_model.rowCount() - 1))
    return rect.top() >= 0 and rect.bottom() <= lanes.viewport().height()


def click(page, line_id):
    page.lanes.choose(line_id)
    page.lanes.selectionModel().clearCurrentIndex()
    rect = page.lanes.visualRect(page.lanes_model.index(page.lanes_model.row_of(line_id)))
    QTest.mouseClick(page.lanes.viewport(), Qt.MouseButton.LeftButton, NONE, rect.center())


def chosen(page):
    line = page.lanes.current_line()
    return line.id if line else None


# One form or the other


def test_a_key_changes_the_form_and_back(stand, page):
    assert page.lanes.isVisible()
    assert not page.transcript.isVisible()
    QTest.keyClick(stand.window, Qt.Key.Key_T, CONTROL)
    assert page.transcript.isVisible()
    assert not page.lanes.isVisible()


def test_so_does_the_button(page):
    QTest.mouseClick(page.lanes_button, Qt.MouseButton.LeftButton)
    assert page.transcript.isVisible()


def test_the_form_is_remembered(stand, page, make_stand):
    stand.window.close()
    again = make_stand()
    assert again.window.page.forms.shows_lanes
    assert again.window.actions_.lanes.isChecked()


def test_a_new_conversation_begins_empty(stand, page):
    page.clear()
    stand.conversation.timeline.user(900, 1.0, 2.0, "Hello again")
    stand.settle()
    assert page.lanes_model.rowCount() == 1
    rect = page.lanes.visualRect(page.lanes_model.index(0))
    assert 0 < page.lanes.viewport().height() - rect.bottom() < 60  # it stands over the field
    assert page.lanes.verticalScrollBar().maximum() == 0


def test_changing_forms_keeps_the_place(stand, page):
    page.lanes.verticalScrollBar().setValue(page.lanes.verticalScrollBar().maximum() // 2)
    QTest.qWait(20)
    at_s = page.lanes.time_at(0.0)
    QTest.keyClick(stand.window, Qt.Key.Key_T, CONTROL)
    QTest.qWait(20)
    assert not page.transcript.following
    top = page.model.line(page.transcript.first_row_seen())
    assert abs(top.start_s - at_s) < 15.0
    QTest.keyClick(stand.window, Qt.Key.Key_T, CONTROL)
    QTest.qWait(20)
    assert abs(page.lanes.time_at(0.0) - at_s) < 15.0
    assert not page.lanes.following


def test_who_follows_goes_on_following(stand, page):
    QTest.keyClick(stand.window, Qt.Key.Key_T, CONTROL)
    assert page.transcript.following
    QTest.keyClick(stand.window, Qt.Key.Key_T, CONTROL)
    assert page.lanes.following
    assert last_is_seen(page)


def test_a_block_that_is_chosen_is_chosen_in_the_list(stand, page):
    click(page, 150)
    QTest.keyClick(stand.window, Qt.Key.Key_T, CONTROL)
    QTest.qWait(20)
    index = page.transcript.currentIndex()
    assert page.model.line(index.row()).id == 150
    assert page.transcript.visualRect(index).intersects(page.transcript.viewport().rect())


def test_a_line_that_is_chosen_in_the_list_is_chosen_in_the_lanes(stand, page):
    QTest.keyClick(stand.window, Qt.Key.Key_T, CONTROL)
    page.transcript.setFocus()
    page.transcript.setCurrentIndex(page.model.index(60))
    QTest.qWait(20)
    QTest.keyClick(stand.window, Qt.Key.Key_T, CONTROL)
    QTest.qWait(20)
    assert page.lanes.hasFocus()
    assert chosen(page) == page.model.line(60).id
    assert page.lanes.is_seen(chosen(page))


def test_enter_opens_the_line_in_the_list(stand, page):
    click(page, 120)
    QTest.keyClick(page.lanes, Qt.Key.Key_Return)
    QTest.qWait(20)
    assert page.transcript.isVisible()
    assert page.transcript.hasFocus()
    assert page.model.line(page.transcript.currentIndex().row()).id == 120
    assert not stand.window.actions_.lanes.isChecked()


def test_a_double_click_does_the_same(page):
    page.lanes.choose(120)
    rect = page.lanes.visualRect(page.lanes_model.index(page.lanes_model.row_of(120)))
    QTest.mouseDClick(page.lanes.viewport(), Qt.MouseButton.LeftButton, NONE, rect.center())
    assert page.model.line(page.transcript.currentIndex().row()).id == 120


def test_a_nod_which_the_list_leaves_out_leads_to_what_was_said_next(stand, page):
    stand.conversation.timeline.put(500, Lane.ASSISTANT, "backchannel", 752.0, 752.3, "Mhm.")
    stand.settle()
    assert page.model.row_of(500) == -1
    click(page, 500)
    QTest.keyClick(page.lanes, Qt.Key.Key_Return)
    assert page.model.line(page.transcript.currentIndex().row()).start_s >= 752.0


# Following


def test_it_follows_what_is_now(stand, page):
    assert page.lanes.following
    assert last_is_seen(page)
    stand.conversation.timeline.user(300, 1020.0, 1022.0, "One more")
    stand.settle()
    assert last_is_seen(page)
    assert not page.jump_button.isVisible()


def test_who_has_scrolled_back_stays_there(stand, page):
    for _ in range(5):
        wheel(page.lanes.viewport(), up=True)
    assert not page.lanes.following
    assert page.jump_button.isVisible()
    before = page.lanes.time_at(0.0)
    for number in range(5):
        stand.conversation.timeline.user(300 + number, 1020.0 + 9 * number, 1022.0 + 9 * number, "One more")
    stand.conversation.timeline.user(1, 8.0, 10.0, "What was said first is much longer now " * 20)
    stand.settle()
    assert page.lanes.time_at(0.0) == pytest.approx(before, abs=0.2)


def test_one_can_scroll_to_the_very_beginning(page):
    bar = page.lanes.verticalScrollBar()
    for _ in range(3):
        bar.setValue(0)
        QTest.qWait(20)
    assert bar.value() == 0
    assert page.lanes.visualRect(page.lanes_model.index(0)).top() > 0


def test_the_button_and_the_key_jump_to_now(stand, page):
    wheel(page.lanes.viewport(), up=True)
    QTest.mouseClick(page.jump_button, Qt.MouseButton.LeftButton)
    QTest.qWait(20)
    assert page.lanes.following
    assert last_is_seen(page)
    wheel(page.lanes.viewport(), up=True)
    QTest.keyClick(stand.window, Qt.Key.Key_End, CONTROL)
    assert page.lanes.following
    assert not page.jump_button.isVisible()


def test_scrolling_down_to_the_end_follows_again(page):
    wheel(page.lanes.viewport(), up=True)
    for _ in range(4):
        wheel(page.lanes.viewport(), up=False)
    assert page.lanes.following


def test_what_is_being_said_grows_with_the_clock(stand, page):
    stand.conversation.timeline.user(300, 1020.0, None, "", committed="I am", unstable="still")
    heights = []
    for now_s in (1022.0, 1026.0, 1030.0):
        stand.conversation.be(now_s=now_s)
        stand.settle()
        heights.append(page.lanes.visualRect(page.lanes_model.index(page.lanes_model.row_of(300))).height())
    assert heights[0] < heights[1] < heights[2]
    assert last_is_seen(page)


def test_what_was_noted_before_the_clock_began_does_not_stretch_what_is_said(stand, page):
    """While a conversation loads, another clock runs: what is said first may have the earlier time."""
    page.clear()
    stand.conversation.timeline.notice(1, 40.0, "The camera cannot be opened")
    stand.conversation.timeline.user(2, 2.0, None, "", committed="Hello", unstable="there")
    stand.conversation.be(now_s=4.0)
    stand.settle()
    rect = page.lanes.visualRect(page.lanes_model.index(page.lanes_model.row_of(2)))
    assert rect.height() < 4 * page.lanes.places.measures.row
    assert rect.top() <= page.lanes.now_y() <= rect.bottom() + 1


@pytest.mark.parametrize(("calm", "moves"), [(False, True), (True, False)])
def test_where_less_movement_is_wanted_it_moves_once_a_second(stand, page, calm, moves):
    stand.desktop.theme.calm = calm
    stand.conversation.timeline.user(300, 1020.0, None, "", committed="I am", unstable="still")
    stand.conversation.be(now_s=1022.0)
    stand.settle()
    before = page.lanes.places.now_s
    page.lanes.follow_time(1022.5)
    assert (page.lanes.places.now_s > before) is moves


# Keys and mouse


def test_up_and_down_stay_in_the_lane(page):
    click(page, 151)
    QTest.keyClick(page.lanes, Qt.Key.Key_Up)
    assert chosen(page) == 149
    QTest.keyClick(page.lanes, Qt.Key.Key_Down)
    QTest.keyClick(page.lanes, Qt.Key.Key_Down)
    assert chosen(page) == 153
    assert page.lanes.is_seen(153)


def test_left_and_right_go_to_what_was_nearest_in_time(stand, page):
    stand.conversation.timeline.put(400, Lane.CAMERA, "event", 761.0, 761.0, "Something moves")
    stand.settle()
    click(page, 151)  # 758 to 760 s
    QTest.keyClick(page.lanes, Qt.Key.Key_Right)
    assert chosen(page) == 152  # 760 to 762 s
    QTest.keyClick(page.lanes, Qt.Key.Key_Right)
    assert chosen(page) == 400
    QTest.keyClick(page.lanes, Qt.Key.Key_Left)
    assert chosen(page) == 152


def test_the_page_keys_and_the_ends(page):
    click(page, 151)
    QTest.keyClick(page.lanes, Qt.Key.Key_PageUp)
    assert chosen(page) < 145
    QTest.keyClick(page.lanes, Qt.Key.Key_Home)
    assert chosen(page) == 1
    assert page.lanes.is_seen(1)
    QTest.keyClick(page.lanes, Qt.Key.Key_End)
    assert chosen(page) == 200
    assert page.lanes.following


def test_typing_goes_to_the_field(page):
    QTest.keyClicks(page.lanes, "hi")
    assert page.composer.field.toPlainText().startswith("h")
    assert page.composer.field.hasFocus()


def test_copy_takes_the_words(page):
    click(page, 152)
    QTest.keyClick(page.lanes, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Line 152."


def test_delete_cancels_a_task_that_runs(stand, page):
    stand.conversation.timeline.task(400, 1010.0, None, "How far is the moon?", state="running")
    stand.settle()
    click(page, 400)
    assert [action.text() for action in page.lanes.menu_for_current().actions()][-1] == "Cancel this work"
    QTest.keyClick(page.lanes, Qt.Key.Key_Delete)
    assert stand.asked("cancel_task") == ["t400"]


def test_delete_stops_a_timer_that_runs(stand, page):
    timer = {"card": "timer", "label": "tea", "started_s": 1010.0, "ends_s": 1250.0, "order": "o7"}
    stand.conversation.timeline.put(
        400, Lane.TIMER, "card", 1010.0, None, "Timer: tea, four minutes", **timer
    )
    stand.settle()
    click(page, 400)
    assert [action.text() for action in page.lanes.menu_for_current().actions()][-1] == "Stop this timer"
    QTest.keyClick(page.lanes, Qt.Key.Key_Delete)
    assert stand.asked("end_order") == ["o7"]


def test_a_rail_stands_for_its_task(stand, page):
    stand.conversation.timeline.task(400, 990.0, None, "How far is the moon?", state="running")
    stand.conversation.be(now_s=1040.0)
    stand.settle()
    rails = page.lanes.places.layout_of(len(page.lanes.places) - 1).rails
    assert [rail.span.line.id for rail in rails] == [400]
    top = page.lanes.places.heights.top(len(page.lanes.places) - 1) + page.lanes._offset()
    point = rails[0].box.translated(0, top).center().toPoint()
    assert page.lanes_model.line(page.lanes.indexAt(point).row()).id == 400


# What it tells


def test_a_tooltip_tells_who_when_and_what(stand, page):
    timeline = stand.conversation.timeline
    timeline.assistant(400, 1010.0, 1018.0, "As for tomatoes:", unheard="deep soil")
    timeline.user(401, 1016.0, 1019.0, "And this one?")
    stand.settle()
    model = page.lanes_model
    told = {n: model.index(model.row_of(n)).data(Qt.ItemDataRole.ToolTipRole) for n in (400, 401)}
    assert told[400] == (
        "Counterpoint, 16:50 to 16:58, over your words for 2.0 s: As for tomatoes:  [not said: deep soil]"
    )
    assert told[401] == "You, 16:56 to 16:59, over Counterpoint's words for 2.0 s: And this one?"
    index = model.index(model.row_of(401))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == told[401]


def test_the_result_of_a_task_tells_what_it_comes_from(stand, page):
    stand.conversation.timeline.task(400, 1005.0, 1012.0, "How far is the moon?", state="done", answer="Far.")
    stand.conversation.timeline.assistant(401, 1012.5, 1014.0, "It is far.", task="t400")
    stand.settle()
    told = page.lanes_model.told(page.lanes_model.row_of(401))
    assert told == "Counterpoint, 16:52 to 16:54, from: How far is the moon?: It is far."


def test_decisions_are_shown_when_they_are_asked_for(stand, page):
    stand.conversation.timeline.put(400, Lane.SYSTEM, "decision", 1003.0, 1003.0, "answer", why="done")
    stand.settle()
    assert page.lanes_model.row_of(400) == -1
    QTest.keyClick(stand.window, Qt.Key.Key_D, CONTROL)
    assert page.lanes_model.row_of(400) >= 0


# Looking for something


def test_a_text_is_found_in_the_lanes(stand, page):
    QTest.keyClick(stand.window, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(page.find_bar.field, "line 20.")
    QTest.qWait(20)
    assert page.find_bar.count.text() == "1 of 1"
    assert page.lanes.is_seen(20)
    assert not page.lanes.following
    assert page.lanes.isVisible()
    QTest.keyClick(page.find_bar.field, Qt.Key.Key_Escape)
    assert not page.find_bar.isVisible()


# Zoom


def test_the_wheel_and_keys_give_time_more_or_less_room(stand, page):
    page.lanes.verticalScrollBar().setValue(page.lanes.verticalScrollBar().maximum() // 2)
    QTest.qWait(20)
    usual = page.lanes.verticalScrollBar().maximum()
    wheel(page.lanes.viewport(), up=True, modifiers=CONTROL)
    assert page.lanes.zoom > 1.0
    assert page.lanes.verticalScrollBar().maximum() > usual
    QTest.keyClick(stand.window, Qt.Key.Key_Minus, CONTROL)
    QTest.keyClick(stand.window, Qt.Key.Key_Minus, CONTROL)
    assert page.lanes.zoom < 1.0
    for _ in range(9):
        QTest.keyClick(stand.window, Qt.Key.Key_Minus, CONTROL)
        wheel(page.lanes.viewport(), up=False, modifiers=CONTROL)
    assert page.lanes.verticalScrollBar().maximum() < usual


def test_zooming_keeps_what_is_in_the_middle(stand, page):
    page.lanes.verticalScrollBar().setValue(page.lanes.verticalScrollBar().maximum() // 2)
    QTest.qWait(20)
    lanes, height = page.lanes, page.lanes.viewport().height()
    before = lanes.time_at(height / 2)
    lanes.zoom_by(2)
    QTest.qWait(20)
    assert lanes.time_at(height / 2) == pytest.approx(before, abs=2.0)


# How it is laid out


def test_ten_thousand_lines_cost_no_more_than_what_is_seen(stand, page):
    page.lanes_model.put(lines(10_000))
    stand.settle()
    assert page.lanes_model.rowCount() == 10_000
    assert last_is_seen(page)
    bar = page.lanes.verticalScrollBar()
    for share in (0.0, 0.3, 0.7, 1.0):
        bar.setValue(round(bar.maximum() * share))
        QTest.qWait(10)
    assert page.lanes.places.held <= MAX_LAYOUTS


def test_a_line_that_comes_lays_out_the_end_alone(stand, page):
    lanes = page.lanes
    count = len(lanes.places)
    before = [lanes.places.layout_of(index) for index in range(count - 6, count)]
    page.lanes_model.put([TimelineItem(300, Lane.USER, "speech", 1004.0, 1006.0, "One more")])
    QTest.qWait(20)
    again = [lanes.places.layout_of(index) for index in range(count - 6, count)]
    assert [one is other for one, other in zip(before, again, strict=True)][:5] == [True] * 5


def test_a_narrow_window_folds_what_goes_on_behind(stand, page):
    stand.conversation.timeline.put(400, Lane.CAMERA, "event", 1003.0, 1003.0, "Something moves")
    stand.settle()

    def kinds():
        last = page.lanes.places.layout_of(len(page.lanes.places) - 1)
        return {block.kind for block in last.blocks if block.line.id == 400}

    assert kinds() == {Kind.NOTE}
    stand.window.resize(560, 500)
    QTest.qWait(30)
    assert kinds() == {Kind.SIGN}
    assert last_is_seen(page)


def test_large_letters_take_more_room(stand, page):
    before = page.lanes.verticalScrollBar().maximum()
    stand.desktop.theme.scale_text(2.0)
    QApplication.sendEvent(page.lanes, QEvent(QEvent.Type.ApplicationFontChange))  # Qt does, in its own loop
    stand.settle()
    assert last_is_seen(page)
    assert page.lanes.verticalScrollBar().maximum() > 1.5 * before
