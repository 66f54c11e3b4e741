"""Listeners' hums ("mm-hm", "uh-huh", "hmm") from a model of a voice: text-to-speech cannot hum.

Harmonics of a gliding pitch go through the resonances of a closed mouth (a nasal murmur) or of a neutral open one;
between two syllables there is a breath. Resonances after Fant, "Acoustic Theory of Speech Production" (1960).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

Sound = NDArray[np.float64]

MURMUR = ((270.0, 60.0, 1.0), (1000.0, 200.0, 0.06), (2200.0, 300.0, 0.04))
"""Resonances of a closed mouth: centre (Hz), width (Hz), gain."""
NEUTRAL = ((620.0, 90.0, 1.0), (1190.0, 110.0, 0.5), (2390.0, 200.0, 0.12))
"""The vowel of "uh"."""


@dataclass(frozen=True)
class Syllable:
    """One syllable: its length, its pitch at start and end beside the person's own, and how loud it is."""

    seconds: float
    pitch_from: float
    pitch_to: float
    gain: float = 1.0


HUMS = {
    "mm-hm": (MURMUR, (Syllable(0.2, 1.0, 0.95, 0.8), Syllable(0.3, 1.2, 1.32))),
    "mhm": (MURMUR, (Syllable(0.12, 1.0, 0.98, 0.7), Syllable(0.28, 1.15, 1.25))),
    "hmm": (MURMUR, (Syllable(0.5, 1.1, 0.9),)),
    "uh-huh": (NEUTRAL, (Syllable(0.16, 1.0, 0.96, 0.8), Syllable(0.24, 1.15, 1.28))),
}
BREATH_S = 0.06


def is_hum(text: str) -> bool:
    """Whether the text is one that has to be hummed."""
    return _bare(text) in HUMS


def hum(
    text: str, rng: np.random.Generator, *, pitch_hz: float, size: float = 1.0, tempo: float = 1.0
) -> Samples:
    """One of HUMS; `size` moves the resonances (over 1: a smaller head). Not levelled."""
    resonances, syllables = HUMS[_bare(text)]
    pieces: list[Sound] = []
    for number, syllable in enumerate(syllables):
        if number:
            breath = rng.standard_normal(round(BREATH_S / tempo * PERCEPTION_RATE_HZ)) * 0.03
            pieces.append(_resonate(breath, NEUTRAL, size))
        pieces.append(_voiced(syllable, resonances, rng, pitch_hz, size, tempo))
    return np.concatenate(pieces).astype(np.float32)


def _voiced(
    syllable: Syllable,
    resonances: tuple[tuple[float, float, float], ...],
    rng: np.random.Generator,
    pitch_hz: float,
    size: float,
    tempo: float,
) -> Sound:
    seconds = syllable.seconds * rng.uniform(0.9, 1.1) / tempo
    count = round(seconds * PERCEPTION_RATE_HZ)
    at = np.linspace(0.0, 1.0, count)
    wobble = np.interp(at, np.linspace(0.0, 1.0, 12), rng.normal(1.0, 0.01, 12))
    hz = pitch_hz * wobble * (syllable.pitch_from + (syllable.pitch_to - syllable.pitch_from) * at)
    phase = 2 * np.pi * np.cumsum(hz) / PERCEPTION_RATE_HZ
    harmonics = int(3800 / (pitch_hz * 1.4))
    source = np.asarray(sum(np.sin(k * phase) / k**0.7 for k in range(1, harmonics + 1)))
    envelope = np.minimum(1.0, np.minimum(at, 1.0 - at) * seconds / 0.035)
    return _resonate(source * envelope * syllable.gain, resonances, size)


def _resonate(sound: Sound, resonances: tuple[tuple[float, float, float], ...], size: float) -> Sound:
    hz = np.fft.rfftfreq(len(sound), 1.0 / PERCEPTION_RATE_HZ)
    response = np.full(len(hz), 0.003)
    for centre_hz, width_hz, gain in resonances:
        response += gain / (1.0 + ((hz - centre_hz * size) / width_hz) ** 2)
    return np.fft.irfft(np.fft.rfft(sound) * response, len(sound))


def _bare(text: str) -> str:
    return text.lower().strip(" .,!?")
