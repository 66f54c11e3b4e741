"""The nods of a listener: when they are given, which ones, and that nothing else notices."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from fakes.stage import RATE_HZ, Stage

from assistant.interaction.backchannels import (
    INTERVAL_S,
    NOD_TEXTS,
    NODS,
    PAUSE_S,
    Backchannels,
    Mood,
    asks,
    mood_of,
)
from assistant.interaction.turn import Turn
from assistant.micro_turn import EndOfTurn, Hearing, MicroTurn, Nod, NodsNews, VoiceActivity, Word
from assistant.timeline.item import Lane

STORY = (
    "Last week I drove to the coast with my brother.",
    "We took the old road along the river.",
    "There was nobody else on it in the morning.",
    "After an hour we stopped at a small village.",
    "They had a market on the square with cheese and bread.",
    "My brother bought a hat that he did not need.",
    "Then we drove on through the hills.",
    "The sea was very calm when we came there.",
    "We walked along the beach until the evening.",
    "In the evening we cooked fish over a fire.",
    "We slept in a tent between the trees.",
    "In the morning it rained on the roof.",
)
SENTENCE_S = 4.4
PAUSE_BETWEEN_S = 0.6


def nods(*texts: str) -> NodsNews:
    sound = np.full(round(0.4 * RATE_HZ), 0.5, dtype=np.float32)
    return NodsNews(tuple(Nod(text, sound) for text in texts or NOD_TEXTS))


def tell(stage: Stage, sentences: Sequence[str], start_s: float = 1.0, *, end_of_turn: float = 0.15) -> float:
    """Tells the sentences as one utterance, with a rest after each; returns when the last one ends."""
    utterance = None
    for count in range(1, len(sentences) + 1):
        end_s = start_s + SENTENCE_S
        utterance = stage.say(
            " ".join(sentences[:count]),
            start_s,
            end_s,
            end_of_turn=end_of_turn,
            partial=False,
            utterance=utterance,
        )
        start_s = end_s + PAUSE_BETWEEN_S
    return end_s


def listening_stage(*texts: str) -> Stage:
    stage = Stage()
    stage.mailbox.post_at(0.1, nods(*texts))
    return stage


def given(stage: Stage) -> list[str]:
    return [item.text for item in stage.items(Lane.ASSISTANT, "backchannel")]


def test_a_minute_of_story_gets_as_many_nods_as_people_give() -> None:
    stage = listening_stage()
    end_s = tell(stage, STORY)
    stage.run(end_s)
    rate_hz = len(given(stage)) / (end_s - 1.0)
    assert 0.02 <= rate_hz <= 0.06
    heard = stage.items(Lane.ASSISTANT, "backchannel")
    assert all(b.start_s - a.start_s >= INTERVAL_S for a, b in itertools.pairwise(heard))


def test_a_nod_comes_within_the_rest_after_a_phrase() -> None:
    stage = listening_stage()
    stage.run(tell(stage, STORY))
    rests = [1.0 + SENTENCE_S + n * (SENTENCE_S + PAUSE_BETWEEN_S) for n in range(len(STORY))]
    for item in stage.items(Lane.ASSISTANT, "backchannel"):
        since_s = min(item.start_s - rest_s for rest_s in rests if rest_s <= item.start_s)
        assert PAUSE_S <= since_s <= PAUSE_BETWEEN_S  # the interval may end in the middle of a rest
        assert item.end_s is not None
        assert item.end_s - item.start_s == pytest.approx(0.4, abs=0.011)


def test_never_the_same_one_twice_in_a_row() -> None:
    stage = listening_stage()
    stage.run(tell(stage, STORY * 3))
    assert len(given(stage)) >= 6
    assert all(a != b for a, b in itertools.pairwise(given(stage)))


def test_with_one_clip_alone_it_nods_once_and_then_keeps_still() -> None:
    stage = listening_stage("Right.")
    stage.run(tell(stage, STORY))
    assert given(stage) == ["Right."]


def test_no_nod_takes_the_floor_or_is_known_to_the_language_model() -> None:
    told = listening_stage()
    end_s = tell(told, STORY, end_of_turn=0.15)
    told.run(end_s)
    quiet = Stage()
    tell(quiet, STORY, end_of_turn=0.15)
    quiet.run(end_s)
    assert len(given(told)) >= 2
    assert told.heard == quiet.heard == []
    assert {output.floor for output in told.outputs} == {output.floor for output in quiet.outputs}
    assert "assistant" not in {output.floor for output in told.outputs}
    assert not any(turn.assistant_audible or turn.played for turn in told.micro_turns)
    assert not any(output.utterance_done for output in told.outputs)
    assert told.drafting.asked == quiet.drafting.asked
    assert told.drafting.prepared == quiet.drafting.prepared


def test_the_story_is_answered_as_ever_when_it_ends() -> None:
    stage = listening_stage()
    stage.drafting.answer = ("What a lovely trip.",)
    end_s = tell(stage, STORY[:5])
    end_s = end_s + PAUSE_BETWEEN_S + 2.0
    stage.say(
        " ".join((*STORY[:5], "And that was it.")),
        end_s - 2.0,
        end_s,
        partial=False,
        end_of_turn=0.97,
        utterance=1,
    )
    stage.run(end_s + 4.0)
    assert given(stage)
    assert stage.heard == ["What a lovely trip."]
    assert all(text not in str(stage.drafting.asked) for text in ("Uh huh", "I see.", "Right."))


def test_no_nod_after_a_question_with_or_without_its_mark() -> None:
    stage = listening_stage()
    stage.run(tell(stage, ("Do you know the old road along the river?", "Is it still open for cars.") * 4))
    assert given(stage) == []


def test_no_nod_where_a_phrase_breaks_off() -> None:
    stage = listening_stage()
    stage.run(tell(stage, ("We went there by car and", "then we came to the") * 4))
    assert given(stage) == []


def test_no_nod_where_it_could_be_the_assistants_turn() -> None:
    stage = listening_stage()
    stage.drafting.first_clause_s = 30.0  # it has nothing to say yet
    stage.run(tell(stage, STORY, end_of_turn=0.6))
    assert given(stage) == []


def test_no_nod_in_a_short_remark() -> None:
    stage = listening_stage()
    stage.say("I went to the market.", 1.0, 3.5, end_of_turn=0.1)
    stage.run(4.5)
    assert given(stage) == []


def test_no_nod_while_the_assistant_speaks() -> None:
    stage = listening_stage()
    stage.drafting.answer = (" ".join(["word"] * 40) + ".",)
    stage.say("Please tell me a story.", 1.0, 2.5)
    stage.run(4.0)
    assert stage.sounding(3.5, 4.0)
    for number in range(8):
        stage.say("Right.", 4.5 + number, 4.9 + number, end_of_turn=0.1, partial=False)
    stage.run(12.0)
    assert stage.sounding(4.0, 4.5)
    assert given(stage) == []


def test_no_nod_when_it_is_switched_off_and_again_when_it_is_on() -> None:
    stage = Stage()
    end_s = tell(stage, STORY)
    stage.mailbox.post_at(0.1, nods())
    stage.mailbox.post_at(3.0, NodsNews(()))
    stage.mailbox.post_at(31.0, nods())
    stage.run(end_s)
    assert given(stage)
    assert min(item.start_s for item in stage.items(Lane.ASSISTANT, "backchannel")) > 31.0


def test_pressing_stop_cuts_it_off() -> None:
    stage = listening_stage()
    stage.run(tell(stage, STORY[:2]) + PAUSE_S + 0.05)
    assert stage.sounding(stage.clock.now_s() - 0.05, stage.clock.now_s())
    pressed_s = stage.clock.now_s() + 0.01
    stage.press_stop(pressed_s)
    stage.run(pressed_s + 0.5)
    assert not stage.sounding(pressed_s + 0.02, pressed_s + 0.5)
    (cut,) = stage.items(Lane.ASSISTANT, "backchannel")
    assert cut.end_s is not None
    assert cut.end_s - cut.start_s < 0.2


def test_what_is_decided_is_on_the_timeline() -> None:
    stage = listening_stage()
    stage.run(tell(stage, STORY[:3]))
    decision = next(item for item in stage.items(Lane.SYSTEM, "decision") if item.text == "nod")
    assert decision.data["nod"] == given(stage)[0]
    assert decision.data["mood"] == "plain"


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("We went to the market and bought cheese.", Mood.PLAIN),
        ("Last month my sister got promoted.", Mood.GOOD),
        ("And then he had an accident with the new car.", Mood.BAD),
        ("I couldn't believe my eyes.", Mood.SURPRISE),
        ("Suddenly there was a deer on the road.", Mood.SURPRISE),
        ("Suddenly my old dog was very sick.", Mood.BAD),
        ("Nobody was hurt.", Mood.PLAIN),
        ("It wasn't really very painful.", Mood.PLAIN),
        ("I was sad at the funeral and happy to see them all.", Mood.PLAIN),
        (
            "He died ten years ago. Now the house belongs to a man from the city who grows apples there.",
            Mood.PLAIN,
        ),
        ("", Mood.PLAIN),
    ],
)
def test_a_nod_goes_with_what_was_said_last(text: str, mood: Mood) -> None:
    assert mood_of(text) is mood


def test_bad_news_gets_a_fitting_one() -> None:
    stage = listening_stage()
    stage.run(tell(stage, (STORY[0], "On the way back we had a terrible accident.", STORY[2])))
    assert given(stage)[0] in NODS[Mood.BAD]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("We drove there. What would you have done", True),
        ("Did you see it?", True),
        ("What did he want? He wanted cheese.", False),
        ("We drove to the coast.", False),
        ("", False),
    ],
)
def test_questions_are_known_by_their_mark_or_first_word(text: str, is_one: bool) -> None:
    assert asks(text) is is_one


def test_no_nod_is_longer_than_two_words() -> None:
    assert all(1 <= len(text.split()) <= 2 for text in NOD_TEXTS)


def test_no_nod_when_the_ear_lags_behind() -> None:
    """The silence that it has heard is short, but the user has been silent for long, and may speak by now."""
    backchannels, turn = Backchannels(), Turn()
    heard = Hearing(1, (), (Word("We", 0.0, 0.5), Word("drove.", 0.5, 7.0)), 7.0, True)
    talking = VoiceActivity(speaking=True, utterance=1, speech_started_s=0.0, heard_until_s=6.9)
    resting = VoiceActivity(utterance=1, speech_started_s=0.0, speech_ended_s=7.0, heard_until_s=7.3)
    told = MicroTurn(0, 0.0, 7.0, voice=talking, news=(nods(),))
    turn.take(told)
    assert backchannels.step(told, turn, listening=True) is None
    late = MicroTurn(1, 7.0, 8.2, voice=resting, hearing=heard, end_of_turn=EndOfTurn(1, 0.1, 7.0))
    turn.take(late)
    assert backchannels.step(late, turn, listening=True) is None
    assert backchannels.step(replace(late, end_s=7.4), turn, listening=True) is not None


@pytest.mark.parametrize(
    ("end_of_turn", "text", "nodded"),
    [
        (0.03, "We drove along the", True),
        (0.03, "What would you have done if the", False),
        (0.3, "We drove along the", False),
    ],
)
def test_words_that_lag_behind_are_enough_when_it_is_surely_no_end(
    end_of_turn: float, text: str, nodded: bool
) -> None:
    backchannels, turn = Backchannels(), Turn()
    known = Hearing(1, (), tuple(Word(word, 0.0, 5.0) for word in text.split()), 5.0)
    talking = VoiceActivity(speaking=True, utterance=1, speech_started_s=0.0, heard_until_s=6.9)
    resting = VoiceActivity(utterance=1, speech_started_s=0.0, speech_ended_s=7.0, heard_until_s=7.3)
    told = MicroTurn(0, 0.0, 7.0, voice=talking, news=(nods(),))
    rest = MicroTurn(1, 7.0, 7.3, voice=resting, hearing=known, end_of_turn=EndOfTurn(1, end_of_turn, 7.0))
    for now in (told, rest):
        turn.take(now)
        given_now = backchannels.step(now, turn, listening=True)
    assert (given_now is not None) is nodded
