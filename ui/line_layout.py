"""How a line of the transcript lies in its row: text laid out, boxes placed. No painting, no widget."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from assistant.timeline.item import Lane
from ui.line import TASK_WORDS, Emphasis, Heading, Line, Run, Shape, clock_text
from ui.palette import Palette
from ui.theme import SMALL, scaled_font

COLUMN_PX = 780
"""The widest that the text may spread: longer lines are hard to read."""

MARGIN_PX = 20
PADDING_X_PX = 15
PADDING_Y_PX = 10
GAP_PX = 16
TIGHT_GAP_PX = 4
BUBBLE_SHARE = 0.84

Format = QTextLayout.FormatRange


@dataclass(frozen=True)
class Fonts:
    """The fonts of the transcript, with what is often asked of them."""

    body: QFont
    small: QFont
    name: QFont
    body_line: float
    small_line: float

    @classmethod
    def current(cls) -> Fonts:
        """From the application's font."""
        body, small = scaled_font(1.05), scaled_font(SMALL)
        name = scaled_font(SMALL, QFont.Weight.DemiBold)
        return cls(body, small, name, QFontMetricsF(body).height() * 1.22, QFontMetricsF(small).height())


@dataclass(frozen=True)
class Label:
    """A short text that is not part of the words: a name, a time, a state."""

    text: str
    at: QPointF
    font: QFont
    colour: str


@dataclass(frozen=True)
class Block:
    """A paragraph that can be selected; `text` is what is copied from it.

    Qt counts characters in UTF-16 units, and so do all positions in a block.
    """

    text: str
    layout: QTextLayout
    at: QPointF

    def slice(self, start: int, end: int | None) -> str:
        """The text between two positions."""
        raw = self.text.encode("utf-16-le")
        return raw[2 * start : None if end is None else 2 * end].decode("utf-16-le", "ignore")


@dataclass(frozen=True)
class LineLayout:
    """A line, laid out for a width; positions are from the row's top left corner."""

    line: Line
    heading: Heading
    height: int
    box: QRectF | None
    labels: tuple[Label, ...]
    blocks: tuple[Block, ...]
    rule_y: float | None = None
    cancel: QRectF | None = None

    def position_at(self, point: QPointF) -> tuple[int, int]:
        """The (block, character) nearest to a point in the row."""
        best, number = 0, 0
        for number, block in enumerate(self.blocks):
            best = number
            if point.y() < block.at.y() + block.layout.boundingRect().height():
                break
        block = self.blocks[best]
        inside = point - block.at
        for index in range(block.layout.lineCount()):
            text_line = block.layout.lineAt(index)
            if inside.y() < text_line.y() + text_line.height() or index == block.layout.lineCount() - 1:
                return best, text_line.xToCursor(inside.x())
        return best, 0


def estimated_height(line: Line, width: int, fonts: Fonts) -> int:
    """About what `lay_out` will say, without laying out; for rows that nobody has seen yet."""
    per_line = max(10.0, _column(width)[1] * BUBBLE_SHARE / (fonts.body_line * 0.38))
    texts = [line.text] if line.card is None else [line.text, line.card.answer]
    lines = sum(max(1, ceil(len(text) / per_line)) for text in texts if text) or 1
    around = GAP_PX + (2 * PADDING_Y_PX + fonts.small_line if line.shape is not Shape.NOTE else 0)
    return round(lines * fonts.body_line + around)


def lay_out(line: Line, heading: Heading, width: int, palette: Palette, fonts: Fonts) -> LineLayout:
    """Place everything of a line in a row of this width."""
    if line.shape is Shape.CARD:
        return _card(line, heading, width, palette, fonts)
    if line.shape is Shape.NOTE:
        return _note(line, heading, width, palette, fonts)
    return _speech(line, heading, width, palette, fonts)


def _speech(line: Line, heading: Heading, width: int, palette: Palette, fonts: Fonts) -> LineLayout:
    left, column = _column(width)
    text, size = _paragraph(line.runs, column * BUBBLE_SHARE - 2 * PADDING_X_PX, palette, fonts.body)
    box_width = max(size[0] + 2 * PADDING_X_PX, 56.0)
    box_left = left + column - box_width if line.lane is Lane.USER else left
    top = float(GAP_PX if heading.shown else TIGHT_GAP_PX)
    labels: tuple[Label, ...] = ()
    if heading.shown:
        labels = _heading_labels(line, heading, left, column, top, palette, fonts)
        top += fonts.small_line + 5
    box = QRectF(box_left, top, box_width, size[1] + 2 * PADDING_Y_PX)
    block = Block(line.text, text, QPointF(box_left + PADDING_X_PX, top + PADDING_Y_PX))
    return LineLayout(line, heading, ceil(box.bottom()), box, labels, (block,))


def _heading_labels(
    line: Line, heading: Heading, left: float, column: float, top: float, palette: Palette, fonts: Fonts
) -> tuple[Label, ...]:
    other = "Counterpoint" if line.lane is Lane.USER else "you"
    rest = f"  {clock_text(line.start_s)}"
    if line.kind == "text":
        rest += "  ·  typed"
    if heading.overlaps:
        rest += f"  ·  while {other} spoke"
    name_width = QFontMetricsF(fonts.name).horizontalAdvance(line.name)
    all_width = name_width + QFontMetricsF(fonts.small).horizontalAdvance(rest)
    start = left + column - all_width - 4 if line.lane is Lane.USER else left + 4
    return (
        Label(line.name, QPointF(start, top), fonts.name, palette.lane(line.lane)),
        Label(rest, QPointF(start + name_width, top), fonts.small, palette.dim),
    )


def _note(line: Line, heading: Heading, width: int, palette: Palette, fonts: Fonts) -> LineLayout:
    left, column = _column(width)
    when = clock_text(line.start_s)
    when_width = QFontMetricsF(fonts.small).horizontalAdvance(when)
    name = f"{line.name}  "
    name_width = QFontMetricsF(fonts.name).horizontalAdvance(name)
    text_left = left + 18 + name_width
    important = line.kind == "notice"
    font = scaled_font(0.94) if important else fonts.small
    runs = line.runs if important else tuple(Run(run.text, Emphasis.UNSTABLE) for run in line.runs)
    text, size = _paragraph(runs, left + column - text_left - when_width - 14, palette, font)
    top = GAP_PX * 0.7
    shift = max(0.0, (text.lineAt(0).height() if text.lineCount() else 0.0) - fonts.small_line) / 2
    labels = (
        Label(name, QPointF(left + 18, top + shift), fonts.name, palette.lane(line.lane)),
        Label(when, QPointF(text_left + size[0] + 10, top + shift), fonts.small, palette.dim),
    )
    block = Block(line.text, text, QPointF(text_left, top))
    return LineLayout(line, heading, ceil(top + max(size[1], fonts.small_line) + 2), None, labels, (block,))


def _card(line: Line, heading: Heading, width: int, palette: Palette, fonts: Fonts) -> LineLayout:
    card = line.card
    assert card is not None
    left, column = _column(width)
    box_left, box_width = left + 22, column - 44
    inner_left, inner_width = box_left + PADDING_X_PX + 4, box_width - 2 * PADDING_X_PX - 4
    y = GAP_PX + PADDING_Y_PX + 1.0
    name_width = QFontMetricsF(fonts.name).horizontalAdvance(line.name)
    labels = [
        Label(line.name, QPointF(inner_left, y), fonts.name, palette.reasoner),
        Label(f"  {clock_text(line.start_s)}", QPointF(inner_left + name_width, y), fonts.small, palette.dim),
    ]
    state = TASK_WORDS[card.state]
    state_colour = palette.danger if card.error else palette.reasoner if card.cancellable else palette.dim
    right = inner_left + inner_width - QFontMetricsF(fonts.name).horizontalAdvance(state)
    cancel = None
    if card.cancellable:
        cancel_width = QFontMetricsF(fonts.name).horizontalAdvance("Cancel")
        cancel = QRectF(
            inner_left + inner_width - cancel_width - 16, y - 4, cancel_width + 20, fonts.small_line + 8
        )
        right = cancel.left() - 12 - QFontMetricsF(fonts.name).horizontalAdvance(state)
    labels.append(Label(state, QPointF(right, y), fonts.name, state_colour))
    y += fonts.small_line + 7
    question, size = _paragraph(line.runs, inner_width, palette, scaled_font(1.05, QFont.Weight.Medium))
    blocks = [Block(line.text, question, QPointF(inner_left, y))]
    y += size[1]
    rule_y = None
    for text, emphasis in ((card.answer, Emphasis.PLAIN), (card.error, Emphasis.PLAIN)):
        if not text:
            continue
        if rule_y is None:
            rule_y = y + 8
            y += 17
        runs = (Run(text, Emphasis.UNSTABLE if card.cancellable else emphasis),)
        paragraph, size = _paragraph(runs, inner_width, palette, fonts.body)
        blocks.append(Block(text, paragraph, QPointF(inner_left, y)))
        y += size[1]
    box = QRectF(box_left, GAP_PX, box_width, y + PADDING_Y_PX - GAP_PX)
    return LineLayout(
        line, heading, ceil(box.bottom()), box, tuple(labels), tuple(blocks), rule_y=rule_y, cancel=cancel
    )


def _column(width: int) -> tuple[float, float]:
    """Left edge and width of the column of text."""
    column = float(max(200, min(COLUMN_PX, width - 2 * MARGIN_PX)))
    return max(float(MARGIN_PX), (width - column) / 2), column


def _paragraph(
    runs: tuple[Run, ...], max_width: float, palette: Palette, font: QFont
) -> tuple[QTextLayout, tuple[float, float]]:
    """Text laid out in at most `max_width`, and the size that it takes."""
    text = "".join(run.text for run in runs).replace("\n", "\u2028")  # QTextLayout knows no other line break
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(_formats(runs, palette))
    width = _break_lines(layout, max(60.0, max_width), font)
    if _reads_from_right(text):  # its lines are placed from the right edge, which is known only now
        _break_lines(layout, ceil(width) + 1.0, font)
    return layout, (width, layout.boundingRect().height())


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
        piece = Format()
        piece.start, piece.length, piece.format = start, units(run.text), form
        formats.append(piece)
        start += units(run.text)
    return formats


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _reads_from_right(text: str) -> bool:
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
