"""Cards are opened where one is in the lanes: read, used, followed while they change, and left again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from assistant.cards import CARD, ItemList, Timer, card_as_data
from assistant.timeline.item import Lane
from ui.card_button import Act

pytestmark = pytest.mark.window

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
LIST = ItemList("Shopping", ("Bread", "Milk"))


@pytest.fixture
def page(stand):
    """A conversation in lanes with a task, a list and a timer."""
    timeline = stand.conversation.timeline
    timeline.user(1, 1.0, 3.0, "A plan for the balcony, please.")
    timeline.task(2, 4.0, None, "A plan for the balcony", state="running", thoughts="Beans want it warm.")
    timeline.put(
        3, Lane.ASSISTANT, CARD, 6.0, 6.0, "Shopping: bread, milk", **card_as_data(LIST), order="list-1"
    )
    tea = card_as_data(Timer("Tea", 8.0, 248.0))
    timeline.put(4, Lane.TIMER, CARD, 8.0, None, "Timer: tea", **tea, order="timer-1")
    timeline.assistant(5, 9.0, 10.0, "I work on it.")
    stand.conversation.be(now_s=12.0)
    stand.settle()
    QTest.keyClick(stand.window, Qt.Key.Key_T, CONTROL)
    stand.settle()
    stand.window.page.lanes.setFocus()
    return stand.window.page


def click_on(page, line_id):
    lanes = page.lanes
    rect = lanes.visualRect(page.lanes_model.index(page.lanes_model.row_of(line_id)))
    QTest.mouseClick(lanes.viewport(), LEFT, pos=rect.center())
    QTest.qWait(20)


def press(page, act):
    view = page.card.view
    box = view.layout_of(0).button(act).box
    top = view.visualRect(view.model().index(0)).top()
    at = QPoint(round(box.center().x()), top + round(box.center().y()))
    QTest.mouseClick(view.viewport(), LEFT, pos=at)


def shown(page):
    return [block.text for block in page.card.view.layout_of(0).blocks]


def test_enter_opens_the_card_and_escape_leads_back(stand, page):
    stand.conversation.be(speaking=True)
    page.lanes.choose(2)
    QTest.keyClick(page.lanes, Qt.Key.Key_Return)
    assert page.card.isVisible()
    assert page.forms.shows_lanes
    assert shown(page)[:2] == ["A plan for the balcony", "Beans want it warm."]
    assert page.card.view.hasFocus()
    QTest.keyClick(page.card.view, Qt.Key.Key_Escape)
    assert not page.card.isVisible()
    assert page.lanes.hasFocus()
    assert stand.asked("stop_speaking") == []


def test_a_click_opens_the_card_and_what_is_said_stays_as_it_was(page):
    click_on(page, 1)
    assert not page.card.isVisible()
    click_on(page, 3)
    assert page.card.isVisible()
    assert shown(page) == ["Shopping", "Bread", "Milk"]


def test_a_line_that_is_no_card_opens_the_list_as_ever(page):
    page.lanes.choose(1)
    QTest.keyClick(page.lanes, Qt.Key.Key_Return)
    assert not page.forms.shows_lanes
    assert not page.card.isVisible()


def test_it_changes_while_it_is_read(stand, page):
    page.card.open_card(2)
    height = page.card.height()
    answer = "Sow beans in May.\n\n" * 8
    stand.conversation.timeline.task(2, 4.0, 20.0, "A plan for the balcony", state="done", answer=answer)
    stand.conversation.timeline.assistant(6, 21.0, 23.0, "Beans in May.", task="t2")
    stand.settle()
    assert shown(page).count("Sow beans in May.") == 8
    assert page.card.height() > height
    assert page.card.view.layout_of(0).button(Act.TO_TOLD) is not None
    press(page, Act.TO_TOLD)
    assert not page.card.isVisible()
    assert page.lanes.current_line().id == 6


def test_its_buttons_do_what_they_do_in_the_list(stand, page):
    page.card.open_card(2)
    press(page, Act.CANCEL)
    assert stand.asked("cancel_task") == ["t2"]
    page.card.open_card(4)
    press(page, Act.END)
    assert stand.asked("end_order") == ["timer-1"]
    page.card.open_card(3)
    press(page, Act.TICK)
    assert stand.asked("tick") == [("list-1", 0, True)]
    page.card.open_card(2)
    press(page, Act.ADD)
    QTest.keyClicks(page.card.view._field, "with peas")
    QTest.keyClick(page.card.view._field, Qt.Key.Key_Return)
    assert stand.asked("amend_task") == [("t2", "with peas")]


def test_a_timer_runs_on_in_it(stand, page):
    page.card.open_card(4)
    face = page.card.view.layout_of(0).drawings[0]
    assert page.card.view.scene().now_s == pytest.approx(12.0, abs=1.0)
    assert face.words(12.0) == ("3:56", "left of 4 min")


def test_another_card_takes_its_place_and_another_conversation_closes_it(stand, page):
    page.card.open_card(2)
    page.card.open_card(3)
    assert shown(page) == ["Shopping", "Bread", "Milk"]
    stand.conversation.timeline.begin_anew()
    stand.settle()
    assert not page.card.isVisible()
    assert page.card.model.rowCount() == 0


def test_it_fits_into_the_page(stand, page):
    answer = "\n\n".join(f"Step {number} of the plan." for number in range(60))
    stand.conversation.timeline.task(2, 4.0, 20.0, "A plan", state="done", answer=answer)
    stand.settle()
    page.card.open_card(2)
    stand.settle()
    assert page.forms.rect().contains(page.card.geometry())
    assert page.card.view.verticalScrollBar().maximum() > 0
    assert page.card.view.verticalScrollBar().value() == 0
    stand.window.resize(stand.window.minimumSize())
    QTest.qWait(30)
    assert page.forms.rect().contains(page.card.geometry())


def test_the_menu_offers_the_card_and_the_list(page):
    page.lanes.choose(3)
    menu = page.lanes.menu_for_current()
    texts = [action.text() for action in menu.actions()]
    assert "Open the card" in texts
    assert "Show in the list" in texts
    menu.actions()[texts.index("Open the card")].trigger()
    assert page.card.isVisible()
    menu.deleteLater()


def test_the_pointer_tells_what_can_be_opened(page):
    lanes = page.lanes

    def over(line_id):
        rect = lanes.visualRect(page.lanes_model.index(page.lanes_model.row_of(line_id)))
        QTest.mouseMove(lanes.viewport(), QPointF(rect.center()).toPoint())
        QTest.qWait(10)
        return lanes.viewport().cursor().shape()

    assert over(3) is Qt.CursorShape.PointingHandCursor
    assert over(1) is Qt.CursorShape.ArrowCursor


def test_the_list_closes_it(stand, page):
    page.card.open_card(3)
    QTest.keyClick(stand.window, Qt.Key.Key_T, CONTROL)
    assert not page.card.isVisible()
