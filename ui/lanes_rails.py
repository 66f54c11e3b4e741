"""What runs behind the talk for a while, and on which of several rails side by side. Without Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from assistant.timeline.item import Lane
from ui.line import Line


@dataclass(frozen=True)
class RailSpan:
    """From when to when a line's work runs (`end_s` None: it still does), and on which rail, counted from the left."""

    line: Line
    track: int

    @property
    def start_s(self) -> float:
        """When it began."""
        return self.line.start_s

    @property
    def end_s(self) -> float | None:
        """When it was over."""
        return self.line.end_s


def has_rail(line: Line) -> bool:
    """Whether a line has a length that is worth a rail: work in the background, and timers."""
    return line.lane in (Lane.REASONER, Lane.TIMER) and (line.end_s is None or line.end_s > line.start_s)


class Rails:
    """Lines with a length, each on the first rail that was free when it began."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self._spans: list[RailSpan] = []
        free_from: list[float] = []
        for line in sorted(lines, key=lambda one: (one.start_s, one.id)):
            free = (number for number, free_s in enumerate(free_from) if line.start_s >= free_s)
            track = next(free, len(free_from))
            free_from[track : track + 1] = [_end_s(line)]
            self._spans.append(RailSpan(line, track))
        self._starts = [span.start_s for span in self._spans]
        self._latest = list(accumulate((_end_s(span.line) for span in self._spans), max))

    def between(self, from_s: float, to_s: float) -> list[RailSpan]:
        """What ran at any time between two, in the order of their beginnings."""
        found: list[RailSpan] = []
        number = bisect_right(self._starts, to_s) - 1
        while number >= 0 and self._latest[number] >= from_s:
            if _end_s(self._spans[number].line) >= from_s:
                found.append(self._spans[number])
            number -= 1
        return found[::-1]


def _end_s(line: Line) -> float:
    return float("inf") if line.end_s is None else line.end_s
