"""The session clock: every time in a conversation is in seconds since its first input sample.

Nothing in the engine asks the operating system for the time. A `RealClock` follows the monotonic clock;
a `VirtualClock` moves only when a test moves it, so that an hour of conversation takes milliseconds.
"""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """What every part gets its time from."""

    def now_s(self) -> float:
        """Seconds since the session began. Before it did they only serve to wait by: see `RealClock.begin`."""
        ...


class RealClock:
    """Follows `time.monotonic`; zero is where `begin` was last called."""

    def __init__(self) -> None:
        self._zero_s = time.monotonic()

    def begin(self) -> None:
        """Makes this instant the zero of the session: call it when the first input sample is taken."""
        self._zero_s = time.monotonic()

    def now_s(self) -> float:
        return time.monotonic() - self._zero_s


class VirtualClock:
    """Stands still until it is moved."""

    def __init__(self, start_s: float = 0.0) -> None:
        self._now_s = start_s

    def now_s(self) -> float:
        return self._now_s

    def move_to(self, time_s: float) -> None:
        """Moves forward to `time_s`. Raises ValueError for a time that has passed."""
        if time_s < self._now_s:
            raise ValueError(f"the clock is at {self._now_s} s and cannot go back to {time_s} s")
        self._now_s = time_s
