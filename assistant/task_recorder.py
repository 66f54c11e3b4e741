"""Puts background tasks onto the timeline: one item a task, which fills as it is worked on."""

from __future__ import annotations

from typing import Any, Final

from assistant.attached_picture import without_picture_examples
from assistant.attachment import files_in, without_attachments
from assistant.micro_turn import Task, TaskNews, TaskState
from assistant.timeline.item import Lane
from assistant.timeline.timeline import Timeline

GIVEN_LINES: Final = 6
"""How many of the last lines of the conversation are kept with a task: what it was given is seen by them."""

GIVEN_CHARACTERS: Final = 300
"""Of each of these lines; the whole stands in the conversation itself."""

_OVER = (TaskState.DONE, TaskState.FAILED, TaskState.CANCELLED)


class TaskRecorder:
    """Lives in the thread of the micro-turn loop."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._items: dict[str, int] = {}

    def delegated(self, task: Task) -> None:
        """A task was handed to the reasoner."""
        data = {**_begun(task), "given": _given(task), "follows": task.follows}
        item = self._timeline.add(Lane.REASONER, "task", task.question, going_on=True, data=data)
        self._items[task.id] = item.id

    def begun_anew(self, task_id: str, task: Task) -> None:
        """The user added something to a task: its item stands for the new one from now on."""
        item_id = self._items.pop(task_id, None)
        if item_id is None:
            self.delegated(task)
            return
        self._timeline.update(item_id, data=_begun(task))
        self._items[task.id] = item_id

    def news(self, news: TaskNews, at_s: float) -> None:
        """How a task stands; of one that is not on the timeline nothing is noted."""
        item_id = self._items.get(news.task_id)
        if item_id is None:
            return
        data: dict[str, Any] = {
            "state": news.state.value,
            "answer": news.text,
            "error": news.error,
            "thoughts": news.thoughts,
        }
        if news.model:
            data["model"] = news.model
        if news.state in _OVER:
            if not news.thoughts:  # of one that is cancelled what was thought until then is kept
                del data["thoughts"]
            self._timeline.update(item_id, end_s=at_s, data=data)
            del self._items[news.task_id]
        else:
            self._timeline.update(item_id, data=data)

    def end_session(self, at_s: float) -> None:
        """What is not over then is cancelled."""
        for item_id in self._items.values():
            self._timeline.update(item_id, end_s=at_s, data={"state": TaskState.CANCELLED.value})
        self._items.clear()


def _begun(task: Task) -> dict[str, Any]:
    return {
        "task": task.id,
        "state": TaskState.QUEUED.value,
        "answer": "",
        "error": "",
        "thoughts": "",
        "added": list(task.added),
    }


def _given(task: Task) -> dict[str, Any]:
    """What the reasoner knows besides the question: how many lines of the conversation, the last of them, the files."""
    messages = without_picture_examples(task.messages)
    said = [(role, plain) for role, text in messages if (plain := without_attachments(text))]
    last = [[role, text[:GIVEN_CHARACTERS]] for role, text in said[-GIVEN_LINES:]]
    return {"lines": len(said), "last": last, "files": list(files_in(task.messages))}
