"""Text that is laid out once and then drawn, selected and searched: the paragraphs of the transcript's lines."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from ui.line import Emphasis, Run
from ui.palette import Palette
from ui.theme import SMALL, resized, scaled_font

Format = QTextLayout.FormatRange


@dataclass(frozen=True)
class Fonts:
    """The fonts of the transcript, with what is often asked of them."""

    body: QFont
    small: QFont
    name: QFont
    medium: QFont
    large: QFont
    huge: QFont
    fixed: QFont
    body_line: float
    small_line: float

    @classmethod
    def current(cls) -> Fonts:
        """From the application's font."""
        body, small = scaled_font(1.05), scaled_font(SMALL)
        name = scaled_font(SMALL, QFont.Weight.DemiBold)
        fixed = QFont(body)
        fixed.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        fixed.setStyleHint(QFont.StyleHint.Monospace)
        return cls(
            body,
            small,
            name,
            scaled_font(1.05, QFont.Weight.Medium),
            scaled_font(2.4, QFont.Weight.DemiBold),
            scaled_font(4.0, QFont.Weight.DemiBold),
            resized(fixed, 0.95),
            QFontMetricsF(body).height() * 1.22,
            QFontMetricsF(small).height(),
        )


@dataclass(frozen=True)
class Label:
    """A short text that is not part of the words: a name, a time, a state."""

    text: str
    at: QPointF
    font: QFont
    colour: str


@dataclass(frozen=True)
class Block:
    """A paragraph that can be selected; `text` is what is copied from it, after `before` when another one precedes it.

    Qt counts characters in UTF-16 units, and so do all positions in a block.
    """

    text: str
    layout: QTextLayout
    at: QPointF
    before: str = "\n"

    @property
    def bottom(self) -> float:
        """Where it ends in the row."""
        return self.at.y() + self.layout.boundingRect().height()

    def slice(self, start: int, end: int | None) -> str:
        """The text between two positions."""
        raw = self.text.encode("utf-16-le")
        return raw[2 * start : None if end is None else 2 * end].decode("utf-16-le", "ignore")


def paragraph(
    runs: tuple[Run, ...], max_width: float, palette: Palette, font: QFont, *, at_right: bool = False
) -> tuple[QTextLayout, tuple[float, float]]:
    """Text laid out in at most `max_width`, and the size that it takes; `at_right` is for columns of numbers."""
    text = "".join(run.text for run in runs).replace("\n", "\u2028")  # QTextLayout knows no other line break
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if at_right:
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(_formats(runs, palette))
    width = _break_lines(layout, max(20.0, max_width), font)
    if not at_right and _reads_from_right(
        text
    ):  # its lines are placed from the right edge, which is known only now
        _break_lines(layout, ceil(width) + 1.0, font)
    return layout, (width, layout.boundingRect().height())


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _break_lines(layout: QTextLayout, max_width: float, font: QFont) -> float:
    spacing = QFontMetricsF(font).height() * 0.2
    y, widest = 0.0, 0.0
    layout.beginLayout()
    while (text_line := layout.createLine()).isValid():
        text_line.setLineWidth(max_width)
        text_line.setPosition(QPointF(0.0, y))
        y += text_line.height() + spacing
        widest = max(widest, text_line.naturalTextWidth())
    layout.endLayout()
    return widest


def _formats(runs: tuple[Run, ...], palette: Palette) -> list[Format]:
    formats, start = [], 0
    for run in runs:
        form = QTextCharFormat()
        form.setForeground(QColor(palette.text if run.emphasis is Emphasis.PLAIN else palette.dim))
        form.setFontStrikeOut(run.emphasis is Emphasis.STRUCK)
        if run.strong:
            form.setFontWeight(QFont.Weight.DemiBold)
        if run.slanted:
            form.setFontItalic(True)
        if run.fixed:
            form.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        piece = Format()
        piece.start, piece.length, piece.format = start, units(run.text), form
        formats.append(piece)
        start += units(run.text)
    return formats


def _reads_from_right(text: str) -> bool:
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
