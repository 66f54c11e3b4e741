"""The shape of a short sound: level, spectrum and pitch, frame by frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

Numbers = NDArray[np.float64]

WINDOW_SAMPLES = 512
HOP_SAMPLES = 256
HOP_S = HOP_SAMPLES / PERCEPTION_RATE_HZ
BANDS = 24
LOW_HZ, HIGH_HZ = 90.0, 7200.0
PITCH_LOW_HZ, PITCH_HIGH_HZ = 75.0, 420.0
FLOOR = 1e-10


@dataclass(frozen=True, eq=False)
class SoundShape:
    """Frames of 32 ms every 16 ms: each field has the shape (frames,), `bands_db` (frames, BANDS).

    `level_dbfs` is the RMS level, `bands_db` the power in mel bands (dB), `periodicity` (0–1) how much the frame
    repeats itself with the period of `pitch_hz`, `flatness_db` the geometric beside the arithmetic mean of the power.
    """

    level_dbfs: Numbers
    bands_db: Numbers
    pitch_hz: Numbers
    periodicity: Numbers
    flatness_db: Numbers

    @property
    def frames(self) -> int:
        """How many frames there are."""
        return len(self.level_dbfs)


def _mel_bands() -> Numbers:
    bins_hz = np.fft.rfftfreq(WINDOW_SAMPLES, 1.0 / PERCEPTION_RATE_HZ)
    at = 2595.0 * np.log10(1.0 + bins_hz / 700.0)[:, None]
    lowest, highest = (2595.0 * np.log10(1.0 + hz / 700.0) for hz in (LOW_HZ, HIGH_HZ))
    edges = np.linspace(lowest, highest, BANDS + 2)
    low, centre, high = edges[:-2], edges[1:-1], edges[2:]
    rising, falling = (at - low) / (centre - low), (high - at) / (high - centre)
    bands: Numbers = np.maximum(0.0, np.minimum(rising, falling))
    return bands


_BANDS = _mel_bands()
_WINDOW = np.hanning(WINDOW_SAMPLES + 1)[:-1]
_WINDOW_REPEATS = np.fft.irfft(np.abs(np.fft.rfft(_WINDOW, 2 * WINDOW_SAMPLES)) ** 2)[:WINDOW_SAMPLES]
_SHORTEST = int(PERCEPTION_RATE_HZ / PITCH_HIGH_HZ)
_LONGEST = int(PERCEPTION_RATE_HZ / PITCH_LOW_HZ)


def shape_of(sound: Samples) -> SoundShape:
    """The shape of some sound, 16 kHz mono; less than a window has no frames.

    The pitch is the strongest peak of the autocorrelation divided by that of the window (Boersma, "Accurate
    short-term analysis of the fundamental frequency", 1993).
    """
    if len(sound) < WINDOW_SAMPLES:
        empty = np.zeros(0)
        return SoundShape(empty, np.zeros((0, BANDS)), empty, empty, empty)
    frames = np.lib.stride_tricks.sliding_window_view(sound, WINDOW_SAMPLES)[::HOP_SAMPLES].astype(np.float64)
    level = 10.0 * np.log10(np.mean(frames**2, axis=1) + FLOOR)
    windowed = (frames - frames.mean(axis=1, keepdims=True)) * _WINDOW
    power = np.abs(np.fft.rfft(windowed)) ** 2
    bands = 10.0 * np.log10(power @ _BANDS + FLOOR)
    repeats = np.fft.irfft(np.abs(np.fft.rfft(windowed, 2 * WINDOW_SAMPLES)) ** 2)[:, :WINDOW_SAMPLES]
    likeness = repeats / (repeats[:, :1] + FLOOR) / (_WINDOW_REPEATS / _WINDOW_REPEATS[0] + 1e-3)
    # A little less for longer periods: two periods fit as well as one.
    searched = likeness[:, _SHORTEST : _LONGEST + 1]
    lag = np.argmax(searched - 0.0004 * np.arange(searched.shape[1]), axis=1)
    periodicity = np.clip(searched[np.arange(len(frames)), lag], 0.0, 1.0)
    heard = power[:, 6:200] + FLOOR
    flatness = 10.0 * (np.mean(np.log10(heard), axis=1) - np.log10(np.mean(heard, axis=1)))
    return SoundShape(level, bands, PERCEPTION_RATE_HZ / (lag + _SHORTEST), periodicity, flatness)
