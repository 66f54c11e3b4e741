"""Sounds that are not speech, from noise models, and voices in the background. Every one is made from a seed.

All are float32, mono, 16 kHz; the level of the steady ones is their root mean square, of the others the mean over the
parts in which there is sound.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.bench.duplex.levels import at_level
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

ROOM_DBFS = -66.0
"""The noise of a quiet room, at the level at which people speak at −23."""
COUGH_DBFS = -21.0
LAUGHTER_DBFS = -24.0
TELEVISION_BAND_HZ = (250.0, 4500.0)


def white_noise(seconds: float, seed: int, level_dbfs: float) -> Samples:
    """Gaussian noise."""
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal(_samples(seconds)) * 10 ** (level_dbfs / 20)
    return noise.astype(np.float32)


def pink_noise(seconds: float, seed: int, level_dbfs: float) -> Samples:
    """Noise whose power falls by 3 dB an octave, from 50 Hz on: a fan, a street behind a window."""
    size = _samples(seconds)
    if not size:
        return np.zeros(0, dtype=np.float32)
    fast = _fast_length(size)
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(fast))
    hz = np.fft.rfftfreq(fast, 1.0 / PERCEPTION_RATE_HZ)
    shaped = np.fft.irfft(spectrum * np.where(hz >= 50.0, 1.0 / np.sqrt(np.maximum(hz, 50.0)), 0.0), fast)
    return _at_rms(shaped[:size], level_dbfs)


def room_noise(seconds: float, seed: int, level_dbfs: float = ROOM_DBFS) -> Samples:
    """What a quiet room sounds like: mostly pink, with a microphone's hiss."""
    pink = pink_noise(seconds, seed, level_dbfs)
    return pink + white_noise(seconds, seed + 1, level_dbfs - 10.0)


def cough(seed: int, level_dbfs: float = COUGH_DBFS) -> Samples:
    """One or two coughs of 0.25–0.4 s: a burst through a throat's resonances, then the breath that follows."""
    rng = np.random.default_rng(seed)
    pieces: list[NDArray[np.float64]] = []
    for _ in range(int(rng.integers(1, 3))):
        seconds = rng.uniform(0.25, 0.4)
        burst = _throat(rng.standard_normal(_samples(seconds)), rng)
        at_s = np.arange(len(burst)) / PERCEPTION_RATE_HZ
        attack = np.minimum(1.0, at_s / 0.012)
        breath = 0.15 * np.exp(-(((at_s - 0.7 * seconds) / 0.06) ** 2))
        pieces += [
            burst * (attack * np.exp(-at_s / 0.07) + breath),
            np.zeros(_samples(rng.uniform(0.12, 0.2))),
        ]
    return at_level(np.concatenate(pieces[:-1]).astype(np.float32), level_dbfs)


def laughter(seed: int, level_dbfs: float = LAUGHTER_DBFS) -> Samples:
    """Four to seven "ha"s, 4–5 a second, each breath first and then a voice that falls in pitch and loudness."""
    rng = np.random.default_rng(seed)
    period_s = 1.0 / rng.uniform(4.2, 5.2)
    pitch_hz = rng.uniform(150.0, 260.0)
    pieces = []
    count = int(rng.integers(4, 8))
    for number in range(count):
        size = _samples(period_s)
        at_s = np.arange(size) / PERCEPTION_RATE_HZ
        hz = pitch_hz * (1.0 - 0.05 * number) * (1.0 + 0.15 * np.exp(-at_s / 0.05))
        phase = 2 * np.pi * np.cumsum(hz) / PERCEPTION_RATE_HZ
        voice = np.asarray(sum(np.sin(k * phase) / k for k in range(1, 16)))
        breath = rng.standard_normal(size)
        voiced = np.exp(-(((at_s - 0.42 * period_s) / (0.2 * period_s)) ** 2))
        aspirated = np.exp(-(((at_s - 0.2 * period_s) / (0.14 * period_s)) ** 2))
        pieces.append(_throat(voice * voiced + 0.5 * breath * aspirated, rng) * 0.93**number)
    return at_level(np.concatenate(pieces).astype(np.float32), level_dbfs)


def babble(voices: list[Samples], seconds: float, seed: int, level_dbfs: float) -> Samples:
    """Several voices at once, each beginning somewhere else and going round; silent without voices."""
    rng = np.random.default_rng(seed)
    mixed = np.zeros(_samples(seconds), dtype=np.float64)
    for voice in voices:
        if len(voice):
            start = int(rng.integers(len(voice)))
            rounds = np.concatenate([voice[start:], np.resize(voice, len(mixed))])
            mixed += rounds[: len(mixed)] * rng.uniform(0.6, 1.0)
    return _at_rms(mixed, level_dbfs)


def television(voices: list[Samples], seconds: float, seed: int, level_dbfs: float) -> Samples:
    """One voice after the other out of a small loudspeaker in a room; silent without voices."""
    rng = np.random.default_rng(seed)
    size = _samples(seconds)
    speech = np.zeros(size, dtype=np.float32)
    at = 0
    while any(len(voice) for voice in voices) and at < size:
        part = speech[at:]
        voice = voices[int(rng.integers(len(voices)))][: len(part)]
        part[: len(voice)] = voice
        at += len(voice) + _samples(rng.uniform(0.15, 0.6))
    return at_level(band_limited(in_room(speech, seed), *TELEVISION_BAND_HZ), level_dbfs)


def in_room(sound: Samples, seed: int, *, decay_s: float = 0.25, wet: float = 0.5) -> Samples:
    """The sound as it comes across a room: itself and a decaying tail of reflections. Keeps its length."""
    if not len(sound):
        return sound
    rng = np.random.default_rng(seed)
    at_s = np.arange(_samples(decay_s)) / PERCEPTION_RATE_HZ
    tail = rng.standard_normal(len(at_s)) * np.exp(-6.9 * at_s / decay_s)
    tail[: _samples(0.005)] = 0.0
    tail *= wet / np.sqrt(np.sum(np.square(tail)))
    tail[0] = 1.0
    size = _fast_length(len(sound) + len(tail))
    heard = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size)
    return heard[: len(sound)].astype(np.float32)


def at_distance(sound: Samples, seed: int, gain_db: float) -> Samples:
    """A voice from across the room, so much weaker than the one at the microphone."""
    return in_room(sound, seed) * np.float32(10 ** (gain_db / 20))


def band_limited(sound: Samples, low_hz: float, high_hz: float) -> Samples:
    """Only what lies between the two frequencies."""
    if not len(sound):
        return sound
    size = _fast_length(len(sound))
    spectrum = np.fft.rfft(sound, size)
    hz = np.fft.rfftfreq(size, 1.0 / PERCEPTION_RATE_HZ)
    spectrum[(hz < low_hz) | (hz > high_hz)] = 0.0
    return np.fft.irfft(spectrum, size)[: len(sound)].astype(np.float32)


def _throat(sound: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    """The sound through four resonances like those of an open mouth."""
    size = len(sound)
    hz = np.fft.rfftfreq(size, 1.0 / PERCEPTION_RATE_HZ)
    response = np.full(len(hz), 0.02)
    for centre_hz, width_hz, gain in ((650, 120, 1.0), (1150, 160, 0.7), (2500, 300, 0.35), (3600, 500, 0.2)):
        centre = centre_hz * rng.uniform(0.9, 1.1)
        response += gain / (1.0 + ((hz - centre) / width_hz) ** 2)
    response[hz < 80.0] = 0.0
    return np.fft.irfft(np.fft.rfft(sound) * response, size)


def _at_rms(sound: NDArray[np.float64], level_dbfs: float) -> Samples:
    rms = float(np.sqrt(np.mean(np.square(sound)))) if len(sound) else 0.0
    if rms <= 0.0:
        return sound.astype(np.float32)
    return (sound * (10 ** (level_dbfs / 20) / rms)).astype(np.float32)


def _samples(seconds: float) -> int:
    return round(seconds * PERCEPTION_RATE_HZ)


def _fast_length(size: int) -> int:
    """The next power of two: a Fourier transform of a prime length takes many times as long."""
    return 1 << max(0, size - 1).bit_length()
