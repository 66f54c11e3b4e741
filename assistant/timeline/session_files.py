"""Files of sessions beside the record of what was said: their sound, the pictures that were shown in them.

Each kind of file has a folder of its own. A file's name begins with the time at which its session began, to the
millisecond: that stays the same whatever number the session has, so that a record that was set aside does not leave its
files to another session.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from assistant.timeline.reader import RecordError, list_sessions

SOUNDS_FOLDER = "sounds"
PICTURES_FOLDER = "pictures"
"""The folders' names in the data folder."""

CLOSED_WITHIN_S = 2.0
"""How long a file may take to be complete when its session is over."""

_NAME = re.compile(r"\.?(\d{8}-\d{6}-\d{3})[-.].+")
"""With a dot before it while it is being written."""

_lock = threading.Lock()
_open: set[Path] = set()


def session_file(sessions: Path, folder: str, started_at: datetime, ending: str) -> Path:
    """The file in this folder of the session that began at this time; `sessions` is the file of all sessions.

    `ending` is the rest of its name, from a dot or a dash on.
    """
    return sessions.parent / folder / f"{_stamp(started_at)}{ending}"


def note_open(path: Path) -> None:
    """This program needs the file from now on: it is nobody's to remove."""
    with _lock:
        _open.add(path.resolve())


def note_closed(path: Path) -> None:
    """This program is done with the file."""
    with _lock:
        _open.discard(path.resolve())


def delete_session_files(sessions: Path, started: Iterable[datetime]) -> None:
    """Deletes the files of the sessions that began at these times. Raises RecordError when one stays.

    A file of a session that has just ended is waited for: it may not be complete yet.
    """
    stamps = {_stamp(moment) for moment in started}
    give_up_s = time.monotonic() + CLOSED_WITHIN_S
    while _is_one_open(sessions, stamps) and time.monotonic() < give_up_s:
        time.sleep(0.02)
    _delete(path for path in _files(sessions) if _stamp_of(path) in stamps)


def remove_lost_files(sessions: Path) -> int:
    """Deletes every file whose session is not there (any more); returns how many those were. Raises RecordError.

    A file that this program needs stays. While a record that was set aside lies there nothing is deleted: the sessions
    in it may be wanted back.
    """
    found = _files(sessions)
    if not found or _set_aside(sessions):
        return 0
    wanted = {_stamp(session.started_at) for session in list_sessions(sessions)}
    with _lock:
        lost = [path for path in found if _stamp_of(path) not in wanted and path.resolve() not in _open]
    _delete(lost)
    return len(lost)


def _stamp(started_at: datetime) -> str:
    utc = started_at.astimezone(UTC)
    return f"{utc:%Y%m%d-%H%M%S}-{utc.microsecond // 1000:03}"


def _stamp_of(path: Path) -> str:
    """When its session began, as it stands in the name; "" when it is no such file."""
    found = _NAME.fullmatch(path.name)
    return found[1] if found else ""


def _files(sessions: Path) -> list[Path]:
    """The files of all sessions; others that lie in the folders are not meant."""
    folders = (sessions.parent / name for name in (SOUNDS_FOLDER, PICTURES_FOLDER))
    return sorted(path for folder in folders for path in folder.glob("*") if _stamp_of(path))


def _is_one_open(sessions: Path, stamps: set[str]) -> bool:
    home = sessions.parent.resolve()
    with _lock:
        return any(path.parent.parent == home and _stamp_of(path) in stamps for path in _open)


def _set_aside(sessions: Path) -> bool:
    return any(sessions.parent.glob(f"{sessions.stem}.*-*{sessions.suffix}"))


def _delete(paths: Iterable[Path]) -> None:
    failed: list[tuple[Path, OSError]] = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            failed.append((path, error))
    if failed:
        path, why = failed[0]
        raise RecordError(
            f"The words are deleted, but {path} could not be ({why.strerror or why}); "
            "allow writing in that folder, then delete the file."
        )
