"""Camera events in the conversation: calm, in one row where they follow each other, and as words beside the picture."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assistant.timeline.item import Lane, TimelineItem
from ui import transcript_model
from ui.lanes_model import LanesModel
from ui.seen import GESTURE_S, Seen
from ui.transcript_model import TranscriptModel

CONTROL = Qt.KeyboardModifier.ControlModifier


def event(item_id, at_s, kind, text, **data):
    return TimelineItem(item_id, Lane.CAMERA, "event", at_s, at_s, text, {"event": kind, **data})


def said(item_id, at_s, text="Hello."):
    return TimelineItem(item_id, Lane.USER, "speech", at_s, at_s + 1.0, text)


def rows(model):
    return [(model.line(row).id, model.line(row).text) for row in range(model.rowCount())]


COMING_AND_GOING = [
    event(1, 1.0, "person", "Somebody is there"),
    event(2, 4.0, "nobody", "Nobody is there any more"),
    event(3, 9.0, "person", "Somebody is there"),
]


@pytest.mark.parametrize("make", [TranscriptModel, LanesModel])
def test_events_that_follow_each_other_stand_in_one_row(qapp, make):
    model = make()
    for one in COMING_AND_GOING:
        model.put([one])
    assert rows(model) == [(1, "Somebody is there")]
    line = model.line(0)
    assert line.told_s == 9.0
    assert line.earlier == ((1.0, "Somebody is there"), (4.0, "Nobody is there any more"))
    assert [model.row_of(number) for number in (1, 2, 3)] == [0, 0, 0]
    assert "2 earlier" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_what_is_said_between_them_parts_them(qapp):
    model = TranscriptModel()
    model.put([*COMING_AND_GOING, said(4, 10.0), event(5, 12.0, "nobody", "Nobody is there any more")])
    assert [line_id for line_id, _ in rows(model)] == [1, 4, 5]
    assert model.line(2).earlier == ()


def test_one_that_is_told_late_comes_into_the_row_beside_it_and_keeps_its_time(qapp):
    model = TranscriptModel()
    model.put([said(1, 1.0), event(2, 8.0, "person", "Somebody is there")])
    model.put([event(3, 6.0, "dark", "The camera is covered, or it is dark")])
    assert [line_id for line_id, _ in rows(model)] == [1, 2]
    assert model.line(1).text == "Somebody is there"
    assert model.line(1).earlier == ((6.0, "The camera is covered, or it is dark"),)


def test_descriptions_stand_among_them_and_looks_that_were_asked_for_alone(qapp):
    model = TranscriptModel()
    described = TimelineItem(6, Lane.CAMERA, "description", 12.0, 12.0, "A desk with a lamp.")
    look = TimelineItem(7, Lane.CAMERA, "look", 14.0, 15.0, "Looking: what is this?", {"task": "look-1"})
    model.put([*COMING_AND_GOING, described, look])
    assert rows(model) == [(1, "A desk with a lamp."), (7, "Looking: what is this?")]
    assert model.line(0).earlier_count == 3


def test_the_same_item_again_changes_nothing(qapp):
    model = TranscriptModel()
    model.put(COMING_AND_GOING)
    before = model.line(0)
    model.put(COMING_AND_GOING)
    assert model.line(0) == before
    assert model.rowCount() == 1


def test_a_saved_conversation_shows_the_same_rows_as_one_that_goes_on(qapp):
    items = [*COMING_AND_GOING, said(4, 10.0), event(5, 12.0, "scene", "The picture shows something else")]
    live, saved = TranscriptModel(), TranscriptModel()
    for one in items:
        live.put([one])
    saved.show(items)
    assert [live.line(row) for row in range(2)] == [saved.line(row) for row in range(2)]


def test_what_comes_often_is_shown_with_the_details_alone(qapp):
    model = TranscriptModel()
    restless = [
        event(10 + n, 2.0 * n, "still" if n % 2 else "movement", "Something is moving") for n in range(50)
    ]
    model.put([said(1, 0.5), *restless, said(2, 200.0)])
    assert [line_id for line_id, _ in rows(model)] == [1, 2]
    model.set_details(True)
    assert [line_id for line_id, _ in rows(model)] == [10, 1, 11, 2]
    assert model.line(2).earlier_count == 48
    assert len(model.line(2).earlier) == 40
    model.set_details(False)
    assert [line_id for line_id, _ in rows(model)] == [1, 2]


def test_the_oldest_events_go_with_their_row(qapp, monkeypatch):
    monkeypatch.setattr(transcript_model, "MAX_LINES", 10)
    monkeypatch.setattr(transcript_model, "DROP_LINES", 5)
    model = TranscriptModel()
    model.put(COMING_AND_GOING)
    for number in range(10, 30):
        model.put([said(number, 20.0 + number)])
    assert model.row_of(1) == model.row_of(3) == -1
    assert all(line_id >= 10 for line_id, _ in rows(model))
    model.put([event(40, 60.0, "person", "Somebody is there"), event(41, 61.0, "nobody", "Nobody is there")])
    assert rows(model)[-1] == (40, "Nobody is there")


@pytest.mark.window
def test_the_row_is_opened_and_closed_by_mouse_and_keyboard(stand):
    timeline = stand.conversation.timeline
    timeline.user(7, 0.5, 0.9, "Watch the door, please.")
    for one in COMING_AND_GOING:
        timeline.put(one.id, one.lane, one.kind, one.start_s, one.end_s, one.text, **one.data)
    stand.settle()
    view = stand.window.page.transcript
    layout = view.layout_of(1)
    assert [button.text for button in layout.buttons] == ["▸ 2 earlier"]
    assert [block.text for block in layout.blocks] == ["Somebody is there"]
    closed = layout.height
    top = view._heights.top(1) + view._offset()
    point = layout.buttons[0].box.center().toPoint()
    point.setY(point.y() + top)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    opened = view.layout_of(1)
    assert [block.text for block in opened.blocks] == [
        "Somebody is there",
        "Nobody is there any more",
        "Somebody is there",
    ]
    assert {label.text for label in opened.labels} >= {"0:09", "0:04", "0:01"}
    assert opened.height > closed
    view.setFocus()
    view.setCurrentIndex(view.model().index(1))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.layout_of(1).height == closed


@pytest.mark.window
def test_a_search_finds_what_is_folded_away_and_opens_it(stand):
    timeline = stand.conversation.timeline
    for one in COMING_AND_GOING:
        timeline.put(one.id, one.lane, one.kind, one.start_s, one.end_s, one.text, **one.data)
    stand.settle()
    stand.window.actions_.find.trigger()
    QTest.keyClicks(stand.window.page.find_bar.field, "nobody")
    stand.settle()
    view = stand.window.page.transcript
    assert [block.text for block in view.layout_of(0).blocks][1] == "Nobody is there any more"


# Beside the picture


def see(*events):
    seen = Seen()
    for kind, number in events:
        seen.take(kind, number, 10.0)
    return seen.words(11.0)


def test_what_is_seen_in_words():
    assert see() == ""
    assert see(("movement", None)) == "Something moves"
    assert see(("movement", None), ("still", None)) == "Nothing moves"
    assert see(("person", None), ("movement", None)) == "1 person"
    assert see(("person", None), ("facing", None)) == "1 person · looking here"
    assert see(("person", None), ("people", 3), ("away", None)) == "3 people · looking away"
    assert see(("people", 6)) == "Six or more people"
    assert see(("person", None), ("facing", None), ("raised_hand", None), ("nobody", None)) == "Nobody there"
    assert see(("person", None), ("slouch", None)) == "1 person · slouching"
    assert see(("person", None), ("dark", None)) == "Dark, or covered"
    assert see(("person", None), ("dark", None), ("light", None)) == "1 person"
    assert see(("something new", None)) == ""


def test_a_gesture_is_told_for_a_while():
    seen = Seen()
    seen.take("person", None, 1.0)
    seen.take("thumbs_up", None, 10.0)
    assert seen.words(10.1) == "1 person · thumbs up"
    assert seen.words(10.0 + GESTURE_S) == "1 person"
    assert seen.words(0.5) == "1 person"  # another session has begun, whose clock began anew


@pytest.mark.window
def test_the_words_stand_below_the_picture_while_the_camera_is_on(stand):
    stand.conversation.frame = np.zeros((120, 160, 3), np.uint8)
    stand.conversation.be(camera_on=True, camera="Integrated camera", now_s=5.0)
    stand.settle()
    side, timeline = stand.window.page.side, stand.conversation.timeline
    assert side.isVisible()
    assert side.words.text() == ""
    timeline.put(1, Lane.CAMERA, "event", 4.0, 4.0, "Two people are there", event="people", number=2)
    stand.settle()
    assert side.words.text() == "2 people"
    assert side.words.accessibleName() == "Seen: 2 people"
    assert side.words.geometry().top() > side.preview.geometry().bottom()
    stand.conversation.timeline.begin_anew()  # another conversation; before the camera nothing has changed
    stand.settle()
    assert side.words.text() == "2 people"
    stand.conversation.be(camera="Another camera")
    stand.settle()
    assert side.words.text() == ""
