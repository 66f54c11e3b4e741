"""Putting a file of the user's own at a second place without copying it, if at all possible."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from models.errors import DiskFull, storage_errors
from models.units import format_bytes


def link(source: Path, target: Path) -> bool:
    """Make ``target`` another name of ``source`` by a hard or symbolic link; say whether that worked.

    An older ``target`` is replaced. The bytes and the rights of ``source`` are not touched.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.link")
    for make in (os.link, os.symlink):
        temporary.unlink(missing_ok=True)
        try:
            make(source, temporary)
        except OSError:  # another disk, a file system without links, Windows without the right to make them
            continue
        temporary.replace(target)
        return True
    return False


def link_or_copy(source: Path, target: Path) -> None:
    """Like `link`, but copies where no link can be made.

    Raises:
        DiskFull, FolderNotWritable: the copy has no room or no right.
    """
    with storage_errors(target.parent):
        if link(source, target):
            return
        size_bytes = source.stat().st_size
        if shutil.disk_usage(target.parent).free < size_bytes:
            raise DiskFull(
                f"{target.parent} needs {format_bytes(size_bytes)} more for a copy of {source}: "
                "free some space there."
            )
        temporary = target.with_name(f".{target.name}.{os.getpid()}.copy")
        try:
            shutil.copyfile(source, temporary)
            temporary.chmod(0o600)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
