"""StreamClock: keeps the positions of a device's stream equal to session time.

A sound card counts samples by its own quartz, hiccups, and stops when it is unplugged; the session's clock does none
of this. Small differences are paid off one sample at a time, which nobody hears; time that is missing altogether
becomes silence; sound that comes after its time was already filled is dropped. A gap, such as while the computer slept,
is passed over.
"""

from __future__ import annotations

import numpy as np

from assistant.gap import GAP_S
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

WINDOW_S = 2.0
"""Over this long the smallest lag is taken for the true one: a block can be late, but never early."""
SETTLE_S = 0.3
"""The first window after a silence: what it shows is put right at once, before an echo canceller has adapted."""
TOLERANCE_S = 0.005
JUMP_S = 0.02
PATIENCE_S = 0.25
"""A device that brings nothing for this long gets silence in its place."""
AHEAD_S = 0.1

PAY_EVERY_S = 0.1
"""One sample in so long: 625 millionths, which the echo canceller follows; many at a time would cost it its echo."""


class StreamClock:
    """The account of one 16 kHz stream. For the one thread that writes the stream."""

    def __init__(self) -> None:
        self._written = 0
        self._silent = True
        self._lowest: int | None = None
        self._window_ends_s = 0.0
        self._owed = 0  # samples to add or, negative, to leave out
        self._unpaid = 0  # samples written since one was paid
        self._at_once = False
        self._settled = False

    @property
    def written_samples(self) -> int:
        return self._written

    def pass_over(self, now_s: float) -> int:
        """How many samples to leave out altogether, because nothing ran for a while; 0 as a rule.

        To be asked before `place` and `fill`.
        """
        missing = round(now_s * PERCEPTION_RATE_HZ) - self._written
        if missing <= GAP_S * PERCEPTION_RATE_HZ:
            return 0
        self._silent = True
        self._forget()
        self._written += missing
        return missing

    def place(self, samples: Samples, now_s: float) -> Samples:
        """What to write for `samples`, shape (n,), that a device has just delivered."""
        lag = round(now_s * PERCEPTION_RATE_HZ) - self._written - len(samples)
        silence = 0
        if lag > PATIENCE_S * PERCEPTION_RATE_HZ or (self._silent and lag > 0):
            silence = lag
            self._forget()
        elif lag < -AHEAD_S * PERCEPTION_RATE_HZ:
            samples = samples[min(-lag, len(samples)) :]
        else:
            silence = self._watch(lag, now_s)
            samples = self._pay(samples)
        if silence:
            samples = np.concatenate([np.zeros(silence, dtype=np.float32), samples])
        self._silent = False
        self._written += len(samples)
        return samples

    def fill(self, now_s: float) -> Samples:
        """Silence for the time in which nothing came; nothing while there is hope for the true samples."""
        missing = round(now_s * PERCEPTION_RATE_HZ) - self._written
        patience_s = JUMP_S if self._silent else PATIENCE_S
        count = 0
        if missing >= patience_s * PERCEPTION_RATE_HZ:
            count = missing
            self._silent = True
            self._forget()
        self._written += count
        return np.zeros(count, dtype=np.float32)

    def expect_nothing(self) -> None:
        """The device is gone: `fill` need not wait for it."""
        self._silent = True

    def _watch(self, lag: int, now_s: float) -> int:
        """Learns how far the stream is off; returns how much silence to put in at once."""
        if self._lowest is None:
            self._lowest, self._window_ends_s = lag, now_s + (WINDOW_S if self._settled else SETTLE_S)
        self._lowest = min(self._lowest, lag)
        if now_s < self._window_ends_s:
            return 0
        lowest, self._lowest = self._lowest, None
        first, self._settled = not self._settled, True
        if lowest > JUMP_S * PERCEPTION_RATE_HZ or (first and lowest > 0):
            return lowest
        if first or lowest < -TOLERANCE_S * PERCEPTION_RATE_HZ or lowest > TOLERANCE_S * PERCEPTION_RATE_HZ:
            self._owed, self._at_once = lowest, first
        return 0

    def _pay(self, samples: Samples) -> Samples:
        self._unpaid = min(self._unpaid + len(samples), PERCEPTION_RATE_HZ) if self._owed else 0
        due = len(samples) // 2 if self._at_once else self._unpaid // round(PAY_EVERY_S * PERCEPTION_RATE_HZ)
        step = min(abs(self._owed), due, len(samples))
        self._unpaid = 0 if step else self._unpaid
        if not step:
            return samples
        if self._owed > 0:
            self._owed -= step
            return np.concatenate([samples, np.full(step, samples[-1], dtype=np.float32)])
        self._owed += step
        return samples[:-step]

    def _forget(self) -> None:
        self._lowest = None
        self._owed = 0
        self._settled = False
