"""Tables as plots: which of them, with which numbers, and which not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.cards import Plot, Table, card_as_data, card_from_data
from assistant.table_numbers import reader_for
from assistant.table_plot import MOST_BARS, asks_for_plot, plot_of
from assistant.table_times import time_of


def table(text: str) -> Table:
    """A table written in lines, its cells apart by “|”."""
    header, *rows = (tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines())
    return Table("T", header, tuple(rows))


def plotted(text: str) -> Plot:
    plot = plot_of(table(text))
    assert plot is not None
    return plot


def test_labels_become_bars_in_their_order() -> None:
    plot = plotted("Plant | Seeds\nSpinach | 40\nTomatoes | 8\nBeans | 12")
    assert plot == Plot(
        "T",
        "Plant",
        "Seeds",
        (("Seeds", ((0.0, 40.0), (1.0, 8.0), (2.0, 12.0))),),
        "bars",
        ((0.0, "Spinach"), (1.0, "Tomatoes"), (2.0, "Beans")),
    )
    assert card_from_data(card_as_data(plot)) == plot


def test_ordered_numbers_become_a_line() -> None:
    plot = plotted("Year | Price\n2019 | €1,200\n2020 | €1,350.50\n2022 | –\n2023 | €990")
    assert plot.kind == "line"
    assert plot.x_names == ()
    assert plot.series == (("Price", ((2019.0, 1200.0), (2020.0, 1350.5), (2023.0, 990.0))),)
    assert plot.y_label == "Price (€)"


def test_numbers_that_run_down_are_a_line_and_unordered_ones_are_labels() -> None:
    assert plotted("x | y\n3 | 1\n2 | 2\n1 | 3").kind == "line"
    assert plotted("x | y\n3 | 1\n1 | 2\n2 | 3").kind == "bars"
    assert plotted("x | y\n1 | 1\n1 | 2\n2 | 3").kind == "bars"


@pytest.mark.parametrize(
    ("days", "apart"),
    [
        (("2026-01-01", "2026-01-03", "2026-01-04"), [2.0, 1.0]),
        (("1.2.2026", "02.02.2026", "1.3.2026"), [1.0, 27.0]),
        (("Jan 2026", "Feb 2026", "March 2026"), [31.0, 28.0]),
        (("5 Mai 2026", "6. Mai 2026", "7th May 2026"), [1.0, 1.0]),
        (("Dec 31, 2025", "Jan 1, 2026", "Jan 3, 2026"), [1.0, 2.0]),
        (("2026-01-01 06:00", "2026-01-01T12:00", "2026-01-02 12:00:00"), [0.25, 1.0]),
        (("6:00", "12:00", "18:00"), [0.25, 0.25]),
        (("2025-11", "2025-12", "2026-01"), [30.0, 31.0]),
    ],
)
def test_dates_and_times_lie_as_far_apart_as_they_are(days: tuple[str, ...], apart: list[float]) -> None:
    plot = plotted("Day | °C\n" + "\n".join(f"{day} | {at}" for at, day in enumerate(days)))
    assert plot.kind == "line"
    assert [name for _, name in plot.x_names] == list(days)
    xs = [x for x, _ in plot.x_names]
    assert [after - before for before, after in pairwise(xs)] == pytest.approx(apart)


@pytest.mark.parametrize(
    "text", ["3/4/2026", "2026-13-01", "30.2.2026", "Marble 2026", "25:00", "May", "", "0000-01"]
)
def test_what_is_no_date_or_could_be_two_is_none(text: str) -> None:
    assert time_of(text) is None


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("12", 12.0, ""),
        ("-3.5", -3.5, ""),
        ("−3.5 °C", -3.5, "°C"),
        ("–7", -7.0, ""),
        ("+4", 4.0, ""),
        ("1,234,567", 1234567.0, ""),
        ("1,234", 1234.0, ""),
        ("1 234", 1234.0, ""),
        ("1\u202f234\u202f567 km", 1234567.0, "km"),
        ("1’234.50 CHF", 1234.5, "CHF"),
        ("12%", 12.0, "%"),
        ("12 %", 12.0, "%"),
        ("$1.2M", 1.2, "$M"),
        ("-$5", -5.0, "$"),
        ("$ 5.20", 5.2, "$"),
        ("US$ 7", 7.0, "US$"),
        ("80 km/h", 80.0, "km/h"),
        ("30 m²", 30.0, "m²"),
        ("5 m3", 5.0, "m3"),
        ("~40 g", 40.0, "g"),
        ("ca. 40 g", 40.0, "g"),
        ("1.2e5", 120000.0, ""),
        ("1e-3 s", 0.001, "s"),
    ],
)
def test_numbers_are_read_with_their_units(cell: str, value: float, unit: str) -> None:
    found = reader_for([cell]).number(cell)
    assert found is not None
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    "cell",
    [
        "10–12", "10-12", "3 to 5", "12:30", "2026-01-02", "1/2", "½", "v2", "12 of 30", "2 h 30 min", "1e999",
        "1.2.3", "1,23,4", "12 34", "1 2345", "nan", "inf", "<3", "(12)", "12 (estimated)", "A4", "٣", "12,", ".",
        "12 kilometres per hour", "1" * 400,
    ],
)  # fmt: skip
def test_what_is_not_one_number_is_none(cell: str) -> None:
    assert reader_for([cell]).number(cell) is None


def test_one_cell_tells_how_the_others_of_its_table_are_meant() -> None:
    comma = plotted("Stadt | Preis\nA | 1.234\nB | 12,5\nC | 1.000,75")
    assert [y for _, y in comma.series[0][1]] == [1234.0, 12.5, 1000.75]
    point = plotted("Town | Price\nA | 1,234\nB | 12.5\nC | 1,000.75")
    assert [y for _, y in point.series[0][1]] == [1234.0, 12.5, 1000.75]
    assert plot_of(table("Town | Price\nA | 1,25\nB | 12.5\nC | 3")) is None  # both at once


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Name",
        "Name | Sign",
        "Name | Number\na | 1\nb | 2",
        "Name | Number\na | 1\nb | 2\nc | –",
        "Name | Number\na | 1\nb | many\nc | 3\nd | 4",
        "Name | Length\na | 5 km\nb | 300 m\nc | 2 km",
        "Name | Amount\na | 900k\nb | 1.2M\nc | 3M",
        "Name | Number\na | 1\n | 2\nc | 3",
        "Film | Year\nA | 1994\nB | 1972\nC | 2008",
        "Number\n1\n2\n3",
    ],
)
def test_what_would_be_no_honest_plot_is_none(text: str) -> None:
    assert plot_of(table(text) if text else Table("", (), ())) is None


def test_more_labels_than_can_be_told_apart_are_no_bars_but_many_numbers_are_a_line() -> None:
    rows = "\n".join(f"row {at} | {at}" for at in range(MOST_BARS + 1))
    assert plot_of(table(f"Name | Number\n{rows}")) is None
    line = plotted("x | y\n" + "\n".join(f"{at} | {at * at}" for at in range(5000)))
    assert len(line.series[0][1]) == 5000


def test_columns_share_an_axis_only_if_their_units_and_sizes_do() -> None:
    heat = plotted(
        "Day | In (°C) | Rain (mm) | Out (°C) | Sky\n1 | 20 | 3 | 8 | grey\n2 | 21 | 0 | 9 | blue\n3 | 19 | 8 | 2 | –"
    )
    assert [name for name, _ in heat.series] == ["In (°C)", "Out (°C)"]
    assert heat.y_label == "°C"
    towns = plotted(
        "Town | People | Trees | Parks\nA | 80000 | 9000 | 12\nB | 90000 | 8000 | 9\nC | 70000 | 7000 | 20"
    )
    assert [name for name, _ in towns.series] == ["People", "Trees"]
    assert towns.y_label == ""


def test_a_column_of_zeros_is_drawn_alone_and_not_beside_others() -> None:
    assert [name for name, _ in plotted("a | z | n\nx | 0 | 1\ny | 0 | 2\nw | 0 | 3").series] == ["z"]


def test_totals_counts_and_marks_of_emphasis_are_no_data() -> None:
    plot = plotted("# | City | **People**\n1 | Bern | **10**\n2 | Basel | `20`\n3 | Chur | 30\nTotal | | 60")
    assert (plot.x_label, plot.kind) == ("City", "bars")
    assert [name for _, name in plot.x_names] == ["Bern", "Basel", "Chur"]
    assert plot.series == (("People", ((0.0, 10.0), (1.0, 20.0), (2.0, 30.0))),)


def test_rows_of_other_lengths_than_the_header() -> None:
    plot = plotted("Plant | Seeds\na | 1 | more\nb\nc | 3\nd | 4")
    assert plot.series == (("Seeds", ((0.0, 1.0), (2.0, 3.0), (3.0, 4.0))),)


def test_units_in_one_and_many() -> None:
    plot = plotted("Way | Time\nBus | 1 minute\nTrain | 12 minutes\nFoot | 0")
    assert [y for _, y in plot.series[0][1]] == [1.0, 12.0, 0.0]
    assert plot_of(table("Way | Time\nBus | 1 m\nTrain | 12 ms\nFoot | 0")) is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Make a bar chart of the rainfall", True),
        ("Plot the prices!", True),
        ("as a GRAPH, please", True),
        ("draw diagrams of both", True),
        ("Write a paragraph about photographs", False),
        ("A table of prices", False),
        ("flowcharting", False),
    ],
)
def test_a_plot_is_asked_for_in_so_many_words(text: str, asked: bool) -> None:
    assert asks_for_plot(text) == asked
