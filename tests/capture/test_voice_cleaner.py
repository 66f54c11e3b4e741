"""Noise goes, voices stay; nothing is lost or out of order."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.capture.voice_cleaner import VoiceCleaner
from assistant.micro_turn import Samples
from tests.capture.voices import RATE_HZ, level_db, speech_like

NOISE = np.random.default_rng(4).normal(0, 0.01, 6 * RATE_HZ).astype(np.float32)
LAST = slice(-2 * RATE_HZ, None)


def clean(cleaner: VoiceCleaner, sound: Samples, block: int = 512) -> Samples:
    return np.concatenate([cleaner.process(sound[at : at + block]) for at in range(0, len(sound), block)])


def test_steady_noise_is_suppressed_and_a_voice_is_not() -> None:
    cleaned = clean(VoiceCleaner(noise_suppression=True, gain_control=False), NOISE)
    assert level_db(NOISE[LAST]) - level_db(cleaned[LAST]) > 3
    voice = NOISE.copy()
    voice[-3 * RATE_HZ :] += speech_like(3.0)
    cleaned = clean(VoiceCleaner(noise_suppression=True, gain_control=False), voice)
    assert abs(level_db(cleaned[LAST]) - level_db(voice[LAST])) < 2


def test_a_faint_voice_becomes_louder() -> None:
    faint = speech_like(6.0) * np.float32(0.1)
    cleaned = clean(VoiceCleaner(noise_suppression=False, gain_control=True), faint)
    assert level_db(cleaned[LAST]) - level_db(faint[LAST]) > 3


@pytest.mark.parametrize("block", [1, 100, 160, 512, 5_000])
def test_blocks_of_any_size_come_back_in_order(block: int) -> None:
    voice = speech_like(0.8)
    cleaned = clean(VoiceCleaner(noise_suppression=True, gain_control=False), voice, block)
    whole = clean(VoiceCleaner(noise_suppression=True, gain_control=False), voice, 160)
    assert len(cleaned) == len(voice)
    end = len(voice)
    late = [
        n for n in range(160) if np.allclose(cleaned[-4_000:], whole[end - 4_000 - n : end - n], atol=1e-6)
    ]
    assert len(late) == 1
