"""Files of the user's alone, such as the settings: whole at any moment."""

from __future__ import annotations

import errno
import time
from pathlib import Path

from models.private_files import make_private_folder, write_private


def write_atomically(path: Path, text: str) -> None:
    """Writes a text file; see `write_bytes_atomically`."""
    write_bytes_atomically(path, text.encode("utf-8", errors="replace"))


def write_bytes_atomically(path: Path, data: bytes) -> None:
    """Writes the file, readable by its owner alone (0600); it is the old or the new one at any moment.

    Raises OSError when it cannot be written; the old file is whole then.
    """
    make_private_folder(path.parent)
    write_private(path, data)


def why_not_written(path: Path, error: OSError) -> str:
    """Why a file could not be written, and what to do, as the end of a sentence: “because …”."""
    folder = path.parent
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"the disk with {folder} is full; free some space"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{folder} cannot be written to; allow writing there"
    return f"{path} cannot be written ({error.strerror or error}); check that folder"


def set_aside(path: Path) -> Path:
    """Renames a broken file, so that nothing in it is lost; returns what it is called now. Raises OSError."""
    return path.replace(path.with_name(f"{path.stem}.broken-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}"))
