"""How far a compile is, read from the lines that ninja prints."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

STEP = re.compile(r"^\s*\[(\d+)/(\d+)\] ")
# Before this many steps the speed is not known well enough to say how long the rest takes.
STEPS_BEFORE_ESTIMATE = 8


class NinjaProgress:
    """Turns `[34/193] g++ …` into `34/193, about 3 min left`."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: float | None = None

    def read(self, line: str) -> str | None:
        """The text to show after this line of output, or None for a line that is no step."""
        match = STEP.match(line)
        if match is None:
            return None
        done, total = int(match[1]), int(match[2])
        if self._began is None:
            self._began = self._clock()
        if done < STEPS_BEFORE_ESTIMATE or done >= total:
            return f"{done}/{total}"
        left_s = (self._clock() - self._began) / done * (total - done)
        return f"{done}/{total}, about {rough_duration(left_s)} left"


def rough_duration(seconds: float) -> str:
    """A duration as a promise: whole minutes, or tens of seconds under a minute."""
    if seconds < 55:
        return f"{max(10, round(seconds / 10) * 10)} s"
    return f"{round(seconds / 60)} min"
