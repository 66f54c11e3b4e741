"""The recogniser's thread with a scripted reader."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import numpy as np
import pytest

from assistant.micro_turn import Hearing, Samples
from assistant.perception.recogniser import ReadRequest, Recogniser
from assistant.perception.sound_memory import SoundMemory
from assistant.perception.utterance import PREROLL_S
from assistant.perception.whisper_reader import Reading

TIMEOUT_S = 5.0


class ScriptedReader:
    """Reads one word for each half second; waits at the gate when there is one."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self.gate: threading.Event | None = None
        self.began = threading.Event()

    def read(self, speech: Samples) -> Reading:
        self.lengths.append(len(speech))
        self.began.set()
        if self.gate is not None:
            assert self.gate.wait(TIMEOUT_S)
        return Reading(("word",) * (len(speech) // 8000), -0.1, 0.0)


@pytest.fixture
def heard() -> queue.Queue[Hearing]:
    return queue.Queue()


@pytest.fixture
def recogniser(heard: queue.Queue[Hearing]) -> Iterator[Recogniser]:
    memory = SoundMemory()
    memory.append(np.ones(16_000 * 20, dtype=np.float32))
    recogniser = Recogniser(memory, heard.put)
    recogniser.start()
    yield recogniser
    recogniser.stop()


def test_it_reads_the_utterance_from_before_its_onset(
    recogniser: Recogniser, heard: queue.Queue[Hearing]
) -> None:
    reader = ScriptedReader()
    recogniser.use(reader)
    recogniser.request(ReadRequest(1, 2.0, 4.0, pause=True))
    hearing = heard.get(timeout=TIMEOUT_S)
    assert reader.lengths == [round((2.0 + PREROLL_S) * 16_000)]
    assert (hearing.utterance, hearing.final, hearing.heard_until_s) == (1, True, 4.0)


def test_a_newer_request_takes_the_place_of_one_that_waits(
    recogniser: Recogniser, heard: queue.Queue[Hearing]
) -> None:
    reader = ScriptedReader()
    reader.gate = threading.Event()
    recogniser.use(reader)
    recogniser.request(ReadRequest(1, 2.0, 3.0, pause=False))
    assert reader.began.wait(TIMEOUT_S)
    for until_s in (3.2, 3.4, 3.6):
        recogniser.request(ReadRequest(1, 2.0, until_s, pause=until_s == 3.6))
    reader.gate.set()
    assert [heard.get(timeout=TIMEOUT_S).heard_until_s for _ in range(2)] == [3.0, 3.6]
    assert heard.empty()


def test_requests_wait_for_a_model_and_another_model_can_take_over(
    recogniser: Recogniser, heard: queue.Queue[Hearing]
) -> None:
    recogniser.request(ReadRequest(1, 2.0, 3.0, pause=True))
    first, second = ScriptedReader(), ScriptedReader()
    recogniser.use(first)
    heard.get(timeout=TIMEOUT_S)
    recogniser.use(second)
    recogniser.request(ReadRequest(2, 5.0, 6.0, pause=True))
    heard.get(timeout=TIMEOUT_S)
    assert (len(first.lengths), len(second.lengths)) == (1, 1)


class Question(ScriptedReader):
    def read(self, speech: Samples) -> Reading:
        super().read(speech)
        return Reading(("Is", "it?"), -0.1, 0.0)


def test_a_read_that_only_confirms_lets_the_draft_go_first(heard: queue.Queue[Hearing]) -> None:
    memory = SoundMemory()
    memory.append(np.ones(16_000 * 20, dtype=np.float32))
    drafting = threading.Event()
    looked = threading.Event()

    def draft_in_work() -> bool:
        looked.set()
        return drafting.is_set()

    reader = Question()
    recogniser = Recogniser(memory, heard.put, draft_in_work=draft_in_work)
    recogniser.use(reader)
    recogniser.start()
    try:
        recogniser.request(ReadRequest(1, 2.0, 4.0, pause=False))
        heard.get(timeout=TIMEOUT_S)
        drafting.set()
        recogniser.request(ReadRequest(1, 2.0, 4.2, pause=True, quiet=True))
        assert looked.wait(TIMEOUT_S)
        assert len(reader.lengths) == 1
        assert not recogniser.busy
        drafting.clear()
        assert heard.get(timeout=TIMEOUT_S).heard_until_s == 4.2
        drafting.set()
        recogniser.request(ReadRequest(1, 2.0, 5.2, pause=True, quiet=True))  # there is more to read
        assert heard.get(timeout=TIMEOUT_S).heard_until_s == 5.2
    finally:
        recogniser.stop()
