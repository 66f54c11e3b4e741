"""Changes saved sessions: gives them another title, or takes them and their words out of the file.

The file may be open in the thread that writes the running session, and in other processes: every function waits
up to `WAIT_S` for its turn. All of them raise RecordError with a sentence for the user.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from assistant.timeline.open_sessions import open_sessions
from assistant.timeline.plain_json import writable
from assistant.timeline.reader import RecordError
from assistant.timeline.schema import connect
from assistant.timeline.session_files import delete_session_files, remove_lost_files
from assistant.timeline.write_problems import Problem, problem_of

WAIT_S = 5.0
"""How long a change waits for others that use the file."""

TITLE_LENGTH = 120
"""The most characters of a title; the rest is cut off."""

GOING_ON = "This conversation is still going on; begin a new one, then it can be deleted."

_GONE = "This conversation is not there any more."


def rename_session(path: Path, session_id: int, title: str) -> None:
    """Gives a session another title; an empty one takes it back, so that its first line stands for it again."""
    printable = "".join(sign if sign.isprintable() else " " for sign in writable(title))
    with _changing(path) as connection:
        changed = connection.execute(
            "UPDATE sessions SET title = ? WHERE id = ?",
            (" ".join(printable.split())[:TITLE_LENGTH].rstrip(), session_id),
        )
        if not changed.rowcount:
            raise RecordError(_GONE)


def delete_session(path: Path, session_id: int) -> None:
    """Takes a session with all its items out of the file, so that none of its words are left in there.

    Its sound and its pictures go, too. A session that this program is writing is refused.
    """
    with _changing(path) as connection:
        connection.execute("BEGIN IMMEDIATE")  # from here on nobody else enters a session
        if session_id in open_sessions(path):
            raise RecordError(GOING_ON)
        row = connection.execute("SELECT started_at FROM sessions WHERE id = ?", (session_id,)).fetchone()
        if row is None:
            raise RecordError(_GONE)
        connection.execute("DELETE FROM items WHERE session = ?", (session_id,))
        connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,))
        connection.execute("COMMIT")
        try:
            delete_session_files(path, [datetime.fromisoformat(row[0])])
        finally:
            _scrub(connection, path)


def delete_all_sessions(path: Path) -> int:
    """Takes every session out of the file but what this program is writing; returns how many those were.

    Their sound and pictures go with them, and any whose session is not there any more.
    """
    count = _delete(path, None)
    remove_lost_files(path)
    return count


def delete_older_sessions(path: Path, days: float, now: datetime) -> int:
    """Takes the sessions out of the file that began more than `days` days before `now`; returns how many those were.

    What this program is writing stays. `now` has a time zone.
    """
    return _delete(path, now - timedelta(days=days))


def _delete(path: Path, before: datetime | None) -> int:
    """Deletes what began before this time, or everything."""
    if not path.exists():
        return 0
    with _changing(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        kept = open_sessions(path)
        rows = connection.execute("SELECT id, started_at FROM sessions").fetchall()
        begun = {id_: datetime.fromisoformat(started_at) for id_, started_at in rows}
        old = [
            (id_,) for id_, moment in begun.items() if id_ not in kept and (before is None or moment < before)
        ]
        if not old:
            connection.execute("ROLLBACK")
            return 0
        connection.executemany("DELETE FROM items WHERE session = ?", old)
        connection.executemany("DELETE FROM sessions WHERE id = ?", old)
        connection.execute("COMMIT")
        try:
            delete_session_files(path, [begun[id_] for (id_,) in old])
        finally:
            _scrub(connection, path)
        return len(old)


@contextmanager
def _changing(path: Path) -> Iterator[sqlite3.Connection]:
    """The open file; what was begun and not committed is taken back."""
    if not path.exists():
        raise RecordError(_GONE)
    try:
        connection = connect(path)
        try:
            connection.execute(f"PRAGMA busy_timeout = {round(WAIT_S * 1000)}")
            connection.execute("PRAGMA secure_delete = ON")
            yield connection
        finally:
            connection.close()
    except RecordError:
        raise
    except Exception as error:  # NewerRecordError, sqlite3.Error, OSError
        raise RecordError(_sentence(problem_of(error, path), path, error)) from error


def _scrub(connection: sqlite3.Connection, path: Path) -> None:
    """Overwrites what deleted items have left in the file and in the write-ahead log beside it.

    What was changed before it was deleted may lie in unused parts of pages, so the file is made anew.
    """
    give_up_s = time.monotonic() + WAIT_S
    try:
        connection.execute("VACUUM")
        while connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:  # somebody is reading
            if time.monotonic() > give_up_s:
                raise sqlite3.OperationalError("another program is reading it")
            time.sleep(0.02)
    except sqlite3.Error as error:
        raise RecordError(
            f"The conversation is deleted, but traces of its words may still be in {path.name} ({error}); "
            "they go the next time that one is deleted."
        ) from error


def _sentence(problem: Problem, path: Path, error: Exception) -> str:
    if problem is Problem.LOCKED:
        return f"Nothing was changed, because another program keeps {path} locked; close it and try again."
    if problem is Problem.READ_ONLY:
        return f"Nothing was changed, because {path} cannot be written to; allow writing there and try again."
    if problem is Problem.FULL:
        return f"Nothing was changed, because the disk with {path.parent} is full; free some space and try again."
    if problem is Problem.NEWER:
        return f"{path} was written by a newer version of the program; update the program to change it."
    return f"Nothing was changed, because {path} cannot be used ({error}); check that file."
