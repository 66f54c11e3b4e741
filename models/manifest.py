"""The record of which files of a model were verified, so that no start has to hash gigabytes.

It lies beside the files as ``.verified.json``. A file counts as verified as long as its size and time of
change are the recorded ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from models.private_files import read_json_object, write_private_json

_NAME = ".verified.json"


@dataclass(frozen=True)
class VerifiedFile:
    """A file whose hash was right when it was last read.

    Attributes:
        sha256: what it hashed to.
        size_bytes: its length then.
        changed_ns: its time of change then, in ns since the epoch.
        path: where it lies if not in the model's folder (a file of the user's own), else ``None``.
    """

    sha256: str
    size_bytes: int
    changed_ns: int
    path: str | None = None

    def at(self, folder: Path, name: str) -> Path:
        """Where the file lies."""
        return Path(self.path) if self.path else folder / name

    def unchanged(self, folder: Path, name: str) -> bool:
        """Whether the file is there and looks as it did; no byte of it is read."""
        try:
            now = self.at(folder, name).stat()
        except OSError:
            return False
        return (now.st_size, now.st_mtime_ns) == (self.size_bytes, self.changed_ns)


def describe(path: Path, sha256: str, *, elsewhere: bool = False) -> VerifiedFile:
    """The record for a file that just hashed to ``sha256``. Raises `OSError` if it is gone."""
    now = path.stat()
    return VerifiedFile(sha256, now.st_size, now.st_mtime_ns, str(path) if elsewhere else None)


def read_manifest(folder: Path) -> dict[str, VerifiedFile]:
    """Records by file name; a damaged or absent manifest is empty (its files are hashed anew)."""
    records: dict[str, VerifiedFile] = {}
    for name, fields in read_json_object(folder / _NAME).items():
        try:
            records[name] = VerifiedFile(**fields)
        except TypeError:
            continue
    return records


def write_manifest(folder: Path, records: Mapping[str, VerifiedFile]) -> None:
    """Replace the manifest; without records it is removed. Raises `OSError`."""
    if records:
        write_private_json(folder / _NAME, {name: asdict(record) for name, record in records.items()})
    else:
        (folder / _NAME).unlink(missing_ok=True)
