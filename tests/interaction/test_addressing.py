"""To whom words are said: two opinions, and what was said right before."""

from __future__ import annotations

import pytest
from fakes.stage import Stage

from assistant.interaction.addressing import BELONGS_WITHIN_S, Addressing, Passed, both
from assistant.interaction.evidence import Evidence
from assistant.micro_turn import VoiceCharacter
from assistant.timeline.item import Lane

STORY = ["Once upon a time there was a dragon.", "It lived in a cave by the sea and sang."]


def ended_at(ended_s: float, character: VoiceCharacter | None = None) -> Evidence:
    return Evidence(
        now_s=ended_s + 0.5,
        speaking=False,
        speech_started_s=ended_s - 1.0,
        speech_ended_s=ended_s,
        text="",
        text_until_s=ended_s,
        end_of_turn=None,
        assistant_audible=False,
        character=character,
    )


class Words:
    """Knows nothing from the words alone, but that "Kids" and "Mom" are no names of the assistant's."""

    threshold = 0.1

    def probability(self, text: str, *, assistant_speaking: bool = False, said_last: str = "") -> float:
        return 0.05 if text.startswith(("Kids", "Mom")) else 0.5


def test_without_a_model_all_words_are_for_the_assistant() -> None:
    assert not Addressing(None).judge("Kids, be quiet.", assistant_speaking=False, said_last="").for_others


@pytest.mark.parametrize(("by_model", "for_others"), [(None, False), (0.9, False), (0.05, True)])
def test_the_language_model_has_its_say(by_model: float | None, for_others: bool) -> None:
    judged = Addressing(Words()).judge(
        "We should paint the shed.", assistant_speaking=False, said_last="", by_model=by_model
    )
    assert judged.for_others is for_others


def test_two_opinions_are_surer_than_one() -> None:
    assert both(0.9, 0.9) > 0.9 > both(0.9, 0.5) > both(0.5, 0.5) == 0.5
    assert both(0.1, 0.1) < 0.1


def test_what_follows_a_call_is_judged_with_it() -> None:
    passed = Passed()
    passed.note("Kids,", ended_at(3.0))
    assert passed.before("please be quiet.", 3.4) == "Kids, please be quiet."
    assert passed.before("please be quiet.", 3.1 + BELONGS_WITHIN_S) == "please be quiet."
    assert passed.before("", 3.4) == ""


def test_a_short_sound_right_after_another_voice_is_that_voice() -> None:
    other = VoiceCharacter(2.0, 1.0, speech=1.0, user=0.05)
    passed = Passed()
    passed.note("And then she said", ended_at(3.0, other))
    short = VoiceCharacter(3.5, 0.2, speech=1.0, user=1.0)
    assert passed.character(short, 3.5) is other
    assert passed.character(None, 3.5) is other
    assert passed.character(None, 3.1 + BELONGS_WITHIN_S) is None
    telling = VoiceCharacter(3.5, 0.6, speech=1.0, user=1.0)
    assert passed.character(telling, 3.5) is telling


def test_somebody_who_had_not_finished_when_the_answer_began_goes_on_with_their_turn() -> None:
    stage = Stage(addressee=Words())
    stage.drafting.addressed = lambda text: 0.02 if text.startswith("Mom") else 0.98
    stage.drafting.answer = lambda text: ["That sounds nice, doesn't it, in a way."]
    stage.say("I gave it to", 1.0, 2.0, end_of_turn=0.95)
    stage.run(1.0)
    began_s = rehearsed(stage, "I gave it to")
    stage.say("Mom and dad.", began_s + 0.05, began_s + 0.9, partial=False)
    stage.run(9.0)
    assert stage.drafting.asked[-1][-1] == ("user", "I gave it to Mom and dad.")


def rehearsed(like: Stage, text: str) -> float:
    """When the answer to this begins."""
    stage = Stage(addressee=Words())
    stage.drafting.addressed, stage.drafting.answer = like.drafting.addressed, like.drafting.answer
    stage.say(text, 1.0, 2.0, end_of_turn=0.95)
    stage.run(8.0)
    return next(item.start_s for item in stage.items(Lane.ASSISTANT))


def test_an_aside_that_only_the_language_model_knows_lets_the_answer_go_on() -> None:
    stage = Stage(addressee=Words())
    stage.drafting.answer = lambda text: STORY if "story" in text else ["Oh no."]
    stage.drafting.addressed = lambda text: 0.02 if text.startswith("We") else 0.98
    stage.say("Tell me a story.", 1.0, 2.0)
    stage.say("We should paint the shed.", 3.5, 4.6)
    stage.run(12.0)
    assert stage.drafting.judged[-1] == "We should paint the shed."
    assert "yield" not in stage.decisions
    assert " ".join(stage.heard) == " ".join(STORY)


def test_an_aside_that_shows_late_makes_it_go_on_where_it_broke_off() -> None:
    stage = Stage(addressee=Words())
    stage.drafting.answer = lambda text: STORY if "story" in text else ["Oh no."]
    stage.drafting.addressed = lambda text: 0.02 if "shed" in text else 0.98
    stage.say("Tell me a story.", 1.0, 2.0)
    stage.say("We should paint the shed.", 3.5, 4.6)
    stage.run(12.0)
    assert [d for d in stage.decisions if d in ("yield", "resume")] == ["yield", "resume"]
    assert " ".join(stage.heard) == " ".join(STORY)


def test_words_that_look_like_an_aside_and_are_none_are_answered() -> None:
    stage = Stage(addressee=Words())
    stage.drafting.addressed = lambda text: 0.999
    stage.say("Mom is the word for mother, right?", 1.0, 2.4)
    stage.run(6.0)
    assert stage.heard == ["Paris."]


def test_an_aside_in_silence_is_left_alone() -> None:
    stage = Stage(addressee=Words())
    stage.drafting.addressed = lambda text: 0.05
    stage.say("We should paint the shed.", 1.0, 2.4)
    stage.run(6.0)
    assert stage.heard == []


def test_a_call_and_what_follows_it_are_one_aside() -> None:
    stage = Stage(addressee=Words())
    stage.drafting.answer = lambda text: STORY if "story" in text else ["Oh no."]
    stage.say("Tell me a story.", 1.0, 2.0)
    utterance = stage.say("Kids,", 3.5, 3.9, partial=False)
    stage.say("Kids, please be quiet for a moment.", 4.3, 5.6, utterance=utterance)
    stage.run(14.0)
    assert stage.decisions.count("carry on") == 1
    assert " ".join(stage.heard) == " ".join(STORY)


def test_what_follows_a_call_after_a_longer_breath_is_still_an_aside() -> None:
    stage = Stage(addressee=Words())
    stage.drafting.answer = lambda text: STORY if "story" in text else ["Oh no."]
    stage.say("Tell me a story.", 1.0, 2.0)
    stage.say("Kids,", 3.5, 3.9, partial=False)
    stage.say("please be quiet for a moment.", 4.7, 6.0, partial=False)
    stage.run(14.0)
    assert " ".join(stage.heard) == " ".join(STORY)
