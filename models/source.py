"""What a source of model files gets to work with."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.catalogue import ModelEntry
from models.errors import DiskFull, storage_errors
from models.network import Network
from models.private_files import make_private_folder
from models.progress import OnProgress, ProgressReporter
from models.store import ModelStore
from models.units import format_bytes

_SPARE_BYTES = 50_000_000  # so that a full model does not leave the user with a full disk


@dataclass(frozen=True)
class FetchJob:
    """One model to fetch, by whoever owns its lock.

    Attributes:
        store: where it goes.
        entry: the model.
        network: how to reach servers.
        on_progress: told how far it is, or ``None``.
        cancel: set when the user has had enough.
        later: ids of models that are fetched after this one; what serves them too is handed on.
    """

    store: ModelStore
    entry: ModelEntry
    network: Network
    on_progress: OnProgress | None
    cancel: threading.Event
    later: Sequence[str] = ()

    @property
    def folder(self) -> Path:
        """Where unfinished files lie."""
        return self.store.incoming(self.entry.id)

    def reporter(self, source: str, bytes_total: int, bytes_done: int) -> ProgressReporter:
        """A counter for this model."""
        return ProgressReporter(self.entry.id, source, bytes_total, bytes_done, self.on_progress)

    def need_room(self, wanted_bytes: int) -> None:
        """Make sure the disk holds ``wanted_bytes`` beside what is already there.

        Raises:
            DiskFull: it does not.
            FolderNotWritable: the folder cannot even be made.
        """
        with storage_errors(self.folder):
            make_private_folder(self.folder)
            kept_bytes = sum(path.stat().st_size for path in self.folder.iterdir() if path.is_file())
            free_bytes = shutil.disk_usage(self.folder).free
        lacking_bytes = wanted_bytes - kept_bytes + _SPARE_BYTES - free_bytes
        if lacking_bytes > 0:
            raise DiskFull(
                f"The disk that holds {self.store.root} has {format_bytes(free_bytes)} free, and "
                f"{self.entry.id} needs {format_bytes(lacking_bytes)} more: free some space there, "
                "or choose another folder with --data-dir."
            )
