"""The session clock: every time in a conversation is in seconds since its first input sample.

Nothing in the engine asks the operating system for the time. A `RealClock` goes on while the computer sleeps, so that
a timer, and the time at which something was said, are right afterwards; a `VirtualClock` moves only when a test moves
it, so that an hour of conversation takes milliseconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    """What every part gets its time from."""

    def now_s(self) -> float:
        """Seconds since the session began. Before it did they only serve to wait by: see `RealClock.begin`."""
        ...

    def asleep_s(self) -> float:
        """For how much of the session the computer slept."""
        ...


class RealClock:
    """Counts the seconds, those in which the computer sleeps among them; zero is where `begin` was last called."""

    def __init__(self) -> None:
        self._count_s, self._awake_s = _counters()
        self.begin()

    def begin(self) -> None:
        """Makes this instant the zero of the session: call it when the first input sample is taken."""
        self._zero_s = self._count_s()
        self._awake_zero_s = self._awake_s()

    def now_s(self) -> float:
        return self._count_s() - self._zero_s

    def asleep_s(self) -> float:
        return max(0.0, self.now_s() - (self._awake_s() - self._awake_zero_s))


class VirtualClock:
    """Stands still until it is moved."""

    def __init__(self, start_s: float = 0.0) -> None:
        self._now_s = start_s
        self._asleep_s = 0.0

    def now_s(self) -> float:
        return self._now_s

    def asleep_s(self) -> float:
        return self._asleep_s

    def move_to(self, time_s: float) -> None:
        """Moves forward to `time_s`. Raises ValueError for a time that has passed."""
        if time_s < self._now_s:
            raise ValueError(f"the clock is at {self._now_s} s and cannot go back to {time_s} s")
        self._now_s = time_s

    def sleep(self, seconds: float) -> None:
        """Moves forward as a real clock does while the computer sleeps."""
        self.move_to(self._now_s + seconds)
        self._asleep_s += seconds


def _counters() -> tuple[Callable[[], float], Callable[[], float]]:
    """Two counters of seconds that no change of the system's time moves: with and without the sleep."""
    if sys.platform == "win32":
        return time.perf_counter, _windows_awake_s
    name = "CLOCK_MONOTONIC_RAW" if sys.platform == "darwin" else "CLOCK_BOOTTIME"
    clock_id = getattr(time, name, None)
    if clock_id is None:
        return time.monotonic, time.monotonic
    return lambda: time.clock_gettime(clock_id), time.monotonic


def _windows_awake_s() -> float:
    import ctypes

    ticks = ctypes.c_ulonglong()  # of 100 ns, without the time in which the computer slept
    ctypes.WinDLL("kernel32").QueryUnbiasedInterruptTime(ctypes.byref(ticks))  # type: ignore[attr-defined]
    return ticks.value / 1e7
