"""Reading model files again to see whether they are what they should be."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from models.catalogue import ModelFile
from models.errors import FolderNotWritable, storage_errors
from models.hashing import RunningHash, StatedHash, feed
from models.manifest import VerifiedFile, read_manifest, write_manifest
from models.tuned_copies import drop_damaged_copies

if TYPE_CHECKING:
    from models.store import ModelStore


def settle(
    store: ModelStore,
    model_id: str,
    cancel: threading.Event | None = None,
    on_bytes: Callable[[int], None] | None = None,
) -> bool:
    """Hash files that are there without a proof (put there by hand, or touched); is the model whole then?

    The caller holds the lock. Wrong files are left alone: a fetch replaces them.
    """
    for file in store.lacking(model_id):
        path = _where(store, model_id, file)
        if not path.is_file() or (file.sha256 is not None and path.stat().st_size != file.size_bytes):
            continue
        sha256 = _hash_if_right(store, model_id, file, path, cancel, on_bytes)
        if sha256 is not None:
            store.record(model_id, file.name, sha256, path)
    return store.has(model_id)


def verify(store: ModelStore, model_id: str, cancel: threading.Event | None = None) -> list[str]:
    """See `ModelStore.verify`."""
    try:
        with store.lock(model_id):
            problems = _verify(store, model_id, cancel)
            with suppress(FolderNotWritable):
                drop_damaged_copies(store, model_id)
            return problems
    except FolderNotWritable:  # reading is enough to find what is wrong
        return _verify(store, model_id, cancel)


def _verify(store: ModelStore, model_id: str, cancel: threading.Event | None) -> list[str]:
    problems = []
    entry = store.catalogue[model_id]
    mend = f"fetch it again with `counterpoint models fetch {model_id}`"
    if entry.imported:
        mend = "import it again from a good copy"
    for file in entry.files:
        path = _where(store, model_id, file)
        if not path.is_file():
            problems.append(f"{path} of {model_id} is missing: {mend}.")
            continue
        if store.expected_sha256(model_id, file) is None:
            problems.append(f"{path} of {model_id} cannot be judged, its hash is not known yet: {mend}.")
            continue
        try:
            with storage_errors(path):
                sha256 = _hash_if_right(store, model_id, file, path, cancel, None)
        except FolderNotWritable:
            problems.append(f"{path} of {model_id} cannot be read: allow reading it.")
            continue
        if sha256 is None:
            problems.append(f"{path} of {model_id} is damaged: {mend}.")
        _note(store, model_id, file, path, sha256)
    return problems


def _note(store: ModelStore, model_id: str, file: ModelFile, path: Path, sha256: str | None) -> None:
    try:
        if sha256 is not None:
            store.record(model_id, file.name, sha256, path)
        elif (old := read_manifest(store.folder_of(model_id)).get(file.name)) is not None:
            _forget(store, model_id, file.name, old)
    except FolderNotWritable:
        pass  # what was found out still gets reported


def _forget(store: ModelStore, model_id: str, name: str, old: VerifiedFile) -> None:
    """Count a file as unverified, but keep its hash: without one in the catalogue it is the pin."""
    folder = store.folder_of(model_id)
    with storage_errors(folder):
        write_manifest(folder, {**read_manifest(folder), name: replace(old, changed_ns=0)})


def _where(store: ModelStore, model_id: str, file: ModelFile) -> Path:
    folder = store.folder_of(model_id)
    proof = read_manifest(folder).get(file.name)
    return proof.at(folder, file.name) if proof else folder / file.name


def _hash_if_right(
    store: ModelStore,
    model_id: str,
    file: ModelFile,
    path: Path,
    cancel: threading.Event | None,
    on_bytes: Callable[[int], None] | None,
) -> str | None:
    expected = store.expected_sha256(model_id, file)
    if expected is None:
        return None
    running = RunningHash(StatedHash("sha256", expected))
    with storage_errors(path):
        feed(path, running, cancel=cancel, on_bytes=on_bytes)
    return expected if running.matches() else None
