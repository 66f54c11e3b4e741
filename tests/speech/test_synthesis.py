"""The synthesis thread with a scripted voice."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from assistant.micro_turn import VoiceNews
from assistant.speech.sounding import Sounding
from assistant.speech.synthesis import Synthesis
from assistant.speech.word_times import word_ends_s

RATE_HZ = 1000
TIMEOUT_S = 5.0


class ScriptedVoice:
    def __init__(self) -> None:
        self.said: list[str] = []
        self.gate: threading.Event | None = None
        self.began = threading.Event()

    def begin(self, text: str, *, early: bool = True) -> Sounding:
        self.said.append(text)
        self.began.set()
        if self.gate is not None:
            assert self.gate.wait(TIMEOUT_S)
        if text == "broken":
            raise RuntimeError("no such sound")
        sound = np.full(100 * len(text.split()), 0.5, dtype=np.float32)
        return Sounding(sound, word_ends_s(text, sound, RATE_HZ))


@pytest.fixture
def news() -> queue.Queue[VoiceNews]:
    return queue.Queue()


@pytest.fixture
def synthesis(news: queue.Queue[VoiceNews]) -> Iterator[Synthesis]:
    synthesis = Synthesis(news.put)
    synthesis.start()
    yield synthesis
    synthesis.stop()


def test_clauses_become_sound_in_order(synthesis: Synthesis, news: queue.Queue[VoiceNews]) -> None:
    synthesis.speak(1, 0, "one two")
    synthesis.speak(1, 1, "three")
    synthesis.use(ScriptedVoice())
    first, second = news.get(timeout=TIMEOUT_S), news.get(timeout=TIMEOUT_S)
    assert [(n.index, n.text, len(n.samples)) for n in (first, second)] == [
        (0, "one two", 200),
        (1, "three", 100),
    ]
    assert first.word_ends_s[-1] == pytest.approx(0.2)


def test_dropped_generations_are_neither_made_nor_told(
    synthesis: Synthesis, news: queue.Queue[VoiceNews]
) -> None:
    voice = ScriptedVoice()
    voice.gate = threading.Event()
    synthesis.use(voice)
    synthesis.speak(1, 0, "being made")
    assert voice.began.wait(TIMEOUT_S)
    assert synthesis.busy
    synthesis.speak(1, 1, "waiting")
    synthesis.drop(2)
    synthesis.speak(2, 0, "wanted")
    voice.gate.set()
    assert news.get(timeout=TIMEOUT_S).text == "wanted"
    assert voice.said == ["being made", "wanted"]
    assert news.empty()


def test_a_clause_that_cannot_be_said_does_not_silence_the_others(
    synthesis: Synthesis, news: queue.Queue[VoiceNews]
) -> None:
    synthesis.use(ScriptedVoice())
    synthesis.speak(1, 0, "broken")
    synthesis.speak(1, 1, "fine")
    broken, fine = news.get(timeout=TIMEOUT_S), news.get(timeout=TIMEOUT_S)
    assert len(broken.samples) == 0
    assert "on screen" in broken.error
    assert len(fine.samples) == 100
    deadline_s = time.monotonic() + TIMEOUT_S
    while synthesis.busy:
        assert time.monotonic() < deadline_s
        time.sleep(0.01)


def test_it_is_busy_until_the_second_piece_of_a_clause_is_there(
    synthesis: Synthesis, news: queue.Queue[VoiceNews]
) -> None:
    second, third = threading.Event(), threading.Event()
    went_on = threading.Event()

    class InPieces(ScriptedVoice):
        def begin(self, text: str, *, early: bool = True) -> Sounding:
            def rest() -> Iterator[None]:
                assert second.wait(TIMEOUT_S)
                yield
                went_on.set()
                assert third.wait(TIMEOUT_S)
                yield

            whole = super().begin(text, early=early)
            return Sounding(whole.samples, whole.word_ends_s, rest())

    synthesis.use(InPieces())
    synthesis.speak(1, 0, "one two")
    assert news.get(timeout=TIMEOUT_S).text == "one two"
    busy = [synthesis.busy]
    second.set()
    assert went_on.wait(TIMEOUT_S)
    busy.append(synthesis.busy)
    third.set()
    assert busy == [True, False]
