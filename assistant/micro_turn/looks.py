"""What is handed to whoever looks at pictures, and what is kept of it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.attached_picture import AttachedPicture
from assistant.micro_turn.sound_and_picture import Frame
from assistant.micro_turn.tasks import Task


@dataclass(frozen=True, eq=False)
class Look:
    """A question about one picture: a `frame` of the camera, taken at `taken_s`, or a picture that the user `shows`.

    How it stands comes back as `TaskNews` of its `task`. With `reads` the text in the picture is wanted, word for word.
    """

    task: Task
    taken_s: float
    frame: Frame | None = None
    shows: AttachedPicture | None = None
    reads: bool = False


@dataclass(frozen=True)
class PictureNews:
    """The frame that the look with this id was about is kept, as it was at `taken_s`."""

    task_id: str
    picture: AttachedPicture
    taken_s: float
