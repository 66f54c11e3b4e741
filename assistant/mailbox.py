"""The mailbox of the micro-turn loop: everything that happens is posted here and taken out in order."""

from __future__ import annotations

import threading
from collections import deque
from typing import Any, Protocol

from assistant.clock import Clock

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
