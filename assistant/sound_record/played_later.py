"""PlayedLater: moves what was handed to the speaker to where it was heard."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples, no_samples

LONGEST_S = 1.0
"""A device that claims more than this is not believed."""


class PlayedLater:
    """A delay line whose length may change; while nobody speaks, since a change cuts or adds silence at once."""

    def __init__(self) -> None:
        self._held = no_samples()

    def __call__(self, played: Samples, delay_s: float) -> Samples:
        """As many samples as `played` has, which were handed over this much earlier; silence before the first."""
        wanted = round(min(max(0.0, delay_s), LONGEST_S) * PERCEPTION_RATE_HZ)
        surplus = len(self._held) - wanted
        if surplus < 0:
            self._held = np.concatenate((np.zeros(-surplus, dtype=np.float32), self._held))
        elif surplus > 0 and not self._held[:surplus].any():
            self._held = self._held[surplus:]
        everything = np.concatenate((self._held, played))
        self._held = everything[len(played) :]
        return everything[: len(played)]

    def forget(self) -> None:
        """What comes next does not follow upon what came before."""
        self._held = no_samples()
