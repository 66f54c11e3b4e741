"""The stages of an answer are read off the trace, and what lay between them adds up to its time."""

from __future__ import annotations

import pytest

from assistant.bench.answers import Answer, Report
from assistant.bench.latency import Latency, LatencyReport, latency_of, waits_of
from assistant.trace import Span

END_S = 10.0


def answer(after_s: float | None = 0.50) -> Answer:
    return Answer("What?", "what", "That.", after_s, start_s=8.0, end_s=END_S)


def at(after_s: float, part: str, what: str, **facts: float) -> Span:
    return Span(part, what, END_S + after_s, END_S + after_s, facts, moment=True)


def work(begun_s: float, done_s: float, part: str, what: str, **facts: float) -> Span:
    return Span(part, what, END_S + begun_s, END_S + done_s, facts)


SPANS = sorted(
    [
        at(-0.60, "recogniser", "read asked"),
        work(-0.60, -0.45, "recogniser", "read"),
        at(-0.40, "drafting", "draft asked", reply=4),  # to words that were revised
        work(-0.40, -0.20, "drafting", "read for a draft", reply=4),
        at(-0.02, "recogniser", "read asked"),
        work(0.03, 0.15, "recogniser", "read"),
        at(0.09, "ear", "voice ends"),
        at(0.16, "drafting", "draft asked", reply=5),
        work(0.16, 0.24, "drafting", "read for a draft", reply=5),
        work(0.24, 0.34, "drafting", "decode clause", reply=5, clause=0),
        work(0.34, 0.42, "drafting", "decode clause", reply=5, clause=1),
        work(0.35, 0.41, "voice", "make clause", reply=5, clause=0),
        work(0.20, 0.33, "recogniser", "read"),  # only confirms
        at(0.47, "floor", "answer"),
        at(0.48, "playout", "clause begins", reply=5),
        at(1.90, "playout", "clause begins", reply=5),
        at(2.00, "floor", "answer"),
    ],
    key=lambda span: span.start_s,
)


def test_the_stages_are_those_of_the_reply_that_was_heard() -> None:
    assert dict(latency_of(answer(), SPANS).stages) == {
        "voice_ends": 0.09,
        "read_asked": -0.02,
        "read_begun": 0.03,
        "read_done": 0.15,
        "draft_asked": 0.16,
        "prompt_read": 0.24,
        "clause_decoded": 0.34,
        "clause_made": 0.41,
        "floor_decided": 0.47,
        "first_sound": 0.50,
    }


def test_the_waits_add_up_to_the_time_of_the_answer() -> None:
    found = latency_of(answer(), SPANS)
    assert dict(found.waited_for_s) == {
        "the recogniser being free": 0.03,
        "reading the words": 0.12,
        "a draft being asked for": 0.01,
        "reading the prompt": 0.08,
        "decoding the first clause": 0.10,
        "making its sound": 0.07,
        "the floor": 0.06,
        "playing": 0.03,
    }
    assert sum(found.waited_for_s.values()) == pytest.approx(0.50)
    assert found.longest_wait == "reading the words"


def test_what_was_ready_before_the_end_was_not_waited_for() -> None:
    stages = {
        "read_asked": -0.9,
        "read_begun": -0.9,
        "read_done": -0.7,
        "draft_asked": -0.7,
        "prompt_read": -0.5,
        "clause_decoded": -0.3,
        "clause_made": -0.1,
        "floor_decided": 0.30,
        "first_sound": 0.32,
    }
    assert waits_of(stages) == {"the floor": 0.30, "playing": 0.02}


def test_a_read_that_is_asked_for_late_is_a_silence_noticed_late() -> None:
    waits = waits_of({"read_asked": 0.1, "read_begun": 0.1, "read_done": 0.3, "first_sound": 0.4})
    assert waits == {"noticing the silence": 0.1, "reading the words": 0.2, "playing": 0.1}


def test_a_question_that_was_not_answered_has_no_stages() -> None:
    found = latency_of(answer(None), [span for span in SPANS if span.part != "playout"])
    assert dict(found.stages) == {}
    assert found.longest_wait is None


def report(*latencies: Latency) -> LatencyReport:
    answers = (answer(0.5), answer(0.3), answer(None))
    return LatencyReport(Report("tiny", "a machine", answers, 100, 0, 0.0), latencies)


def test_the_table_tells_medians_and_what_was_waited_for() -> None:
    first = latency_of(answer(), SPANS)
    second = Latency("Where?", "There.", {"first_sound": 0.3}, {"the floor": 0.3})
    third = Latency("Who?", "", {}, {})
    made = report(first, second, third)
    assert made.medians()["first_sound"] == 0.4
    assert made.mean_waits_s()["the floor"] == pytest.approx(0.18)
    text = made.summary()
    assert "answered 2 of 3" in text
    assert "waited longest for: reading the words 1×, the floor 1×" in text
    assert "Who?  (not answered)" in text
    assert '"medians_s"' in made.as_json()


def test_a_table_of_nothing() -> None:
    assert "median" in LatencyReport(Report("tiny", "a machine", (), 0, 0, 0.0), ()).summary()
