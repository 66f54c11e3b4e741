"""A text file that the user hands over with what they type, and how much of it the models read."""

from __future__ import annotations

from dataclasses import dataclass


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


@dataclass(frozen=True)
class Attachment:
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


def holds_file(text: str) -> bool:
    """Whether a message for a model has a file in it."""
    return _END in text
