"""Tuned copies: a language model's file once more, in the number format that this program's kernels run fastest.

A catalogue entry names the recipe (`ModelEntry.tuned`). The copy lies beside the original and is removed with it.
Its name holds the recipe and the original's hash, so that a new file or recipe makes a new copy.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import DiskFull, ModelError, storage_errors
from models.hashing import sha256_of
from models.manifest import read_manifest, write_manifest
from models.private_files import make_private_folder

if TYPE_CHECKING:
    from models.store import ModelStore

PREFIX = "tuned-"
SPARE_BYTES = 200_000_000
"""Stays free on the disk beside a copy as large as the original."""

Requantize = Callable[[Path, Path, str], None]
"""Writes what a recipe (its name) makes of a source file to a target file; any exception means that it failed."""


def copy_name(store: ModelStore, model_id: str) -> str | None:
    """What the tuned copy of a model is called; None if it has no recipe, or is not there itself."""
    entry = store.catalogue[model_id]
    proof = read_manifest(store.folder_of(model_id)).get(entry.file().name)
    if not entry.tuned or proof is None or not store.has(model_id):
        return None
    return f"{PREFIX}{entry.tuned}-{proof.sha256[:16]}.gguf"


def find_copy(store: ModelStore, model_id: str) -> Path | None:
    """The tuned copy of a model, if it is there and unchanged since it was made; reads none of it."""
    name = copy_name(store, model_id)
    folder = store.folder_of(model_id)
    proof = read_manifest(folder).get(name) if name else None
    return folder / name if name and proof and proof.unchanged(folder, name) else None


def make_copy(store: ModelStore, model_id: str, requantize: Requantize) -> Path:
    """The tuned copy of a model, made now if there is none. Copies of older files and recipes go.

    Raises:
        ModelBusy: another program is making it, or fetching the model.
        DiskFull, FolderNotWritable: see `storage_errors`.
        ModelError: the model has no recipe, or the recipe failed on it.
    """
    name = copy_name(store, model_id)
    if name is None:
        raise ModelError(f"{model_id} has no tuned copy.")
    source = store.file(model_id)
    folder = store.folder_of(model_id)
    unfinished = store.incoming(model_id) / f"{name}.{os.getpid()}"
    with store.lock(model_id):
        if (there := find_copy(store, model_id)) is not None:
            return there
        with storage_errors(folder):
            for left_over in make_private_folder(unfinished.parent).glob(f"{PREFIX}*"):
                left_over.unlink(missing_ok=True)
            if shutil.disk_usage(folder).free < source.stat().st_size + SPARE_BYTES:
                raise DiskFull(f"The disk that holds {folder} has no room for a faster copy of {model_id}.")
        try:
            requantize(source, unfinished, store.catalogue[model_id].tuned)
            with storage_errors(folder):
                unfinished.chmod(0o600)
                _flush(unfinished)
                sha256 = sha256_of(unfinished)
            store.place(model_id, name, unfinished, sha256)
        finally:
            unfinished.unlink(missing_ok=True)
        _drop_others(store, model_id, name)
    return folder / name


def worth_a_try(store: ModelStore, model_id: str) -> bool:
    """Whether the model has a recipe that has not failed on this file before."""
    name = copy_name(store, model_id)
    return name is not None and not _mark_of_failure(store, model_id, name).exists()


def give_up(store: ModelStore, model_id: str) -> None:
    """Notes that the recipe fails on this file, so that no start tries it again. Never raises."""
    name = copy_name(store, model_id)
    if name is not None:
        with suppress(OSError):
            _mark_of_failure(store, model_id, name).touch(mode=0o600)


def _mark_of_failure(store: ModelStore, model_id: str, name: str) -> Path:
    return store.folder_of(model_id) / f"{name}.failed"


def drop_copies(store: ModelStore, model_id: str) -> None:
    """Removes the tuned copies of a model; the original stays. Raises ModelBusy, FolderNotWritable."""
    with store.lock(model_id):
        _drop_others(store, model_id, None)


def drop_damaged_copies(store: ModelStore, model_id: str) -> None:
    """Removes copies that no longer hash to what they did; they are made anew. The caller holds the lock.

    Raises:
        FolderNotWritable: they may not be removed.
    """
    folder = store.folder_of(model_id)
    for name, proof in read_manifest(folder).items():
        if not name.startswith(PREFIX):
            continue
        with storage_errors(folder):
            path = folder / name
            if not path.is_file() or sha256_of(path) != proof.sha256:
                path.unlink(missing_ok=True)
                records = read_manifest(folder)
                del records[name]
                write_manifest(folder, records)


def _drop_others(store: ModelStore, model_id: str, kept: str | None) -> None:
    folder = store.folder_of(model_id)
    with storage_errors(folder):
        records = read_manifest(folder)
        for path in folder.glob(f"{PREFIX}*.gguf"):
            if path.name == kept:
                continue
            try:
                path.unlink()
            except PermissionError:  # Windows: another program has it open; it goes the next time
                continue
            records.pop(path.name, None)
        write_manifest(folder, records)


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
