"""Reads saved sessions, those of a program that was killed or still runs included."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.schema import BUSY_S, SCHEMA_VERSION, NewerRecordError, migrate, version_of

_TITLE_LENGTH = 60


class RecordError(Exception):
    """A session cannot be read or changed; the text is a sentence for the user that says what to do."""


@dataclass(frozen=True)
class SessionInfo:
    """A session in the list. `ended_at` is None while it goes on, and when the program was killed.

    `title` is the one it was given, otherwise how the user's first line begins. `duration_s` is where the
    last item ends on the session clock.
    """

    id: int
    started_at: datetime
    ended_at: datetime | None
    title: str
    items: int
    duration_s: float


@dataclass(frozen=True)
class Session:
    """A session with its items, by id. All have an end: what was going on ends where the record does."""

    info: SessionInfo
    items: tuple[TimelineItem, ...]


def list_sessions(path: Path) -> list[SessionInfo]:
    """The sessions in the file `path`, oldest first; none when there is no file. Raises RecordError."""
    if not path.exists():
        return []
    with reading(path) as connection:
        return [_info(row) for row in connection.execute(_LIST + " ORDER BY id")]


def read_session(path: Path, session_id: int | None = None) -> Session:
    """One session; without a number the last in which somebody said something, or else the last.

    Raises RecordError with a sentence when there is none, or none with that number.
    """
    sessions = list_sessions(path)
    if not sessions:
        raise RecordError(f"There is no conversation in {path.parent} yet; start one with `counterpoint`.")
    with reading(path) as connection:
        if session_id is None:
            spoken = connection.execute("SELECT max(session) FROM items WHERE lane IN ('user', 'assistant')")
            session_id = spoken.fetchone()[0] or sessions[-1].id
        info = next((session for session in sessions if session.id == session_id), None)
        if info is None:
            raise RecordError(f"There is no conversation {session_id}; there {_numbers(sessions)}.")
        rows = connection.execute(
            "SELECT id, lane, kind, start_s, end_s, text, data FROM items WHERE session = ? ORDER BY id",
            (info.id,),
        )
        return Session(info, tuple(item_from_row(row, info.duration_s) for row in rows))


_LIST = """
    SELECT id, started_at, ended_at, title,
        (SELECT text FROM items WHERE session = sessions.id AND lane = 'user' AND text != '' LIMIT 1),
        (SELECT count(*) FROM items WHERE session = sessions.id),
        (SELECT max(coalesce(end_s, start_s), start_s) AS until_s FROM items WHERE session = sessions.id
            ORDER BY until_s DESC LIMIT 1)
    FROM sessions"""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The file opened to be read; whatever goes wrong meanwhile becomes a RecordError."""
    try:
        connection = _open(path)
        try:
            yield connection
        finally:
            connection.close()
    except NewerRecordError as error:
        raise RecordError(
            f"{path} was written by a newer version of the program; update the program to read it."
        ) from error
    except sqlite3.OperationalError as error:
        raise RecordError(f"{path} cannot be read ({error}); check that file and who may read it.") from error
    except (sqlite3.DatabaseError, ValueError) as error:  # ValueError: no such lane, data that is not JSON
        raise RecordError(
            f"{path} is damaged ({error}); move it away, and the next conversation begins a new one."
        ) from error


def _open(path: Path) -> sqlite3.Connection:
    """Opens the file for reading, in a folder that cannot be written to as well; migrates it where it is old.

    The write-ahead log of a killed program can only be read where writing is possible: that is tried first.
    """
    failure: sqlite3.Error | None = None
    for mode in ("mode=rw", "mode=ro", "mode=ro&immutable=1"):
        try:
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=BUSY_S, isolation_level=None
            )
        except sqlite3.OperationalError as error:
            failure = error
            continue
        try:
            if version_of(connection) != SCHEMA_VERSION:
                migrate(connection)
            connection.execute("PRAGMA query_only = 1")
            connection.execute("SELECT id FROM sessions LIMIT 1").fetchall()
            return connection
        except sqlite3.OperationalError as error:
            failure = error
            connection.close()
        except BaseException:
            connection.close()
            raise
    assert failure is not None
    raise failure


def _info(row: tuple[int, str, str | None, str, str | None, int, float | None]) -> SessionInfo:
    id_, started_at, ended_at, title, first_line, count, until_s = row
    if not title and first_line:
        title = (
            first_line if len(first_line) <= _TITLE_LENGTH else first_line[: _TITLE_LENGTH - 1].rstrip() + "…"
        )
    ended = None if ended_at is None else datetime.fromisoformat(ended_at)
    return SessionInfo(id_, datetime.fromisoformat(started_at), ended, title, count, max(0.0, until_s or 0.0))


def item_from_row(row: tuple[int, str, str, float, float | None, str, str], until_s: float) -> TimelineItem:
    """The item of a row (id, lane, kind, start, end, text, data); one that goes on ends at `until_s`."""
    id_, lane, kind, start_s, end_s, text, data = row
    if end_s is None:
        end_s = max(start_s, until_s)
    return TimelineItem(id_, Lane(lane), kind, start_s, end_s, text, MappingProxyType(json.loads(data)))


def _numbers(sessions: list[SessionInfo]) -> str:
    """Such as “are 1, 2 and 5”."""
    numbers = [str(session.id) for session in sessions]
    if len(numbers) == 1:
        return f"is only {numbers[0]}"
    if len(numbers) > 8:
        return f"are {len(numbers)}, numbered from {numbers[0]} to {numbers[-1]}"
    return f"are {', '.join(numbers[:-1])} and {numbers[-1]}"
