"""The sentence that a voice is tried with: made when the voice has nothing else to say, in the voice in use."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import numpy as np
import pytest
from fakes.real_models import tiny_voice

from assistant.clock import VirtualClock
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples, SpokenClause, VoiceNews
from assistant.speech.clips import Clips
from assistant.speech.playout import Playout
from assistant.speech.sounding import Sounding
from assistant.speech.synthesis import Synthesis
from assistant.speech.voice_sample import SAMPLE_TEXT, VoiceSample

TIMEOUT_S = 5.0


class GatedVoice:
    """Says everything for a tenth of a second, when it may."""

    def __init__(self, loudness: float = 0.5, *, closed: bool = False) -> None:
        self.loudness = loudness
        self.said: list[str] = []
        self.began = threading.Event()
        self.gate = threading.Event()
        if not closed:
            self.gate.set()

    def begin(self, text: str, *, early: bool = True) -> Sounding:
        self.said.append(text)
        self.began.set()
        assert self.gate.wait(TIMEOUT_S)
        if self.loudness == 0.0:
            raise RuntimeError("no such sound")
        return Sounding(np.full(100, self.loudness, dtype=np.float32), (0.1,))


class Studio:
    def __init__(self) -> None:
        self.played: queue.Queue[Samples] = queue.Queue()
        self.notices: queue.Queue[str] = queue.Queue()
        self.clauses: queue.Queue[VoiceNews] = queue.Queue()
        sample = VoiceSample(self.played.put, self.notices.put)
        clips = Clips(("a", "b"), lambda _: None, rate_hz=1000)
        self.synthesis = Synthesis(self.clauses.put, clips=clips, sample=sample)


@pytest.fixture
def studio() -> Iterator[Studio]:
    studio = Studio()
    studio.synthesis.start()
    yield studio
    studio.synthesis.stop()


def test_it_is_said_in_the_voice_in_use(studio: Studio) -> None:
    for loudness in (0.5, 0.25):
        studio.synthesis.use(GatedVoice(loudness))
        studio.synthesis.speak_sample()
        assert studio.played.get(timeout=TIMEOUT_S)[0] == loudness
    assert studio.clauses.empty()
    assert studio.notices.empty()


def test_clauses_come_before_it_and_clips_after_it(studio: Studio) -> None:
    voice = GatedVoice(closed=True)
    studio.synthesis.speak(1, 0, "first")
    studio.synthesis.use(voice)
    assert voice.began.wait(TIMEOUT_S)
    studio.synthesis.speak_sample()
    studio.synthesis.speak_sample()
    studio.synthesis.speak(1, 1, "second")
    voice.gate.set()
    studio.played.get(timeout=TIMEOUT_S)
    studio.synthesis.stop()
    assert voice.said[:3] == ["first", "second", SAMPLE_TEXT]
    assert SAMPLE_TEXT not in voice.said[3:]


def test_it_is_dropped_when_the_voice_is_switched_meanwhile(studio: Studio) -> None:
    old, new = GatedVoice(closed=True), GatedVoice(0.25)
    studio.synthesis.use(GatedVoice())
    studio.synthesis.use(old)
    studio.synthesis.speak(1, 0, "first")
    studio.synthesis.speak_sample()
    assert old.began.wait(TIMEOUT_S)
    while SAMPLE_TEXT not in old.said:
        old.gate.set()
        old.began.wait(0.01)
    studio.played.get(timeout=TIMEOUT_S)
    old.gate.clear()
    old.began.clear()
    studio.synthesis.speak_sample()
    assert old.began.wait(TIMEOUT_S)
    studio.synthesis.use(new)
    old.gate.set()
    studio.synthesis.speak(1, 1, "second")
    while studio.clauses.get(timeout=TIMEOUT_S).text != "second":
        pass
    studio.synthesis.stop()
    assert studio.played.empty()
    assert SAMPLE_TEXT not in new.said


def test_a_voice_that_cannot_say_it_is_told_of(studio: Studio) -> None:
    studio.synthesis.use(GatedVoice(0.0))
    studio.synthesis.speak_sample()
    assert "models verify" in studio.notices.get(timeout=TIMEOUT_S)
    assert studio.played.empty()


def test_asked_for_before_there_is_a_voice_it_is_not_said_later(studio: Studio) -> None:
    voice = GatedVoice()
    studio.synthesis.speak_sample()
    studio.synthesis.use(voice)
    studio.synthesis.speak(1, 0, "first")
    studio.clauses.get(timeout=TIMEOUT_S)
    studio.synthesis.stop()
    assert SAMPLE_TEXT not in voice.said


def test_it_is_not_heard_when_the_assistant_speaks_by_then() -> None:
    playout = Playout(VirtualClock(), rate_hz=1000)
    sample = VoiceSample(playout.play_beside, lambda _: None)
    sample.ask()
    number = sample.take()
    assert number is not None
    playout.enqueue(SpokenClause(1, 1, "word", np.full(50, 0.5, dtype=np.float32), (0.05,)))
    sample.give(number, np.full(100, 0.25, dtype=np.float32), "")
    sound = playout.render(200, 0.0)
    assert np.all(sound[:50] == 0.5)
    assert not sound[50:].any()


@pytest.mark.real_model
def test_a_real_voice_says_it_audibly() -> None:
    sound = tiny_voice().speak(SAMPLE_TEXT)
    assert 1.0 <= len(sound) / PERCEPTION_RATE_HZ <= 4.0
    assert float(np.sqrt(np.mean(np.square(sound)))) > 0.03
