"""How loud sound is."""

from __future__ import annotations

import math

import numpy as np

from assistant.micro_turn import Samples

QUIET_DBFS = -100.0


def level_dbfs(samples: Samples) -> float:
    """The RMS level of some sound, −100 for silence."""
    if not len(samples):
        return QUIET_DBFS
    exact = samples.astype(np.float64)
    power = float(np.dot(exact, exact)) / len(samples)
    return max(QUIET_DBFS, 10.0 * math.log10(power)) if power > 0 else QUIET_DBFS
