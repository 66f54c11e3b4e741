"""What the looker has to do: looks that somebody waits for, and what is looked at aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assistant.micro_turn import Frame, Look

_SCENE: Final = "scene"
_LOOKOUT: Final = "lookout-"


@dataclass(frozen=True, eq=False)
class Scene:
    """What is to be seen is to be described."""

    frame: Frame
    taken_s: float


@dataclass(frozen=True, eq=False)
class Lookout:
    """A standing order's question for yes or no; `again` also about a picture like the last one."""

    order_id: str
    question: str
    frame: Frame
    taken_s: float
    again: bool


Job = Look | Scene | Lookout


def id_of(job: Job) -> str:
    """What its task is called."""
    if isinstance(job, Look):
        return job.task.id
    return _SCENE if isinstance(job, Scene) else f"{_LOOKOUT}{job.order_id}"
