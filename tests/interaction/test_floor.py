"""The floor's judgement, one piece of evidence at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.interaction.evidence import Evidence
from assistant.interaction.floor import JUDGED_BY_S, LATE_WORDS_S, Act, Floor, Holder
from assistant.interaction.overlap import (
    EASILY,
    HELD_AT_MOST_S,
    NAME_BY_S,
    SURE_BY_S,
    WORDS_BY_S,
)
from assistant.interaction.turn_end import MAX_WAIT_S, MIN_WAIT_S, done_score, silence_needed_s, wait_s
from assistant.interaction.turn_end_model import TurnEndModel
from assistant.micro_turn import VoiceCharacter

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


@pytest.mark.parametrize("text", ["Could you tell me?", "When I was a child.", "The name of my teacher was."])
def test_the_language_model_knows_better_than_the_spelling_whether_a_sentence_ends(text: str) -> None:
    assert done_score(text, 0.95, 0.01) < 0.3 < done_score(text, 0.95, None)
    assert done_score(text, 0.3, 0.9) > done_score(text, 0.3, 0.3) > done_score(text, 0.3, 0.05)


def test_a_whole_question_is_not_waited_for_long_whatever_it_sounds_like() -> None:
    assert wait_s(done_score("Do I need an umbrella?", 0.02, 0.85)) < 0.4


def test_the_fitted_model_shortens_the_wait_for_a_statement_and_lengthens_none() -> None:
    fitted = TurnEndModel.shipped()
    for text, sentence_end in [("I just came home from work.", 0.9), ("I would like to go and", 0.001)]:
        _, alone_s = silence_needed_s(text, 0.5, sentence_end)
        _, both_s = silence_needed_s(text, 0.5, sentence_end, None, fitted)
        assert MIN_WAIT_S <= both_s <= alone_s
    _, statement_s = silence_needed_s("I just came home from work.", 0.9, 0.9, None, fitted)
    _, pause_s = silence_needed_s("I would like to go and", 0.9, 0.001, None, fitted)
    assert statement_s < 0.65 < 1.0 < pause_s


def test_patience_lengthens_and_shortens_what_is_more_than_the_shortest_wait() -> None:
    said = ("I just came home from work.", 0.6, 0.7)
    _, usual_s = silence_needed_s(*said)
    _, patient_s = silence_needed_s(*said, patience=2.0)
    _, quick_s = silence_needed_s(*said, patience=0.5)
    assert patient_s - MIN_WAIT_S == pytest.approx(2 * (usual_s - MIN_WAIT_S))
    assert quick_s - MIN_WAIT_S == pytest.approx((usual_s - MIN_WAIT_S) / 2)


def test_waits_are_bounded() -> None:
    assert wait_s(1.0) == pytest.approx(MIN_WAIT_S)
    assert wait_s(0.0) == pytest.approx(MAX_WAIT_S)


ONSET_S = 9.9
VOICE = VoiceCharacter(ONSET_S, 0.15, speech=0.9, user=0.9)
COUGH = VoiceCharacter(ONSET_S, 0.15, speech=0.03, user=0.5)
TELEVISION = VoiceCharacter(ONSET_S, 0.15, speech=0.9, user=0.05)


def over(text: str = "", *, after_s: float, **evidence: object) -> Evidence:
    """Somebody has been speaking over the assistant for `after_s`."""
    return replace(OVER, text=text, now_s=ONSET_S + after_s, **evidence)  # type: ignore[arg-type]


def over_again(text: str, *, words_in: bool = True, after_s: float = 0.2, **evidence: object) -> Evidence:
    """Somebody spoke over the assistant for 0.3 s, and has been silent for `after_s`."""
    return replace(
        OVER,
        speaking=False,
        speech_ended_s=ONSET_S + 0.3,
        text=text,
        text_until_s=10.3 if words_in else 9.0,
        now_s=ONSET_S + 0.3 + after_s,
        **evidence,  # type: ignore[arg-type]
    )


def held() -> Floor:
    floor = Floor()
    assert act(floor, over(after_s=EASILY.hold_after_s + 0.01, character=VOICE)) is Act.HOLD
    return floor


def test_a_voice_ducks_it_then_silences_it_and_gets_the_floor_with_its_words() -> None:
    floor = Floor()
    assert act(floor, over(after_s=0.05)) is Act.NOTHING
    assert floor.holder is Holder.BOTH
    assert act(floor, over(after_s=EASILY.duck_after_s + 0.01)) is Act.DUCK
    assert act(floor, over(after_s=EASILY.duck_after_s + 0.03)) is Act.NOTHING
    assert act(floor, over(after_s=EASILY.hold_after_s + 0.01, character=VOICE)) is Act.HOLD
    assert floor.holder is Holder.HELD
    assert act(floor, over(after_s=0.4, character=VOICE)) is Act.NOTHING
    assert act(floor, over("No, what", after_s=0.6, character=VOICE)) is Act.NOTHING
    assert act(floor, over("No, what is", after_s=0.7, character=VOICE)) is Act.YIELD
    assert floor.holder is Holder.USER


def test_without_a_judgement_of_the_sound_it_falls_silent_all_the_same() -> None:
    floor = Floor()
    assert act(floor, over(after_s=EASILY.hold_after_s + 0.01)) is not Act.HOLD
    assert act(floor, over(after_s=EASILY.character_by_s + 0.01)) is Act.HOLD


@pytest.mark.parametrize("sound", [COUGH, TELEVISION])
def test_a_cough_or_a_television_does_not_silence_it(sound: VoiceCharacter) -> None:
    floor = Floor()
    assert act(floor, over(after_s=EASILY.hold_after_s + 0.01, character=sound)) is Act.CARRY_ON
    assert floor.holder is Holder.ASSISTANT
    assert act(floor, over(after_s=0.6, character=sound)) is Act.NOTHING


def test_what_turns_out_to_be_a_noise_lets_it_go_on() -> None:
    floor = held()
    assert act(floor, over(after_s=0.4, character=COUGH)) is Act.CARRY_ON


def test_a_second_voice_needs_words_that_are_surely_for_the_assistant() -> None:
    floor = Floor()
    floor.judge(over(after_s=0.2, character=TELEVISION))
    assert (
        act(floor, over("and now the news", after_s=1.0, character=TELEVISION, addressed=0.6)) is Act.NOTHING
    )
    words = "Counterpoint, please stop"
    assert act(floor, over(words, after_s=1.4, character=TELEVISION, addressed=0.95)) is Act.YIELD


def test_a_voice_without_words_is_not_waited_for_for_ever() -> None:
    assert act(held(), over(after_s=HELD_AT_MOST_S + 0.1, character=VOICE)) is Act.CARRY_ON


def test_a_nod_that_goes_on_is_still_a_nod() -> None:
    floor = held()
    assert act(floor, over("Yeah, right.", after_s=1.0, character=VOICE)) is Act.NOTHING
    assert act(floor, over_again("Yeah, right.")) is Act.CARRY_ON


def test_after_a_short_sound_it_waits_for_the_words() -> None:
    floor = held()
    assert act(floor, over_again("", words_in=False)) is Act.NOTHING
    assert act(floor, over_again("", words_in=False, after_s=WORDS_BY_S + 0.1)) is Act.CARRY_ON


@pytest.mark.parametrize("said", ["Mm-hm.", "", "Okay."])
def test_after_a_nod_or_nothing_it_goes_on(said: str) -> None:
    floor = held()
    assert act(floor, over_again(said)) is Act.CARRY_ON
    assert floor.holder is Holder.ASSISTANT
    assert act(floor, over_again(said, after_s=0.5)) is Act.NOTHING


def test_a_yes_to_its_own_question_is_no_nod() -> None:
    assert act(held(), over_again("Yes.", awaits_answer=True)) is Act.YIELD


def test_a_short_word_takes_the_floor() -> None:
    assert act(held(), over_again("Stop.")) is Act.YIELD
    assert act(held(), over("Stop.", after_s=0.4)) is Act.YIELD


def test_a_single_word_may_be_a_name_and_what_follows_is_waited_for() -> None:
    floor = held()
    assert act(floor, over_again("Honey,", after_s=0.2)) is Act.NOTHING
    assert act(floor, over_again("Honey,", after_s=NAME_BY_S + 0.01)) is Act.YIELD


def test_words_for_somebody_else_let_it_go_on_when_they_are_over() -> None:
    floor = held()
    words = "Honey, can you close the window?"
    assert act(floor, over(words, after_s=1.5, meant_for_others=True, addressed=0.1)) is Act.NOTHING
    verdict, decision, _ = floor.judge(over_again(words, meant_for_others=True, addressed=0.1))
    assert verdict is Act.CARRY_ON
    assert decision is not None
    assert decision.why == "meant for somebody else"


@pytest.mark.parametrize(("said", "others"), [("", False), ("Mm-hm.", False), ("Tom, dinner!", True)])
def test_what_was_given_up_for_nothing_is_resumed(said: str, others: bool) -> None:
    floor = held()
    assert act(floor, over("um well", after_s=0.8)) is Act.YIELD
    after = replace(
        QUIET,
        now_s=11.3,
        speech_started_s=ONSET_S,
        speech_ended_s=11.0,
        text=said,
        text_until_s=11.1,
        can_resume=True,
        meant_for_others=others,
    )
    assert act(floor, after) is Act.RESUME
    assert floor.holder is Holder.ASSISTANT


def test_what_was_given_up_to_another_voice_is_resumed() -> None:
    floor = held()
    assert act(floor, over("I told him", after_s=0.8)) is Act.YIELD
    after = replace(
        QUIET,
        now_s=11.3,
        speech_started_s=ONSET_S,
        speech_ended_s=11.0,
        text="I told him that it was over.",
        text_until_s=11.1,
        can_resume=True,
        character=TELEVISION,
        addressed=0.7,
    )
    assert act(floor, after) is Act.RESUME


def test_words_that_seem_to_be_for_others_wait_for_the_language_models_opinion() -> None:
    floor = Floor()
    seems = replace(ASKED, meant_for_others=True, judgement_due=True)
    assert act(floor, replace(seems, now_s=9.5)) is Act.NOTHING
    assert not floor.answered(replace(seems, now_s=9.5))
    verdict, decision, _ = floor.judge(replace(seems, now_s=9.0 + JUDGED_BY_S + 0.1))
    assert verdict is Act.NOTHING
    assert decision is not None
    assert decision.what == "ignore"


def test_the_floor_is_not_given_to_words_of_which_an_opinion_is_due() -> None:
    floor = held()
    words = "We should really paint"
    assert act(floor, over(words, after_s=1.0, judgement_due=True)) is Act.NOTHING
    assert act(floor, over_again(words, judgement_due=True)) is Act.NOTHING
    assert act(floor, over_again(words, judgement_due=True, meant_for_others=True)) is Act.NOTHING
    assert act(floor, over_again(words, meant_for_others=True, addressed=0.1)) is Act.CARRY_ON


def test_the_floor_is_given_up_in_the_end_though_no_opinion_comes() -> None:
    assert act(held(), over("No, what is", after_s=SURE_BY_S + 0.1, judgement_due=True)) is Act.YIELD
    assert act(held(), over_again("No, what is", after_s=0.4, judgement_due=True)) is Act.YIELD


def test_what_follows_a_call_to_somebody_is_waited_for() -> None:
    floor = held()
    call = over_again("Kids,", after_s=0.2, meant_for_others=True, addressed=0.05)
    assert act(floor, call) is Act.NOTHING
    assert act(floor, over_again("Kids,", after_s=NAME_BY_S + 0.01, meant_for_others=True)) is Act.CARRY_ON


@pytest.mark.parametrize(
    ("evidence", "why"),
    [
        (replace(ASKED, meant_for_others=True), "meant for somebody else"),
        (replace(ASKED, character=TELEVISION, addressed=0.6), "another voice"),
        (replace(ASKED, text=""), "no words in it"),
    ],
)
def test_what_is_said_to_others_or_by_others_is_not_answered(evidence: Evidence, why: str) -> None:
    floor = Floor()
    verdict, decision, _ = floor.judge(replace(evidence, now_s=12.0))
    assert verdict is Act.NOTHING
    assert decision is not None
    assert (decision.what, decision.why) == ("ignore", why)
    assert floor.holder is Holder.NOBODY


def test_a_read_a_micro_turn_before_the_end_will_do_when_the_one_before_said_the_same() -> None:
    early = replace(ASKED, text_until_s=8.8, now_s=9.3)
    assert act(Floor(), early) is Act.NOTHING
    assert act(Floor(), replace(early, text_agreed=True)) is Act.ANSWER


def test_a_statement_is_waited_for_longer_than_a_question() -> None:
    statement = done_score("I went to the market.", 0.98)
    assert wait_s(statement) > wait_s(done_score("Did you go to the market?", 0.98)) + 0.3
    assert wait_s(statement) > wait_s(done_score("Tell me about the market.", 0.98)) + 0.3


def test_somebody_who_pauses_long_is_given_more_time() -> None:
    assert wait_s(0.5, 0.9) > wait_s(0.5) > wait_s(0.5, 0.3)


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
