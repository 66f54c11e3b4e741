"""The data folder: where models, sessions and settings of the user lie."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import platformdirs

DATA_DIR_VARIABLE = "COUNTERPOINT_DATA_DIR"
"""The environment variable that moves all of the user's data."""


class DataFolderError(Exception):
    """The data folder cannot be used; the text is a sentence for the user that says what to do."""


def default_data_dir() -> Path:
    """What `COUNTERPOINT_DATA_DIR` says, otherwise the place that the system has for such data; absolute.

    Raises DataFolderError when there is no home folder to find it in.
    """
    named = os.environ.get(DATA_DIR_VARIABLE, "")
    if named:
        return absolute(named)
    return absolute(platformdirs.user_data_path("counterpoint", appauthor=False))


def absolute(path: str | Path) -> Path:
    """`path` with `~` expanded, from the root. Raises DataFolderError when `~` names nobody."""
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError as error:
        raise DataFolderError(
            f"The data folder {path} cannot be found because there is no such home folder; "
            "give its whole path with --data-dir."
        ) from error


def prepare(path: str | Path) -> Path:
    """Makes the folder when it is missing, open to its owner alone (0700), and tries to write to it.

    Returns the absolute path. A folder that was there already keeps its permissions. Raises DataFolderError;
    a conversation is possible all the same, but nothing of it can be kept.
    """
    folder = absolute(path)
    try:
        if not folder.is_dir():
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
        # Some bytes, because a full disk often still takes an empty file.
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".writable-") as probe:
            probe.write(b"counterpoint" * 512)
            probe.flush()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise DataFolderError(_sentence(folder, error)) from error
    return folder


def _sentence(folder: Path, error: OSError | ValueError) -> str:
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"The disk with the data folder {folder} is full; "
            "free some space, or choose another folder with --data-dir."
        )
    if code in (errno.EEXIST, errno.ENOTDIR):
        return f"The data folder {folder} is, or lies below, a file; choose another folder with --data-dir."
    if code in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"The data folder {folder} cannot be written to; "
            "allow writing there, or choose another folder with --data-dir."
        )
    reason = (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__
    shown = str(folder).replace("\0", "?")
    return f"The data folder {shown} cannot be used ({reason}); choose another folder with --data-dir."
