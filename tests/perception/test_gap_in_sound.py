"""The computer slept: the ear goes on at the new time at once, and what was being said before is over."""

from __future__ import annotations

import time

import numpy as np
import pytest

from assistant.capture.paired_reader import PairedReader
from assistant.capture.ring_buffer import SampleRing
from assistant.micro_turn import Samples, VoiceActivity
from assistant.perception.ear import Ear
from assistant.perception.echo_gate import ABSENT_AFTER_S, EchoGate
from assistant.perception.sound_memory import KEPT_S, SoundMemory
from assistant.perception.voice_activity import FRAME_S, FRAME_SAMPLES

RATE = 16_000
SLEPT = 2 * 3_600 * RATE


class LoudIsVoice:
    """Every sound is a voice; every turn is over."""

    def probability(self, sound: Samples) -> float:
        return float(np.abs(sound).max() > 0.05)

    def reset(self) -> None:
        pass


class Listener:
    """An ear at two rings of a test's."""

    def __init__(self) -> None:
        self.microphone, self.reference = SampleRing(4 * RATE), SampleRing(4 * RATE)
        self.memory = SoundMemory()
        self.heard: list[VoiceActivity] = []
        self.ear = Ear(
            PairedReader(self.microphone, self.reference),
            self.memory,
            LoudIsVoice(),
            LoudIsVoice(),
            post=lambda news: self.heard.append(news) if isinstance(news, VoiceActivity) else None,
            request_read=lambda _request: None,
        )

    def give(self, samples: Samples) -> None:
        self.microphone.write(samples)
        self.reference.write(np.zeros_like(samples))
        until_s = self.microphone.written_samples / RATE - 2 * FRAME_S
        deadline = time.monotonic() + 5
        while self.memory.end_s < until_s and time.monotonic() < deadline:
            time.sleep(0.005)
        assert self.memory.end_s >= until_s

    def sleep(self) -> None:
        self.microphone.skip(SLEPT)
        self.reference.skip(SLEPT)


@pytest.fixture
def listener():
    listener = Listener()
    listener.ear.start()
    yield listener
    listener.ear.stop()


def voice(seconds: float) -> Samples:
    return np.full(round(seconds * RATE), 0.3, dtype=np.float32)


def test_hours_are_passed_over_at_once_and_positions_stay_true(listener: Listener) -> None:
    listener.give(voice(1.0))
    frames = len(listener.heard)
    listener.sleep()
    began = time.monotonic()
    listener.give(np.zeros(RATE // 2, dtype=np.float32))
    assert time.monotonic() - began < 3
    assert len(listener.heard) - frames <= 0.5 * RATE / FRAME_SAMPLES + 2
    slept_s = SLEPT / RATE
    assert listener.memory.end_s == pytest.approx(slept_s + 1.5, abs=3 * FRAME_S)
    assert listener.heard[-1].heard_until_s == listener.memory.end_s
    assert not listener.memory.between(slept_s + 0.5, slept_s + 1.4).any()


def test_an_utterance_that_the_sleep_cut_is_over_and_the_next_one_is_new(listener: Listener) -> None:
    listener.give(voice(1.0))
    before = listener.heard[-1]
    assert before.speaking
    listener.sleep()
    listener.give(np.zeros(RATE // 2, dtype=np.float32))
    after = listener.heard[-1]
    assert not after.speaking
    assert after.speech_ended_s == pytest.approx(before.heard_until_s, abs=2 * FRAME_S)
    listener.give(voice(0.5))
    now = listener.heard[-1]
    assert now.speaking
    assert now.utterance == before.utterance + 1
    assert now.speech_started_s is not None
    assert now.speech_started_s > SLEPT / RATE


def test_a_short_loss_is_silence_as_before(listener: Listener) -> None:
    listener.give(voice(1.0))
    listener.microphone.skip(RATE)
    listener.reference.skip(RATE)
    listener.give(voice(0.5))
    assert listener.memory.end_s == pytest.approx(2.5, abs=3 * FRAME_S)
    assert not listener.memory.between(1.1, 1.9).any()


def test_the_memory_forgets_what_lies_before_a_long_gap() -> None:
    memory = SoundMemory()
    memory.append(voice(2.0))
    memory.pass_over(RATE)
    assert memory.end_s == 3.0
    assert memory.between(0.0, 2.0).all()
    assert not memory.between(2.0, 3.0).any()
    memory.pass_over(SLEPT)
    assert not memory.between(memory.end_s - KEPT_S, memory.end_s).any()
    memory.append(voice(1.0))
    assert memory.between(memory.end_s - 1.0, memory.end_s).all()


def test_a_ring_that_skips_loses_what_waits_and_keeps_its_positions() -> None:
    ring = SampleRing(100)
    ring.write(voice(1.0)[:60])
    ring.skip(1_000_000)
    assert ring.waiting_samples == 0
    assert ring.dropped_samples == 1_000_060
    ring.write(voice(1.0)[:5])
    position, samples = ring.read(10, 0.0)
    assert (position, len(samples)) == (1_000_060, 5)
    ring.close()
    ring.skip(10)
    assert ring.written_samples == 1_000_065


class NoCanceller:
    def process(self, near: Samples, far: Samples) -> Samples:
        return near


def test_with_another_speaker_it_is_not_known_any_more_that_no_echo_comes_back() -> None:
    """Who takes headphones off would otherwise be answered for what the loudspeaker says."""
    ear = Ear(
        PairedReader(SampleRing(RATE), SampleRing(RATE)),
        SoundMemory(),
        LoudIsVoice(),
        LoudIsVoice(),
        post=lambda _news: None,
        request_read=lambda _request: None,
        echo=NoCanceller(),
    )
    silence, loud = np.zeros(FRAME_SAMPLES, dtype=np.float32), voice(FRAME_S)
    for _ in range(round((ABSENT_AFTER_S + 2) / FRAME_S)):
        ear._hear_beside(silence, silence, loud)
    headphones = ear._gate
    assert headphones.no_echo
    ear.devices_changed(microphone=False)
    ear._hear_beside(silence, silence, loud)
    assert isinstance(ear._gate, EchoGate)
    assert not ear._gate.no_echo
