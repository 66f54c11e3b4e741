"""The numbers along the axes of a plot. Without Qt."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`, with marks at round numbers in between, which are written with so many `decimals`."""

    low: float
    high: float
    marks: tuple[float, ...]
    decimals: int

    def share(self, value: float) -> float:
        """Where a value lies, 0–1."""
        return (value - self.low) / (self.high - self.low)


def axis_for(values: Iterable[float], most_marks: int, *, from_zero: bool = False) -> Axis:
    """An axis on which all these values lie; it begins and ends at a mark."""
    finite = [value for value in values if math.isfinite(value)]
    low, high = min(finite, default=0.0), max(finite, default=1.0)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low <= abs(high) * 1e-9:
        low, high = (low - 1.0, high + 1.0) if low else (0.0, 1.0)
    step = _round_step((high - low) / max(1, most_marks - 1))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    marks = tuple(number * step for number in range(first, last + 1))
    return Axis(marks[0], marks[-1], marks, max(0, -math.floor(math.log10(step) + 1e-9)))


def _round_step(least: float) -> float:
    """The smallest of …, 1, 2, 5, 10, … that is not smaller."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= least * (1 - 1e-9))


def thinned(points: list[tuple[float, float]], columns: int) -> list[tuple[float, float]]:
    """Of more points than can be told apart, the first, lowest, highest and last one of each column."""
    if len(points) <= 4 * columns:
        return points
    kept: list[tuple[float, float]] = []
    size = len(points) / columns
    for column in range(columns):
        part = points[round(column * size) : round((column + 1) * size)]
        if part:
            ends = {0, len(part) - 1}
            ys = [y for _, y in part]
            ends |= {ys.index(min(ys)), ys.index(max(ys))}
            kept += [part[at] for at in sorted(ends)]
    return kept
