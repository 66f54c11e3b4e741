"""One thing that happened: an item on a lane of the timeline."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


class Lane(enum.StrEnum):
    """Who or what an item comes from."""

    USER = "user"
    ASSISTANT = "assistant"
    REASONER = "reasoner"
    CAMERA = "camera"
    TIMER = "timer"
    SYSTEM = "system"


@dataclass(frozen=True)
class TimelineItem:
    """An item with its start and end (s on the session clock).

    `id` counts up within a session. An item that goes on has `end_s` None: a line being spoken, a task being
    worked on. `data` holds what a kind needs beyond the text, in plain JSON types.

    Kinds by lane:
      user: `speech` (data: `committed`, `unstable`: texts while it grows, `words`: [[text, start, end], …]), `text`
        (typed; data with a file: `file`: its name, `file_text`: the beginning of it)
      assistant: `speech` (text is what was really heard; data: `unheard`: what it was cut off from saying,
        `words`: [[text, start, end], …], `task`: id of the task whose result it tells), `backchannel` (a nod, which
        took no turn; text is what it said)
      reasoner: `task` (text: the question; data: `state`, `answer`, `error`, `task`: id, `thoughts`: the newest of what
        was written on the way, `added`: texts that the user added, `given`: see `assistant.task_recorder`, `model`,
        `follows`: id of the task that it goes on from)
      camera: `event` (data: `event`: its kind, `number` where it tells how many there are)
      assistant, timer: `card` (data: see `assistant.cards`; text: the card in words; a timer's lane is its own)
      system: `notice` (something the user should know), `decision` (data: the reasons), `model`, `device`
    """

    id: int
    lane: Lane
    kind: str
    start_s: float
    end_s: float | None
    text: str
    data: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
