"""Carrying on after a nod, leaving others alone, listening to a story, not hearing the own echo."""

from __future__ import annotations

import pytest
from bench.duplex.stage_props import USERS_TURN, line, performed

from assistant.bench.duplex import rows
from assistant.bench.duplex.carrying_on import score_carrying_on, score_other
from assistant.bench.duplex.listening import score_echo, score_story
from assistant.bench.duplex.performance import Decided, Line
from assistant.bench.duplex.scene import Mark

STORY = "Once upon a time there was a dragon"
REST = "who lived in a cave."
NOD = Mark(rows.NOD, 6.0, 6.5, "mm-hm")
ASIDE = Mark(rows.ASIDE, 6.0, 8.0, "Honey, can you close the window?")


def carried(*lines: Line, sounds: tuple[tuple[float, float], ...] | None = None) -> tuple[bool, bool, str]:
    performance = performed(rows.BACKCHANNELS, *lines, marks=(USERS_TURN, NOD), sounds=sounds)
    score = score_carrying_on(performance, NOD)
    return score.applicable, score.carried_on, score.why


def test_talking_on_is_carrying_on() -> None:
    assert carried(line(STORY, 4.0, 9.0)) == (True, True, "went on")


def test_a_pause_of_up_to_two_seconds_is_allowed() -> None:
    assert carried(line(STORY, 4.0, 9.0), sounds=((4.0, 6.2), (8.1, 9.0)))[1]
    applicable, carried_on, why = carried(line(STORY, 4.0, 10.0), sounds=((4.0, 6.2), (8.7, 10.0)))
    assert applicable
    assert not carried_on
    assert why == "went on only after 2.2 s"


def test_taking_up_what_was_broken_off_is_carrying_on() -> None:
    assert carried(line(STORY, 4.0, 6.3, unheard=REST), line(REST, 7.5, 9.0))[1]


def test_being_stopped_for_good_is_not() -> None:
    assert carried(line(STORY, 4.0, 6.3, unheard=REST)) == (True, False, "stopped and did not go on")


def test_saying_something_else_instead_is_not() -> None:
    assert carried(line(STORY, 4.0, 6.3, unheard=REST), line("You are welcome.", 7.0, 8.0))[1] is False


def test_answering_the_nod_afterwards_is_not() -> None:
    assert carried(line(STORY, 4.0, 8.0), line("What else can I do?", 9.0, 10.0)) == (
        True,
        False,
        "answered it",
    )


def test_a_result_that_is_told_afterwards_does_not_matter() -> None:
    assert carried(line(STORY, 4.0, 8.0), line("It is 888.", 9.0, 10.0, told=True))[1]


def test_it_does_not_apply_when_nothing_was_being_said() -> None:
    assert carried(line(STORY, 4.0, 5.0))[0] is False
    assert carried(line(STORY, 4.0, 6.1))[0] is False, "it was as good as over"
    assert score_carrying_on(performed(rows.BACKCHANNELS, line(STORY, 4.0, 9.0)), None).applicable is False


def test_speech_to_somebody_else_over_the_answer_is_waited_out() -> None:
    lines = (line(STORY, 4.0, 6.3, unheard=REST), line(REST, 9.5, 11.0))
    assert score_other(performed(rows.OTHERS, *lines, marks=(USERS_TURN, ASIDE))).left_alone
    too_late = (line(STORY, 4.0, 6.3, unheard=REST), line(REST, 10.5, 11.5))
    assert not score_other(performed(rows.OTHERS, *too_late, marks=(USERS_TURN, ASIDE))).left_alone


def test_speech_to_somebody_else_in_silence_is_not_answered() -> None:
    assert score_other(performed(rows.OTHERS, marks=(ASIDE,))).left_alone
    answered = score_other(performed(rows.OTHERS, line("I cannot close windows.", 8.5, 9.5), marks=(ASIDE,)))
    assert not answered.left_alone
    assert answered.why == "answered it"
    short = score_other(performed(rows.OTHERS, line("Okay.", 8.5, 8.9), marks=(ASIDE,)))
    assert short.left_alone, "a word is no takeover"


def test_a_question_with_a_television_behind_it_has_to_be_answered() -> None:
    marks = (USERS_TURN, Mark(rows.BACKGROUND, 0.0, 9.0))
    assert score_other(performed(rows.OTHERS, line("Once upon a time", 3.6, 5.0), marks=marks)).left_alone
    assert not score_other(performed(rows.OTHERS, marks=marks)).left_alone
    late = score_other(performed(rows.OTHERS, line("Once upon a time", 7.5, 9.0), marks=marks))
    assert not late.left_alone
    assert late.why == "did not answer the question"
    early = score_other(performed(rows.OTHERS, line("Once upon a time", 1.5, 3.2), marks=marks))
    assert not early.left_alone


def test_nods_are_counted_by_the_second_of_the_story() -> None:
    story = Mark(rows.TURN, 1.0, 11.0, "a story")
    nods = (line("Mhm.", 4.0, 4.3), line("Yeah.", 8.0, 8.3), line("Oh.", 12.0, 12.3))
    score = score_story(performed(rows.STORY, marks=(story,), nods=nods))
    assert (score.nods, score.takeover) == (2, False)
    assert score.per_s == pytest.approx(0.2)


def test_a_nod_that_is_too_long_takes_the_floor_and_so_does_an_answer() -> None:
    story = Mark(rows.TURN, 1.0, 11.0, "a story")
    assert score_story(performed(rows.STORY, marks=(story,), nods=(line("Mhm.", 4.0, 5.2),))).takeover
    assert score_story(performed(rows.STORY, line("That is so nice.", 5.0, 6.5), marks=(story,))).takeover
    assert not score_story(performed(rows.STORY, line("That is nice.", 11.5, 13.0), marks=(story,))).takeover


def echo(understood: list[Line], decisions: list[Decided]) -> tuple[int, int]:
    score = score_echo([USERS_TURN], understood, decisions, duration_s=60.0, spoken_s=20.0)
    return score.self_interruptions, score.own_words


def test_each_of_them_is_told_with_its_time() -> None:
    decisions = [Decided("duck", 8.0, "a voice"), Decided("answer", 9.0)]
    score = score_echo(
        [USERS_TURN], [line("Once upon a time", 8.0, 9.0)], decisions, duration_s=60.0, spoken_s=20.0
    )
    assert score.reactions == ((8.0, "duck", "a voice"),)
    assert score.not_said == ((8.0, "Once upon a time"),)


def test_a_voice_heard_when_only_the_assistant_spoke_is_a_self_interruption() -> None:
    assert echo([], [Decided("duck", 8.0), Decided("hold", 8.2), Decided("resume", 9.0)]) == (2, 0)
    assert echo([], [Decided("carry on", 8.0)]) == (1, 0)
    assert echo([], [Decided("answer", 8.0), Decided("ignore", 9.0)]) == (0, 0)


def test_what_the_user_causes_is_none() -> None:
    assert echo([line("Tell me a story.", 1.0, 3.0)], [Decided("yield", 1.4), Decided("duck", 4.0)]) == (0, 0)


def test_words_that_nobody_said_are_counted() -> None:
    assert echo([line("Once upon a time", 8.0, 9.0)], []) == (0, 4)
    assert echo([line("Tell me a story. Once upon", 1.0, 5.0)], []) == (0, 2)
    assert echo([line("Tell me the story.", 1.0, 3.0)], []) == (0, 0), "misheard is not added"
