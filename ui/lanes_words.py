"""The words of a line broken into rows, and when the first word of each row was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from assistant.timeline.item import Lane
from ui.line import Emphasis, Line, Run
from ui.palette import Palette
from ui.text_block import units
from ui.word_times import word_starts

BREAK = "\u2028"
"""What QTextLayout takes for the end of a row."""

Format = QTextLayout.FormatRange


@dataclass(frozen=True)
class Words:
    """Text broken into rows. `prefix` characters of it stand before the line's own.

    The last `unsaid` rows hold what was not said, or not yet. Positions count in UTF-16 units, as Qt does.
    """

    layout: QTextLayout
    rows: tuple[QTextLine, ...]
    prefix: int
    unsaid: int
    width: float

    def row_of(self, at: int) -> int:
        """The row in which a character stands."""
        return max(0, sum(row.textStart() <= at for row in self.rows) - 1)


@dataclass(frozen=True)
class Piece:
    """A stretch of text with the colour and weight it is written in."""

    text: str
    colour: str
    bold: bool = False
    struck: bool = False


def line_words(line: Line, width: float, palette: Palette, font: QFont) -> Words:
    """What was said in a line and, on rows of its own, what was not."""
    said, unsaid = split(line)
    pieces = [_piece(run, palette) for run in said]
    if said and unsaid:  # the space between them becomes the break, so that all positions stay what they are
        pieces[-1] = Piece(pieces[-1].text[:-1] + BREAK, pieces[-1].colour)
    begin = sum(units(run.text) for run in said)
    words = broken([*pieces, *(_piece(run, palette) for run in unsaid)], width, font)
    count = sum(row.textStart() >= begin for row in words.rows) if unsaid else 0
    return Words(words.layout, words.rows, 0, count, words.width)


def split(line: Line) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """What was said, and what was meant to be: of the assistant's lines whatever is not plain."""
    if line.lane is not Lane.ASSISTANT:
        return line.runs, ()
    said = tuple(run for run in line.runs if run.emphasis is Emphasis.PLAIN and run.text)
    return said, tuple(run for run in line.runs if run.emphasis is not Emphasis.PLAIN)


def row_times(words: Words, line: Line, end_s: float) -> list[float]:
    """When each row that was said begins to be said."""
    text = "".join(run.text for run in split(line)[0])
    starts = word_starts(text, line.words, line.start_s, end_s)
    wide = not text.isascii()
    times: list[float] = []
    number = 0
    for row in words.rows[: len(words.rows) - words.unsaid]:
        while number < len(starts) - 1 and _at(text, starts[number][0], wide) < row.textStart():
            number += 1
        times.append(starts[number][1] if starts else line.start_s)
    if times:
        times[0] = line.start_s
    return times


def broken(pieces: Sequence[Piece], width: float, font: QFont, prefix: int = 0) -> Words:
    """Text broken into rows of a width. The rows are not placed."""
    text = "".join(piece.text for piece in pieces).replace("\n", BREAK)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(_formats(pieces))
    rows, widest = [], 0.0
    layout.beginLayout()
    while (row := layout.createLine()).isValid():
        row.setLineWidth(max(20.0, width))
        row.setPosition(QPointF(0.0, 0.0))
        widest = max(widest, row.naturalTextWidth())
        rows.append(row)
    layout.endLayout()
    return Words(layout, tuple(rows), prefix, 0, widest)


def _at(text: str, place: int, wide: bool) -> int:
    return units(text[:place]) if wide else place


def _piece(run: Run, palette: Palette) -> Piece:
    text = run.text.replace("\n", BREAK)
    plain = run.emphasis is Emphasis.PLAIN
    return Piece(text, palette.text if plain else palette.dim, struck=run.emphasis is Emphasis.STRUCK)


def _formats(pieces: Sequence[Piece]) -> list[Format]:
    formats, start = [], 0
    for piece in pieces:
        form = QTextCharFormat()
        form.setForeground(QColor(piece.colour))
        form.setFontStrikeOut(piece.struck)
        if piece.bold:
            form.setFontWeight(QFont.Weight.DemiBold)
        part = Format()
        part.start, part.length, part.format = start, units(piece.text), form
        formats.append(part)
        start += units(piece.text)
    return formats
