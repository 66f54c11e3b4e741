"""Models on their way: a fetch worker's callbacks as signals, and how far everything is together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from models.errors import FetchCancelled, ModelError
from models.progress import FetchProgress
from models.units import format_bytes, format_seconds


class Fetcher(Protocol):
    """What is needed of a `models.fetch_worker.FetchWorker`."""

    def add(self, ids: Iterable[str]) -> None:
        """Fetch these too."""

    def cancel(self, model_id: str | None = None) -> None:
        """Give up one, or all."""

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
        parts = [f"{format_bytes(self.bytes_done)} of {format_bytes(self.bytes_total)}"]
        if self.bytes_per_s > 0:
            parts.append(f"{format_bytes(self.bytes_per_s)}/s")
            parts.append(f"{format_seconds((self.bytes_total - self.bytes_done) / self.bytes_per_s)} left")
        return "  ·  ".join(parts)


class Downloads(QObject):
    """Owns the fetcher.

    Signals:
        progressed(FetchProgress): about ten times a second.
        finished(str): this model is here.
        failed(str, str): this model is not, and why.
        cancelled(str): this model is not, because the user gave it up.
    """

    progressed = Signal(object)
    finished = Signal(str)
    failed = Signal(str, str)
    cancelled = Signal(str)
    _progress = Signal(object)
    _done = Signal(str, object)

    def __init__(
        self, make_fetcher: MakeFetcher, size_of: Callable[[str], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._size_of = size_of
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
            self._batch[one] = self._size_of(one)
        if wanted:
            self._fetcher.add(wanted)

    def cancel(self, model_id: str | None = None) -> None:
        """Give up one, or all; what arrived is kept for the next time."""
        self._fetcher.cancel(model_id)

    def progress_of(self, model_id: str) -> FetchProgress | None:
        """How far one model is; None when nothing was heard of it yet."""
        return self._latest.get(model_id)

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

    def _on_done(self, model_id: str, error: ModelError | None) -> None:
        if error is None:
            self._done_ids.add(model_id)
            self.finished.emit(model_id)
            return
        self._batch.pop(model_id, None)
        if isinstance(error, FetchCancelled):
            self.cancelled.emit(model_id)
        else:
            self.failed.emit(model_id, str(error))
