"""Writes a session to disk as it happens, on a thread of its own."""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path

from assistant.timeline.item import TimelineItem
from assistant.timeline.open_sessions import note_closed, note_open
from assistant.timeline.plain_json import plain
from assistant.timeline.schema import connect, is_sound, set_aside
from assistant.timeline.write_problems import (
    Problem,
    problem_of,
    sentence,
    set_aside_sentence,
    unsaved_sentence,
)

COMMIT_EVERY_S = 0.25
"""How long changes are gathered before they are committed, so that a kill loses well under a second."""

RETRY_S = 1.0
"""How long to wait after a failure to write."""

KEEP_UNSAVED = 20_000
"""Items kept in memory while they cannot be written (some 20 MB). The oldest of more than that are lost."""

BATCH_ITEMS = 500
"""The most items in one transaction, so that other processes get their turn."""

CLOSE_S = 5.0
"""How long `close` waits for the last items to be written."""

_log = logging.getLogger(__name__)


def wall_now() -> datetime:
    """The time of day, with its zone."""
    return datetime.now().astimezone()


class SessionWriter:
    """One session in the file `path`, which may hold many and be written to by several processes at once.

    Nothing here raises or waits for the disk, but for `close`, which waits a short while. What cannot be
    written is kept in memory and tried again; `on_problem` is given one sentence for each kind of problem, in
    the writer's thread. The session is entered in the file with its first item: there are no empty ones.
    """

    def __init__(
        self,
        path: Path,
        on_problem: Callable[[str], None] = _log.warning,
        *,
        wall_clock: Callable[[], datetime] = wall_now,
        commit_every_s: float = COMMIT_EVERY_S,
        retry_s: float = RETRY_S,
        keep_unsaved: int = KEEP_UNSAVED,
    ) -> None:
        self.path = path
        self._on_problem = on_problem
        self._wall_clock = wall_clock
        self._commit_every_s = commit_every_s
        self._retry_s = retry_s
        self._keep_unsaved = keep_unsaved
        self._changed = threading.Condition()
        self._unsaved: OrderedDict[int, TimelineItem] = OrderedDict()  # the latest state of each item
        self._lost = 0
        self._closing = False
        self._thread: threading.Thread | None = None
        # From here on the writer's thread alone:
        self._connection: sqlite3.Connection | None = None
        self._session_id: int | None = None
        self._started_at = ""
        self._title = ""
        self._told: set[Problem] = set()

    @property
    def session_id(self) -> int | None:
        """The session's number in the file; None until its first item is written."""
        return self._session_id

    @property
    def started_at(self) -> datetime:
        """When the session was begun."""
        return datetime.fromisoformat(self._started_at)

    def begin(self, title: str = "") -> None:
        """Begins the session now and starts writing. Raises RuntimeError when it was begun before."""
        if self._thread is not None:
            raise RuntimeError("a SessionWriter writes one session")
        self._title = title
        self._started_at = self._wall_clock().isoformat(timespec="milliseconds")
        self._thread = threading.Thread(target=self._run, name="session-writer", daemon=True)
        self._thread.start()

    def put(self, item: TimelineItem) -> None:
        """Takes a new or changed item; returns in microseconds. Items put after `close` are dropped."""
        with self._changed:
            if self._closing:
                return
            was_idle = not self._unsaved
            self._unsaved[item.id] = item
            if len(self._unsaved) > self._keep_unsaved:
                self._unsaved.popitem(last=False)
                self._lost += 1
            if was_idle:
                self._changed.notify()

    def close(self) -> None:
        """Writes what is left and ends the session; gives up after `CLOSE_S` when the disk is stuck."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(CLOSE_S)

    def _run(self) -> None:
        pause_s = self._commit_every_s
        while not self._wait(pause_s):
            pause_s = self._commit_every_s if self._save() else self._retry_s
        self._save()
        self._end_session()
        note_closed(self)
        if self._unsaved:
            self._tell(unsaved_sentence(len(self._unsaved), self.path))

    def _wait(self, pause_s: float) -> bool:
        """Waits for something to write, then for what follows in `pause_s`; True when it is time to end."""
        with self._changed:
            self._changed.wait_for(lambda: self._unsaved or self._closing)
            return self._changed.wait_for(lambda: self._closing, timeout=pause_s)

    def _save(self) -> bool:
        """Writes all that is unsaved; False when that failed."""
        try:
            while self._write_batch():
                pass
            return True
        except (sqlite3.Error, OSError) as error:
            return self._after(error, problem_of(error, self.path))
        except Exception as error:  # NewerRecordError, or a fault of ours, which must not end the thread
            problem = problem_of(error, self.path)
            if problem is not Problem.NEWER:
                _log.exception("writing to %s failed", self.path)
            return self._after(error, problem)
        finally:
            if self._lost:
                self._tell_once(Problem.LOST, sentence(Problem.LOST, self.path))

    def _write_batch(self) -> bool:
        """Writes some items in one transaction; False when there are none."""
        with self._changed:
            batch = list(islice(self._unsaved.values(), BATCH_ITEMS))
        if not batch:
            return False
        if self._connection is not None and not self.path.exists():
            self._disconnect()  # the file was deleted under it
        if self._connection is None:
            self._connection = connect(self.path)
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        session_id = self._entered(connection)
        if session_id != self._session_id:
            note_open(self, self.path, session_id)
        connection.executemany(
            "INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(session_id, *_row(item)) for item in batch],
        )
        connection.execute("COMMIT")
        self._session_id = session_id
        with self._changed:
            for item in batch:
                if self._unsaved.get(item.id) is item:  # else it has changed meanwhile
                    del self._unsaved[item.id]
        return True

    def _entered(self, connection: sqlite3.Connection) -> int:
        """The session's number in the open file, which may be another one than last time."""
        row = connection.execute(
            "SELECT id FROM sessions WHERE id = ? AND started_at = ?", (self._session_id, self._started_at)
        ).fetchone()
        if row is None:
            row = connection.execute(
                "INSERT INTO sessions (started_at, title) VALUES (?, ?) RETURNING id",
                (self._started_at, self._title),
            ).fetchone()
        return int(row[0])

    def _after(self, error: Exception, problem: Problem) -> bool:
        """Mends what can be mended and tells the user. True when it is worth trying again at once."""
        self._disconnect()
        if problem in (Problem.DAMAGED, Problem.NEWER):
            try:
                if problem not in self._told and (problem is Problem.NEWER or not is_sound(self.path)):
                    aside = set_aside(self.path, problem.value)
                    self._tell_once(problem, set_aside_sentence(problem, self.path, aside))
                    return self._save()
            except Exception as reason:
                error = reason
            problem = Problem.OTHER
        self._tell_once(problem, sentence(problem, self.path, error))
        return False

    def _end_session(self) -> None:
        """Enters the end, when there is a session to end, and lets go of the file."""
        try:
            if self._connection is not None and self._session_id is not None:
                self._connection.execute(
                    "UPDATE sessions SET ended_at = ? WHERE id = ?",
                    (self._wall_clock().isoformat(timespec="milliseconds"), self._session_id),
                )
        except sqlite3.Error:
            _log.info("the end of session %s could not be entered", self._session_id, exc_info=True)
        self._disconnect()

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            with suppress(sqlite3.Error):
                connection.close()

    def _tell_once(self, problem: Problem, text: str) -> None:
        if problem not in self._told:
            self._told.add(problem)
            self._tell(text)

    def _tell(self, text: str) -> None:
        try:
            self._on_problem(text)
        except Exception:  # whoever listens must not end the writing
            _log.exception("a problem could not be passed on: %s", text)


def _row(item: TimelineItem) -> tuple[int, str, str, float, float | None, str, str]:
    data = json.dumps(plain(item.data), ensure_ascii=False, separators=(",", ":"))
    return item.id, str(item.lane), str(item.kind), item.start_s, item.end_s, item.text, data
