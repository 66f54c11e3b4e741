"""Finds words in saved sessions: in what was said, typed, asked for and answered."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.timeline.item import Lane
from assistant.timeline.reader import item_from_row, reading
from assistant.timeline.transcript import TranscriptLine, line_of

MAX_HITS = 400
"""The most lines that one search gives."""

MAX_HITS_EACH = 20
"""The most lines of one session, so that a long one does not hide the others."""

SNIPPET_LENGTH = 90
"""About how many characters of a line are shown."""

_BEFORE = 16
"""About how many characters of a snippet stand before the word that was found."""

_MAY_HOLD = """ AND (instr(lower(text), ?)
    OR ((lane = 'reasoner' OR text = '' OR instr(data, '"unheard"')) AND instr(lower(data), ?)))"""
"""A quick condition for rows that may hold a word: of most items the text alone is read, and the data is long."""


@dataclass(frozen=True)
class Hit:
    """A line that holds all the words; `start_s` on the session clock, `snippet` is one row of its text."""

    session_id: int
    item_id: int
    who: Lane
    start_s: float
    snippet: str


def search_sessions(
    path: Path, query: str, *, max_hits: int = MAX_HITS, max_hits_each: int = MAX_HITS_EACH
) -> list[Hit]:
    """The lines of the file `path` that hold every word of `query`, newest session first, then by the time.

    A word may be part of a longer one; case does not count and no sign has a meaning of its own. Nothing is found
    without words, nor where there is no file. Raises RecordError.
    """
    words = words_of(query)
    if not words or not path.exists():
        return []
    hits: list[Hit] = []
    with reading(path) as connection:
        ids = [int(row[0]) for row in connection.execute("SELECT id FROM sessions ORDER BY id DESC")]
        for session_id in ids:
            hits += _hits_in(connection, session_id, words, min(max_hits_each, max_hits - len(hits)))
            if len(hits) >= max_hits:
                break
    return hits


def words_of(query: str) -> tuple[str, ...]:
    """The words to look for, as `holds` wants them."""
    return tuple(dict.fromkeys(_folded(query).split()))


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether `text` holds every one of the words."""
    folded = _folded(text)
    return all(word in folded for word in words)


def snippet(text: str, words: Sequence[str], length: int = SNIPPET_LENGTH) -> str:
    """About `length` characters of `text` on one row, around the first of the words that is in it."""
    text = " ".join(text.split())
    folded = _folded(text)
    found = [at for word in words if (at := folded.find(word)) >= 0]
    start = max(0, min(found, default=0) - _BEFORE)
    if start:
        start = text.find(" ", start, start + _BEFORE) + 1 or start
    end = start + length
    if end < len(text):
        blank = text.rfind(" ", start + length // 2, end)
        end = blank if blank > 0 else end
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _hits_in(
    connection: sqlite3.Connection, session_id: int, words: Sequence[str], max_hits: int
) -> list[Hit]:
    parts = [part for word in words if (part := _plain_part(word))]
    rows = connection.execute(
        f"""SELECT id, lane, kind, start_s, end_s, text, data FROM items
            WHERE session = ? AND lane IN ('user', 'assistant', 'reasoner'){_MAY_HOLD * len(parts)}
            ORDER BY start_s, id""",
        (session_id, *(part for part in parts for _ in range(2))),
    )
    hits: list[Hit] = []
    for row in rows:
        line = line_of(item_from_row(row, 0.0))
        if line is None or not holds(text := _read_as(line), words):
            continue
        hits.append(Hit(session_id, line.item_id, line.who, line.start_s, snippet(text, words)))
        if len(hits) >= max_hits:
            break
    return hits


def _read_as(line: TranscriptLine) -> str:
    """All that is read of a line."""
    return " ".join(part for part in (line.text, line.unstable, line.struck, line.answer) if part)


def _plain_part(word: str) -> str:
    """The longest part of a word by which SQLite can tell which rows may hold it; "" when there is none.

    It knows the case of ASCII letters only; JSON escapes some signs; and “ss” may be written with one letter.
    """
    return max(re.findall(r"[!#-\[\]-~]+", word.replace("ss", "ß")), key=len, default="")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
