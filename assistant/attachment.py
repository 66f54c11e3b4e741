"""What the user hands over with what they type: a text file, of which the models read so much, or a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.attached_picture import AttachedPicture, holds_picture, without_pictures


@dataclass(frozen=True)
class Room:
    """How much of a file a model reads: at most so many characters, and so many tokens as far as can be told."""

    characters: int
    tokens: float

    def shared_by(self, files: int) -> Room:
        """The part of it for each of so many files."""
        return Room(self.characters // files, self.tokens / files)


AT_ONCE = Room(1_500, 450)
"""For the interaction model: with the rules and the last minutes it fits its context."""

IN_BACKGROUND = Room(3_000, 900)
"""For the reasoner: beside it there is room for its thoughts and for what was said."""

LETTER_TOKENS = 0.25
"""Of words, a letter is about a quarter of a token; digits, signs and other writings are nearly one each."""

_END = "[End of the file "
_FILE = re.compile(r"\[The (?:beginning of the )?file .*?" + re.escape(_END) + r".*?\]", re.DOTALL)
_NAME = re.compile(re.escape(_END) + r"(.*)\]")


@dataclass(frozen=True)
class TextFile:
    """A text file: its name without folders, and all of its text."""

    name: str
    text: str

    def used(self, room: Room) -> int:
        """How many characters of its beginning are read."""
        tokens = 0.0
        for number, one in enumerate(self.text[: room.characters]):
            tokens += LETTER_TOKENS if one == " " or (one.isascii() and one.isalpha()) else 1.0
            if tokens > room.tokens:
                return number
        return min(len(self.text), room.characters)

    def for_model(self, room: Room) -> str:
        """The file as a model reads it: its name and its beginning."""
        used = self.used(room)
        if used == len(self.text):
            head = f"[The file {self.name}:]"
        else:
            head = f"[The beginning of the file {self.name}; the rest of it is too long to read:]"
        return f"{head}\n{self.text[:used].strip()}\n{_END}{self.name}]"


Attachment = TextFile | AttachedPicture


def for_model(attachments: Sequence[Attachment], room: Room) -> list[str]:
    """What belongs to one turn as a model reads it: the files share the room."""
    files = sum(isinstance(one, TextFile) for one in attachments)
    return [
        one.for_model(room.shared_by(files)) if isinstance(one, TextFile) else one.for_model()
        for one in attachments
    ]


def holds_attachment(text: str) -> bool:
    """Whether a message for a model has a file in it, or tells of a picture."""
    return _END in text or holds_picture(text)


def files_in(messages: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The names of the files in what a model reads, each once."""
    return tuple(dict.fromkeys(name for _, text in messages for name in _NAME.findall(text)))


def without_attachments(text: str) -> str:
    """A message for a model, without the files in it and what it tells of pictures."""
    return without_pictures(_FILE.sub("", text)).strip()
