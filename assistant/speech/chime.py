"""The tone that a speaker is tried with: two soft notes, the second a third above the first."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import Samples

LENGTH_S = 0.8
NOTES = ((523.25, 0.0), (659.25, 0.2))
"""Frequency (Hz) and beginning (s) of each."""
PEAK = 0.3
"""Softer than the voice."""
ATTACK_S = 0.015
DECAY_S = 0.16
"""A note falls to about a third of its loudness in this time."""
OCTAVE_SHARE = 0.2
"""How strong the octave above each note is: without it small speakers are hardly heard."""
FADE_S = 0.08


def chime(rate_hz: int) -> Samples:
    """`LENGTH_S` of the tone, mono, float32; it begins and ends with silence."""
    time_s = np.arange(round(LENGTH_S * rate_hz)) / rate_hz
    sound = np.zeros_like(time_s)
    for frequency_hz, begins_s in NOTES:
        since_s = np.maximum(0.0, time_s - begins_s)
        loudness = np.minimum(1.0, since_s / ATTACK_S) * np.exp(-since_s / DECAY_S)
        phase = 2.0 * np.pi * frequency_hz * since_s
        sound += loudness * (np.sin(phase) + OCTAVE_SHARE * np.sin(2.0 * phase))
    sound *= np.clip((LENGTH_S - time_s) / FADE_S, 0.0, 1.0)
    sound *= PEAK / np.max(np.abs(sound))
    return sound.astype(np.float32)
