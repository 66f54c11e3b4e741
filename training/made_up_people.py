"""Speakers for training, made from the installed voice: other factors and other sentences than the bench's people.

A person is a resampling factor (pitch and formants together), a shift of the formants alone, a tilt and a microphone
distance; so that size of head, pitch and colour do not always go together.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.bench.duplex.voices import Manner, Studio
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

SENTENCES = (
    "I was reading about old lighthouses this morning and could not put the book down.",
    "Could you explain how the tides change between summer and winter?",
    "My neighbor keeps a small garden on the roof of our building.",
    "We should probably leave before the traffic gets worse.",
    "The museum opens at nine, but the good rooms are on the third floor.",
    "Yesterday evening the whole street was without power for an hour.",
    "Nobody told me that the meeting had been moved to Thursday.",
    "How many different kinds of owls are there in Europe?",
    "She painted every wall in the house a different shade of green.",
    "If the bakery is closed, bring some fruit from the market instead.",
    "It took them three weeks to cross the mountains on foot.",
    "That is exactly what I meant when I spoke about patience.",
)  # fmt: skip
_WINDOW = 512
_HOP = 128
_LIFTER = 30


@dataclass(frozen=True)
class Person:
    """A manner of the studio's voice, a warp of the formants (1: none) and a tilt (dB per octave)."""

    manner: Manner
    warp: float
    tilt_db: float


def people(count: int, seed: int) -> list[Person]:
    """`count` different people."""
    rng = np.random.default_rng(seed)
    return [
        Person(
            Manner(
                f"person {number}",
                pitch=float(rng.uniform(0.8, 1.35)),
                tempo=float(rng.uniform(0.85, 1.2)),
                liveliness=float(rng.uniform(0.5, 0.85)),
                rhythm=float(rng.uniform(0.6, 1.0)),
            ),
            warp=float(rng.uniform(0.9, 1.12)),
            tilt_db=float(rng.uniform(-2.0, 2.0)),
        )
        for number in range(count)
    ]


def says(studio: Studio, person: Person, text: str) -> Samples:
    """The text as that person says it, at the studio's level."""
    sound = studio.speak(text, person.manner)
    return recoloured(sound, person.warp, person.tilt_db) if len(sound) >= _WINDOW else sound


def recoloured(sound: Samples, warp: float, tilt_db: float) -> Samples:
    """The sound with its spectral envelope stretched by `warp` and tilted, its pitch and level as before.

    The envelope is the smooth part of the cepstrum (Oppenheim and Schafer, "Homomorphic analysis of speech", 1968).
    """
    window = np.hanning(_WINDOW + 1)[:-1]
    padded = np.pad(sound.astype(np.float64), (_WINDOW, _WINDOW))
    out, weight = np.zeros(len(padded)), np.full(len(padded), 1e-9)
    bins = np.arange(_WINDOW // 2 + 1)
    octaves = np.log2(np.maximum(bins, 1) * PERCEPTION_RATE_HZ / _WINDOW / 1000.0)
    tilt = tilt_db / 20.0 * np.log(10.0) * np.clip(octaves, -2.0, 2.5)
    for start in range(0, len(padded) - _WINDOW, _HOP):
        spectrum = np.fft.rfft(padded[start : start + _WINDOW] * window)
        log = np.log(np.abs(spectrum) + 1e-7)
        cepstrum = np.fft.irfft(log)
        cepstrum[_LIFTER:-_LIFTER] = 0.0
        envelope = np.fft.rfft(cepstrum).real
        change = np.interp(bins / warp, bins, envelope) - envelope + tilt
        out[start : start + _WINDOW] += np.fft.irfft(spectrum * np.exp(np.clip(change, -4, 4))) * window
        weight[start : start + _WINDOW] += window**2
    made = (out / weight)[_WINDOW:-_WINDOW]
    level = np.sqrt(np.mean(np.square(sound, dtype=np.float64)) / max(1e-12, np.mean(made**2)))
    changed: Samples = (made * level).astype(np.float32)
    return changed


def studio(models: Path, seed: int) -> Studio:
    """The installed voice."""
    return Studio(models / "piper-en_US-joe-medium" / "en_US-joe-medium.onnx", seed=seed)
