"""Where in a line of the transcript a text stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ui.line import Line
from ui.line_layout import units


@dataclass(frozen=True)
class Found:
    """A stretch of a line: the block, and where it begins and ends in that (UTF-16 units)."""

    block: int
    start: int
    end: int


def pattern_for(text: str) -> re.Pattern[str] | None:
    """What to look for: the text in any case, with any space between its words; None for nothing but space."""
    words = text.split()
    if not words:
        return None
    return re.compile(r"\s+".join(re.escape(word) for word in words), re.IGNORECASE)


def find_in(line: Line, pattern: re.Pattern[str]) -> tuple[Found, ...]:
    """Every place in the line, from its beginning on; they do not overlap."""
    found = []
    for number, text in enumerate(_block_texts(line)):
        plain = text.isascii()  # each character is one unit then, and nothing needs to be counted
        for match in pattern.finditer(text):
            start = match.start() if plain else units(text[: match.start()])
            found.append(Found(number, start, start + (len(match[0]) if plain else units(match[0]))))
    return tuple(found)


def _block_texts(line: Line) -> tuple[str, ...]:
    """The paragraphs of a line in the order in which `ui.line_layout` places them."""
    if line.card is None:
        return (line.text,)
    return line.text, *(text for text in (line.card.answer, line.card.error) if text)
