"""A conversation cut at its silences into stretches, each of which is laid out by itself. Without Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from assistant.timeline.item import Lane
from ui.line import Line

REST_S = 1.5
"""So long a rest always ends a stretch."""

MANY_LINES = 40
"""A stretch of so many lines ends where nothing sounds, however short the rest."""

MOST_LINES = 120
"""A stretch of so many lines ends anyway, so that no change ever costs more than that many."""

_SPEAKERS = (Lane.USER, Lane.ASSISTANT)


@dataclass(frozen=True)
class Stretch:
    """`count` lines that begin at `start_s`; the last of what sounds or happens in it is over at `end_s`."""

    count: int
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Change:
    """From the stretch `index` on, `removed` stretches have given way to `added` ones."""

    index: int
    removed: int
    added: int


class Stretches:
    """The stretches of the lines that `line_at` gives by row, sorted by their starts; kept up by what changes."""

    def __init__(self, line_at: Callable[[int], Line]) -> None:
        self._line_at = line_at
        self._stretches: list[Stretch] = []
        self._firsts: list[int] = []
        self._starts: list[float] = []

    def __len__(self) -> int:
        return len(self._stretches)

    def __getitem__(self, index: int) -> Stretch:
        return self._stretches[index]

    def first_row(self, index: int) -> int:
        """The first row of a stretch."""
        return self._firsts[index]

    def of_row(self, row: int) -> int:
        """The stretch in which a row lies."""
        return bisect_right(self._firsts, row) - 1

    def at(self, time_s: float) -> int:
        """The stretch to which a time belongs: the last that has begun by then, else the first."""
        return max(0, bisect_right(self._starts, time_s) - 1)

    def change(self, row: int, removed: int, added: int, rows: int) -> Change:
        """At `row`, `removed` rows have given way to `added` ones, which makes `rows` of them in all.

        A row that changed has given way to itself. What is cut anew begins one stretch before, and ends where a new
        cut falls on an old one: from there on nothing is different.
        """
        index = max(0, self.of_row(row) - 1) if self._stretches else 0
        start = self._firsts[index] if self._stretches else 0
        after, shift = row + removed, added - removed
        old = {
            first + shift: number
            for number, first in enumerate(self._firsts[index:], index)
            if first >= after
        }
        new: list[Stretch] = []
        at, until = start, len(self._stretches)
        while at < rows:
            if at in old and new:
                until = old[at]
                break
            new.append(self._cut(at, rows))
            at += new[-1].count
        change = Change(index, until - index, len(new))
        self._stretches[index:until] = new
        self._starts[index:until] = [stretch.start_s for stretch in new]
        firsts, at = [], start
        for stretch in new:
            firsts.append(at)
            at += stretch.count
        self._firsts[index:until] = firsts
        if shift:
            tail = index + len(new)
            self._firsts[tail:] = [first + shift for first in self._firsts[tail:]]
        return change

    def _cut(self, first: int, rows: int) -> Stretch:
        """The stretch that begins with a row."""
        line = self._line_at(first)
        start_s = end_s = line.start_s
        open_lanes: set[Lane] = set()
        count = 0
        while count < MOST_LINES and first + count < rows:
            line = self._line_at(first + count)
            if line.lane in open_lanes and line.kind == "speech":  # one speaks one thing at a time
                open_lanes.discard(line.lane)
                end_s = max(end_s, line.start_s)
            rest_s = line.start_s - end_s
            long_enough = REST_S if count < MANY_LINES else 0.0
            if count and not open_lanes and rest_s > long_enough:
                break
            count += 1
            if line.end_s is None and line.lane in _SPEAKERS and line.kind == "speech":
                open_lanes.add(line.lane)
            end_s = max(end_s, line.start_s, _end(line))
        return Stretch(count, start_s, end_s)


def _end(line: Line) -> float:
    """When a line is over, as far as it is known. What runs behind the talk holds no stretch together."""
    if line.end_s is None or line.lane not in _SPEAKERS:
        return line.start_s
    return line.end_s
