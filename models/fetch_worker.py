"""Fetching in the background of a conversation."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence

from models.errors import FetchCancelled, ModelError
from models.fetch import DEFAULT_SOURCES, fetch_model
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
        self._stopping = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def add(self, ids: Iterable[str]) -> None:
        """Fetch these too, after what waits already. Raises `UnknownModel`; nothing is added then."""
        wanted = [self._store.catalogue[model_id].id for model_id in ids]
        with self._changed:
            if self._stopping:
                return
            self._queue.extend(
                i for i in dict.fromkeys(wanted) if i not in self._queue and i != self._current
            )
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="fetch models", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def cancel(self, model_id: str | None = None) -> None:
        """Give up one model, or all; ``on_done`` tells of each with `FetchCancelled`. Returns at once."""
        with self._changed:
            dropped = [i for i in self._queue if model_id in (None, i)]
            self._queue = deque(i for i in self._queue if i not in dropped)
            if self._current is not None and model_id in (None, self._current):
                self._cancel.set()
        for one in dropped:
            self._tell(one, FetchCancelled(f"The fetch of {one} was cancelled."))

    def set_pace(self, max_bytes_per_s: float | None) -> None:
        """Go faster or slower from now on: ``None`` while nobody talks, `BACKGROUND_BYTES_PER_S` otherwise."""
        self._network.max_bytes_per_s = max_bytes_per_s

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
        """Cancel everything and end the thread for good; say whether it ended in time."""
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
                self._changed.wait_for(lambda: self._stopping or bool(self._queue))
                if self._stopping:
                    return
                self._cancel.clear()
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
