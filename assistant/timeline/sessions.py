"""The sessions of one conversation, one after another: each is a record of its own, the timeline goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable

from assistant.clock import Clock
from assistant.timeline.timeline import Timeline
from assistant.timeline.writer import SessionWriter

OnBegin = Callable[[SessionWriter, float], None]
"""Told of a session that begins: who writes it, which knows its number once something happened in it, and when it
begins on the conversation's clock. What keeps more of a session than its items hangs on here."""


class Sessions:
    """Owns the timeline and who writes it down. `begin` once, `begin_anew` any number of times, `close` at the end."""

    def __init__(self, clock: Clock, new_writer: Callable[[], SessionWriter]) -> None:
        self._new_writer = new_writer
        self._writer = new_writer()
        self.timeline = Timeline(clock, self._writer)
        self._to_close: list[SessionWriter] = []
        self._on_begin: list[OnBegin] = []
        self._lock = threading.Lock()

    def on_begin(self, callback: OnBegin) -> None:
        """Calls `callback` with each session that begins from now on; it has to be quick."""
        self._on_begin.append(callback)

    def begin(self) -> None:
        """The first session begins."""
        self._writer.begin()
        self._tell()

    def begin_anew(self) -> None:
        """The next session begins at once; `finish` completes the record of the one before."""
        writer = self._new_writer()
        writer.begin()
        with self._lock:
            self._to_close.append(self._writer)
            self._writer = writer
        self.timeline.begin_anew(writer)
        self._tell()

    def finish(self) -> None:
        """Completes the records of the sessions that are over; waits for the disk."""
        while True:
            with self._lock:
                if not self._to_close:
                    return
                writer = self._to_close.pop()
            writer.close()

    def close(self) -> None:
        """Completes every record; waits for the disk."""
        self.finish()
        self._writer.close()

    def _tell(self) -> None:
        for callback in self._on_begin:
            callback(self._writer, self.timeline.began_s)
