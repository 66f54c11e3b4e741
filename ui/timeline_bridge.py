"""From the timeline's callbacks, on any thread, to batches on the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.timeline.item import TimelineItem
from ui.conversation_port import TimelineView

BATCH_MS = 40
"""Time between two batches: 25 a second, which the eye takes for at once."""

MAX_BATCH_ITEMS = 200
"""More than a window can change in one frame; the rest waits for the next batch."""


class TimelineBridge(QObject):
    """Collects what changed and hands it over in batches.

    The callback only puts an item into a dict, under a lock that is never held longer than such a step:
    whoever writes to the timeline does not wait for the window, nor the window for the writer. Of an item that
    changed several times between two batches, only the last state is handed over.

    Signals:
        arrived(list[TimelineItem]): new and changed items, oldest first.
        began_anew(): another session began; what arrives from now on belongs to it.
    """

    arrived = Signal(object)
    began_anew = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting: dict[int, TimelineItem] = {}
        self._anew = False
        self._unsubscribe: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(BATCH_MS)
        self._timer.timeout.connect(self.hand_over)

    def watch(self, timeline: TimelineView) -> None:
        """Follow this timeline from its first item on."""
        self.leave()
        self._unsubscribe = timeline.subscribe(self._put, self._begin_anew)
        for item in timeline.items():
            with self._lock:
                self._waiting.setdefault(item.id, item)  # what came since `subscribe` is newer
        self._timer.start()

    def leave(self) -> None:
        """Follow nothing any more."""
        self._timer.stop()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        with self._lock:
            self._waiting.clear()
            self._anew = False

    def hand_over(self) -> None:
        """Emit the next batch, if anything waits."""
        with self._lock:
            anew, self._anew = self._anew, False
        if anew:
            self.began_anew.emit()
        with self._lock:
            if not self._waiting or self._anew:
                return
            ids = list(islice(self._waiting, MAX_BATCH_ITEMS))
            batch = [self._waiting.pop(key) for key in ids]
        self.arrived.emit(batch)

    def _begin_anew(self) -> None:
        with self._lock:
            self._waiting.clear()
            self._anew = True

    def _put(self, item: TimelineItem) -> None:
        with self._lock:
            self._waiting[item.id] = item
