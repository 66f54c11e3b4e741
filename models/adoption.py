"""Using model files that are on this computer already: anywhere on disk, or in the cache of the hub."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from models.catalogue import LANGUAGE_MODEL_ROLES, ModelEntry, ModelFile
from models.errors import NotAModel, storage_errors
from models.gguf import check_gguf
from models.hashing import RunningHash, StatedHash, feed, sha256_of
from models.linking import link
from models.locks import model_lock
from models.presets import load_presets
from models.private_files import make_private_folder
from models.user_models import entry_for_gguf, read_imported, write_imported

if TYPE_CHECKING:
    from models.store import ModelStore


def adopt(store: ModelStore, model_id: str, paths: Iterable[Path]) -> None:
    """See `ModelStore.adopt`."""
    candidates = [path.expanduser().absolute() for path in paths]
    with store.lock(model_id):
        found: dict[str, tuple[Path, str]] = {}
        for file in store.lacking(model_id):
            expected = store.expected_sha256(model_id, file)
            path = _first_match(file, expected, candidates) if expected else None
            if expected is None or path is None:
                offered = ", ".join(str(path) for path in candidates) or "nothing"
                raise NotAModel(
                    f"{file.name} of {model_id} is not among {offered}: name all of its files, unchanged, "
                    f"or fetch it with `counterpoint models fetch {model_id}`."
                )
            found[file.name] = (path, expected)
        for name, (path, sha256) in found.items():
            take(store, model_id, name, path, sha256)


def adopt_from_hub_cache(store: ModelStore, model_id: str, cancel: threading.Event | None = None) -> bool:
    """Use what other programs fetched from the hub, and say whether the model is whole then.

    The caller holds the lock. No network is used. A file that the catalogue does not pin is taken if its
    content hashes to the name under which the cache keeps it, which is the hash that the hub stated.
    """
    for file in store.lacking(model_id):
        path = _in_hub_cache(file)
        if path is None:
            continue
        expected = store.expected_sha256(model_id, file)
        stated = StatedHash("sha256", expected) if expected else StatedHash.parse(path.name)
        if stated is None:
            continue
        with storage_errors(path):
            size_bytes = path.stat().st_size
            if file.sha256 is not None and size_bytes != file.size_bytes:
                continue
            running = RunningHash(stated, size_bytes)
            feed(path, running, cancel=cancel)
        if running.matches():
            take(store, model_id, file.name, path, running.sha256)
    return store.has(model_id)


def import_file(store: ModelStore, path: Path, role: str, name: str | None) -> ModelEntry:
    """See `ModelStore.import_file`."""
    if role not in LANGUAGE_MODEL_ROLES:
        raise NotAModel(f"Only language models can be imported, as {' or '.join(LANGUAGE_MODEL_ROLES)}.")
    path = path.expanduser().absolute()
    check_gguf(path)
    with storage_errors(path):
        size_bytes, sha256 = path.stat().st_size, sha256_of(path)
    for entry in store.catalogue:
        if len(entry.files) == 1 and entry.files[0].sha256 == sha256:
            with store.lock(entry.id):
                take(store, entry.id, entry.files[0].name, path, sha256)
            return entry
    with model_lock(store.root, ".imported"), storage_errors(store.root):
        taken = {entry.id for entry in store.catalogue} | set(load_presets())
        entry = entry_for_gguf(path, role, name, size_bytes, sha256, taken)
        write_imported(store.root, [*read_imported(store.root), entry])
        take(store, entry.id, entry.files[0].name, path, sha256)
    return entry


def take(store: ModelStore, model_id: str, name: str, path: Path, sha256: str) -> None:
    """Make ``path``, whose hash is right, a file of the model, by a link if possible, else by its path."""
    folder = store.folder_of(model_id)
    with storage_errors(folder):
        make_private_folder(folder)
        linked = link(path, folder / name)
    store.record(model_id, name, sha256, folder / name if linked else path)


def _first_match(file: ModelFile, sha256: str, candidates: Iterable[Path]) -> Path | None:
    for path in candidates:
        if not path.is_file() or (file.sha256 is not None and path.stat().st_size != file.size_bytes):
            continue  # hashing gigabytes that cannot match would take long
        with storage_errors(path):
            if sha256_of(path) == sha256:
                return path
    return None


def _in_hub_cache(file: ModelFile) -> Path | None:
    from huggingface_hub import try_to_load_from_cache  # loads slowly, and most starts need nothing

    if file.hub is None:
        return None
    hit = try_to_load_from_cache(file.hub.repo, file.hub.path, revision=file.hub.revision)
    return Path(hit).resolve() if isinstance(hit, str) else None
