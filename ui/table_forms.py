"""Tables that can be seen as plots, and which of both they are shown as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.cards import Plot, Table
from assistant.table_plot import plot_of
from ui.line import Line
from ui.parts import Part, PlotPart, TablePart
from ui.plot_drawing import finite
from ui.translating import number, tr, tr_count

KEPT_PLOTS = 256
"""Tables of which it is remembered what they are as a plot: looking for words goes through all lines."""


def with_forms(line: Line, parts: Sequence[Part]) -> list[Part]:
    """The parts with tables as plots where the line says so.

    The only one that can be a plot comes first when a plot was asked for.
    """
    found: list[Part] = []
    places: list[int] = []
    for part in parts:
        plot = _plot_of(part) if isinstance(part, TablePart) else None
        if isinstance(part, TablePart) and plot is not None:
            turn = len(places)
            places.append(len(found))
            as_plot = line.plots_first != (turn in line.turned)
            part = PlotPart(plot, turn) if as_plot else replace(part, turn=turn)
        found.append(part)
    if line.plots_first and len(places) == 1:
        found.insert(0, found.pop(places[0]))
    return found


@lru_cache(maxsize=KEPT_PLOTS)
def _plot_of(part: TablePart) -> Plot | None:
    return plot_of(Table("", part.header, part.rows))


def plot_in_words(plot: Plot) -> str:
    """What a plot shows, for those who do not see it."""
    points = [point for _, one in plot.series for point in finite(one)]
    if not points:
        return tr("Plot without points.")
    ys = sorted(y for _, y in points)
    xs = sorted({x for x, _ in points})
    texts = dict(plot.x_names)
    ends = [texts.get(x) or _short(x) for x in (xs[0], xs[-1])]
    names = ", ".join(name for name, _ in plot.series if name) or plot.y_label
    low, high = _short(ys[0]), _short(ys[-1])
    if plot.kind == "bars":
        what = tr_count("Plot with {count} bar", "Plot with {count} bars", len(points))
    else:
        what = tr_count("Plot with {count} line", "Plot with {count} lines", len(plot.series))
    return tr(
        "{what}: {names}, from {first} to {last}; lowest {low}, highest {high}.",
        what=what,
        names=names,
        first=ends[0],
        last=ends[1],
        low=low,
        high=high,
    )


def _short(value: float) -> str:
    """A number with no more decimals than it needs; years and other whole numbers have no separators."""
    return (
        str(int(value))
        if float(value).is_integer() and abs(value) < 10_000
        else number(value, _decimals(value))
    )


def _decimals(value: float) -> int:
    return next((places for places in range(4) if round(value, places) == value), 4)
