"""How long the user waited, read off the timeline."""

from __future__ import annotations

import pytest

from assistant.answer_times import answer_times_s
from assistant.timeline.item import Lane, TimelineItem


def decision(number: int, at_s: float, what: str = "answer", **data: object) -> TimelineItem:
    return TimelineItem(number, Lane.SYSTEM, "decision", at_s, at_s, what, data)


def said(number: int, at_s: float, text: str = "Paris.", kind: str = "speech") -> TimelineItem:
    return TimelineItem(number, Lane.ASSISTANT, kind, at_s, at_s + 1.0, text)


def test_the_time_runs_from_the_users_silence_to_the_first_sound() -> None:
    items = [decision(1, 5.0, silence_s=0.4), said(2, 5.1), decision(3, 9.0, silence_s=0.6), said(4, 9.0)]
    assert answer_times_s(items) == pytest.approx([0.5, 0.6])


def test_the_sound_that_was_waited_for_says_more_than_the_ear() -> None:
    waited = decision(1, 5.0, silence_s=0.9, words_in_s=0.3, first_clause_s=0.6, first_sound_s=1.0)
    early = decision(3, 9.0, silence_s=0.4, words_in_s=-0.1, first_clause_s=None, first_sound_s=-0.2)
    assert answer_times_s([waited, said(2, 5.1), early, said(4, 9.1)]) == pytest.approx([1.1, 0.5])


def test_an_answer_of_which_nothing_was_heard_has_no_time() -> None:
    items = [decision(1, 5.0, silence_s=0.4), said(2, 5.1, ""), decision(3, 9.0, silence_s=0.6)]
    assert answer_times_s(items) == []


def test_what_is_said_much_later_is_not_the_answer() -> None:
    assert answer_times_s([decision(1, 5.0, silence_s=0.4), said(2, 15.0)]) == []


@pytest.mark.parametrize("data", [{}, {"silence_s": None}, {"silence_s": "long"}])
def test_a_decision_without_a_silence_counts_for_nothing(data: dict[str, object]) -> None:
    assert answer_times_s([decision(1, 5.0, **data), said(2, 5.1)]) == []


def test_nods_and_other_decisions_do_not_count() -> None:
    items = [
        decision(1, 1.0, "nod"),
        said(2, 1.0, "I see.", "backchannel"),
        decision(3, 5.0, silence_s=0.4),
        said(4, 5.05, "Oh.", "backchannel"),
        said(5, 5.2),
        said(6, 8.0, "Your plan is ready."),
    ]
    assert answer_times_s(items) == pytest.approx([0.6])
