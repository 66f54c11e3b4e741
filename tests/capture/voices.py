"""Sounds that are like speech to a signal processor: pulses through formants, in syllables."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import Samples

RATE_HZ = 16_000


def speech_like(seconds: float, pitch_hz: float = 110.0, seed: int = 0) -> Samples:
    """A babbling voice with an RMS of about 0.1, shape (n,)."""
    random = np.random.default_rng(seed)
    count = round(seconds * RATE_HZ)
    pieces: list[np.ndarray] = []
    while sum(map(len, pieces)) < count:
        length = int(random.uniform(0.12, 0.28) * RATE_HZ)
        pitch = pitch_hz * random.uniform(0.85, 1.2)
        phase = np.cumsum(np.full(length, pitch / RATE_HZ)) % 1.0
        source = np.where(phase < 0.1, 1.0, -0.1) + random.normal(
            0, 0.3 if random.random() < 0.3 else 0.05, length
        )
        spectrum = np.fft.rfft(source)
        frequency = np.fft.rfftfreq(length, 1 / RATE_HZ)
        formants = sum(
            np.exp(-(((frequency - centre) / width) ** 2))
            for centre, width in (
                (random.uniform(250, 800), 120),
                (random.uniform(900, 2_300), 200),
                (random.uniform(2_400, 3_200), 400),
            )
        )
        pieces.append(np.fft.irfft(spectrum * (formants + 0.02), length) * np.hanning(length))
        pieces.append(np.zeros(int(random.uniform(0.0, 0.06) * RATE_HZ)))
    voice = np.concatenate(pieces)[:count]
    return (0.1 * voice / np.sqrt(np.mean(voice**2))).astype(np.float32)


def level_db(samples: Samples) -> float:
    """The RMS in dB of full scale."""
    return float(10 * np.log10(np.mean(np.square(samples, dtype=np.float64)) + 1e-12))
