"""The card of a background task: it fills, is opened, added to and cancelled, and what was told points back to it."""

from __future__ import annotations

import pytest
from fakes.stage import Stage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from assistant.micro_turn import TaskState
from assistant.timeline.item import Lane, TimelineItem
from ui.add_field import AddField
from ui.background_task import Card
from ui.card_button import Act
from ui.line import line_from_item
from ui.line_search import find_in, pattern_for
from ui.stage_strip import Mark, StageStrip, stages_of
from ui.task_ties import TaskTies
from ui.timer_drawing import WorkTime
from ui.transcript_model import TranscriptModel

pytestmark = pytest.mark.window

QUESTION = "How much is 17 × 23?"
GIVEN = {"lines": 9, "last": [["user", "I like sums."], ["assistant", "So do I."]], "files": ["sums.txt"]}


@pytest.fixture
def timeline(stand):
    return stand.conversation.timeline


@pytest.fixture
def transcript(stand):
    return stand.window.page.transcript


def running(timeline, **data):
    timeline.task(1, 10.0, None, QUESTION, state="running", **data)


def told(timeline):
    timeline.task(1, 10.0, 21.0, QUESTION, state="done", answer="It is **391**.", thoughts="17 × 20 is 340.")
    timeline.assistant(2, 24.0, 26.0, "It is 391.", task="t1")


def texts(transcript, row=0):
    return [block.text for block in transcript.layout_of(row).blocks]


def place_of(transcript, act, row=0):
    """Where in the viewport something is pressed."""
    button = transcript.layout_of(row).button(act)
    assert button is not None, act
    top = transcript.visualRect(transcript.model().index(row)).top()
    return QPoint(round(button.box.center().x()), top + round(button.box.center().y()))


def press(transcript, act, row=0):
    QTest.mouseClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=place_of(transcript, act, row))


def field_of(transcript):
    return transcript.viewport().findChild(AddField)


def test_it_fills_as_it_is_worked_on(stand, timeline, transcript):
    def strip():
        return next(one for one in transcript.layout_of(0).drawings if isinstance(one, StageStrip))

    timeline.task(1, 10.0, None, QUESTION, state="queued")
    stand.settle()
    assert [mark for _, mark in strip().stages] == [Mark.NEXT, Mark.NEXT]
    running(timeline)
    stand.settle()
    assert strip().stages[0] == ("Reading", Mark.NOW)
    running(timeline, thoughts="17 × 20 is 340")
    stand.settle()
    assert strip().stages[:2] == (("Reading", Mark.DONE), ("Thinking it through (5 words)", Mark.NOW))
    assert any(label.text == "17 × 20 is 340" for label in transcript.layout_of(0).labels)
    running(timeline, thoughts="17 × 20 is 340", answer="It is")
    stand.settle()
    assert strip().stages[2] == ("Writing the answer (2 words)", Mark.NOW)
    timeline.task(1, 10.0, 21.0, QUESTION, state="done", answer="It is 391.")
    stand.settle()
    assert not any(isinstance(one, StageStrip) for one in transcript.layout_of(0).drawings)


def test_stages_are_told_apart_without_colour():
    card = Card("t1", TaskState.RUNNING, thoughts="hm")
    assert [mark for _, mark in stages_of(card)] == [Mark.DONE, Mark.NOW, Mark.NEXT]


def test_it_says_for_how_long_it_works_and_how_long_it_took(stand, timeline, transcript):
    def work():
        return next(one for one in transcript.layout_of(0).drawings if isinstance(one, WorkTime))

    running(timeline)
    stand.conversation.be(now_s=22.3)
    stand.settle()
    assert work().words(22.3) == "Thinking  ·  12 s"
    assert work().moves(22.3)
    assert transcript._time.waiting
    timeline.task(1, 10.0, 100.0, QUESTION, state="done", answer="391")
    stand.settle()
    assert work().words(500.0) == "Done  ·  1 min 30 s"
    assert not work().moves(500.0)


def test_it_is_opened_and_closed_with_the_mouse(stand, timeline, transcript):
    timeline.task(
        1, 10.0, 21.0, QUESTION, state="done", answer="It is 391.", thoughts="17 × 20 is 340.", given=GIVEN,
        model="qwen3-4b", tools=["calculator"], added=["Show the steps."],
    )  # fmt: skip
    stand.settle()
    assert texts(transcript) == [QUESTION, "Added: Show the steps.", "It is 391."]
    press(transcript, Act.OPEN)
    opened = texts(transcript)
    assert opened[:4] == [QUESTION, "Added: Show the steps.", "It is 391.", "17 × 20 is 340."]
    assert opened[4:] == [
        "File: sums.txt",
        "9 lines of the conversation:",
        "You: I like sums.",
        "Counterpoint: So do I.",
        "Model: qwen3-4b",
        "Tools: calculator",
    ]
    assert not transcript.following, "whoever reads is not carried away"
    press(transcript, Act.OPEN)
    assert len(texts(transcript)) == 3
    assert transcript.following


def test_it_is_opened_and_closed_with_the_keyboard(stand, timeline, transcript):
    running(timeline, thoughts="17 × 20 is 340.")
    stand.settle()
    transcript.setFocus()
    QTest.keyClick(transcript, Qt.Key.Key_Up)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(transcript, key)
        assert "17 × 20 is 340." in texts(transcript)
        QTest.keyClick(transcript, key)
        assert texts(transcript) == [QUESTION]


def test_an_opened_card_goes_on_filling(stand, timeline, transcript):
    running(timeline, thoughts="17 × 20")
    stand.settle()
    press(transcript, Act.OPEN)
    running(timeline, thoughts="17 × 20 is 340", answer="It")
    stand.settle()
    assert texts(transcript) == [QUESTION, "It", "17 × 20 is 340"]


def test_the_answer_is_shown_in_parts(stand, timeline, transcript):
    answer = (
        "Two ways:\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```python\nprint(17 * 23)\n```"
    )
    timeline.task(1, 10.0, 21.0, QUESTION, state="done", answer=answer)
    stand.settle()
    assert texts(transcript) == [QUESTION, "Two ways:", "one", "two", "a", "b", "1", "2", "print(17 * 23)"]
    assert transcript.layout_of(0).button(Act.COPY).value == "print(17 * 23)"


def test_a_long_answer_is_cut_between_its_parts_until_it_is_opened(stand, timeline, transcript):
    answer = "\n\n".join(f"Paragraph {number}. " + "It goes on. " * 12 for number in range(20))
    timeline.task(1, 10.0, 21.0, QUESTION, state="done", answer=answer)
    stand.settle()
    assert len(texts(transcript)) < 15
    press(transcript, Act.OPEN)
    assert len(texts(transcript)) == 21


def test_words_in_the_thoughts_of_a_closed_card_are_found(stand, timeline, transcript):
    told(timeline)
    stand.settle()
    stand.window.actions_.find.trigger()
    QTest.keyClicks(stand.window.page.find_bar.field, "340")
    QTest.qWait(300)
    assert stand.window.page.search.position() == (1, 1)
    assert "17 × 20 is 340." in texts(transcript)


@pytest.mark.parametrize(
    ("wanted", "places"),
    [("three plants", 1), ("THREE", 1), ("moon", 0), ("17 × 20", 1), ("added: x", 1), ("a+b", 1), ("**", 0)],
)
def test_words_are_found_as_they_are_read_and_not_as_they_are_marked(qapp, wanted, places):
    data = {"task": "t1", "answer": "For **three** plants: `a+b`.", "thoughts": "17 × 20", "added": ["x"]}
    line = line_from_item(TimelineItem(1, Lane.REASONER, "task", 1.0, 2.0, "Why?", data))
    pattern = pattern_for(wanted)
    assert pattern is not None
    assert len(find_in(line, pattern)) == places


def test_something_is_added_with_the_mouse(stand, timeline, transcript):
    running(timeline)
    stand.settle()
    press(transcript, Act.OPEN)
    press(transcript, Act.ADD)
    field = field_of(transcript)
    assert field is not None
    assert field.isVisible()
    assert field.hasFocus()
    assert field.geometry().contains(place_of(transcript, Act.ADD))
    QTest.keyClicks(field, "and times two")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stand.asked("amend_task") == [("t1", "and times two")]
    QTest.qWait(20)
    assert field_of(transcript) is None
    assert transcript.hasFocus()


def test_something_is_added_with_the_keyboard_alone(stand, timeline, transcript):
    running(timeline)
    stand.settle()
    transcript.setFocus()
    QTest.keyClick(transcript, Qt.Key.Key_Up)
    QTest.keyClick(transcript, Qt.Key.Key_Return)
    QTest.keyClick(transcript, Qt.Key.Key_Right)  # cancel
    assert transcript.pressed_in(0).focused == 0
    QTest.keyClick(transcript, Qt.Key.Key_Right)  # the field
    QTest.keyClick(transcript, Qt.Key.Key_Return)
    field = field_of(transcript)
    assert field.hasFocus()
    QTest.keyClicks(field, "and times two")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stand.asked("amend_task") == [("t1", "and times two")]


def test_what_is_added_to_a_task_that_is_over_leads_to_the_one_that_goes_on_from_it(
    stand, timeline, transcript
):
    timeline.task(1, 10.0, 21.0, QUESTION, state="done", answer="391.")
    for number in range(2, 40):
        timeline.user(number, 20.0 + number, 21.0 + number, "and so on")
    stand.settle()
    transcript.verticalScrollBar().setValue(0)
    stand.settle()
    assert not transcript.following
    press(transcript, Act.OPEN)
    press(transcript, Act.ADD)
    QTest.keyClicks(field_of(transcript), "and times two")
    QTest.keyClick(field_of(transcript), Qt.Key.Key_Return)
    assert len(stand.asked("amend_task")) == 1
    assert transcript.following


def test_what_the_keyboard_goes_to_is_scrolled_into_sight(stand, timeline, transcript):
    timeline.task(1, 10.0, 21.0, QUESTION, state="done", answer="391", thoughts="A long thought. " * 400)
    stand.settle()
    transcript.setFocus()
    QTest.keyClick(transcript, Qt.Key.Key_Up)
    QTest.keyClick(transcript, Qt.Key.Key_Return)
    assert not transcript.viewport().rect().contains(place_of(transcript, Act.ADD))
    QTest.keyClick(transcript, Qt.Key.Key_Right)
    assert transcript.viewport().rect().contains(place_of(transcript, Act.ADD))
    QTest.keyClick(transcript, Qt.Key.Key_Return)
    field, seen = field_of(transcript), transcript.viewport().rect()
    assert seen.contains(field.geometry())
    transcript.verticalScrollBar().setValue(0)
    QTest.qWait(30)
    assert not seen.intersects(field.geometry()), "it is scrolled away with its card"
    QTest.keyClicks(field, "a")
    QTest.qWait(30)
    assert seen.contains(field.geometry()), "whoever writes in it sees it"


def test_nothing_is_sent_without_words_and_escape_leaves_the_field(stand, timeline, transcript):
    running(timeline)
    stand.conversation.be(speaking=True)
    stand.settle()
    transcript.go_to_task("t1")
    press(transcript, Act.ADD)
    field = field_of(transcript)
    QTest.keyClicks(field, "   ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stand.asked("amend_task") == []
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.qWait(20)
    assert field_of(transcript) is None
    assert stand.asked("stop_speaking") == [], "Escape was for the field"


def test_the_field_keeps_its_words_and_its_card_while_other_lines_come(stand, timeline, transcript):
    running(timeline)
    stand.settle()
    transcript.go_to_task("t1")
    press(transcript, Act.ADD)
    field = field_of(transcript)
    QTest.keyClicks(field, "half a sen")
    running(timeline, thoughts="hm " * 200)
    for number in range(2, 12):
        timeline.user(number, number * 10.0, number * 10.0 + 2, "Another line. " * 10)
    stand.settle()
    assert field.text() == "half a sen"
    assert field.geometry().contains(place_of(transcript, Act.ADD))
    QTest.keyClicks(field, "tence")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stand.asked("amend_task") == [("t1", "half a sentence")]


def test_what_is_added_while_the_task_is_begun_anew_goes_to_the_new_one(stand, timeline, transcript):
    running(timeline)
    stand.settle()
    transcript.go_to_task("t1")
    press(transcript, Act.ADD)
    timeline.task(1, 10.0, None, QUESTION, state="queued", task="t2", added=["One."])
    stand.settle()
    QTest.keyClicks(field_of(transcript), "Two.")
    QTest.keyClick(field_of(transcript), Qt.Key.Key_Return)
    assert stand.asked("amend_task") == [("t2", "Two.")]
    assert texts(transcript)[:2] == [QUESTION, "Added: One."]


def test_what_was_told_points_to_its_task(stand, timeline, transcript):
    told(timeline)
    stand.settle()
    assert transcript.layout_of(1).button(Act.TO_TASK).text == f"from: {QUESTION}"
    press(transcript, Act.TO_TASK, row=1)
    assert transcript.currentIndex().row() == 0
    assert "17 × 20 is 340." in texts(transcript), "it is opened"


def test_the_task_points_to_where_it_was_told(stand, timeline, transcript):
    told(timeline)
    for number in range(3, 40):
        timeline.user(number, number * 10.0, number * 10.0 + 2, "Another line. " * 10)
    stand.settle()
    transcript.go_to_task("t1")
    assert transcript.layout_of(0).button(Act.TO_TOLD).text == "Told at 0:24"
    press(transcript, Act.TO_TOLD)
    assert transcript.currentIndex().row() == 1
    seen = transcript.visualRect(transcript.currentIndex())
    assert transcript.viewport().rect().intersects(seen)


def test_the_link_works_from_the_keyboard_over_many_lines(stand, timeline, transcript):
    timeline.task(1, 10.0, 21.0, QUESTION, state="done", answer="391.", thoughts="hm")
    for number in range(3, 60):
        timeline.user(number, number * 10.0, number * 10.0 + 2, "Another line. " * 10)
    timeline.assistant(2, 700.0, 702.0, "It is 391.", task="t1")
    stand.settle()
    transcript.setFocus()
    QTest.keyClick(transcript, Qt.Key.Key_End)
    QTest.keyClick(transcript, Qt.Key.Key_Return)
    assert transcript.currentIndex().row() == 0
    assert transcript.viewport().rect().contains(transcript.visualRect(transcript.currentIndex()).topLeft())
    assert "hm" in texts(transcript)
    menu = transcript.menu_for_current()
    names = [action.text() for action in menu.actions()]
    assert {"Hide the details", "Add to this task…", "Go to where it was told"} <= set(names)
    next(action for action in menu.actions() if action.text() == "Go to where it was told").trigger()
    assert transcript.currentIndex().row() == transcript.model().rowCount() - 1
    menu.deleteLater()


def test_a_task_that_goes_on_from_another_points_back_to_it(stand, timeline, transcript):
    told(timeline)
    timeline.task(3, 30.0, None, "And times two?", state="running", follows="t1")
    stand.settle()
    assert transcript.layout_of(2).button(Act.TO_TASK).text == f"goes on from: {QUESTION}"
    press(transcript, Act.TO_TASK, row=2)
    assert transcript.currentIndex().row() == 0
    transcript.setCurrentIndex(transcript.model().index(2))
    QTest.keyClick(transcript, Qt.Key.Key_Return)
    assert transcript.line(2).opened, "Enter opens a card rather than leave it"


def test_ties_are_found_in_whatever_order_lines_come():
    card = line_from_item(TimelineItem(1, Lane.REASONER, "task", 1.0, 2.0, "Why?", {"task": "t1"}))
    tells = line_from_item(TimelineItem(2, Lane.ASSISTANT, "speech", 3.0, 4.0, "Because.", {"task": "t1"}))
    ties = TaskTies()
    assert ties.note(tells) is None
    assert ties.note(card) == 2
    assert ties.note(card) is None
    assert (ties.question_of("t1"), ties.told("t1"), ties.card_of("t1")) == ("Why?", (2, 3.0), 1)
    ties.forget({1})
    assert ties.card_of("t1") is None
    assert ties.question_of("t1") == ""


def test_in_a_saved_conversation_nothing_can_be_added(qapp):
    model = TranscriptModel()
    model.show([TimelineItem(1, Lane.REASONER, "task", 1.0, 2.0, "Why?", {"task": "t1", "state": "done"})])
    card = model.line(0).card
    assert card is not None
    assert not card.addable


def test_it_is_told_whole_to_a_screen_reader(stand, timeline, transcript):
    timeline.task(1, 10.0, 21.0, QUESTION, state="done", answer="391.", added=["Twice."])
    stand.settle()
    told = transcript.model().data(transcript.model().index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"In the background, 0:10: {QUESTION} [done]\nAdded: Twice.\n391."


def test_what_the_engine_writes_down_is_shown(qapp):
    stage = Stage()
    stage.drafting.answer = ("Let me think about that.",)
    stage.type(QUESTION, 0.5)
    stage.add_to_task("and times two", 4.0)
    stage.run(4.5)
    model = TranscriptModel(live=True)
    model.put(stage.timeline.items())
    card = next(line for line in map(model.line, range(model.rowCount())) if line.card is not None)
    assert card.card is not None
    assert (card.card.added, card.card.cancellable) == (("and times two",), True)
    stage.reasoner_answers("It is 782.", 5.0, task=1)
    stage.run(9.0)
    model.put(stage.timeline.items())
    lines = [model.line(row) for row in range(model.rowCount())]
    (tells,) = [line for line in lines if line.tells]
    assert (tells.text, tells.about) == ("It is 782.", QUESTION)
    (card,) = [line for line in lines if line.card is not None]
    assert card.card is not None
    assert card.card.told == (tells.id, tells.start_s)
    assert model.task_line(card.card.task_id) == card.id
