"""The floor's judgement, one piece of evidence at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.interaction.floor import (
    DUCK_AFTER_S,
    LATE_WORDS_S,
    MAX_WAIT_S,
    MIN_WAIT_S,
    NOD_AT_MOST_S,
    YIELD_AFTER_S,
    Act,
    Evidence,
    Floor,
    Holder,
    done_score,
    wait_s,
)

QUIET = Evidence(
    now_s=10.0,
    speaking=False,
    speech_started_s=None,
    speech_ended_s=None,
    text="",
    text_until_s=-1.0,
    end_of_turn=None,
    assistant_audible=False,
)
ASKED = replace(
    QUIET,
    speech_started_s=8.0,
    speech_ended_s=9.0,
    text="What is the capital of France?",
    text_until_s=9.06,
    end_of_turn=0.98,
)
OVER = replace(QUIET, speaking=True, speech_started_s=9.9, assistant_audible=True)


def act(floor: Floor, evidence: Evidence) -> Act:
    return floor.judge(evidence)[0]


def test_nobody_has_it_at_first() -> None:
    floor = Floor()
    assert act(floor, QUIET) is Act.NOTHING
    assert floor.holder is Holder.NOBODY


def test_a_finished_question_is_answered_after_a_short_silence() -> None:
    floor = Floor()
    assert act(floor, replace(ASKED, now_s=9.1)) is Act.NOTHING
    assert floor.holder is Holder.USER_PAUSING
    assert act(floor, replace(ASKED, now_s=9.0 + MIN_WAIT_S + 0.1)) is Act.ANSWER


def test_it_says_when_to_look_again() -> None:
    _, _, look_s = Floor().judge(replace(ASKED, now_s=9.1))
    assert look_s == pytest.approx(9.0 + wait_s(done_score(ASKED.text, 0.98)))


def test_nothing_is_answered_before_its_words_are_in() -> None:
    assert act(Floor(), replace(ASKED, text_until_s=8.8, now_s=12.0)) is Act.NOTHING


def test_words_that_never_come_are_not_waited_for_for_ever() -> None:
    floor = Floor()
    verdict, decision, _ = floor.judge(replace(ASKED, text="", text_until_s=-1.0, now_s=9.0 + LATE_WORDS_S))
    assert verdict is Act.NOTHING
    assert decision is not None
    assert floor.holder is Holder.NOBODY


def test_an_answered_turn_is_answered_once() -> None:
    floor = Floor()
    floor.judge(ASKED)
    floor.turn_taken(ASKED)
    assert act(floor, replace(ASKED, now_s=15.0)) is Act.NOTHING
    assert floor.holder is Holder.NOBODY


@pytest.mark.parametrize(
    ("likelier", "than"),
    [
        (("What is the capital?", 0.9), ("What is the capital?", 0.2)),
        (("What is the capital?", 0.3), ("What is the capital", 0.3)),
        (("I like it.", 0.5), ("I like it and", 0.5)),
        (("Tell me about France.", 0.5), ("Tell me about the", 0.5)),
        (("Is it?", None), ("I think that", None)),
    ],
)
def test_how_words_and_sound_count(
    likelier: tuple[str, float | None], than: tuple[str, float | None]
) -> None:
    assert done_score(*likelier) > done_score(*than)
    assert wait_s(done_score(*likelier)) < wait_s(done_score(*than))


def test_waits_are_bounded() -> None:
    assert wait_s(1.0) == pytest.approx(MIN_WAIT_S)
    assert wait_s(0.0) == pytest.approx(MAX_WAIT_S)


def test_somebody_who_begins_to_speak_ducks_the_voice_and_then_gets_the_floor() -> None:
    floor = Floor()
    assert act(floor, replace(OVER, now_s=9.95)) is Act.NOTHING
    assert floor.holder is Holder.BOTH
    assert act(floor, replace(OVER, now_s=9.9 + DUCK_AFTER_S + 0.01)) is Act.DUCK
    assert act(floor, replace(OVER, now_s=9.9 + DUCK_AFTER_S + 0.05)) is Act.NOTHING
    assert act(floor, replace(OVER, now_s=9.9 + YIELD_AFTER_S + 0.01)) is Act.YIELD
    assert floor.holder is Holder.USER


def test_a_nod_may_take_longer_but_not_for_ever() -> None:
    floor = Floor()
    nod = replace(OVER, text="Yeah, right.")
    assert act(floor, replace(nod, now_s=9.9 + YIELD_AFTER_S + 0.1)) is not Act.YIELD
    assert act(floor, replace(nod, now_s=9.9 + NOD_AT_MOST_S + 0.01)) is Act.YIELD


def over_again(text: str, *, words_in: bool = True, now_s: float = 10.3) -> Evidence:
    return replace(
        OVER,
        speaking=False,
        speech_ended_s=10.1,
        text=text,
        text_until_s=10.2 if words_in else 9.0,
        now_s=now_s,
    )


def ducked() -> Floor:
    floor = Floor()
    floor.judge(replace(OVER, now_s=9.9 + DUCK_AFTER_S + 0.01))
    return floor


def test_after_a_short_sound_it_waits_for_the_words() -> None:
    assert act(ducked(), over_again("", words_in=False)) is Act.NOTHING


def test_after_a_nod_it_goes_on_as_before() -> None:
    floor = ducked()
    assert act(floor, over_again("Mm-hm.")) is Act.RESTORE
    assert floor.holder is Holder.ASSISTANT
    assert act(floor, over_again("Mm-hm.", now_s=10.5)) is Act.NOTHING


def test_after_a_cough_it_goes_on_as_before() -> None:
    assert act(ducked(), over_again("")) is Act.RESTORE


def test_a_short_word_stops_it() -> None:
    assert act(ducked(), over_again("Stop.")) is Act.YIELD


def test_words_that_never_come_do_not_keep_it_quiet() -> None:
    assert act(ducked(), over_again("", words_in=False, now_s=11.5)) is Act.RESTORE


@pytest.mark.parametrize("said", ["", "Mm-hm."])
def test_what_was_broken_off_for_nothing_is_resumed(said: str) -> None:
    floor = Floor()
    floor.judge(replace(OVER, now_s=9.9 + NOD_AT_MOST_S + 0.1))
    over = replace(
        QUIET,
        now_s=11.3,
        speech_started_s=9.9,
        speech_ended_s=11.0,
        text=said,
        text_until_s=11.1,
        can_resume=True,
    )
    assert act(floor, over) is Act.RESUME
    assert floor.holder is Holder.ASSISTANT


def test_sound_without_words_is_ignored() -> None:
    floor = Floor()
    verdict, decision, _ = floor.judge(replace(ASKED, text=""))
    assert verdict is Act.NOTHING
    assert decision is not None
    assert decision.what == "ignore"
    assert floor.judge(replace(ASKED, text=""))[1] is None


def test_every_decision_has_its_reasons() -> None:
    _, decision, _ = Floor().judge(ASKED)
    assert decision is not None
    assert decision.why
    assert {"score", "end_of_turn", "silence_s", "needed_s"} <= dict(decision.facts).keys()
