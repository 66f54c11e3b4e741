"""What callers ask of the reasoner, handed to the thread that does it without making the callers wait."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from assistant.micro_turn import Task


@dataclass(frozen=True)
class Give:
    """Work on this task."""

    task: Task


@dataclass(frozen=True)
class Cancel:
    """Stop working on this task, or do not begin."""

    task_id: str


@dataclass(frozen=True)
class Replace:
    """Give up the task with this id and work on another one in its place."""

    task_id: str
    task: Task


@dataclass(frozen=True)
class SwitchModel:
    """Use the model at this path from the next task on."""

    path: Path


@dataclass(frozen=True)
class Pause:
    """Leave the processor to the conversation for a moment (`on`), or go on."""

    on: bool


@dataclass(frozen=True)
class Stop:
    """End."""


Wish = Give | Cancel | Replace | SwitchModel | Pause | Stop


class Inbox:
    """A queue whose reader can wait for it together with pipes and processes.

    It needs no bound of its own: its reader empties it at once and bounds the tasks that wait.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wishes: deque[Wish] = deque()
        self._closed = False
        self._ring: Connection
        self.bell, self._ring = Pipe(duplex=False)
        """`bell`, the pipe to wait for, is ready whenever there is something to take."""

    @property
    def closed(self) -> bool:
        """Whether nothing is taken in any more."""
        return self._closed

    def put(self, wish: Wish) -> bool:
        """Adds a wish; False when nobody will read it any more."""
        with self._lock:
            if self._closed:
                return False
            if not self._wishes:
                self._ring.send_bytes(b"!")
            self._wishes.append(wish)
            return True

    def take(self) -> list[Wish]:
        """All that was put since the last call."""
        with self._lock:
            if not self._wishes:
                return []
            self.bell.recv_bytes()
            wishes = list(self._wishes)
            self._wishes.clear()
            return wishes

    def close(self) -> list[Wish]:
        """Refuses everything from now on; what was left."""
        with self._lock:
            left = list(self._wishes)
            self._wishes.clear()
            if not self._closed:
                self._closed = True
                self.bell.close()
                self._ring.close()
            return left
