"""One loudness for all that a voice says."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import Samples

LEVEL = 0.11
"""Root mean square of the audible samples of speech at the usual loudness."""
AUDIBLE = 0.01
KNEE, CEILING = 0.8, 0.98
"""Up to the knee a wave is left as it is; what is above is bent, and stays below the ceiling."""


def gain_for(speech: Samples) -> float | None:
    """What makes speech as loud as usual; None when nothing in it can be heard."""
    audible = speech[np.abs(speech) > AUDIBLE]
    return LEVEL / float(np.sqrt(np.mean(audible**2))) if len(audible) else None


def limited(wave: Samples) -> Samples:
    """The wave without peaks above the ceiling; softly, so that it does not crackle."""
    room = CEILING - KNEE
    over = np.abs(wave) - KNEE
    bent = np.sign(wave) * (KNEE + room * np.tanh(np.maximum(over, 0.0) / room))
    return np.where(over > 0.0, bent, wave).astype(np.float32)
