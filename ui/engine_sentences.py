"""Sentences of the engine, which come in English with values in them, in the language of the interface.

The engine knows no languages. What it says is matched against the patterns of its sentences that
`packaging/translations.py` has found in its source; the pattern is translated, and the values are put in again.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QLocale

from assistant.settings import SETTINGS
from ui.translating import locale, localised, mark, translated

PATTERNS_FILE = Path(__file__).parent / "translations" / "engine_sentences.json"

WORDS = frozenset(
    (
        mark("The window cannot be opened"),
        mark("Keys of the desktop cannot reach this window"),
        *(setting.label for setting in SETTINGS),
    )
)
"""Words that are put into its sentences and that have translations of their own; other values are names."""

PLACE = re.compile(r"\{(\w+)\}")
"""A place in a pattern for a value, by its name."""

_SENTENCE_END = re.compile(r"(?<=[.!?…]) (?=\S)")
_HOLDS_SENTENCES = re.compile(r"[.!?…}] (?=[A-Z“{])")
_NUMBER = re.compile(r"[\d.,]*\d( [kMG]?B)?")


def told(sentence: str) -> str:
    """One or more sentences of the engine in the language of the interface; what nobody translated stays English."""
    if not sentence or locale().language() == QLocale.Language.English:
        return sentence
    return _told(sentence)


@lru_cache(maxsize=512)
def _told(text: str) -> str:
    parts = _SENTENCE_END.split(text)
    said: list[str] = []
    at = 0
    while at < len(parts):  # a pattern may hold several sentences: the longest one that fits
        for end in range(len(parts), at, -1):
            found = _matched(" ".join(parts[at:end]), several=end > at + 1)
            if found is not None:
                said.append(found)
                at = end
                break
        else:
            said.append(parts[at])
            at += 1
    return " ".join(said)


def _matched(text: str, several: bool) -> str | None:
    """The translation of what fits a pattern as a whole, with or without the full stop at its end.

    `several` sentences fit only a pattern that holds more than one.
    """
    for one, drop in ((text, 0), (text + ".", 1)):
        for pattern, words in _patterns():
            match = _expression(pattern).fullmatch(one) if words in one else None
            if match is not None and (not several or _HOLDS_SENTENCES.search(pattern)):
                values = {name: _value(value) for name, value in match.groupdict().items()}
                found = translated(pattern, **values) if values else translated(pattern)
                return found[: len(found) - drop] if found.endswith(".") else found
    return None


def _value(value: str) -> str:
    if value in WORDS:
        return translated(value)
    if _NUMBER.fullmatch(value):
        return localised(value)
    return _told(value)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, str], ...]:
    """Every pattern with the longest of its own words in a row; those that have most of their own come first."""
    patterns: list[str] = json.loads(PATTERNS_FILE.read_text(encoding="utf-8"))
    patterns.sort(key=lambda one: -len(PLACE.sub("", one)))
    return tuple((one, max(re.split(r"\{\w+\}", one), key=len)) for one in patterns)


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """What fits the pattern, with a group for each place; a place that comes twice holds the same both times."""
    parts: list[str] = []
    seen: set[str] = set()
    end = 0
    for place in PLACE.finditer(pattern):
        parts.append(re.escape(pattern[end : place.start()]))
        name = place[1]
        parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>.+?)")
        seen.add(name)
        end = place.end()
    return re.compile("".join((*parts, re.escape(pattern[end:]))), re.DOTALL)
