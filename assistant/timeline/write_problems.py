"""Why a session cannot be saved, as the user is told."""

from __future__ import annotations

import enum
import errno
import os
import shutil
import sqlite3
from pathlib import Path

from assistant.timeline.schema import NewerRecordError, primary_code

_FULL_BYTES = 1_000_000
"""With less free space than this a failure to write is put down to the disk."""


class Problem(enum.Enum):
    """The kinds that are told apart; the user hears of each once."""

    READ_ONLY = "read-only"
    FULL = "full"
    LOCKED = "locked"
    DAMAGED = "damaged"
    NEWER = "newer"
    LOST = "lost"  # the memory for what is unsaved ran out
    OTHER = "other"


_BY_CODE = {
    sqlite3.SQLITE_READONLY: Problem.READ_ONLY,
    sqlite3.SQLITE_PERM: Problem.READ_ONLY,
    sqlite3.SQLITE_FULL: Problem.FULL,
    sqlite3.SQLITE_BUSY: Problem.LOCKED,
    sqlite3.SQLITE_LOCKED: Problem.LOCKED,
    sqlite3.SQLITE_PROTOCOL: Problem.LOCKED,  # a race for the write-ahead log
    sqlite3.SQLITE_CORRUPT: Problem.DAMAGED,
    sqlite3.SQLITE_NOTADB: Problem.DAMAGED,
    sqlite3.SQLITE_ERROR: Problem.DAMAGED,  # such as a table that is not there
}
_BY_ERRNO = {
    errno.EACCES: Problem.READ_ONLY,
    errno.EPERM: Problem.READ_ONLY,
    errno.EROFS: Problem.READ_ONLY,
    errno.ENOSPC: Problem.FULL,
    errno.EDQUOT: Problem.FULL,
}


def problem_of(error: Exception, path: Path) -> Problem:
    """Which kind of problem `error` is, met while writing to `path`."""
    if isinstance(error, NewerRecordError):
        return Problem.NEWER
    if isinstance(error, sqlite3.Error):
        problem = _BY_CODE.get(primary_code(error), Problem.OTHER)
    else:
        problem = _BY_ERRNO.get(getattr(error, "errno", None) or 0, Problem.OTHER)
    if problem is Problem.OTHER and isinstance(error, sqlite3.Error):  # SQLite has many names for these two
        if _is_full(path.parent):
            return Problem.FULL
        if not os.access(path.parent, os.W_OK):
            return Problem.READ_ONLY
    return problem


def sentence(problem: Problem, path: Path, error: Exception | None = None) -> str:
    """What the user is told while `problem` keeps the session in `path` from being saved."""
    if problem is Problem.READ_ONLY:
        why = f"{path.parent} cannot be written to; allow writing there, or name another folder by --data-dir"
    elif problem is Problem.FULL:
        why = f"the disk with {path.parent} is full; free some space"
    elif problem is Problem.LOCKED:
        why = f"another program keeps {path} locked; close that program"
    elif problem is Problem.LOST:
        return (
            "What is not saved has become too much to keep in memory, so the oldest of it is being lost; "
            f"make it possible to write to {path}, or export what you need."
        )
    else:
        reason = getattr(error, "strerror", None) or error
        why = f"{path} cannot be written ({reason}); check that file, or name another folder by --data-dir"
    return f"The conversation goes on but is not being saved, because {why}. It is kept in memory until then."


def set_aside_sentence(problem: Problem, path: Path, aside: Path) -> str:
    """What the user is told after the file was set aside and a new one begun."""
    if problem is Problem.NEWER:
        return (
            f"{path.name} was written by a newer version of the program, so it was set aside as {aside.name} "
            "and a new one begun; update the program to go on with the old one."
        )
    return (
        f"{path.name} was damaged, so it was set aside as {aside.name} and a new one begun; "
        "nothing in the old file was changed."
    )


def unsaved_sentence(count: int, path: Path) -> str:
    """What the user is told when the session ends with items that could not be saved."""
    return f"The last {count} items of this conversation could not be saved to {path} and are lost."


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _FULL_BYTES
    except OSError:
        return False
