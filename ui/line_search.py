"""Where in a line of the transcript a text stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ui.background_task import Card
from ui.line import Line
from ui.line_parts import question_parts, texts_of_line
from ui.parts import texts_of
from ui.text_block import units


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
    if line.card is not None and not _may_hold(line, line.card, pattern):
        return ()
    found = []
    for number, text in enumerate(texts_of_line(line)):
        plain = text.isascii()  # each character is one unit then, and nothing needs to be counted
        for match in pattern.finditer(text):
            start = match.start() if plain else units(text[: match.start()])
            found.append(Found(number, start, start + (len(match[0]) if plain else units(match[0]))))
    return tuple(found)


def _may_hold(line: Line, card: Card, pattern: re.Pattern[str]) -> bool:
    """Whether every word stands somewhere in the card of a task: only then its answer is worth taking apart."""
    questions = (text for part in question_parts(line, card) for text in texts_of(part))
    whole = "\n".join((*questions, card.answer, card.error, card.thoughts))
    return all(word.search(whole) for word in _words_of(pattern))


@lru_cache(maxsize=8)
def _words_of(pattern: re.Pattern[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(word, re.IGNORECASE) for word in pattern.pattern.split(r"\s+"))
