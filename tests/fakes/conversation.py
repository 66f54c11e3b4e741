"""A conversation without an engine: the face of `assistant.conversation.Conversation`, moved by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.status import Phase, Status
from assistant.timeline.item import Lane, TimelineItem


class FakeTimeline:
    """Items in memory. `put` adds or changes one and tells the subscribers, in the thread that calls it."""

    def __init__(self) -> None:
        self._items: dict[int, TimelineItem] = {}
        self._lock = threading.Lock()
        self.subscribers: list[Callable[[TimelineItem], None]] = []

    def items(self) -> list[TimelineItem]:
        with self._lock:
            return list(self._items.values())

    def subscribe(self, callback: Callable[[TimelineItem], None]) -> Callable[[], None]:
        self.subscribers.append(callback)
        return lambda: self.subscribers.remove(callback)

    def put(
        self,
        item_id: int,
        lane: Lane,
        kind: str,
        start_s: float,
        end_s: float | None,
        text: str,
        **data: Any,
    ) -> TimelineItem:
        item = TimelineItem(item_id, lane, kind, start_s, end_s, text, data)
        with self._lock:
            self._items[item_id] = item
        for callback in list(self.subscribers):
            callback(item)
        return item

    def user(self, item_id: int, start_s: float, end_s: float | None, text: str, **data: Any) -> None:
        self.put(item_id, Lane.USER, "speech", start_s, end_s, text, **data)

    def assistant(self, item_id: int, start_s: float, end_s: float | None, text: str, **data: Any) -> None:
        self.put(item_id, Lane.ASSISTANT, "speech", start_s, end_s, text, **data)

    def task(self, item_id: int, start_s: float, end_s: float | None, question: str, **data: Any) -> None:
        self.put(item_id, Lane.REASONER, "task", start_s, end_s, question, **{"task": f"t{item_id}", **data})

    def notice(self, item_id: int, at_s: float, text: str) -> None:
        self.put(item_id, Lane.SYSTEM, "notice", at_s, at_s, text)


class FakeConversation:
    """Notes what is asked of it in `asked`, as (verb, argument); `now` is what `status` answers."""

    def __init__(self) -> None:
        self.timeline = FakeTimeline()
        self.asked: list[tuple[str, Any]] = []
        self.frame: NDArray[np.uint8] | None = None
        self.stopped = threading.Event()
        self.now = Status(
            phase=Phase.READY,
            floor="idle",
            input_level_dbfs=-48.0,
            output_level_dbfs=-100.0,
            microphone="Built-in microphone",
            speaker="Built-in speaker",
        )

    def be(self, **changes: Any) -> None:
        """Change the status."""
        self.now = replace(self.now, **changes)

    def start(self) -> None:
        self.asked.append(("start", None))

    def stop(self) -> None:
        self.asked.append(("stop", None))
        self.stopped.set()

    def status(self) -> Status:
        return self.now

    def latest_frame(self) -> NDArray[np.uint8] | None:
        return self.frame

    def type_text(self, text: str) -> None:
        self.asked.append(("type_text", text))

    def stop_speaking(self) -> None:
        self.asked.append(("stop_speaking", None))
        self.be(speaking=False)

    def set_muted(self, muted: bool) -> None:
        self.asked.append(("set_muted", muted))
        self.be(muted=muted)

    def set_camera(self, on: bool) -> None:
        self.asked.append(("set_camera", on))
        self.be(camera_on=on)

    def switch_model(self, role: str, model_id: str) -> None:
        self.asked.append(("switch_model", (role, model_id)))

    def use_microphone(self, name: str) -> None:
        self.asked.append(("use_microphone", name))

    def use_speaker(self, name: str) -> None:
        self.asked.append(("use_speaker", name))

    def use_camera(self, source: str) -> None:
        self.asked.append(("use_camera", source))

    def cancel_task(self, task_id: str) -> None:
        self.asked.append(("cancel_task", task_id))

    def microphones(self) -> tuple[str, ...]:
        return ("Built-in microphone, ALSA", "USB headset, ALSA")

    def speakers(self) -> tuple[str, ...]:
        return ("Built-in speaker, ALSA", "USB headset, ALSA")

    def cameras(self) -> tuple[str, ...]:
        return ("Integrated camera",)
