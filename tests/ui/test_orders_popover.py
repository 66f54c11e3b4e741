"""What the assistant looks out for, listed in the window: opened, read, ended and asked for as a person does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from assistant.cards import Counter, ItemList, Timer, Watch
from assistant.status import StandingOrder
from ui.order_words import EXAMPLES, order_words

pytestmark = pytest.mark.window

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
TEA = StandingOrder("timer-1", "timer", "Timer: Tea", ends_s=260.0, card=Timer("Tea", 20.0, 260.0))
CUE = StandingOrder("cue-1", "cue", "“actually”", "4 so far", card=Counter("“actually”", 4))
CAME = StandingOrder(
    "watch-1", "watch", "Somebody comes in", card=Watch("Somebody comes in", 2, (31.0, 48.0))
)
LIST = StandingOrder(
    "list-1", "list", "Shopping list", card=ItemList("Shopping list", ("Bread", "Milk"), (1,))
)


@pytest.fixture
def popover(stand):
    stand.conversation.be(now_s=72.0, orders=(TEA, CUE, CAME, LIST))
    stand.settle()
    return stand.window.orders


def open_by_key(stand):
    QTest.keyClick(stand.window.page.composer.field, Qt.Key.Key_R, CONTROL)
    QTest.qWait(20)


def shown(popover):
    return {key: (row.title.text(), row.value.text(), row.about.text()) for key, row in popover.rows.items()}


def test_the_button_tells_how_many_there_are_and_opens_the_list(stand, popover):
    button = stand.window.page.orders_button
    assert button.count == 3  # a list is not waited for
    assert button.accessibleName() == "What it looks out for: 3 things"
    assert "Ctrl+R" in button.toolTip()
    QTest.mouseClick(button, LEFT)
    assert popover.isVisible()
    assert shown(popover) == {
        "timer-1": ("Tea", "3:08", ""),
        "cue-1": ("“actually”", "4", ""),
        "watch-1": ("Somebody comes in", "2×", "last at 0:48"),
        "list-1": ("Shopping list", "", "1 thing left of 2"),
    }
    stand.conversation.be(orders=())
    stand.settle()
    assert button.count == 0
    assert button.accessibleName() == "What it looks out for"


def test_the_number_is_seen_on_the_button(stand, popover):
    button = stand.window.page.orders_button
    with_number = button.grab().toImage()
    stand.conversation.be(orders=(LIST,))
    stand.settle()
    assert button.grab().toImage() != with_number


def test_it_goes_on_while_it_is_open_and_rows_keep_their_place(stand, popover):
    open_by_key(stand)
    rows = dict(popover.rows)
    places = {key: row.y() for key, row in rows.items()}
    ticked = StandingOrder("cue-1", "cue", "“actually”", "5 so far", card=Counter("“actually”", 5))
    stand.conversation.be(now_s=74.2, orders=(TEA, ticked, CAME, LIST))
    stand.settle()
    assert shown(popover)["timer-1"][1] == "3:06"
    assert shown(popover)["cue-1"][1] == "5"
    assert dict(popover.rows) == rows
    assert {key: row.y() for key, row in popover.rows.items()} == places


def test_an_order_is_ended_by_the_keyboard_and_the_keyboard_stays_in_the_list(stand, popover):
    open_by_key(stand)
    reached = []
    for _ in range(8):
        QTest.keyClick(stand.window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(stand.window.focusWidget())
        if reached[-1] is popover.rows["cue-1"].end_button:
            break
    assert reached[-1].accessibleName() == "End “actually”"
    QTest.keyClick(reached[-1], Qt.Key.Key_Return)
    assert stand.asked("end_order") == ["cue-1"]
    stand.conversation.be(orders=(TEA, CAME, LIST))
    stand.settle()
    assert "cue-1" not in popover.rows
    assert popover.isAncestorOf(stand.window.focusWidget())
    QTest.keyClick(stand.window.focusWidget(), Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert stand.window.page.composer.field.hasFocus()


def test_a_list_is_deleted_only_after_a_question(stand, popover):
    open_by_key(stand)
    QTest.mouseClick(popover.rows["list-1"].end_button, LEFT)
    box = popover.findChild(QMessageBox)
    assert box is not None
    assert "Shopping list" in box.text()
    assert "2 things" in box.informativeText()
    keep = next(button for button in box.findChildren(QPushButton) if button.text() == "Keep")
    QTest.mouseClick(keep, LEFT)
    assert stand.asked("end_order") == []
    QTest.mouseClick(popover.rows["list-1"].end_button, LEFT)
    box = popover.findChildren(QMessageBox)[-1]
    delete = next(button for button in box.findChildren(QPushButton) if button.text() == "Delete")
    QTest.mouseClick(delete, LEFT)
    assert stand.asked("end_order") == ["list-1"]


def test_without_orders_it_says_what_one_can_ask_for(stand):
    popover = stand.window.orders
    QTest.mouseClick(stand.window.page.orders_button, LEFT)
    assert popover.nothing.isVisible()
    assert [one.text() for one in popover.examples if one.isVisible()] == [f"“{one}”" for one in EXAMPLES]
    QTest.mouseClick(popover.examples[0], LEFT)
    field = stand.window.page.composer.field
    assert not popover.isVisible()
    assert field.toPlainText() == EXAMPLES[0]
    assert field.hasFocus()
    assert stand.asked("type_text") == []


def test_its_examples_go_when_something_stands(stand, popover):
    open_by_key(stand)
    assert not popover.nothing.isVisible()
    assert not any(one.isVisible() for one in popover.examples)
    assert len(popover.rows) == 4


def test_it_stays_inside_a_small_window_and_scrolls(stand, popover):
    many = tuple(
        StandingOrder(f"timer-{n}", "timer", "", ends_s=100.0 + n, card=Timer(f"Egg {n}", 0.0, 100.0 + n))
        for n in range(20)
    )
    stand.conversation.be(orders=many)
    open_by_key(stand)
    stand.window.resize(stand.window.minimumSize())
    QTest.qWait(30)
    assert stand.window.page.rect().contains(popover.geometry())
    assert popover.area.verticalScrollBar().maximum() > 0
    assert popover.rect().contains(popover.close_button.mapTo(popover, QPoint(5, 5)))
    for _ in range(20):
        QTest.keyClick(stand.window.focusWidget(), Qt.Key.Key_Tab)
    last = popover.rows["timer-19"].end_button
    last.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.qWait(10)
    assert popover.area.rect().intersects(last.rect().translated(last.mapTo(popover.area, QPoint(0, 0))))


def test_health_and_orders_are_not_open_at_once(stand, popover):
    open_by_key(stand)
    QTest.keyClick(stand.window.focusWidget(), Qt.Key.Key_I, CONTROL)
    assert stand.desktop.health.isVisible()
    assert not popover.isVisible()
    open_by_key(stand)
    assert popover.isVisible()
    assert not stand.desktop.health.isVisible()


def test_a_compact_window_becomes_whole_for_it(stand, popover):
    stand.window.actions_.compact.trigger()
    QTest.qWait(30)
    stand.window.actions_.orders.trigger()
    QTest.qWait(30)
    assert not stand.window.actions_.compact.isChecked()
    assert popover.isVisible()


def test_when_the_conversation_ends_nothing_stands(stand, popover):
    open_by_key(stand)
    stand.window.link.detach()
    assert popover.rows == {}
    assert popover.nothing.isVisible()
    assert stand.window.page.orders_button.count == 0


def test_the_words_of_an_order():
    waits = StandingOrder("count-1", "count", "Push-ups", "waits for the camera", card=Counter("Push-ups", 0))
    assert order_words(waits, 0.0).about == "waits for the camera"
    counts = StandingOrder("count-1", "count", "Push-ups", "12 so far", card=Counter("Push-ups", 12))
    assert order_words(counts, 0.0).about == ""
    target = StandingOrder("count-1", "count", "Push-ups", "12 of 20", card=Counter("Push-ups", 12))
    assert order_words(target, 0.0).about == "12 of 20"
    once = Watch("A red cup", 1, (31.0,))
    seen = StandingOrder("lookout-1", "lookout", "When I see a red cup", "1 so far", card=once)
    assert (order_words(seen, 0.0).value, order_words(seen, 0.0).about) == ("1×", "last at 0:31")
    waits = StandingOrder(
        "watch-1", "watch", "Somebody comes in", "each time", card=Watch("Somebody comes in")
    )
    assert order_words(waits, 0.0).about == "each time"
    earlier = Watch("When somebody comes in", 2)  # in the conversation before this one
    known = StandingOrder("watch-1", "watch", "When somebody comes in", "2 so far", card=earlier)
    assert (order_words(known, 0.0).value, order_words(known, 0.0).about) == ("2×", "")
    bare = StandingOrder("watch-1", "watch", "When somebody comes in", "3 so far")
    assert (order_words(bare, 0.0).icon, order_words(bare, 0.0).about) == ("eye", "3 so far")
    nothing = StandingOrder("watch-1", "watch", "A red cup", card=Watch("A red cup"))
    assert (order_words(nothing, 0.0).value, order_words(nothing, 0.0).about) == ("", "nothing so far")
    unknown = StandingOrder("weather-1", "weather", "Rain", ends_s=90.0)
    assert (order_words(unknown, 30.5).icon, order_words(unknown, 30.5).value) == ("orders", "1:00")
    nameless = StandingOrder("timer-2", "timer", "Timer", ends_s=10.0, card=Timer("", 0.0, 10.0))
    assert order_words(nameless, 30.0).title == "Timer"
    assert order_words(nameless, 30.0).value == "0:00"
    empty = StandingOrder("list-2", "list", "Packing list", card=ItemList("Packing list", ()))
    assert order_words(empty, 0.0).about == "empty"
