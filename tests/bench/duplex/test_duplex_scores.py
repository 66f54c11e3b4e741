"""The scorer on hand-made outputs: every rule, and the ugly cases."""

from __future__ import annotations

import pytest
from bench.duplex.stage_props import USERS_TURN, line, performed

from assistant.bench.duplex import rows
from assistant.bench.duplex.performance import Decided
from assistant.bench.duplex.scene import Mark
from assistant.bench.duplex.scores import (
    continues,
    is_takeover,
    score_answer,
    score_interruption,
    score_pause,
)

STORY = "Once upon a time there was a dragon"
REST = "who lived in a cave."
QUESTION = Mark(rows.INTERRUPTION, 6.0, 8.0, "What do bees make?")
UNDERSTOOD = (line("What do bees make?", 6.1, 8.0),)
WITH_QUESTION = (USERS_TURN, QUESTION)


# -- answers --


def test_an_answer_is_timed_from_the_end_of_the_turn_to_its_first_sound() -> None:
    performance = performed(rows.TURNS, line("Here it is then", 3.4, 5.0), sounds=((3.45, 5.0),))
    score = score_answer(performance, USERS_TURN)
    assert score.answered
    assert score.takeover
    assert not score.early
    assert score.after_s == pytest.approx(0.45, abs=0.001)


def test_a_single_short_word_is_an_answer_and_no_takeover() -> None:
    score = score_answer(performed(rows.TURNS, line("Paris.", 3.4, 3.9)), USERS_TURN)
    assert score.answered
    assert not score.takeover


def test_no_sound_is_no_answer() -> None:
    score = score_answer(performed(rows.TURNS), USERS_TURN)
    assert not score.answered
    assert score.after_s is None


def test_a_line_of_which_nothing_was_heard_is_no_answer() -> None:
    score = score_answer(performed(rows.TURNS, line("", 4.0, 4.0, unheard="It is Paris.")), USERS_TURN)
    assert not score.answered


def test_the_time_is_that_of_the_content_not_of_a_promise() -> None:
    promise = line("Let me think about that.", 3.3, 4.5)
    score = score_answer(performed(rows.TURNS, promise, line("It is 888.", 7.0, 8.0)), USERS_TURN)
    assert score.promised
    assert score.after_s == pytest.approx(4.0, abs=0.001)


def test_a_promise_alone_is_no_answer() -> None:
    score = score_answer(performed(rows.TURNS, line("Let me think about that.", 3.3, 4.5)), USERS_TURN)
    assert score.promised
    assert not score.answered


def test_an_answer_that_begins_over_the_turn_has_a_negative_time() -> None:
    score = score_answer(performed(rows.TURNS, line("It is the capital", 2.0, 4.0)), USERS_TURN)
    assert score.early
    assert score.after_s == pytest.approx(-1.0, abs=0.001)


def test_a_line_that_was_over_before_the_turn_was_is_not_its_answer() -> None:
    performance = performed(rows.TURNS, line("Oh well.", 1.5, 2.0), line("It is Paris.", 4.0, 5.0))
    assert score_answer(performance, USERS_TURN).after_s == pytest.approx(1.0, abs=0.001)


# -- takeovers and pauses --


def test_a_takeover_is_a_second_of_speech() -> None:
    assert is_takeover(performed(rows.PAUSES, line("Oh", 1.5, 2.5)), 1.0, 3.0)
    assert not is_takeover(performed(rows.PAUSES, line("Oh", 1.5, 2.4)), 1.0, 3.0)


def test_a_takeover_is_more_than_three_words_however_fast() -> None:
    assert is_takeover(performed(rows.PAUSES, line("one two three four", 1.5, 2.2)), 1.0, 3.0)
    assert not is_takeover(performed(rows.PAUSES, line("one two three", 1.5, 2.2)), 1.0, 3.0)


def test_two_short_words_a_second_apart_are_a_takeover() -> None:
    performance = performed(rows.PAUSES, line("Well", 1.2, 1.5), line("yes", 2.4, 2.7))
    assert is_takeover(performance, 1.0, 3.0)


def test_sound_without_words_counts_by_its_length() -> None:
    assert is_takeover(performed(rows.PAUSES, sounds=((1.2, 2.3),)), 1.0, 3.0)
    assert not is_takeover(performed(rows.PAUSES, sounds=((1.2, 1.9),)), 1.0, 3.0)


def test_what_comes_after_the_end_of_the_turn_does_not_count_against_waiting() -> None:
    score = score_pause(performed(rows.PAUSES, line("That sounds nice to me", 3.2, 5.0)))
    assert not score.takeover
    assert not score.spoke
    assert score.answer.answered


def test_a_short_sound_in_the_pause_is_told_but_is_no_takeover() -> None:
    score = score_pause(performed(rows.PAUSES, nods=(line("Mhm.", 1.8, 2.1),)))
    assert score.spoke
    assert not score.takeover


def test_an_answer_in_the_pause_is_a_takeover_even_if_it_gives_way() -> None:
    performance = performed(rows.PAUSES, line("I think that you should", 1.8, 2.7, unheard="go home."))
    assert score_pause(performance).takeover


# -- interruptions --


def test_stopping_is_timed_from_the_onset_to_silence() -> None:
    lines = (line(STORY, 4.0, 6.25, unheard=REST), line("Bees make honey.", 8.5, 9.5))
    performance = performed(
        rows.INTERRUPTIONS, *lines, marks=WITH_QUESTION, understood=UNDERSTOOD, expects=("honey",)
    )
    score = score_interruption(performance)
    assert score.applicable
    assert score.answered
    assert score.understood
    assert score.expected
    assert score.stop_s == pytest.approx(0.25, abs=0.001)
    assert score.after_s == pytest.approx(0.5, abs=0.001)


def test_a_resume_later_does_not_undo_the_stop() -> None:
    lines = (line(STORY, 4.0, 6.25, unheard=REST), line(REST, 9.0, 10.0))
    score = score_interruption(
        performed(rows.INTERRUPTIONS, *lines, marks=WITH_QUESTION, understood=UNDERSTOOD)
    )
    assert score.stop_s == pytest.approx(0.25, abs=0.001)
    assert not score.answered, "what was broken off and goes on is no answer"


def test_a_short_gap_is_not_yet_silence() -> None:
    lines = (line(STORY, 4.0, 7.0, unheard=REST),)
    performance = performed(rows.INTERRUPTIONS, *lines, marks=WITH_QUESTION, sounds=((4.0, 6.1), (6.3, 7.0)))
    assert score_interruption(performance).stop_s == pytest.approx(1.0, abs=0.001)


def test_it_does_not_apply_when_nothing_was_being_said() -> None:
    early = performed(rows.INTERRUPTIONS, line(STORY, 4.0, 5.5), marks=WITH_QUESTION)
    late = performed(rows.INTERRUPTIONS, line(STORY, 6.4, 9.0), marks=WITH_QUESTION)
    never = performed(rows.INTERRUPTIONS)
    assert not any(score_interruption(each).applicable for each in (early, late, never))


def test_what_ended_by_itself_just_then_did_not_stop() -> None:
    score = score_interruption(performed(rows.INTERRUPTIONS, line(STORY, 4.0, 6.3), marks=WITH_QUESTION))
    assert score.applicable
    assert score.stop_s is None


def test_a_stop_in_the_last_word_leaves_nothing_unheard_and_is_one_all_the_same() -> None:
    performance = performed(
        rows.INTERRUPTIONS, line(STORY, 4.0, 6.3), marks=WITH_QUESTION, decisions=(Decided("hold", 6.28),)
    )
    assert score_interruption(performance).stop_s == pytest.approx(0.3, abs=0.001)


def test_talking_on_to_the_end_counts_with_its_whole_time() -> None:
    score = score_interruption(performed(rows.INTERRUPTIONS, line(STORY, 4.0, 9.0), marks=WITH_QUESTION))
    assert score.stop_s == pytest.approx(3.0, abs=0.001)
    assert not score.answered


def test_an_answer_to_something_else_than_was_asked_is_none() -> None:
    lines = (line(STORY, 4.0, 6.2, unheard=REST), line("I see.", 8.5, 9.5))
    heard = (line("Want to be fake", 6.1, 8.0),)
    score = score_interruption(performed(rows.INTERRUPTIONS, *lines, marks=WITH_QUESTION, understood=heard))
    assert not score.understood
    assert not score.answered


def test_the_result_of_a_task_is_no_answer_to_the_interruption() -> None:
    lines = (line(STORY, 4.0, 6.2, unheard=REST), line("It is 888.", 9.0, 10.0, told=True))
    score = score_interruption(
        performed(rows.INTERRUPTIONS, *lines, marks=WITH_QUESTION, understood=UNDERSTOOD)
    )
    assert not score.answered


@pytest.mark.parametrize(
    ("said", "goes_on"),
    [
        ("who lived in", True),
        ("Dragon, who lived", True),
        ("lived in a cave", True),
        ("Who.", True),
        ("Bees make honey.", False),
        ("", False),
    ],
)
def test_what_goes_on_with_what_was_unheard(said: str, goes_on: bool) -> None:
    assert continues(line(said, 8.0, 9.0), REST) is goes_on
    assert not continues(line(said, 8.0, 9.0), "")
