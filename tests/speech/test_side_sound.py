"""The tone that tries the speaker: what it sounds like, and that it is no part of the conversation."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.stage import RATE_HZ, Stage

from assistant.clock import VirtualClock
from assistant.micro_turn import Nod, Samples, SpokenClause
from assistant.speech.chime import LENGTH_S, NOTES, PEAK, chime
from assistant.speech.playout import STOP_FADE_S, Playout
from assistant.timeline.item import Lane

FADE = round(STOP_FADE_S * RATE_HZ)
CARD_RATE_HZ = 48_000


def level(seconds: float, loudness: float = 0.3) -> Samples:
    return np.full(round(seconds * RATE_HZ), loudness, dtype=np.float32)


def clause(seconds: float = 0.4) -> SpokenClause:
    return SpokenClause(1, 1, "word", level(seconds, 0.5), (seconds,))


@pytest.fixture
def playout() -> Playout:
    return Playout(VirtualClock(), rate_hz=RATE_HZ)


@pytest.mark.parametrize("rate_hz", [16_000, 44_100, CARD_RATE_HZ])
def test_the_tone_is_soft_and_begins_and_ends_with_silence(rate_hz: int) -> None:
    sound = chime(rate_hz)
    assert sound.dtype == np.float32
    assert len(sound) / rate_hz == pytest.approx(LENGTH_S, abs=0.001)
    assert np.abs(sound).max() == pytest.approx(PEAK)
    assert abs(sound[0]) < 0.001
    assert abs(sound[-1]) < 0.001
    assert np.abs(np.diff(sound)).max() < 0.15


def test_the_tone_has_two_notes() -> None:
    sound = chime(CARD_RATE_HZ)
    second = round(NOTES[1][1] * CARD_RATE_HZ)
    for part, (frequency_hz, _) in zip((sound[:second], sound[second:]), NOTES, strict=True):
        strength = np.abs(np.fft.rfft(part * np.hanning(len(part)), CARD_RATE_HZ))
        assert int(np.argmax(strength)) == pytest.approx(frequency_hz, abs=10)


def test_it_is_played_at_the_users_volume_and_no_clause(playout: Playout) -> None:
    playout.set_volume(0.5)
    assert playout.play_beside(level(0.1))
    assert not playout.audible
    assert playout.render(150, 0.0) == pytest.approx(np.concatenate((level(0.1, 0.15), level(0.05, 0.0))))
    assert playout.account() == ()
    assert playout.nodded() == ()


def test_one_at_a_time_and_nothing_of_silence(playout: Playout) -> None:
    assert not playout.play_beside(level(0.0))
    assert playout.play_beside(level(0.1))
    assert not playout.play_beside(level(0.1))
    playout.nod(Nod("Mhm.", level(0.1)))
    playout.render(100, 0.0)
    assert playout.nodded() == ()
    assert playout.play_beside(level(0.1))


def test_not_while_the_assistant_speaks_or_holds(playout: Playout) -> None:
    playout.enqueue(clause())
    assert not playout.play_beside(level(0.1))
    playout.render(100, 0.0)
    playout.hold()
    playout.render(100, 0.1)
    assert not playout.play_beside(level(0.1))
    playout.go_on()
    playout.render(500, 0.2)
    assert playout.play_beside(level(0.1))


def test_a_clause_that_comes_fades_it_out(playout: Playout) -> None:
    playout.play_beside(level(0.5))
    playout.render(100, 0.0)
    playout.enqueue(clause())
    block = playout.render(100, 0.1)
    assert block[0] == pytest.approx(0.8)
    assert np.all(np.diff(block[:FADE]) <= 0)
    assert np.all(block[FADE:] == 0.5)


def test_stop_ends_it(playout: Playout) -> None:
    playout.play_beside(level(0.5))
    playout.render(100, 0.0)
    playout.stop()
    assert not playout.render(100, 0.1)[FADE:].any()
    playout.play_beside(level(0.5))
    playout.stop()
    assert not playout.render(100, 0.2).any()


def test_the_conversation_knows_nothing_of_it() -> None:
    stage = Stage()
    stage.mailbox.call_at(1.0, lambda: stage.playout.play_beside(chime(RATE_HZ)))
    stage.say("What is the capital of France?", 3.0, 4.5)
    stage.run(3.0)
    assert stage.sounding(1.0, 1.1 + LENGTH_S)
    assert not stage.sounding(1.2 + LENGTH_S, 3.0)
    assert stage.items(Lane.ASSISTANT) == []
    assert not any(turn.assistant_audible or turn.played for turn in stage.micro_turns)
    stage.run(8.0)
    assert stage.heard == ["Paris."]


def test_an_answer_comes_as_ever_while_it_plays() -> None:
    stage = Stage()
    stage.say("What is the capital of France?", 1.0, 2.5)
    stage.mailbox.call_at(2.6, lambda: stage.playout.play_beside(level(5.0)))
    stage.run(8.0)
    assert stage.heard == ["Paris."]
    assert not stage.sounding(4.5, 7.5)
