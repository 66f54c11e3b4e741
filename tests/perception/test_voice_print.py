"""Voices of pulses and resonances: none of them like those that the weights were fitted on."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.perception.sound_shape import shape_of
from assistant.perception.voice_print import OTHER_BELOW, VoicePrint


def voice(pitch_hz: float, size: float, seconds: float, seed: int, level: float = 0.1) -> Samples:
    """Syllables with changing vowels, five a second."""
    rng = np.random.default_rng(seed)
    pieces = []
    for _ in range(max(1, round(seconds * 5))):
        count = PERCEPTION_RATE_HZ // 5
        hz = pitch_hz * (1 + 0.06 * rng.standard_normal()) * np.linspace(1.03, 0.97, count)
        pulses = np.diff(np.floor(np.cumsum(hz) / PERCEPTION_RATE_HZ), prepend=0.0)
        at = np.fft.rfftfreq(count, 1.0 / PERCEPTION_RATE_HZ)
        first, second = size * rng.uniform(350, 750), size * rng.uniform(1000, 1900)
        response = 0.01 + sum(
            gain / (1 + ((at - centre) / 110) ** 2)
            for centre, gain in ((first, 1.0), (second, 0.5), (size * 2600, 0.2))
        )
        pieces.append(np.fft.irfft(np.fft.rfft(pulses) * response, count) * np.hanning(count) ** 0.3)
    sound = np.concatenate(pieces)
    noise = rng.standard_normal(len(sound)) * 0.0005
    return (sound / np.sqrt(np.mean(sound**2)) * level + noise).astype(np.float32)


@pytest.fixture
def known() -> VoicePrint:
    profile = VoicePrint.shipped()
    for seed in range(4):
        assert profile.learn(voice(120.0, 1.0, 2.0, seed))
    return profile


@pytest.mark.parametrize("db", [-4.0, 0.0, 4.0])
@pytest.mark.parametrize("seed", [10, 11, 12])
def test_the_user_is_known_at_other_levels(known: VoicePrint, db: float, seed: int) -> None:
    score = known.score(voice(120.0, 1.0, 0.6, seed, 0.1 * 10 ** (db / 20)))
    assert score is not None
    assert score > OTHER_BELOW


@pytest.mark.parametrize("seed", [20, 21, 22])
def test_a_quiet_voice_of_another_pitch_is_somebody_else(known: VoicePrint, seed: int) -> None:
    score = known.score(voice(210.0, 1.2, 0.6, seed, 0.1 * 10 ** (-10 / 20)))
    assert score is not None
    assert score < OTHER_BELOW


def test_the_same_voice_far_off_is_somebody_elses_or_a_television(known: VoicePrint) -> None:
    score = known.score(voice(120.0, 1.0, 1.0, 30, 0.1 * 10 ** (-18 / 20)))
    assert score is not None
    assert score < OTHER_BELOW


def test_an_unknown_user_is_not_compared_with() -> None:
    profile = VoicePrint.shipped()
    assert profile.score(voice(120.0, 1.0, 0.6, 1)) is None
    profile.learn(voice(120.0, 1.0, 0.6, 1))
    assert not profile.known
    assert profile.score(voice(120.0, 1.0, 0.6, 2)) is None


def test_sound_without_voice_says_nothing(known: VoicePrint) -> None:
    heard_s = known.heard_s
    noise = np.random.default_rng(0).standard_normal(8000).astype(np.float32) * 0.05
    assert known.score(noise) is None
    assert known.score(np.zeros(100, dtype=np.float32)) is None
    assert not known.learn(np.zeros(0, dtype=np.float32))
    assert known.heard_s == heard_s


def test_the_profile_follows_the_user_and_can_be_forgotten(known: VoicePrint) -> None:
    before_db = known.level_db
    for seed in range(40, 60):
        known.learn(voice(120.0, 1.0, 2.0, seed, 0.05))
    assert known.level_db < before_db - 3.0
    known.reset()
    assert not known.known


@pytest.mark.parametrize("pitch_hz", [90.0, 140.0, 250.0])
def test_the_pitch_of_a_voice_is_found(pitch_hz: float) -> None:
    shape = shape_of(voice(pitch_hz, 1.0, 1.0, 3))
    voiced = shape.periodicity > 0.5
    assert voiced.mean() > 0.5
    assert np.median(shape.pitch_hz[voiced]) == pytest.approx(pitch_hz, rel=0.1)
