"""The sound of a clause that can be heard from its beginning while its end is still being made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import soxr

from assistant.micro_turn import Samples

_NOTHING_LEFT = object()


@dataclass(frozen=True, eq=False)
class Sounding:
    """`samples` has its full length at once and is filled from the front on, which `finish` does.

    What is not made yet is not a number (NaN): whoever plays it comes behind, and waits there should the voice fall
    back. Nothing is left of that when it is finished, or when the voice has failed.
    """

    samples: Samples
    word_ends_s: tuple[float, ...]
    _rest: Iterator[None] = field(default_factory=lambda: iter(()))

    def go_on(self) -> bool:
        """Makes the next piece; False when nothing was left to make. Raises what the voice raises."""
        return next(self._rest, _NOTHING_LEFT) is not _NOTHING_LEFT

    def finish(self) -> None:
        """Makes what is left; raises what the voice raises."""
        while self.go_on():
            pass


class FillingBuffer:
    """Takes a wave in pieces and holds it at another rate, NaN where nothing came yet."""

    def __init__(self, samples: int, *, from_hz: int, to_hz: int) -> None:
        """`samples` is how many come in all, at `from_hz`."""
        self.held: Samples = np.full(round(samples * to_hz / from_hz), np.nan, dtype=np.float32)
        self.filled = 0
        self._stream = soxr.ResampleStream(from_hz, to_hz, 1, dtype="float32") if from_hz != to_hz else None

    def add(self, piece: Samples, *, last: bool) -> None:
        """The next piece; what the resampler keeps of it comes with the one after."""
        if self._stream is not None:
            piece = self._stream.resample_chunk(piece, last=last)
        taken = piece[: len(self.held) - self.filled]
        self.held[self.filled : self.filled + len(taken)] = taken
        self.filled += len(taken)

    def close(self) -> None:
        """Nothing comes any more: silence is what is missing."""
        self.held[self.filled :] = 0.0
        self.filled = len(self.held)
