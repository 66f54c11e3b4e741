"""The mailbox of the micro-turn loop: everything that happens is posted here and taken out in order.

A `Mailbox` waits on the real clock; a `VirtualMailbox` does not wait at all: it moves its virtual clock to the
next thing that was posted, so that scripted devices and models run at their own pace in no time.
"""

from __future__ import annotations

import heapq
import itertools
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

from assistant.clock import Clock, VirtualClock

CAPACITY = 4096
"""Events that may wait. A loop that is this far behind (minutes) drops the oldest and says so."""


class EventSource(Protocol):
    """Where the micro-turn loop takes its events from."""

    def post(self, event: Any) -> None:
        """Leaves an event; from any thread, never waits."""
        ...

    def take(self, until_s: float) -> Any | None:
        """The next event, or None when it is `until_s` and none has come."""
        ...


class Mailbox:
    """A bounded queue on the real clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._events: deque[Any] = deque(maxlen=CAPACITY)
        self._changed = threading.Condition()
        self.dropped = 0

    def post(self, event: Any) -> None:
        with self._changed:
            if len(self._events) == CAPACITY:
                self.dropped += 1
            self._events.append(event)
            self._changed.notify()

    def take(self, until_s: float) -> Any | None:
        with self._changed:
            while not self._events:
                left_s = until_s - self._clock.now_s()
                if left_s <= 0:
                    return None
                self._changed.wait(left_s)
            return self._events.popleft()


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
