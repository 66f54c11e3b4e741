"""What a card or an answer is made of: paragraphs, tables, code, plots, pictures, timers and counters. Without Qt."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from assistant.cards import Picture, Plot, Timer
from ui.line import Run

MOST_ROWS = 100
"""A longer table shows its first rows; all of it stands in an export."""

MOST_CODE_LINES = 400
"""The same for a piece of code; its button copies all of it."""


class Role(enum.Enum):
    """What a paragraph is in its text."""

    TEXT = "text"
    QUESTION = "question"  # what a card is about
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    ASIDE = "aside"  # small and dim: thoughts, and what was given
    NUMBER = "number"  # read from afar


@dataclass(frozen=True)
class Paragraph:
    """Words that belong together. An item has a `mark` ("•", "3.") or is `done` or not, and may be indented.

    One that can be ticked has its number in `tick`.
    """

    runs: tuple[Run, ...]
    role: Role = Role.TEXT
    indent: int = 0
    mark: str = ""
    done: bool | None = None
    tick: int | None = None

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class TablePart:
    """Rows of as many cells as `header` has; `at_right` says which columns are aligned at the right.

    One that can be shown as a plot has a number for that among those of its line, `turn`.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    at_right: tuple[bool, ...]
    turn: int | None = None

    @property
    def shown_rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows that are shown at all."""
        return self.rows[:MOST_ROWS]


@dataclass(frozen=True)
class CodePart:
    """Lines in fixed letters."""

    language: str
    text: str

    @property
    def shown_text(self) -> str:
        """The lines that are shown at all."""
        return "\n".join(self.text.rstrip("\n").split("\n")[:MOST_CODE_LINES])

    @property
    def cut(self) -> bool:
        """Whether there are more lines than are shown."""
        return self.text.rstrip("\n") != self.shown_text


@dataclass(frozen=True)
class PlotPart:
    """Lines or bars over an axis. One that can be shown as a table has the number of that in `turn`."""

    plot: Plot
    turn: int | None = None

    @property
    def in_rows(self) -> bool:
        """Whether it has bars with labels, each in a row of its own."""
        named = {x for x, _ in self.plot.x_names}
        return (
            self.plot.kind == "bars"
            and bool(named)
            and bool(self.plot.series)
            and all(x in named for _, points in self.plot.series for x, _ in points)
        )


@dataclass(frozen=True)
class PicturePart:
    """A picture in a file; a `small` one can be opened to its whole size."""

    picture: Picture
    small: bool = False


@dataclass(frozen=True)
class TimerPart:
    """A time that runs down; `stopped_s` is when it came to an end, None while it goes on."""

    timer: Timer
    stopped_s: float | None


@dataclass(frozen=True)
class RulePart:
    """A line between two parts."""


Part = Paragraph | TablePart | CodePart | PlotPart | PicturePart | TimerPart | RulePart


def texts_of(part: Part) -> tuple[str, ...]:
    """The texts of a part, in the order in which they are laid out."""
    match part:
        case Paragraph():
            return (part.text,)
        case TablePart():
            return (*part.header, *(cell for row in part.shown_rows for cell in row))
        case CodePart():
            return (part.shown_text,)
        case PlotPart(plot):
            names = tuple(name for name, _ in plot.series) if len(plot.series) > 1 else ()
            if part.in_rows:
                labels = tuple(text for _, text in plot.x_names)
                return (*filter(None, (plot.x_label, plot.y_label)), *labels, *names)
            return (*filter(None, (plot.y_label, plot.x_label)), *names)
        case _:
            return ()


def is_number(text: str) -> bool:
    """Whether a cell holds a number, perhaps with a unit sign: such columns are aligned at the right."""
    bare = text.strip().strip("€$£%°").replace(",", "").replace("\u2212", "-").replace(" ", "")
    try:
        float(bare)
    except ValueError:
        return False
    return True


def table(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> TablePart:
    """A table whose columns of numbers are aligned at the right; rows that are too short are filled up."""
    count = max([len(header), *map(len, rows)], default=0)
    header = (*header, *[""] * (count - len(header)))
    full = tuple((*row, *[""] * (count - len(row))) for row in rows)
    at_right = tuple(
        bool(cells := [row[column] for row in full if row[column].strip()]) and all(map(is_number, cells))
        for column in range(count)
    )
    return TablePart(header, full, at_right)
