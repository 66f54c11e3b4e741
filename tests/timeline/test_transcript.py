"""The transcript: who said what, when, and what of it counts."""

from __future__ import annotations

from typing import Any

from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.transcript import LineState, TranscriptLine, line_of, transcript


def item(
    lane: Lane,
    kind: str,
    text: str = "",
    start_s: float = 0.0,
    end_s: float | None = 1.0,
    id: int = 1,
    **data: Any,
) -> TimelineItem:
    return TimelineItem(id, lane, kind, start_s, end_s, text, data)


def line(lane: Lane, kind: str, text: str = "", end_s: float | None = 1.0, **data: Any) -> TranscriptLine:
    shown = line_of(item(lane, kind, text, end_s=end_s, **data))
    assert shown is not None
    return shown


def test_lines_stand_in_the_order_in_which_they_began_and_keep_their_overlap() -> None:
    lines = transcript(
        [
            item(Lane.ASSISTANT, "speech", "Well, I", 2.0, 4.0, id=1),
            item(Lane.USER, "speech", "and another thing", 3.0, 5.0, id=3),
            item(Lane.USER, "speech", "so", 0.5, 2.5, id=2),
        ]
    )
    assert [(one.text, one.start_s, one.end_s) for one in lines] == [
        ("so", 0.5, 2.5),
        ("Well, I", 2.0, 4.0),
        ("and another thing", 3.0, 5.0),
    ]


def test_a_growing_line_shows_what_is_settled_apart_from_what_is_not() -> None:
    growing = line(Lane.USER, "speech", "hello wor", end_s=None, committed="hello", unstable="wor")
    assert (growing.text, growing.unstable, growing.state) == ("hello", "wor", LineState.GOING_ON)
    first = line(Lane.USER, "speech", "hel", end_s=None, committed="", unstable="hel")
    assert (first.text, first.unstable) == ("", "hel")
    assert line(Lane.USER, "speech", "hello", end_s=None).text == "hello"
    done = line(Lane.USER, "speech", "hello world", committed="hello", unstable="wor")
    assert (done.text, done.unstable, done.state) == ("hello world", "", LineState.DONE)


def test_a_line_that_a_killed_program_left_unsettled_keeps_all_its_words() -> None:
    assert line(Lane.USER, "speech", "", committed="hello", unstable="wor").text == "hello wor"


def test_what_the_assistant_was_cut_off_from_saying_is_struck() -> None:
    cut = line(Lane.ASSISTANT, "speech", "It is", unheard="five o'clock.")
    assert (cut.text, cut.struck, cut.state) == ("It is", "five o'clock.", LineState.CUT_OFF)
    assert line(Lane.ASSISTANT, "speech", "", unheard="never heard").struck == "never heard"


def test_a_task_shows_its_question_its_answer_and_how_it_stands() -> None:
    running = line(Lane.REASONER, "task", "Why?", end_s=None, state="running")
    assert (running.text, running.answer, running.state) == ("Why?", "", LineState.GOING_ON)
    done = line(Lane.REASONER, "task", "Why?", state="done", answer="Because.")
    assert (done.answer, done.state) == ("Because.", LineState.DONE)
    failed = line(Lane.REASONER, "task", "Why?", state="failed", error="Out of memory.")
    assert (failed.answer, failed.state) == ("Out of memory.", LineState.FAILED)
    assert line(Lane.REASONER, "task", "Why?", state="cancelled").state is LineState.CANCELLED
    assert line(Lane.REASONER, "task", "Why?", state="running").state is LineState.CANCELLED


def test_speech_without_words_and_the_machinery_are_left_out() -> None:
    assert line_of(item(Lane.USER, "speech", end_s=None)) is None
    decision = item(Lane.SYSTEM, "decision", "wait")
    assert line_of(decision) is None
    assert line_of(decision, details=True) is not None
    assert line(Lane.SYSTEM, "notice", "The microphone is gone.").who is Lane.SYSTEM
    assert line(Lane.CAMERA, "event", "Somebody came in.").who is Lane.CAMERA


def test_a_nod_is_shown_only_with_the_details() -> None:
    nod = item(Lane.ASSISTANT, "backchannel", "I see.")
    assert line_of(nod) is None
    shown = line_of(nod, details=True)
    assert shown is not None
    assert (shown.text, shown.kind) == ("I see.", "backchannel")
