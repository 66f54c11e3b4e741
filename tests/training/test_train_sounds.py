"""Small runs of the trainings on sound, with made-up voices in the place of the real one."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.perception.voice_or_noise import VoiceOrNoise
from training import made_up_noises
from training.voice_or_noise import fit as fit_kinds
from training.voice_print import area, pairs
from training.voice_print import fit as fit_distances


def voice(pitch_hz: float, seed: int, seconds: float = 1.5) -> Samples:
    """Vowels that change five times a second."""
    rng = np.random.default_rng(seed)
    count = PERCEPTION_RATE_HZ // 5
    pieces = []
    for _ in range(round(seconds * 5)):
        at = np.arange(count) / PERCEPTION_RATE_HZ
        phase = 2 * np.pi * pitch_hz * (1 + 0.04 * rng.standard_normal()) * at
        strength = rng.uniform(0.2, 1.0, 12) / np.arange(1, 13)
        pieces.append(np.sin(np.outer(np.arange(1, 13), phase)).T @ strength * np.hanning(count) ** 0.3)
    sound = np.concatenate(pieces)
    return (0.07 * sound / np.sqrt(np.mean(sound**2))).astype(np.float32)


def test_a_small_run_learns_to_tell_quieter_voices() -> None:
    voices = [[voice(100.0 + 25 * person, 10 * person + n) for n in range(6)] for person in range(4)]
    rows, truth, _, _ = pairs(voices, seed=1, each=4)
    weights, bias = fit_distances(rows, truth)
    rows, truth, _, _ = pairs(voices, seed=2, each=4)
    assert area(rows @ weights + bias, truth) > 0.8


def test_a_small_run_learns_to_tell_coughs_from_voices() -> None:
    def sounds(seed: int) -> list[tuple[str, str, Samples, list[float]]]:
        rng = np.random.default_rng(seed)
        made = []
        for number in range(20):
            for kind, sound in (
                ("speech", voice(rng.uniform(90, 240), seed + number)),
                ("hum", made_up_noises.hum(rng)),
                ("noise", made_up_noises.cough(rng)),
            ):
                made.append(
                    (kind, kind, np.pad(sound, (0, PERCEPTION_RATE_HZ))[:PERCEPTION_RATE_HZ], [0.7] * 31)
                )
        return made

    model = VoiceOrNoise(*fit_kinds(sounds(1)))
    right = []
    for kind, _, sound, heard in sounds(1000):
        judged = model.judge(sound, heard)
        assert judged is not None
        right.append((judged.noise > 0.5) == (kind == "noise"))
    assert np.mean(right) > 0.8
