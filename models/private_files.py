"""Files and folders that only the user can read, written so that they are whole or not there."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import time
from pathlib import Path
from typing import IO, Any, cast

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_RENAME_TRIES = 5
_RENAME_PAUSE_S = 0.05
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would translate line ends without it


def make_private_folder(path: Path) -> Path:
    """Make ``path`` (and what is missing above it) for the user alone, and return it."""
    if not path.parent.exists():  # mkdir(parents=True) would leave those in between open to everybody
        make_private_folder(path.parent)
    path.mkdir(mode=_FOLDER_MODE, exist_ok=True)
    return path


def open_private(path: Path, *, keep: bool) -> IO[bytes]:
    """Open ``path`` for reading and writing in place; ``keep`` says whether old bytes stay.

    The position is at the start. Unlike mode ``"ab"`` this allows to cut a file and to write anywhere.
    """
    flags = os.O_RDWR | os.O_CREAT | _BINARY | (0 if keep else os.O_TRUNC)
    return os.fdopen(os.open(path, flags, _FILE_MODE), "r+b")


def write_private(path: Path, data: bytes) -> None:
    """Replace ``path`` by these bytes in one step: a reader sees the old or the new, never half.

    Raises `OSError` when it cannot be written; the old file is whole then.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")  # made with mode 0600
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        replace_patiently(Path(name), path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def write_private_json(path: Path, value: object) -> None:
    """`write_private` of ``value`` as JSON."""
    write_private(path, json.dumps(value, indent=1, ensure_ascii=False).encode())


def replace_patiently(source: Path, target: Path) -> None:
    """Rename over ``target`` in one step. Raises `OSError`.

    On Windows that fails for the moment in which somebody else (a reader, a virus scanner) has ``target`` open.
    """
    for _ in range(_RENAME_TRIES):
        try:
            source.replace(target)
            return
        except PermissionError:
            time.sleep(_RENAME_PAUSE_S)
    source.replace(target)


def read_json_object(path: Path) -> dict[str, Any]:
    """What `write_private_json` wrote; an absent, unreadable or damaged file counts as empty."""
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}
