"""Delays: what was told of what really happened, how late, and what was told that did not happen."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.bench.answers import percentile

EARLY_S, LATEST_S = 0.6, 6.0
"""What is told so much before or after something happened is told of that."""


@dataclass(frozen=True)
class Delays:
    """What was told of one kind of happening. `limit_s` is how late it may be at the most, None where nobody said.

    `late_s` has one entry for each that was told, negative where it came early; `of` is how often it happened, `extra`
    how often it was told and had not happened.
    """

    what: str
    late_s: tuple[float, ...]
    of: int
    extra: int = 0
    limit_s: float | None = None

    @property
    def median_s(self) -> float | None:
        return round(statistics.median(self.late_s), 3) if self.late_s else None

    @property
    def most_s(self) -> float | None:
        """The 95th percentile."""
        return round(percentile(sorted(self.late_s), 0.95), 3) if self.late_s else None

    def in_words(self) -> str:
        """One line of the table."""
        found = f"{len(self.late_s)} of {self.of}" + (f", {self.extra} too many" if self.extra else "")
        if self.median_s is None or self.most_s is None:
            return f"{self.what:<34}{found:<24}"
        times = f"median {self.median_s:6.2f} s   95th {self.most_s:6.2f} s"
        if self.limit_s is None:
            return f"{self.what:<34}{found:<24}{times}"
        kept = sum(one_s <= self.limit_s for one_s in self.late_s)
        return f"{self.what:<34}{found:<24}{times}   within {self.limit_s:g} s: {kept} of {self.of}"


def delays(
    what: str,
    happened_s: Sequence[float],
    told_s: Iterable[float],
    limit_s: float | None = None,
    latest_s: float = LATEST_S,
) -> Delays:
    """Each that happened with the first that was told of it, `latest_s` after it at the most; all in order."""
    left = sorted(told_s)
    late_s: list[float] = []
    for at_s in happened_s:
        told = next((one_s for one_s in left if -EARLY_S <= one_s - at_s <= latest_s), None)
        if told is not None:
            left.remove(told)
            late_s.append(round(told - at_s, 3))
    return Delays(what, tuple(late_s), len(happened_s), len(left), limit_s)
