"""The thread that owns a model: it waits for requests, and ends when it is told to."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod

from assistant.thread_priority import step_back


class ModelThread(ABC):
    """Requests are left under `_changed`, which `_run` waits on together with `_stopping`."""

    def __init__(self, name: str, *, niceness: int = 0) -> None:
        """`niceness` is how much it steps back for other threads: see `assistant.thread_priority`."""
        self._changed = threading.Condition()
        self._stopping = False
        self._niceness = niceness
        self._thread = threading.Thread(target=self._begin, name=name, daemon=True)

    def start(self) -> None:
        """Begins to take requests; those left before are kept."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread when what it is working on is done; what waits is dropped. May be called twice."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join()

    def _begin(self) -> None:
        step_back(self._niceness)
        self._run()

    @abstractmethod
    def _run(self) -> None:
        """What the thread does, until `_stopping`."""
