"""A figure: one line of the table, with its targets."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.bench.answers import percentile


@dataclass(frozen=True)
class Target:
    """What a value must reach and what it aims at; a `share` is better the higher it is, all else the lower.

    A value that has to lie `between` reaches its aim in there, too.
    """

    must: float
    aim: float
    higher: bool = False
    at_least: float | None = None

    def verdict(self, value: float) -> int:
        """2 for the aim, 1 for what must be, 0 for neither."""
        if self.at_least is not None and value < self.at_least:
            return 0
        good = (
            (value >= self.aim, value >= self.must)
            if self.higher
            else (value <= self.aim, value <= self.must)
        )
        return 2 if good[0] else 1 if good[1] else 0


VERDICTS = ("missed", "reached", "aim reached")
NOT_MEASURED = "not measured"


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    `values` are what counts, by name, `targets` those of the values that have one; `parts` are what else is worth
    knowing. `count` says how many scenes it rests on; where that is 0 nothing was measured.
    """

    behaviour: str
    count: int
    values: Mapping[str, float]
    targets: Mapping[str, Target] = field(default_factory=dict)
    unit: str = ""
    parts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """What became of the targets: the worst of them counts."""
        if not self.count or not self.values:
            return NOT_MEASURED
        judged = [t.verdict(self.values[name]) for name, t in self.targets.items() if name in self.values]
        return VERDICTS[min(judged)] if judged else ""


def times(values: Sequence[float]) -> dict[str, float]:
    """Their median and 95th percentile; empty for none."""
    if not values:
        return {}
    ordered = sorted(values)
    return {"median": round(statistics.median(ordered), 3), "95th": round(percentile(ordered, 0.95), 3)}


def share(of: Sequence[bool]) -> dict[str, float]:
    """How many of them hold; empty for none."""
    return {"share": round(sum(of) / len(of), 3)} if of else {}


def of(held: list[bool]) -> str:
    """So many of so many."""
    return f"{sum(held)} of {len(held)}"
