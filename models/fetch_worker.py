"""Fetching in the background of a conversation."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from models.errors import FetchCancelled, FetchPaused, ModelError
from models.fetch import DEFAULT_SOURCES, fetch_model
from models.held import hold, release
from models.network import Network
from models.progress import OnProgress
from models.store import ModelStore

_log = logging.getLogger(__name__)

BACKGROUND_BYTES_PER_S = 16_000_000
"""A rate that costs about a quarter of a core; only fast lines ever meet it."""

OnDone = Callable[[str, ModelError | None], None]


class FetchWorker:
    """Owns the thread that fetches models, one after the other.

    Both callbacks are called in that thread and must not block. Only of a model that is cancelled while it still
    waits, the thread that cancels is told.

    Args:
        store: where the models go.
        on_progress: told how far it is.
        on_done: told after each model: its id, and what went wrong or ``None``.
        offline, prefer: as for `fetch`.
        network: servers, limits and pace; if left out, those of the environment at `BACKGROUND_BYTES_PER_S`.
    """

    def __init__(
        self,
        store: ModelStore,
        on_progress: OnProgress | None = None,
        on_done: OnDone | None = None,
        offline: bool = False,
        prefer: Sequence[str] = DEFAULT_SOURCES,
        network: Network | None = None,
    ) -> None:
        self._store = store
        self._on_progress = on_progress
        self._on_done = on_done
        self._offline = offline
        self._prefer = prefer
        self._network = network or Network(max_bytes_per_s=BACKGROUND_BYTES_PER_S)
        self._queue: deque[str] = deque()
        self._current: str | None = None
        self._cancel = threading.Event()
        self._discards = False
        """Whether what arrived of the current model goes, when it is cancelled."""
        self._to_discard: list[str] = []
        self._stopping = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def add(self, ids: Iterable[str]) -> None:
        """Fetch these too, after what waits already. Raises `UnknownModel`; nothing is added then."""
        wanted = [self._store.catalogue[model_id].id for model_id in ids]
        with self._changed:
            if self._stopping:
                return
            self._write_down(release, wanted)
            self._to_discard = [i for i in self._to_discard if i not in wanted]
            running = None if self._cancel.is_set() else self._current  # else it is about to end
            self._queue.extend(i for i in dict.fromkeys(wanted) if i not in self._queue and i != running)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="fetch models", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def pause(self, model_id: str | None = None) -> None:
        """Rest with one model, or all; ``on_done`` tells of each with `FetchPaused`. Returns at once.

        What arrived is kept, and it is not fetched by itself at the next start either: see `models.held`.
        """
        for one in self._end(model_id, discards=False):
            self._tell(one, FetchPaused(f"The fetch of {one} is paused; it goes on from there."))

    def cancel(self, model_id: str | None = None) -> None:
        """Give up one model, or all; ``on_done`` tells of each with `FetchCancelled`. Returns at once.

        What arrived is deleted, and it is not fetched by itself any more: see `models.held`.
        """
        for one in self._end(model_id, discards=True):
            self._tell(one, FetchCancelled(f"The fetch of {one} was cancelled."))

    def _end(self, model_id: str | None, *, discards: bool) -> list[str]:
        """Takes models off the queue and ends the current one; returns those that waited."""
        with self._changed:
            dropped = [i for i in self._queue if model_id in (None, i)]
            self._queue = deque(i for i in self._queue if i not in dropped)
            ended = list(dropped)
            if self._current is not None and model_id in (None, self._current):
                self._discards = discards
                self._cancel.set()
                ended.append(self._current)
            self._write_down(hold, ended)
            if discards:
                self._to_discard += dropped
            self._changed.notify_all()
        return dropped

    def _write_down(self, change: Callable[[Path, Iterable[str]], None], ids: Iterable[str]) -> None:
        try:
            change(self._store.root, ids)
        except ModelError as error:
            _log.warning("which downloads rest could not be written down: %s", error)

    def _discard(self, model_id: str) -> ModelError | None:
        try:
            self._store.discard(model_id)
        except ModelError as error:
            _log.warning("what arrived of %s could not be deleted: %s", model_id, error)
            return error
        return None

    def hurry(self, on: bool) -> None:
        """Go as fast as the line does, while nobody talks yet, or leave the computer to the conversation again."""
        self._network.max_bytes_per_s = None if on else BACKGROUND_BYTES_PER_S

    @property
    def pending(self) -> tuple[str, ...]:
        """What is fetched now and what waits, in order."""
        with self._changed:
            return (*(() if self._current is None else (self._current,)), *self._queue)

    def wait(self, timeout_s: float | None = None) -> bool:
        """Block until nothing is pending; say whether that came to pass in time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._current is None and not self._queue, timeout_s)

    def stop(self, timeout_s: float = 5.0) -> bool:
        """Rest with everything and end the thread for good; say whether it ended in time."""
        with self._changed:
            self._stopping = True
            self._queue.clear()
            self._cancel.set()
            self._changed.notify_all()
            thread = self._thread
        if thread is None or thread is threading.current_thread():
            return True
        thread.join(timeout_s)
        return not thread.is_alive()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopping or bool(self._queue or self._to_discard))
                to_discard, self._to_discard = self._to_discard, []
            for one in to_discard:
                self._discard(one)
            with self._changed:
                if self._stopping:
                    return
                if not self._queue:
                    continue
                self._cancel.clear()
                self._discards = False
                model_id = self._current = self._queue.popleft()
                later = tuple(self._queue)
            error = self._fetch(model_id, later)
            self._tell(model_id, error)
            with self._changed:
                self._current = None
                self._changed.notify_all()

    def _fetch(self, model_id: str, later: Sequence[str]) -> ModelError | None:
        try:
            fetch_model(
                self._store,
                model_id,
                self._on_progress,
                self._cancel,
                self._offline,
                self._prefer,
                self._network,
                later,
            )
        except FetchCancelled:
            if self._discards:
                cancelled = FetchCancelled(f"The fetch of {model_id} was cancelled.")
                return self._discard(model_id) or cancelled
            return FetchPaused(f"The fetch of {model_id} is paused; it goes on from there.")
        except ModelError as error:
            return error
        except Exception:
            _log.exception("The fetch of %s failed unexpectedly", model_id)
            return ModelError(f"The fetch of {model_id} failed unexpectedly: the log says more.")
        return None

    def _tell(self, model_id: str, error: ModelError | None) -> None:
        if self._on_done is None:
            return
        try:
            self._on_done(model_id, error)
        except Exception:
            _log.exception("A listener failed when told that %s is done", model_id)
