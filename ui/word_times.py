"""When each word of a line was said, and when it was silent in between. Without Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

Span = tuple[float, float]
"""From when to when (s)."""

PAUSE_S = 0.5
"""A shorter rest between two words belongs to the talk."""


def spans_of(words: Any) -> tuple[Span, ...]:
    """The times in the `words` of a timeline's item, [[text, start, end], …]; () when there are none to be read."""
    if not isinstance(words, (list, tuple)):
        return ()
    try:
        return tuple((float(start), float(end)) for _, start, end in words)
    except (TypeError, ValueError):
        return ()


def sounding(words: Sequence[Span], start_s: float, end_s: float) -> tuple[Span, ...]:
    """When there was sound between two times; all the time, if nothing is known of the words."""
    spans: list[Span] = []
    for from_s, to_s in words:
        if spans and from_s - spans[-1][1] <= PAUSE_S:
            spans[-1] = (spans[-1][0], max(to_s, spans[-1][1]))
        else:
            spans.append((from_s, to_s))
    return tuple(spans) if spans else ((start_s, max(start_s, end_s)),)


def common_s(one: Sequence[Span], other: Sequence[Span]) -> tuple[Span, ...]:
    """When both sound."""
    both = [(max(a0, b0), min(a1, b1)) for a0, a1 in one for b0, b1 in other]
    return tuple(sorted(span for span in both if span[1] > span[0]))


def word_starts(text: str, words: Sequence[Span], start_s: float, end_s: float) -> list[tuple[int, float]]:
    """Where each word of `text` begins in it, and when it was said, never earlier than the word before it.

    Of words whose times are not known, the letters are spread evenly over the time.
    """
    places = [found.start() for found in re.finditer(r"\S+", text)]
    if len(places) == len(words):
        times = [from_s for from_s, _ in words]
    else:
        times = [start_s + (end_s - start_s) * place / len(text) for place in places]
    starts, latest = [], start_s
    for place, at_s in zip(places, times, strict=True):
        latest = max(latest, min(at_s, max(end_s, start_s)))
        starts.append((place, latest))
    return starts
