"""Which saved sessions this program is writing at the moment: they can be read and renamed, but not deleted."""

from __future__ import annotations

import threading
from pathlib import Path

_lock = threading.Lock()
_open: dict[object, tuple[Path, int]] = {}  # by the writer


def note_open(writer: object, path: Path, session_id: int) -> None:
    """`writer` writes this session of the file `path` from now on, and no other."""
    place = path.resolve(), session_id
    with _lock:
        _open[writer] = place


def note_closed(writer: object) -> None:
    """`writer` writes nothing any more."""
    with _lock:
        _open.pop(writer, None)


def open_sessions(path: Path) -> frozenset[int]:
    """The numbers of the sessions of the file `path` that are being written."""
    file = path.resolve()
    with _lock:
        return frozenset(session_id for where, session_id in _open.values() if where == file)
