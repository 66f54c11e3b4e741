"""Is this sound speech, a listener's hum, or a cough, laughter, a bang? From the first 0.2–0.6 s after an onset.

Four softmax regressions, one for each length, on the shape of the sound (`training/voice_or_noise.py`). They have
learned from made-up sounds only: speech from one synthetic voice, everything else from formulas, so that they may have
learned to tell those two apart. No recording of a person was used. Laughter mostly comes out as a hum, and spoken nods
("yeah") count as speech.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.perception.sound_shape import BANDS, HOP_S, Numbers, SoundShape, shape_of

WEIGHTS_FILE = "voice_or_noise.npz"
LENGTHS_S = (0.2, 0.3, 0.4, 0.6)
"""How long after the onset a sound can be judged; a longer one is judged by its beginning."""
KINDS = ("speech", "hum", "noise")
VOICED_PERIODICITY = 0.6
SHAPES = 8
_COSINES = np.cos(np.pi / BANDS * np.outer(np.arange(1, SHAPES + 1), np.arange(BANDS) + 0.5)) / BANDS
_LOUD_DB = 30.0


@dataclass(frozen=True)
class SoundKind:
    """How likely a sound is speech, a hum ("mm-hm", not a word) or noise; the three make 1.

    `judged_s` is the length that was judged.
    """

    speech: float
    hum: float
    noise: float
    judged_s: float


def features(sound: Samples, voice_probabilities: Sequence[float]) -> Numbers:
    """What is judged of a sound, 16 kHz mono, shape (n,); `voice_probabilities` are Silero's for its frames.

    The level does not count: only how it changes does.
    """
    shape = shape_of(sound)
    loud = shape.level_dbfs > shape.level_dbfs.max() - _LOUD_DB
    voiced = loud & (shape.periodicity > VOICED_PERIODICITY)
    cepstrum = (shape.bands_db[loud] @ _COSINES.T) / 10.0
    change = np.diff(cepstrum, axis=0) if len(cepstrum) > 1 else np.zeros((1, SHAPES))
    heard = np.asarray(voice_probabilities if len(voice_probabilities) else (0.5,), dtype=np.float64)
    return np.concatenate(
        (
            cepstrum.mean(axis=0),
            cepstrum.std(axis=0),
            np.abs(change).mean(axis=0),
            _envelope(shape, loud),
            _voicing(shape, loud, voiced),
            [heard.mean(), heard.min(), heard.max(), heard[-1]],
        )
    )


def _envelope(shape: SoundShape, loud: Numbers) -> Numbers:
    """How the loudness moves: how late and how sharp the peak is, the end beside it, how much is silent."""
    level = shape.level_dbfs - shape.level_dbfs.max()
    step = np.diff(level) if len(level) > 1 else np.zeros(1)
    return np.array(
        [
            float(np.argmax(level)) * HOP_S,
            np.clip(level[:3].mean(), -40, 0) / 10.0,
            np.clip(level[-3:].mean(), -40, 0) / 10.0,
            np.clip(level, -40, 0).std() / 10.0,
            step.max() / 10.0,
            step.min() / 10.0,
            float(np.mean(loud)),
        ]
    )


def _voicing(shape: SoundShape, loud: Numbers, voiced: Numbers) -> Numbers:
    """How much of it has a pitch, and how that moves (octaves)."""
    pitch = np.log2(shape.pitch_hz[voiced]) if voiced.any() else np.zeros(1)
    flat = shape.flatness_db[loud]
    return np.array(
        [
            float(np.mean(voiced)),
            shape.periodicity[loud].mean(),
            shape.periodicity[loud].std(),
            float(np.median(pitch)) - 7.0 if voiced.any() else 0.0,
            float(pitch.std()),
            float(pitch[-1] - pitch[0]),
            flat.mean() / 10.0,
            flat.std() / 10.0,
        ]
    )


class VoiceOrNoise:
    """Judges the beginning of a sound; no state."""

    def __init__(self, mean: Numbers, scale: Numbers, weights: Numbers, bias: Numbers) -> None:
        """`mean` and `scale` (lengths, features), `weights` (lengths, features, kinds), `bias` (lengths, kinds)."""
        self._mean, self._scale, self._weights, self._bias = mean, scale, weights, bias

    @classmethod
    def shipped(cls) -> VoiceOrNoise:
        """The model that comes with the program."""
        with resources.files("assistant.perception").joinpath(WEIGHTS_FILE).open("rb") as file:
            held = np.load(file)
            parts = (held[name].astype(np.float64) for name in ("mean", "scale", "weights", "bias"))
            return cls(*parts)

    def judge(self, sound: Samples, voice_probabilities: Sequence[float]) -> SoundKind | None:
        """What the sound from its onset on (16 kHz mono) is; None below 0.2 s.

        `voice_probabilities` are Silero's, one for each 32 ms frame of it in order. 0.6 ms for 0.2 s, 1.6 ms for 0.6 s.
        """
        length_s = len(sound) / PERCEPTION_RATE_HZ
        fitting = [number for number, each_s in enumerate(LENGTHS_S) if each_s <= length_s + 1e-6]
        if not fitting:
            return None
        which = fitting[-1]
        judged_s = LENGTHS_S[which]
        size = round(judged_s * PERCEPTION_RATE_HZ)
        row = features(sound[:size], voice_probabilities[: size // 512])
        row = np.clip((row - self._mean[which]) / self._scale[which], -4.0, 4.0)
        score = row @ self._weights[which] + self._bias[which]
        share = np.exp(score - score.max())
        speech, hum, noise = (float(value) for value in share / share.sum())
        return SoundKind(speech, hum, noise, judged_s)
