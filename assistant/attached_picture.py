"""A picture that the user hands over with what they type. No model here understands pictures yet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_BEGIN = "[The user shows a picture named "
_END = ". You cannot see pictures; say so if it matters.]"
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
        return f"{_BEGIN}{self.name}{_END}"


def holds_picture(text: str) -> bool:
    """Whether a message for a model tells of a picture."""
    return _BEGIN in text


def without_pictures(text: str) -> str:
    """A message for a model, without what it tells of pictures."""
    return _PICTURE.sub("", text)
