"""How loud speech is, and how to make it as loud as something else."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

PEAK_AT_MOST = 0.95
_FRAME_S = 0.01


def at_level(sound: Samples, level_dbfs: float) -> Samples:
    """The sound made as loud as `level_dbfs` on average where there is sound, but never clipped."""
    level = active_level(sound)
    if level <= 0.0:
        return sound
    gain = 10 ** (level_dbfs / 20) / level
    gain = min(gain, PEAK_AT_MOST / float(np.max(np.abs(sound))))
    louder: Samples = (sound * np.float32(gain)).astype(np.float32)
    return louder


def active_level(sound: Samples) -> float:
    """The root mean square over the frames that are at most 30 dB below the loudest; 0 for silence."""
    frame = round(_FRAME_S * PERCEPTION_RATE_HZ)
    whole = len(sound) // frame * frame
    if not whole:
        return float(np.sqrt(np.mean(np.square(sound)))) if len(sound) else 0.0
    power = np.mean(np.square(sound[:whole].reshape(-1, frame), dtype=np.float64), axis=1)
    active = power[power > np.max(power) * 1e-3]
    return float(np.sqrt(np.mean(active))) if len(active) else 0.0
