"""Time to height and back: piecewise linear, stretched where much is said at once. Pure arithmetic, without Qt.

A base says how much room time has by itself: so much for a second, less in a long silence. `place` stretches it as
little as it takes for every piece to lie at its own time and on no other piece of its column. Since all columns share
the axis, what happened at the same time stands at the same height.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

SAME_S = 0.001
"""Times that are closer than this are one time."""

LONG_SILENCE_S = 4.0
"""A longer silence takes no more room than this one: it is marked instead."""


Column = tuple[int, ...]
"""The name of a column, or of a part of one."""


@dataclass(frozen=True)
class Piece:
    """Something that needs room: `height_px` in a column from `at_s` on, below what is in the columns `after`.

    It may lie up to `slack_px` lower than its time says before the axis gives way.
    """

    column: Column
    at_s: float
    height_px: float
    slack_px: float = 0.0
    after: tuple[Column, ...] = ()


class TimeAxis:
    """Knots (time, height) with straight lines between them; beyond both ends it goes on at `px_per_s`.

    Both run strictly upwards, so that there is a way back.
    """

    def __init__(self, times_s: Sequence[float], heights_px: Sequence[float], px_per_s: float) -> None:
        self._times = list(times_s)
        self._heights = list(heights_px)
        self.px_per_s = px_per_s

    def y(self, at_s: float) -> float:
        """How far down a time lies."""
        return _follow(self._times, self._heights, at_s, self.px_per_s)

    def time_s(self, y: float) -> float:
        """The time that lies so far down."""
        return _follow(self._heights, self._times, y, 1.0 / self.px_per_s)

    def ended(self, at_s: float, y: float) -> TimeAxis:
        """The same axis with one more knot at its end; nothing changes where the end is not moved on."""
        if at_s - self._times[-1] < SAME_S or y <= self._heights[-1]:
            return self
        return TimeAxis([*self._times, at_s], [*self._heights, y], self.px_per_s)

    @property
    def first(self) -> tuple[float, float]:
        """Time and height of the first knot."""
        return self._times[0], self._heights[0]

    @property
    def last_s(self) -> float:
        """Time of the last knot."""
        return self._times[-1]


@dataclass(frozen=True)
class Placed:
    """Where pieces lie: the axis, each piece's top, and where the lowest of them ends."""

    axis: TimeAxis
    tops: tuple[float, ...]
    bottom: float


def place(pieces: Sequence[Piece], base: TimeAxis) -> Placed:
    """Place pieces on an axis that begins where `base` does. Pieces of one column and one time stand below each other.

    One pass in the order of time: each time lies as high as the base and what stands above it in its own columns let
    it.
    """
    times, heights = list(base.first[:1]), list(base.first[1:])
    tops = [0.0] * len(pieces)
    bottoms: dict[Column, float] = {}

    def free_from(piece: Piece, y: float) -> float:
        return max(bottoms.get(column, y) for column in (piece.column, *piece.after))

    order = sorted(range(len(pieces)), key=lambda number: pieces[number].at_s)
    for at_s, numbers in groupby(order, key=lambda number: pieces[number].at_s):
        group = list(numbers)
        y = heights[-1]
        if at_s - times[-1] >= SAME_S:
            y += base.y(at_s) - base.y(times[-1])
            for number in group:
                piece = pieces[number]
                y = max(y, free_from(piece, y) - piece.slack_px)
            times.append(at_s)
            heights.append(y)
        for number in group:
            piece = pieces[number]
            tops[number] = max(y, free_from(piece, y))
            bottoms[piece.column] = tops[number] + piece.height_px
    axis = TimeAxis(times, heights, base.px_per_s)
    return Placed(axis, tuple(tops), max([heights[-1], *bottoms.values()]))


@dataclass(frozen=True)
class Rest:
    """How silence is shown: like all time at first; a long one takes no more room than its mark."""

    px_per_s: float
    mark_px: float

    def is_long(self, seconds: float) -> bool:
        """Whether it gets a mark."""
        return seconds > LONG_SILENCE_S

    def height_px(self, seconds: float) -> float:
        """The height of a silence."""
        if self.is_long(seconds):
            return max(LONG_SILENCE_S * self.px_per_s, self.mark_px)
        return max(0.0, seconds) * self.px_per_s


def base_axis(start_s: float, sounds_until_s: float, moments_s: Sequence[float], rest: Rest) -> TimeAxis:
    """The base of what sounds from `start_s` on, then is silent, but for single moments in that silence."""
    times, heights = [start_s], [0.0]
    for at_s in (sounds_until_s, *sorted(moments_s)):
        passed_s = at_s - times[-1]
        if passed_s >= SAME_S:
            silent = times[-1] >= sounds_until_s
            times.append(at_s)
            heights.append(heights[-1] + (rest.height_px(passed_s) if silent else passed_s * rest.px_per_s))
    return TimeAxis(times, heights, rest.px_per_s)


def _follow(xs: Sequence[float], ys: Sequence[float], x: float, slope: float) -> float:
    if x <= xs[0]:
        return ys[0] + (x - xs[0]) * slope
    if x >= xs[-1]:
        return ys[-1] + (x - xs[-1]) * slope
    after = bisect_right(xs, x)
    x0, x1, y0, y1 = xs[after - 1], xs[after], ys[after - 1], ys[after]
    return y0 + (x - x0) / (x1 - x0) * (y1 - y0)
