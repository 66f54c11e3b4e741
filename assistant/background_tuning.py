"""Makes the faster copy of the interaction model behind the conversation, and lets it take over when it is there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

Make = Callable[[str, Callable[[], None]], Path | None]
"""Makes the copy of a model; calls the function it is given again and again, and ends when that raises."""


class _StoppedError(Exception):
    """The conversation is over."""


class BackgroundTuning:
    """One thread at most, which ends on `stop`; a second model asked for meanwhile has to wait for the next start."""

    def __init__(self, make: Make, take_over: Callable[[str], None]) -> None:
        """`take_over` is told the model whose copy is there, in the thread that made it."""
        self._make = make
        self._take_over = take_over
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, model_id: str) -> None:
        """Begins, unless it is at work already; returns at once."""
        if self._stopping.is_set() or (self._thread is not None and self._thread.is_alive()):
            return
        self._thread = threading.Thread(target=self._run, args=(model_id,), name="tuning", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the work, done or not."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self, model_id: str) -> None:
        try:
            if self._make(model_id, self._check) is not None and not self._stopping.is_set():
                self._take_over(model_id)
        except _StoppedError:
            pass  # what was begun is thrown away by whoever wrote it

    def _check(self) -> None:
        if self._stopping.is_set():
            raise _StoppedError
