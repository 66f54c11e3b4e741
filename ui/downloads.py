"""Models on their way: a fetch worker's callbacks as signals, and how far everything is together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from models.errors import FetchCancelled, FetchPaused, ModelError
from models.held import held_models
from models.progress import FetchProgress
from models.store import ModelStore
from models.units import format_seconds
from ui.threads import run_in_background
from ui.translating import bytes_text, tr


class Fetcher(Protocol):
    """What is needed of a `models.fetch_worker.FetchWorker`."""

    def add(self, ids: Iterable[str]) -> None:
        """Fetch these too."""

    def pause(self, model_id: str | None = None) -> None:
        """Rest with one, or all; what arrived is kept."""

    def cancel(self, model_id: str | None = None) -> None:
        """Give up one, or all; what arrived is deleted."""

    def hurry(self, on: bool) -> None:
        """Go as fast as the line does, or leave the computer to the conversation."""

    @property
    def pending(self) -> tuple[str, ...]:
        """What is fetched now and what waits."""

    def stop(self, timeout_s: float = ...) -> bool:
        """End the thread."""


OnProgress = Callable[[FetchProgress], None]
OnDone = Callable[[str, ModelError | None], None]
MakeFetcher = Callable[[OnProgress, OnDone], Fetcher]


@dataclass(frozen=True)
class Overall:
    """How far several models are together."""

    bytes_done: int
    bytes_total: int
    bytes_per_s: float

    @property
    def fraction(self) -> float:
        """From 0 to 1."""
        return min(1.0, self.bytes_done / self.bytes_total) if self.bytes_total else 0.0

    @property
    def text(self) -> str:
        """Bytes, rate and time to go, as people read them."""
        return progress_text(self.bytes_done, self.bytes_total, self.bytes_per_s)


def progress_text(bytes_done: int, bytes_total: int, bytes_per_s: float = 0.0) -> str:
    """Bytes so far and, while they come, rate and time to go, as people read them."""
    parts = [tr("{done} of {total}", done=bytes_text(bytes_done), total=bytes_text(bytes_total))]
    if bytes_per_s > 0:
        parts.append(f"{bytes_text(bytes_per_s)}/s")
        left_s = max(0, bytes_total - bytes_done) / bytes_per_s
        parts.append(tr("{time} left", time=format_seconds(left_s)))
    return "  ·  ".join(parts)


class Downloads(QObject):
    """Owns the fetcher.

    Signals:
        progressed(FetchProgress): about ten times a second.
        finished(str): this model is here.
        failed(str, str): this model is not, and why.
        paused(str): this model is not yet; what arrived of it is kept.
        cancelled(str): this model is not, because the user gave it up; nothing of it is left.
    """

    progressed = Signal(object)
    finished = Signal(str)
    failed = Signal(str, str)
    paused = Signal(str)
    cancelled = Signal(str)
    _progress = Signal(object)
    _done = Signal(str, object)

    def __init__(self, make_fetcher: MakeFetcher, store: ModelStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._latest: dict[str, FetchProgress] = {}
        self._batch: dict[str, int] = {}  # everything since nothing was pending, with its size
        self._done_ids: set[str] = set()
        self._progress.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)
        self._fetcher = make_fetcher(self._progress.emit, self._done.emit)

    @property
    def pending(self) -> tuple[str, ...]:
        """Models that are on their way."""
        return tuple(one for one in self._batch if one not in self._done_ids)

    def fetch(self, ids: Iterable[str]) -> None:
        """Fetch these, after what is on its way already."""
        wanted = [one for one in dict.fromkeys(ids) if one not in self.pending]
        if not self.pending:
            self._batch.clear()
            self._done_ids.clear()
        for one in wanted:
            self._done_ids.discard(one)
            self._latest.pop(one, None)
            self._batch[one] = self._store.catalogue[one].size_bytes
        if wanted:
            self._fetcher.add(wanted)

    def pause(self, model_id: str | None = None) -> None:
        """Rest with one, or all; what arrived is kept, also when the program ends."""
        self._fetcher.pause(model_id)

    def hurry(self, on: bool) -> None:
        """Let what is on its way now go as fast as the line does, or leave the computer to the conversation."""
        self._fetcher.hurry(on)

    def cancel(self, ids: Iterable[str]) -> None:
        """Give up these, whether they are on their way or rest; what arrived is deleted."""
        for one in ids:
            if one in self.pending:
                self._fetcher.cancel(one)
            elif self.arrived_bytes(one):
                run_in_background(
                    partial(self._store.discard, one),
                    partial(self._discarded, one),
                    partial(self._not_discarded, one),
                )

    def progress_of(self, model_id: str) -> FetchProgress | None:
        """How far one model that is on its way is; None when nothing was heard of it yet."""
        return self._latest.get(model_id) if model_id in self.pending else None

    def arrived_bytes(self, model_id: str) -> int:
        """How much is here of a model that is not whole and not on its way."""
        return 0 if model_id in self.pending else self._store.arrived_bytes(model_id)

    @property
    def resting(self) -> frozenset[str]:
        """Models that are not to be fetched until somebody asks for them: paused, or given up."""
        return held_models(self._store.root)

    def overall(self, ids: Iterable[str] | None = None) -> Overall:
        """How far all models of this batch are together, or some of them."""
        wanted = [one for one in (self._batch if ids is None else ids) if one in self._batch]
        done = 0.0
        for one in wanted:
            progress = self._latest.get(one)
            share = 1.0 if one in self._done_ids else progress.fraction if progress else 0.0
            done += share * self._batch[one]
        running = next((self._latest[one] for one in self.pending if one in self._latest), None)
        rate = running.bytes_per_s if running else 0.0
        return Overall(round(done), sum(self._batch[one] for one in wanted), rate)

    def stop(self) -> bool:
        """End the fetcher; may take as long as it takes to notice."""
        return self._fetcher.stop()

    def _on_progress(self, progress: FetchProgress) -> None:
        if progress.model_id in self._batch and progress.model_id not in self._done_ids:
            self._latest[progress.model_id] = progress
            self.progressed.emit(progress)

    def _discarded(self, model_id: str, _: None) -> None:
        if shiboken6.isValid(self):
            self.cancelled.emit(model_id)

    def _not_discarded(self, model_id: str, error: Exception) -> None:
        if shiboken6.isValid(self):
            self.failed.emit(model_id, str(error))

    def _on_done(self, model_id: str, error: ModelError | None) -> None:
        if error is None:
            self._done_ids.add(model_id)
            self.finished.emit(model_id)
            return
        self._batch.pop(model_id, None)
        if isinstance(error, FetchPaused):
            self.paused.emit(model_id)
        elif isinstance(error, FetchCancelled):
            self.cancelled.emit(model_id)
        else:
            self.failed.emit(model_id, str(error))
