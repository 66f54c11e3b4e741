"""Coughs and bangs from the bench, and speech from the real voice: what the shipped weights make of them."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.real_models import spoken, tiny_models, tiny_voice

from assistant.bench.duplex.noises import cough, room_noise
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.perception.voice_activity import FRAME_SAMPLES, SileroVoiceActivity
from assistant.perception.voice_or_noise import LENGTHS_S, VoiceOrNoise


@pytest.fixture(scope="module")
def judge() -> VoiceOrNoise:
    return VoiceOrNoise.shipped()


def heard(sound: Samples) -> Samples:
    return sound + room_noise(len(sound) / PERCEPTION_RATE_HZ, 3)[: len(sound)]


@pytest.mark.parametrize("seed", range(100, 106))
@pytest.mark.parametrize("length_s", LENGTHS_S)
def test_a_cough_is_noise(judge: VoiceOrNoise, seed: int, length_s: float) -> None:
    sound = np.pad(cough(seed), (0, PERCEPTION_RATE_HZ))[: round(length_s * PERCEPTION_RATE_HZ)]
    kind = judge.judge(heard(sound), [0.3] * round(length_s / 0.032))
    assert kind is not None
    assert kind.judged_s == length_s
    assert kind.noise > 0.9
    assert kind.speech + kind.hum + kind.noise == pytest.approx(1.0)


def test_too_little_sound_is_not_judged(judge: VoiceOrNoise) -> None:
    assert judge.judge(np.zeros(1600, dtype=np.float32), [0.9] * 3) is None


def test_silence_and_missing_probabilities_do_no_harm(judge: VoiceOrNoise) -> None:
    kind = judge.judge(np.zeros(3200, dtype=np.float32), [])
    assert kind is not None
    assert 0.0 <= kind.speech <= 1.0


@pytest.mark.real_model
@pytest.mark.parametrize("text", ["Hold it, please.", "Why?", "Not that one.", "Rome.", "Tell me more."])
def test_speech_is_never_taken_for_noise(judge: VoiceOrNoise, text: str) -> None:
    store, models = tiny_models()
    silero = SileroVoiceActivity(store.file(models["voice_activity"]))
    sound = spoken(tiny_voice(), text, before_s=0.512, after_s=0.6)
    frames = [sound[at : at + FRAME_SAMPLES] for at in range(0, len(sound) - FRAME_SAMPLES, FRAME_SAMPLES)]
    voice = [silero.probability(frame) for frame in frames]
    for length_s in LENGTHS_S:
        size = round(length_s * PERCEPTION_RATE_HZ)
        kind = judge.judge(sound[16 * FRAME_SAMPLES :][:size], voice[16 : 16 + size // FRAME_SAMPLES])
        assert kind is not None
        assert kind.speech > 0.5
