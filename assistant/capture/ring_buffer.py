"""SampleRing: the bounded channel between a thread that makes samples and one that takes them.

Every sample has an absolute position: the number of samples written before it. When the ring is full the
oldest samples are dropped, so that the writer never waits; the reader learns the position of what it gets and
can see that something is missing.
"""

from __future__ import annotations

import threading

import numpy as np

from assistant.micro_turn import Samples


class SampleRing:
    """A float32 ring for one writing and one reading thread.

    `write` copies and returns at once: it may be called from an audio callback. For several interleaved
    channels use a capacity, writes and reads that are multiples of the number of channels; then frames stay
    whole.
    """

    def __init__(self, capacity_samples: int) -> None:
        """Raises ValueError for a capacity below one sample."""
        if capacity_samples < 1:
            raise ValueError("a ring needs room for one sample at least")
        self._data: Samples = np.zeros(capacity_samples, dtype=np.float32)
        self._written = 0
        self._read = 0
        self._dropped = 0
        self._wanted = 0
        self._closed = False
        self._changed = threading.Condition(threading.Lock())

    @property
    def capacity_samples(self) -> int:
        return len(self._data)

    @property
    def written_samples(self) -> int:
        """All samples ever written: the position that the next one will have."""
        return self._written

    @property
    def dropped_samples(self) -> int:
        """Samples that were overwritten before they were read."""
        return self._dropped

    @property
    def waiting_samples(self) -> int:
        """Samples that can be read now."""
        with self._changed:
            return self._written - self._read

    @property
    def closed(self) -> bool:
        return self._closed

    def write(self, samples: Samples) -> None:
        """Appends samples, shape (n,), and drops the oldest for want of room. Does nothing after `close`."""
        with self._changed:
            if self._closed:
                return
            count = len(samples)
            capacity = len(self._data)
            kept = samples[-capacity:] if count > capacity else samples
            start = (self._written + count - len(kept)) % capacity
            first = min(len(kept), capacity - start)
            self._data[start : start + first] = kept[:first]
            self._data[: len(kept) - first] = kept[first:]
            self._written += count
            overrun = self._written - self._read - capacity
            if overrun > 0:
                self._read += overrun
                self._dropped += overrun
            if self._wanted and self._written - self._read >= self._wanted:
                self._changed.notify()

    def skip(self, samples: int) -> None:
        """Lets so many positions go by at once without sound; what waits to be read is dropped.

        The reader sees it as it sees other samples that were dropped.
        """
        with self._changed:
            if self._closed:
                return
            self._dropped += self._written - self._read + samples
            self._written += samples
            self._read = self._written

    def read(self, max_samples: int, timeout_s: float, min_samples: int = 1) -> tuple[int, Samples]:
        """The position of the first sample and up to `max_samples` samples, a copy of shape (n,).

        Waits until `min_samples` are there, the ring is closed or the time is over, then returns what there
        is: perhaps nothing.
        """
        with self._changed:
            if timeout_s > 0 and self._written - self._read < min_samples and not self._closed:
                self._wanted = min_samples
                self._changed.wait_for(
                    lambda: self._closed or self._written - self._read >= min_samples, timeout_s
                )
                self._wanted = 0
            position = self._read
            count = min(max_samples, self._written - self._read)
            taken: Samples = np.empty(count, dtype=np.float32)
            self._copy_out(position, taken)
            self._read += count
            return position, taken

    def read_into(self, target: Samples) -> int:
        """Fills `target` as far as there are samples, without waiting; how many. For audio callbacks."""
        with self._changed:
            count = min(len(target), self._written - self._read)
            self._copy_out(self._read, target[:count])
            self._read += count
            return count

    def close(self) -> None:
        """Ends the stream: wakes the reader; what is inside can still be read. May be called twice."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _copy_out(self, position: int, target: Samples) -> None:
        capacity = len(self._data)
        start = position % capacity
        first = min(len(target), capacity - start)
        target[:first] = self._data[start : start + first]
        target[first:] = self._data[: len(target) - first]
