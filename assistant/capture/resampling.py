"""LiveResampler: changes the rate of a stream without making it lumpy."""

from __future__ import annotations

import numpy as np
import soxr

from assistant.micro_turn import Samples


class LiveResampler:
    """Mono float32 in blocks of any size. The output is about 12 ms late, 0 when the rates are the same.

    The variable-rate engine of soxr is used although the rate stays: the other one works on blocks of 30 ms.
    """

    def __init__(self, from_hz: int, to_hz: int) -> None:
        same = from_hz == to_hz
        self._stream = None if same else soxr.ResampleStream(from_hz, to_hz, 1, dtype="float32", vr=True)

    def __call__(self, samples: Samples) -> Samples:
        """The next samples, shape (n,), at the new rate, shape (m,)."""
        if self._stream is None:
            return samples
        resampled: Samples = self._stream.resample_chunk(np.ascontiguousarray(samples))
        return resampled
