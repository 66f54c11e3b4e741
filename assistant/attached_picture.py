"""A picture that the user hands over with what they type. No model here understands pictures yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_BEGIN = "[The user shows a picture named "
_END = ", which you cannot see.]"
_PICTURE = re.compile(re.escape(_BEGIN) + r".*?" + re.escape(_END))


@dataclass(frozen=True)
class AttachedPicture:
    """Its name without folders, its size in pixels, and the bytes of a JPEG or PNG file, made by this program.

    `kept_in` is the file of the data folder in which it is kept, named relative to it; "" while there is none.
    """

    name: str
    width: int
    height: int
    data: bytes = field(repr=False)
    suffix: str
    kept_in: str = ""

    def for_model(self) -> str:
        """What a model is told of it."""
        return picture_note(self.name)


def picture_note(name: str) -> str:
    """What a model is told of a picture with this name."""
    return f"{_BEGIN}{name}{_END}"


def holds_picture(text: str) -> bool:
    """Whether a message for a model tells of a picture."""
    return _BEGIN in text


def without_pictures(text: str) -> str:
    """A message for a model, without what it tells of pictures."""
    return _PICTURE.sub("", text)


PICTURE_EXAMPLES = (
    ("user", picture_note("photo.jpg") + "\nWhat is in it?"),
    ("assistant", "I can't see pictures yet. What does it show?"),
    ("user", picture_note("dog.jpg") + "\nWhat colour is it?"),
    ("assistant", "I can't see pictures yet, so I don't know."),
    ("user", picture_note("mail.png") + "\nHow many days has a week?"),
    ("assistant", "A week has seven days."),
)
"""Who said what, as models read it. Without these a small model tells what might be seen in a picture."""


def with_picture_examples(messages: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """With the examples where the first picture is shown: there they stay, so that they have to be read only once."""
    if PICTURE_EXAMPLES[0] not in messages:
        for place, (_, text) in enumerate(messages):
            if holds_picture(text):
                return (*messages[:place], *PICTURE_EXAMPLES, *messages[place:])
    return tuple(messages)


def without_picture_examples(messages: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What was really said."""
    if PICTURE_EXAMPLES[0] not in messages:
        return tuple(messages)
    place = messages.index(PICTURE_EXAMPLES[0])
    return (*messages[:place], *messages[place + len(PICTURE_EXAMPLES) :])
