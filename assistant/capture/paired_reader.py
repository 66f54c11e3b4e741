"""PairedReader: the microphone and what was played at the same time, side by side, as an echo canceller takes
them.

The two rings are filled by two threads, a block apart. The reader gives out what both have; a reference that
falls far behind (its device hangs) is replaced by silence, so that it never holds the microphone up.
"""

from __future__ import annotations

import time

import numpy as np

from assistant.capture.ring_buffer import SampleRing
from assistant.micro_turn import Samples, no_samples

PATIENCE_SAMPLES = 1_600
"""How far the reference may be behind the microphone before it is done without: 0.1 s."""

_POLL_S = 0.005


class PairedReader:
    """Reads both rings of an AudioIO in step. For the one thread that listens."""

    def __init__(self, microphone_ring: SampleRing, reference_ring: SampleRing) -> None:
        self._microphone = microphone_ring
        self._reference = reference_ring
        self._near = no_samples()
        self._far = no_samples()
        self._near_position = 0
        self._far_position = 0

    def read(self, max_samples: int, timeout_s: float, min_samples: int = 1) -> tuple[int, Samples, Samples]:
        """Position, microphone and reference: two arrays of the same shape (n,), n up to `max_samples`.

        Waits until there are `min_samples`, the microphone ring is closed or the time is over; n may then be
        less, also 0. The position jumps where samples were dropped because nobody read.
        """
        deadline_s = time.monotonic() + timeout_s
        while True:
            self._take_near(0.0, 1)
            self._take_far()
            ready = min(self._ready(), max_samples)
            left_s = deadline_s - time.monotonic()
            if ready >= min_samples or left_s <= 0 or self._microphone.closed:
                return self._give(ready)
            missing = min_samples - len(self._near)
            if missing > 0:
                self._take_near(left_s, missing)
            else:
                time.sleep(min(_POLL_S, left_s))  # the reference is a block behind

    def _take_near(self, timeout_s: float, min_samples: int) -> None:
        position, samples = self._microphone.read(self._microphone.capacity_samples, timeout_s, min_samples)
        if position != self._near_position + len(self._near):
            self._near, self._near_position = samples, position
        elif len(samples):
            self._near = np.concatenate([self._near, samples])

    def _take_far(self) -> None:
        position, samples = self._reference.read(self._reference.capacity_samples, 0.0)
        if position != self._far_position + len(self._far):
            self._far, self._far_position = samples, position
        elif len(samples):
            self._far = np.concatenate([self._far, samples])
        stale = min(self._near_position - self._far_position, len(self._far))
        if stale > 0:
            self._far = self._far[stale:]
            self._far_position += stale

    def _ready(self) -> int:
        """How many samples both have, or are given out although the reference is missing."""
        if self._microphone.closed or self._reference.closed:
            return len(self._near)
        far_end = self._far_position + len(self._far) - self._near_position
        return min(len(self._near), max(0, far_end, len(self._near) - PATIENCE_SAMPLES))

    def _give(self, count: int) -> tuple[int, Samples, Samples]:
        position = self._near_position
        near, self._near = self._near[:count], self._near[count:]
        self._near_position += count
        far = np.zeros(count, dtype=np.float32)
        start = min(max(self._far_position - position, 0), count)
        known = self._far[: count - start]
        far[start : start + len(known)] = known
        self._far = self._far[len(known) :]
        self._far_position += len(known)
        return position, near, far
