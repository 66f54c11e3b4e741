"""How loud sound is."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import Samples

QUIET_DBFS = -100.0


def level_dbfs(samples: Samples) -> float:
    """The RMS level of some sound, −100 for silence."""
    if not len(samples):
        return QUIET_DBFS
    rms = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
    return max(QUIET_DBFS, 20.0 * float(np.log10(rms))) if rms > 0 else QUIET_DBFS
