"""Puts looks onto the timeline: an item for the question, and the picture that it was about as a card."""

from __future__ import annotations

from typing import Any

from assistant.card_words import card_in_words
from assistant.cards import CARD, Picture, card_as_data
from assistant.micro_turn import Look, PictureNews, TaskNews, TaskState
from assistant.timeline.item import Lane
from assistant.timeline.timeline import Timeline

LOOK = "look"
"""The kind of the items."""

_OVER = (TaskState.DONE, TaskState.FAILED, TaskState.CANCELLED)


class LookRecorder:
    """Lives in the thread of the micro-turn loop."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._items: dict[str, int] = {}

    def asked(self, look: Look) -> None:
        """Somebody is to look at a picture."""
        text = f"Reading: {look.task.question}" if look.reads else f"Looking: {look.task.question}"
        data = {"task": look.task.id, "state": TaskState.QUEUED.value, "answer": "", "error": ""}
        item = self._timeline.add(Lane.CAMERA, LOOK, text, start_s=look.taken_s, going_on=True, data=data)
        self._items[look.task.id] = item.id

    def news(self, news: TaskNews, at_s: float) -> None:
        """How a look stands; of one that is not on the timeline nothing is noted."""
        item_id = self._items.get(news.task_id)
        if item_id is None:
            return
        data: dict[str, Any] = {"state": news.state.value, "answer": news.text, "error": news.error}
        if news.model:
            data["model"] = news.model
        if news.state in _OVER:
            self._timeline.update(item_id, end_s=at_s, data=data)
            del self._items[news.task_id]
        else:
            self._timeline.update(item_id, data=data)

    def pictured(self, news: PictureNews) -> None:
        """The picture of a look is kept: it stands beside the answer."""
        kept = news.picture
        card = Picture(kept.name, kept.kept_in, kept.width, kept.height)
        self._timeline.add(
            Lane.CAMERA, CARD, card_in_words(card), start_s=news.taken_s, data=card_as_data(card)
        )

    def end_session(self, at_s: float) -> None:
        """What is not over then is cancelled."""
        for item_id in self._items.values():
            self._timeline.update(item_id, end_s=at_s, data={"state": TaskState.CANCELLED.value})
        self._items.clear()
