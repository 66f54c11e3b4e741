"""Saved conversations are read as lanes, too: at the same place, with their cards, and found in."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.store import SessionWriter, sessions_path
from ui.threads import wait_for_background

pytestmark = pytest.mark.window

CONTROL = Qt.KeyboardModifier.ControlModifier
MORNING = datetime(2026, 3, 4, 9, 5).astimezone()


def said(number, lane, start_s, text):
    return TimelineItem(number, lane, "speech", start_s, start_s + 2.0, text, {})


TALK = (
    said(1, Lane.USER, 1.0, "Work out a sowing plan, please."),
    TimelineItem(
        2,
        Lane.REASONER,
        "task",
        3.0,
        20.0,
        "A sowing plan",
        {"task": "t2", "state": "done", "answer": "Beans in May."},
    ),
    said(3, Lane.ASSISTANT, 21.0, "Beans go out in May."),
    *(
        said(number, Lane.USER, 30.0 * number, f"Sentence {number} of what follows.")
        for number in range(4, 40)
    ),
    said(40, Lane.USER, 1300.0, "Only here is the needle."),
)
OTHER = (said(1, Lane.USER, 1.0, "Something else."),)


@pytest.fixture
def dialog(stand, tmp_path):
    for number, items in enumerate((TALK, OTHER)):
        began = MORNING.replace(hour=10 - number)
        writer = SessionWriter(sessions_path(tmp_path), wall_clock=lambda began=began: began)
        writer.begin()
        for item in items:
            writer.put(item)
        writer.close()
    stand.window.actions_.sessions.trigger()
    dialog = stand.desktop.sessions
    settle()
    choose(dialog, "Work out")
    return dialog


def settle():
    for _ in range(3):
        QTest.qWait(5)
        assert wait_for_background(5.0)
        QTest.qWait(5)


def choose(dialog, title):
    """Choose the session whose title begins so."""
    model = dialog.finder.model
    titles = [str(model.index(row).data()) for row in range(model.rowCount())]
    row = next(number for number, one in enumerate(titles) if title in one)
    dialog.finder.list.setCurrentIndex(model.index(row))
    settle()


def shown(dialog):
    model = dialog.reading.lanes_model
    return [model.line(row).text for row in range(model.rowCount())]


def test_a_key_and_a_button_change_the_form(dialog):
    reading = dialog.reading
    assert reading.transcript.isVisible()
    assert shown(dialog) == []  # nobody has looked at them yet
    QTest.keyClick(dialog, Qt.Key.Key_T, CONTROL)
    settle()
    assert reading.lanes.isVisible()
    assert not reading.transcript.isVisible()
    assert len(shown(dialog)) == len(TALK)
    assert reading.lanes.is_seen(1)
    QTest.mouseClick(reading.lanes_button, Qt.MouseButton.LeftButton)
    assert reading.transcript.isVisible()


def test_it_stays_in_lanes_when_another_conversation_is_chosen(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_T, CONTROL)
    choose(dialog, "Something else")
    assert dialog.reading.lanes.isVisible()
    assert shown(dialog) == ["Something else."]


def test_a_card_is_opened_over_them_and_nothing_can_be_added(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_T, CONTROL)
    lanes, card = dialog.reading.lanes, dialog.reading.card
    lanes.setFocus()
    lanes.choose(2)
    QTest.keyClick(lanes, Qt.Key.Key_Return)
    assert card.isVisible()
    texts = [block.text for block in card.view.layout_of(0).blocks]
    assert texts == ["A sowing plan", "Beans in May."]
    assert not card.model.line(0).card.addable
    QTest.keyClick(card.view, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert dialog.isVisible()
    card.open_card(2)
    choose(dialog, "Something else")
    assert not card.isVisible()


def test_what_is_searched_for_is_gone_to(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_T, CONTROL)
    dialog.finder.search.setFocus()
    QTest.keyClicks(dialog.finder.search, "needle")
    QTest.keyClick(dialog.finder.search, Qt.Key.Key_Return)
    settle()
    assert dialog.reading.lanes.current_line().id == 40
    assert dialog.reading.lanes.is_seen(40)


def test_time_gets_more_room_by_key(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_T, CONTROL)
    before = dialog.reading.lanes.zoom
    QTest.keyClick(dialog, Qt.Key.Key_Plus, CONTROL)
    assert dialog.reading.lanes.zoom > before
    QTest.keyClick(dialog, Qt.Key.Key_Minus, CONTROL)
    assert dialog.reading.lanes.zoom == before
