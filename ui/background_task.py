"""A background task as the window shows it: how it stands, what came of it, and what it was given. Without widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.micro_turn import TaskState
from assistant.timeline.item import Lane, TimelineItem
from ui.engine_sentences import told
from ui.translating import mark

TASK_WORDS = {
    TaskState.QUEUED: mark("Waiting", "a task"),
    TaskState.RUNNING: mark("Thinking", "a task"),
    TaskState.DONE: mark("Done", "a task"),
    TaskState.FAILED: mark("Failed", "a task"),
    TaskState.CANCELLED: mark("Cancelled", "a task"),
}


@dataclass(frozen=True)
class Given:
    """What a task was given besides its question: how many lines of the conversation, the last of them, and files."""

    lines: int = 0
    last: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Card:
    """A background task. It may go on from another one, whose id is in `follows`; `told` is the line in which its
    result was told, by id, and when (s).

    One that is `addable` belongs to a conversation that goes on: something can be added to it.
    """

    task_id: str
    state: TaskState
    answer: str = ""
    error: str = ""
    thoughts: str = ""
    added: tuple[str, ...] = ()
    given: Given = Given()
    model: str = ""
    tools: tuple[str, ...] = ()
    follows: str = ""
    told: tuple[int, float] | None = None
    addable: bool = False

    @property
    def cancellable(self) -> bool:
        """True while there is something to cancel."""
        return self.state in (TaskState.QUEUED, TaskState.RUNNING)


def card_of(item: TimelineItem) -> Card | None:
    """The task that an item stands for; None when it is none."""
    if item.lane is not Lane.REASONER:
        return None
    data = item.data
    try:
        state = TaskState(data.get("state", "running"))
    except ValueError:
        state = TaskState.RUNNING
    return Card(
        str(data.get("task", item.id)),
        state,
        words_of(data.get("answer")),
        told(words_of(data.get("error"))),
        words_of(data.get("thoughts")),
        _texts(data.get("added")),
        _given(data.get("given")),
        words_of(data.get("model")),
        _texts(data.get("tools")),
        words_of(data.get("follows")),
    )


def words_of(value: Any) -> str:
    """Words in an item's data, which may stand there as a text or as a list."""
    return value.strip() if isinstance(value, str) else " ".join(str(word) for word in value or ())


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else ()


def _given(value: Any) -> Given:
    if not isinstance(value, Mapping):
        return Given()
    last = value.get("last")
    pairs = last if isinstance(last, (list, tuple)) else ()
    said = tuple(
        (str(pair[0]), str(pair[1])) for pair in pairs if isinstance(pair, (list, tuple)) and len(pair) == 2
    )
    lines = value.get("lines")
    return Given(lines if isinstance(lines, int) else len(said), said, _texts(value.get("files")))
