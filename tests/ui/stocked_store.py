"""A store of models that are said to be there, and a fetcher that is moved by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from models.catalogue import ModelFile
from models.errors import FetchCancelled, ModelError
from models.presets import load_presets
from models.progress import FetchProgress
from models.store import ModelStore
from ui.downloads import OnDone, OnProgress


class StockedStore(ModelStore):
    """The real catalogue; `present` says which models are on disk."""

    def __init__(self, root: Path, present: Iterable[str] = ()) -> None:
        super().__init__(root)
        self.present = set(present)

    def lacking(self, model_id: str) -> list[ModelFile]:
        return [] if model_id in self.present else list(self.catalogue[model_id].files)


def preset_ids(name: str) -> tuple[str, ...]:
    """The models of a preset."""
    return load_presets()[name].ids


class HandFetcher:
    """Fetches nothing by itself: `progress`, `finish` and `fail` say what happens to the first that waits."""

    def __init__(self, store: StockedStore, on_progress: OnProgress, on_done: OnDone) -> None:
        self._store = store
        self._on_progress = on_progress
        self._on_done = on_done
        self.queue: list[str] = []
        self.stopped = False

    def add(self, ids: Iterable[str]) -> None:
        self.queue.extend(one for one in ids if one not in self.queue)

    def cancel(self, model_id: str | None = None) -> None:
        for one in [one for one in self.queue if model_id in (None, one)]:
            self.queue.remove(one)
            self._on_done(one, FetchCancelled(f"The fetch of {one} was cancelled."))

    @property
    def pending(self) -> tuple[str, ...]:
        return tuple(self.queue)

    def stop(self, timeout_s: float = 5.0) -> bool:
        self.stopped = True
        return True

    def progress(self, fraction: float, bytes_per_s: float = 5_200_000.0) -> None:
        size = self._store.catalogue[self.queue[0]].size_bytes
        self._on_progress(
            FetchProgress(self.queue[0], "model.bin", round(fraction * size), size, "hub", bytes_per_s)
        )

    def finish(self) -> str:
        model_id = self.queue.pop(0)
        self._store.present.add(model_id)
        self._on_done(model_id, None)
        return model_id

    def fail(self, error: ModelError) -> str:
        model_id = self.queue.pop(0)
        self._on_done(model_id, error)
        return model_id
