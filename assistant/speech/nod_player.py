"""The nod that is heard beside everything else: one at a time, softly, cut with a fade."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import Nod, Nodded, Samples

NOD_GAIN = 0.5
"""A listener speaks more softly than somebody who has the floor."""


class NodPlayer:
    """Mixes a nod into what is played. Not thread-safe: `Playout` holds its lock around every call."""

    def __init__(self, *, rate_hz: int, fade_s: float) -> None:
        self._rate_hz = rate_hz
        self._fade_samples = max(1, round(fade_s * rate_hz))
        self._nod: Nod | None = None
        self._position = 0
        self._started_s = 0.0
        self._cut = False
        self._over: list[Nodded] = []

    def begin(self, nod: Nod) -> None:
        """Plays it from the next block on; dropped while another one is playing, or without sound."""
        if self._nod is None and len(nod.samples):
            self._nod, self._position, self._cut = nod, 0, False

    def stop(self) -> None:
        """Fades out in the next block; of what has not begun nothing is heard."""
        if self._position == 0:
            self._nod = None
        self._cut = self._nod is not None

    def take_over(self) -> tuple[Nodded, ...]:
        """The nods that ended since the last call."""
        over, self._over = tuple(self._over), []
        return over

    def mix_into(self, block: Samples, at_s: float) -> None:
        """Adds its next samples to `block`, which is heard at `at_s`."""
        if self._nod is None:
            return
        if self._position == 0:
            self._started_s = at_s
        space = min(len(block), self._fade_samples) if self._cut else len(block)
        gain = np.float32(NOD_GAIN if self._nod.softly else 1.0)
        sound = self._nod.samples[self._position : self._position + space] * gain
        if self._cut:
            sound *= np.linspace(1.0, 0.0, space, dtype=np.float32)[: len(sound)]
        block[: len(sound)] += sound
        self._position += len(sound)
        if self._cut or self._position >= len(self._nod.samples):
            ended_s = at_s + len(sound) / self._rate_hz
            self._over.append(Nodded(self._nod.text, self._started_s, ended_s))
            self._nod, self._position, self._cut = None, 0, False
