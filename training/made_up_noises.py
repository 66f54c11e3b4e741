"""Coughs, laughter, bangs and hums for training, made in other ways than those of the bench.

The bench makes a cough from one decaying burst and laughter from breath and a falling voice; here a cough has a
burst, a middle that may be voiced and a voiced end, laughter is a pulse train with irregular rhythm.
"""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from training.logistic import Numbers


def _count(seconds: float) -> int:
    return round(seconds * PERCEPTION_RATE_HZ)


def _through(sound: Numbers, formants_hz: Numbers, width: float, tilt: float) -> Numbers:
    """The sound through resonances and a tilt (dB per octave above 500 Hz)."""
    hz = np.fft.rfftfreq(len(sound), 1.0 / PERCEPTION_RATE_HZ)
    response = np.full(len(hz), 0.03)
    for number, centre in enumerate(formants_hz):
        response += 0.8**number / (1.0 + ((hz - centre) / (width * (1 + 0.5 * number))) ** 2)
    response *= 10 ** (tilt / 20 * np.log2(np.maximum(hz, 500.0) / 500.0))
    response[hz < 70.0] = 0.0
    return np.fft.irfft(np.fft.rfft(sound) * response, len(sound))


def _mouth(rng: np.random.Generator) -> Numbers:
    size = rng.uniform(0.85, 1.25)
    return np.array([rng.uniform(350, 850), rng.uniform(950, 1700), 2600.0, 3700.0]) * size


def _voice(count: int, pitch_hz: Numbers, rng: np.random.Generator, jitter: float) -> Numbers:
    """A pulse train with a pitch that wavers."""
    wobble = np.repeat(rng.normal(1.0, jitter, count // 80 + 1), 80)[:count]
    phase = np.cumsum(pitch_hz * wobble) / PERCEPTION_RATE_HZ
    pulses: Numbers = np.diff(np.floor(phase), prepend=0.0)
    return pulses - float(np.mean(np.diff(np.floor(phase))))


def _ready(sound: Numbers) -> Samples:
    loudest = float(np.max(np.abs(sound))) or 1.0
    return (0.5 * sound / loudest).astype(np.float32)


def cough(rng: np.random.Generator) -> Samples:
    """A burst, a noisy middle, and at times a voiced end; one to three of them."""
    pieces = []
    for _ in range(int(rng.integers(1, 4))):
        burst, middle = _count(rng.uniform(0.03, 0.08)), _count(rng.uniform(0.08, 0.25))
        end = _count(rng.uniform(0.03, 0.12))
        total = burst + middle + end
        at = np.arange(total)
        rise = np.minimum(1.0, at / _count(rng.uniform(0.002, 0.02)))
        shape = rise * np.interp(
            at, [0, burst, burst + middle, total], [1.0, rng.uniform(0.3, 0.8), 0.15, 0.0]
        )
        noise = rng.standard_normal(total)
        voiced = _voice(total, np.full(total, rng.uniform(110, 320)), rng, 0.08) * 6.0
        share = rng.choice([0.0, 0.3, 0.8]) * (at > burst * rng.uniform(0.3, 2.0))
        pieces.append(
            _through((noise + share * voiced) * shape, _mouth(rng), rng.uniform(120, 400), rng.uniform(-5, 1))
        )
        pieces.append(np.zeros(_count(rng.uniform(0.05, 0.3))))
    return _ready(np.concatenate(pieces))


def laughter(rng: np.random.Generator) -> Samples:
    """Short bursts of voice or of breath, 4–6 a second, with breath between them."""
    rate = rng.uniform(3.8, 6.2)
    pitch, mouth = rng.uniform(130, 420), _mouth(rng)
    voiced = rng.random() < 0.75
    pieces = []
    for number in range(int(rng.integers(3, 9))):
        period = _count(rng.uniform(0.85, 1.15) / rate)
        at = np.linspace(0.0, 1.0, period)
        sounding = np.clip(np.sin(np.pi * np.clip((at - 0.25) / rng.uniform(0.4, 0.65), 0, 1)), 0, 1)
        hz = pitch * (1 - 0.03 * number) * np.interp(at, [0, 0.4, 1], [1.1, 1.2, rng.uniform(0.75, 0.95)])
        breath = rng.standard_normal(period) * (0.06 + 0.25 * np.exp(-(((at - 0.18) / 0.12) ** 2)))
        tone = _voice(period, hz, rng, 0.03) * 5.0 if voiced else rng.standard_normal(period)
        pieces.append(
            _through(tone * sounding + breath, mouth, rng.uniform(90, 220), rng.uniform(-6, -1))
            * 0.95**number
        )
    return _ready(np.concatenate(pieces))


def bang(rng: np.random.Generator) -> Samples:
    """Something falls, a door, a cup on a table: a few damped resonances, at times repeated; or keys of a keyboard."""
    total = _count(0.9)
    sound = np.zeros(total)
    for start_s in np.cumsum(rng.uniform(0.0, 0.25, int(rng.integers(1, 6)))):
        at = np.arange(total - _count(min(start_s, 0.8))) / PERCEPTION_RATE_HZ
        decay = rng.uniform(0.008, 0.12)
        ringing = np.asarray(sum(np.sin(2 * np.pi * hz * at) for hz in rng.uniform(80, 3500, 4)))
        hit = (rng.standard_normal(len(at)) + rng.uniform(0, 1.5) * ringing) * np.exp(-at / decay)
        sound[-len(at) :] += hit * rng.uniform(0.3, 1.0)
    return _ready(sound)


def hum(rng: np.random.Generator) -> Samples:
    """ "mm", "mm-hm", "hmm", "uh-huh": one or two syllables without consonants but breath."""
    pitch = rng.uniform(85, 260)
    closed = rng.random() < 0.7
    size = rng.uniform(0.85, 1.25)
    mouth = np.array([250.0, 1050.0, 2300.0] if closed else [600.0, 1200.0, 2450.0]) * size
    pieces = []
    for number in range(int(rng.integers(1, 3))):
        count = _count(rng.uniform(0.13, 0.4))
        at = np.linspace(0.0, 1.0, count)
        hz = pitch * np.interp(at, [0, 1], rng.uniform(0.88, 1.15, 2)) * (1.0 + 0.15 * number)
        rise = np.clip(np.minimum(at, 1 - at) * count / _count(0.03), 0, 1)
        pieces.append(
            _through(
                _voice(count, hz, rng, 0.008) * rise, mouth, rng.uniform(60, 130), -9.0 if closed else -4.0
            )
        )
        pieces.append(rng.standard_normal(_count(rng.uniform(0.02, 0.1))) * 0.002)
    return _ready(np.concatenate(pieces))
