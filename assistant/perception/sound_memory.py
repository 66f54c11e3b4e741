"""SoundMemory: the last half minute of what was heard, addressed by session time."""

from __future__ import annotations

import threading

import numpy as np

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

KEPT_S = 40


class SoundMemory:
    """Written by the ear, read by the recogniser; the oldest sound is forgotten."""

    def __init__(self, kept_s: float = KEPT_S) -> None:
        self._data: Samples = np.zeros(int(kept_s * PERCEPTION_RATE_HZ), dtype=np.float32)
        self._end = 0
        self._lock = threading.Lock()

    @property
    def end_s(self) -> float:
        """The time up to which sound is held."""
        return self._end / PERCEPTION_RATE_HZ

    def append(self, samples: Samples) -> None:
        """Adds what was heard next, shape (n,), 16 kHz mono."""
        with self._lock:
            capacity = len(self._data)
            kept = samples[-capacity:]
            start = (self._end + len(samples) - len(kept)) % capacity
            first = min(len(kept), capacity - start)
            self._data[start : start + first] = kept[:first]
            self._data[: len(kept) - first] = kept[first:]
            self._end += len(samples)

    def pass_over(self, samples: int) -> None:
        """So many samples were never heard, perhaps hours of them; they count as silence."""
        capacity = len(self._data)
        if samples <= capacity:
            self.append(np.zeros(samples, dtype=np.float32))
            return
        with self._lock:
            self._data[:] = 0.0
            self._end += samples

    def between(self, start_s: float, end_s: float) -> Samples:
        """A copy of the sound from `start_s` to `end_s`, as far as it is still or already held."""
        with self._lock:
            capacity = len(self._data)
            end = min(self._end, round(end_s * PERCEPTION_RATE_HZ))
            start = max(0, self._end - capacity, round(start_s * PERCEPTION_RATE_HZ))
            if start >= end:
                return np.zeros(0, dtype=np.float32)
            positions = np.arange(start, end) % capacity
            taken: Samples = self._data[positions]
            return taken
