"""A mailbox that does not wait: it moves its virtual clock to the next thing that was posted, so that scripted devices
and models run at their own pace in no time.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from typing import Any

from assistant.clock import VirtualClock


class VirtualMailbox:
    """A queue in virtual time: `post_at` and `call_at` script the future, `take` moves the clock to it."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self._future: list[tuple[float, int, Any]] = []
        self._order = itertools.count()

    def post(self, event: Any) -> None:
        self.post_at(self._clock.now_s(), event)

    def post_at(self, time_s: float, event: Any) -> None:
        """Posts `event` when it is `time_s`."""
        heapq.heappush(self._future, (time_s, next(self._order), event))

    def call_at(self, time_s: float, action: Callable[[], None]) -> None:
        """Calls `action` when it is `time_s`; it may post further events."""
        self.post_at(time_s, _Call(action))

    def take(self, until_s: float) -> Any | None:
        while self._future and self._future[0][0] <= until_s:
            time_s, _, event = heapq.heappop(self._future)
            self._clock.move_to(max(time_s, self._clock.now_s()))
            if isinstance(event, _Call):
                event.action()
                continue
            return event
        self._clock.move_to(max(until_s, self._clock.now_s()))
        return None


class _Call:
    def __init__(self, action: Callable[[], None]) -> None:
        self.action = action
