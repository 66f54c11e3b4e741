"""What sound and pictures are made of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

PERCEPTION_RATE_HZ = 16_000
"""The rate of all audio that is listened to."""

Samples = NDArray[np.float32]

Frame = NDArray[np.uint8]
"""A picture: height × width × 3, BGR."""


def no_samples() -> Samples:
    """An empty stretch of sound."""
    return np.zeros(0, dtype=np.float32)
