"""Whose voice is it? A running profile of the user's voice, and how well a new stretch of speech fits it.

The profile holds level, pitch and spectral shape, each with how much it varies from stretch to stretch. A small
logistic regression (`training/voice_print.py`) makes one score of the distances. On made-up voices it
is no better than the level alone at telling a voice 8 or 15 dB quieter; it helps, weakly, where another person is as
loud as the user. Nothing that it keeps can be made sound again, and it is not written anywhere.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib import resources

import numpy as np

from assistant.logistic import sigmoid
from assistant.micro_turn import Samples
from assistant.perception.sound_shape import BANDS, HOP_S, Numbers, shape_of

WEIGHTS_FILE = "voice_print.npz"
SHAPES = 10
"""Cepstral coefficients of the spectral shape; the level is not among them."""
LEAST_VOICED_S = 0.12
"""Less voiced sound than this says nothing about a speaker."""
KNOWN_AFTER_S = 0.8
"""Voiced sound of the user's after which the profile is fit to compare with."""
LEVEL_KNOWN_AFTER_S = 0.25
"""A level is known sooner than a voice: a short question will do."""
OTHER_BELOW = 0.1
"""With a score below this a voice is taken for another one: about 1 in 50 stretches of the user's falls there."""
MEMORY_S = 60.0
"""The profile follows the user: older sound than about this counts less and less."""
VOICED_PERIODICITY = 0.5
LOUD_WITHIN_DB = 18.0
"""Frames that are much quieter than the loudest one hold the room rather than the voice."""

_COSINES = np.cos(np.pi / BANDS * np.outer(np.arange(1, SHAPES + 1), np.arange(BANDS) + 0.5))


@dataclass(frozen=True, eq=False)
class Stretch:
    """What the voiced frames of a stretch of speech have in common: level, pitch (octaves), shape (SHAPES,)."""

    voiced_s: float
    level_db: float
    pitch_octaves: float
    shape: Numbers

    @classmethod
    def of(cls, sound: Samples) -> Stretch | None:
        """From 16 kHz mono sound; None when there is too little voice in it."""
        frames = shape_of(sound)
        if not frames.frames:
            return None
        loud = frames.level_dbfs > frames.level_dbfs.max() - LOUD_WITHIN_DB
        voiced = loud & (frames.periodicity > VOICED_PERIODICITY)
        count = int(voiced.sum())
        if count * HOP_S < LEAST_VOICED_S:
            return None
        power = np.mean(10.0 ** (frames.level_dbfs[voiced] / 10.0))
        return cls(
            voiced_s=count * HOP_S,
            level_db=10.0 * math.log10(float(power)),
            pitch_octaves=float(np.median(np.log2(frames.pitch_hz[voiced]))),
            shape=np.mean(frames.bands_db[voiced] @ _COSINES.T, axis=0) / BANDS,
        )


class VoicePrint:
    """The profile of one person. `learn` from turns that were answered, `score` what is heard next."""

    def __init__(self, weights: Numbers, bias: float) -> None:
        """`weights` are those of `distances`, shape (5,)."""
        self._weights = weights
        self._bias = bias
        self.reset()

    @classmethod
    def shipped(cls) -> VoicePrint:
        """An empty profile with the weights that come with the program."""
        with resources.files("assistant.perception").joinpath(WEIGHTS_FILE).open("rb") as file:
            held = np.load(file)
            return cls(held["weights"].astype(np.float64), float(held["bias"]))

    def reset(self) -> None:
        """Forgets the user."""
        self.heard_s = 0.0
        self._mean: Numbers = np.zeros(2 + SHAPES)

    @property
    def known(self) -> bool:
        """Whether enough of the user was heard to compare with."""
        return self.heard_s >= KNOWN_AFTER_S

    @property
    def level_known(self) -> bool:
        """Whether enough of the user was heard to say how loud they are."""
        return self.heard_s >= LEVEL_KNOWN_AFTER_S

    @property
    def level_db(self) -> float:
        """How loud the user's voice is (dBFS, over voiced frames)."""
        return float(self._mean[0])

    def learn(self, sound: Samples) -> bool:
        """Takes in speech of the user's, 16 kHz mono; False when there was too little voice in it."""
        stretch = Stretch.of(sound)
        if stretch is None:
            return False
        held = min(self.heard_s, MEMORY_S)
        share = stretch.voiced_s / (held + stretch.voiced_s)
        self._mean = self._mean + share * (_row(stretch) - self._mean)
        self.heard_s += stretch.voiced_s
        return True

    def score(self, sound: Samples) -> float | None:
        """The probability (0–1) that the speech is the same person's; None when that cannot be told.

        `sound` is at least 0.3 s of speech, 16 kHz mono; more is surer. About 0.5 ms for 0.4 s.
        """
        stretch = Stretch.of(sound) if self.known else None
        if stretch is None:
            return None
        score = float(self.distances(stretch) @ self._weights) + self._bias
        return sigmoid(score)

    def distances(self, stretch: Stretch) -> Numbers:
        """How far a stretch is from the profile, shape (5,).

        Quieter beyond 3 dB (in 10 dB; somebody who is louder may be anybody), pitch (octaves, up to
        one half), spectral shape (dB), and the last two again where the stretch is long: what a short
        one says varies with its sounds.
        """
        difference = _row(stretch) - self._mean
        quieter = max(0.0, -difference[0] - 3.0) / 10.0
        pitch = min(0.5, abs(float(difference[1])))
        shape = float(np.sqrt(np.mean(difference[2:] ** 2)))
        length = min(1.0, stretch.voiced_s)
        return np.array([quieter, pitch, shape, pitch * length, shape * length])


def _row(stretch: Stretch) -> Numbers:
    return np.concatenate(([stretch.level_db, stretch.pitch_octaves], stretch.shape))
