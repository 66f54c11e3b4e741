"""A table seen as a plot, where its numbers allow that: careful rather than clever."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.cards import Plot, Table
from assistant.table_numbers import Reader, is_missing, reader_for
from assistant.table_times import time_of

FEWEST_POINTS = 3
"""A column with fewer numbers is not worth a plot."""
MOST_BARS = 30
"""So many labels can be told apart at most."""
MOST_SERIES = 5
"""So many series can be told apart at most."""
MOST_APART = 50.0
"""Beside a column whose numbers are so much larger, those of another one could not be seen."""

_ASKED = re.compile(r"\b(?:plot(?:s|ted|ting)?|charts?|graphs?|diagrams?)\b", re.IGNORECASE)
_TOTAL = re.compile(r"(?:grand )?(?:totals?|sum|overall|gesamt|summe|insgesamt)\W*", re.IGNORECASE)
_NAMES_ROWS = re.compile(r"(?:#|ids?|no\.?|nr\.?|rank|ranking|place|position|years?|jahr)", re.IGNORECASE)
_UNIT_IN_HEADER = re.compile(r"[(\[]([^()\[\]]{1,12})[)\]]\s*$")


@dataclass(frozen=True)
class _Column:
    """A column of numbers, None where one is missing; `unit` may be empty."""

    header: str
    unit: str
    in_cells: bool
    values: tuple[float | None, ...]

    @property
    def largest(self) -> float:
        return max(abs(value) for value in self.values if value is not None)

    @property
    def name(self) -> str:
        return f"{self.header} ({self.unit})" if self.in_cells else self.header


def asks_for_plot(text: str) -> bool:
    """Whether a question asks for a plot, a chart, a graph or a diagram."""
    return _ASKED.search(text) is not None


def plot_of(table: Table) -> Plot | None:
    """The table as a plot: lines over ordered numbers, dates or times, else bars for labels.

    None when its first column does not name every row, or no other column has at least three numbers and nothing but
    numbers of one unit and missing ones. Columns that do not fit the scale or the unit of the first one, a last row
    of totals, and what only numbers the rows or tells a year, are left out.
    """
    width = max([len(table.header), *map(len, table.rows)], default=0)
    header = _filled(table.header, width)
    rows = [_filled(row, width) for row in table.rows]
    if rows and _TOTAL.fullmatch(rows[-1][0] if width else ""):
        rows.pop()
    if len(rows) < FEWEST_POINTS or not all(row[0] for row in rows):
        return None
    reader = reader_for(cell for row in rows for cell in row)
    keys = _key_column(header, rows, reader)
    if not all(row[keys] for row in rows):
        return None
    columns = [
        column
        for place in range(keys + 1, width)
        if (column := _column(header[place], [row[place] for row in rows], reader)) is not None
    ]
    columns = _together(columns)
    if not columns:
        return None
    xs, names, kind = _along(tuple(row[keys] for row in rows), reader)
    if kind == "bars" and len(rows) > MOST_BARS:
        return None
    series = tuple(
        (
            column.header,
            tuple((x, value) for x, value in zip(xs, column.values, strict=True) if value is not None),
        )
        for column in columns
    )
    y_label = columns[0].name if len(columns) == 1 else columns[0].unit
    return Plot(table.label, header[keys], y_label, series, kind, names)


def _filled(cells: Sequence[str], width: int) -> tuple[str, ...]:
    plain = [cell.strip().strip("*_`").strip() for cell in cells]
    return (*plain, *[""] * (width - len(plain)))


def _key_column(header: Sequence[str], rows: Sequence[Sequence[str]], reader: Reader) -> int:
    """Which column names the rows: the first, unless that only counts them and names come after it."""
    counted = [reader.number(row[0]) for row in rows]
    counts = all(one is not None and one.value == at for at, one in enumerate(counted, 1))
    if not counts or len(header) < 3:
        return 0
    named = all(row[1] and not is_missing(row[1]) and reader.number(row[1]) is None for row in rows)
    return 1 if named else 0


def _column(header: str, cells: Sequence[str], reader: Reader) -> _Column | None:
    """A column as numbers; None when it is none of numbers, or says something about the row other than how much."""
    if _NAMES_ROWS.fullmatch(header):
        return None
    numbers = [reader.number(cell) for cell in cells]
    if any(number is None and not is_missing(cell) for number, cell in zip(numbers, cells, strict=True)):
        return None
    units = {
        _plain_unit(number.unit): number.unit for number in numbers if number is not None and number.unit
    }
    if len(units) > 1 or sum(number is not None for number in numbers) < FEWEST_POINTS:
        return None
    in_header = _UNIT_IN_HEADER.search(header)
    unit = next(iter(units.values()), "") or (in_header[1].strip() if in_header else "")
    values = tuple(None if number is None else number.value for number in numbers)
    return _Column(header, unit, bool(units) and in_header is None and bool(header), values)


def _plain_unit(unit: str) -> str:
    """“minute” and “minutes” are one unit, “m” and “ms” are not."""
    return unit.removesuffix("s") if len(unit) > 3 else unit


def _together(columns: Sequence[_Column]) -> list[_Column]:
    """Those that can share an axis with the first one."""
    if not columns:
        return []
    first = columns[0]
    fitting = [
        one
        for one in columns
        if _plain_unit(one.unit) == _plain_unit(first.unit)
        and max(one.largest, first.largest) <= MOST_APART * min(one.largest, first.largest)
    ] or [first]
    named = [one for one in fitting if one.header]
    return named[:MOST_SERIES] if len(named) > 1 else [named[0] if named else first]


_Along = tuple[tuple[float, ...], tuple[tuple[float, str], ...], str]


def _along(keys: Sequence[str], reader: Reader) -> _Along:
    """Where the rows stand along the x axis, what is written there in place of numbers, and lines or bars."""
    numbers = [reader.number(key) for key in keys]
    found = [number for number in numbers if number is not None]
    if len(found) == len(keys) and len({_plain_unit(number.unit) for number in found}) == 1:
        xs = tuple(number.value for number in found)
        if _ordered(xs):
            return xs, (), "line"
    times = [time_of(key) for key in keys]
    days = tuple(time for time in times if time is not None)
    if len(days) == len(keys) and _ordered(days):
        return days, tuple(zip(days, keys, strict=True)), "line"
    xs = tuple(float(at) for at in range(len(keys)))
    return xs, tuple(zip(xs, keys, strict=True)), "bars"


def _ordered(xs: Sequence[float]) -> bool:
    steps = [after - before for before, after in pairwise(xs)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)
