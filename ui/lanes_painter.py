"""Draws a stretch of a conversation that `ui.lanes_layout` has placed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from assistant.micro_turn import TaskState
from assistant.timeline.item import Lane
from ui.lanes_blocks import Block
from ui.lanes_kinds import Kind
from ui.lanes_layout import Mark, Rail, StretchLayout
from ui.lanes_measures import PADDING_X_PX, Columns, Measures
from ui.lengths import length_text
from ui.line_painter import FoundMark
from ui.line_search import Found
from ui.palette import Palette
from ui.translating import tr
from ui.word_times import Span

RADIUS_PX = 8.0
VOICE_PX = 3.0
"""The width of the line that says when a voice sounded."""


@dataclass(frozen=True)
class Brushes:
    """What everything is drawn with."""

    palette: Palette
    measures: Measures
    columns: Columns


def paint_stretch(
    painter: QPainter,
    layout: StretchLayout,
    brushes: Brushes,
    seen: Span,
    current: int,
    found_in: Callable[[int], Sequence[FoundMark]],
) -> None:
    """Draw what is `seen` of a stretch, its top left corner at the painter's origin.

    `current` is the id of the line that is chosen; `found_in` tells what to mark in a line.
    """
    for mark in layout.overlaps:
        _paint_overlap(painter, mark, brushes)
    for rail in layout.rails:
        _paint_rail(painter, rail, brushes, rail.span.line.id == current)
    for block in layout.blocks:
        if block.box.bottom() >= seen[0] and block.box.top() <= seen[1]:
            paint_block(painter, block, brushes, block.line.id == current, found_in(block.line.id))
        if block.line.tells and block.kind is Kind.SPEECH:
            _paint_origin(painter, block, brushes)
    for mark in layout.silences:
        _paint_silence(painter, mark, brushes)


def paint_block(
    painter: QPainter, block: Block, brushes: Brushes, current: bool, found: Sequence[FoundMark]
) -> None:
    """Draw one block."""
    {
        Kind.SPEECH: _paint_speech,
        Kind.TYPED: _paint_typed,
        Kind.NOD: _paint_nod,
        Kind.NOTE: _paint_note,
        Kind.RESULT: _paint_result,
        Kind.SIGN: _paint_sign,
    }[block.kind](painter, block, brushes)
    _paint_words(painter, block, brushes, found)
    if current:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(brushes.palette.accent), 2.0))
        painter.drawRoundedRect(block.box.adjusted(-1, -1, 1, 1), RADIUS_PX, RADIUS_PX)


def _paint_speech(painter: QPainter, block: Block, brushes: Brushes) -> None:
    palette, lane = brushes.palette, block.line.lane
    mine = lane is Lane.USER
    said = QRectF(block.box)
    said.setBottom(block.said_bottom)
    if block.box.bottom() - block.said_bottom > 1.0:  # what was not said hangs below what was
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.dim), 1.0, Qt.PenStyle.DotLine))
        hanging = QRectF(said.left() + 0.5, said.bottom() - RADIUS_PX, said.width() - 1, 0)
        hanging.setBottom(block.box.bottom())
        painter.drawRoundedRect(hanging, RADIUS_PX, RADIUS_PX)
    painter.setPen(Qt.PenStyle.NoPen if mine else QPen(QColor(palette.border), 1.0))
    painter.setBrush(QColor(palette.user_surface if mine else palette.surface))
    painter.drawRoundedRect(said.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PX, RADIUS_PX)
    x = said.right() - VOICE_PX - 1.5 if mine else said.left() + 1.5
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.lane(lane)))
    for top, bottom in block.sounds:
        voice = QRectF(x, top + 1.5, VOICE_PX, max(VOICE_PX, bottom - top - 3.0))
        painter.drawRoundedRect(voice, VOICE_PX / 2, VOICE_PX / 2)


def _paint_origin(painter: QPainter, block: Block, brushes: Brushes) -> None:
    """An arrow that says that this was worked out behind the talk."""
    measures, y = brushes.measures, block.box.top() + 5.0 + brushes.measures.row / 2
    left, right = block.box.right() + 3.0, brushes.columns.meanwhile.left - 3.0
    head = 0.3 * measures.em
    painter.setPen(QPen(QColor(brushes.palette.reasoner), 1.5))
    painter.drawLine(QLineF(left, y, right, y))
    painter.drawLine(QLineF(left, y, left + head, y - head))
    painter.drawLine(QLineF(left, y, left + head, y + head))


def _paint_typed(painter: QPainter, block: Block, brushes: Brushes) -> None:
    palette = brushes.palette
    painter.setPen(QPen(QColor(palette.user), 1.0, Qt.PenStyle.DashLine))
    painter.setBrush(QColor(palette.user_surface))
    painter.drawRoundedRect(block.box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PX, RADIUS_PX)


def _paint_nod(painter: QPainter, block: Block, brushes: Brushes) -> None:
    radius = block.box.height() / 2
    painter.setPen(QPen(QColor(brushes.palette.assistant), 1.0))
    painter.setBrush(QColor(brushes.palette.surface))
    painter.drawRoundedRect(block.box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _paint_note(painter: QPainter, block: Block, brushes: Brushes) -> None:
    del painter, block, brushes  # nothing but its words


def _paint_result(painter: QPainter, block: Block, brushes: Brushes) -> None:
    painter.setPen(QPen(QColor(brushes.palette.lane(block.line.lane)), 1.0))
    y = block.box.top() + 0.5
    painter.drawLine(QLineF(brushes.columns.meanwhile.left, y, block.box.right(), y))


def _paint_sign(painter: QPainter, block: Block, brushes: Brushes) -> None:
    """The first letter of who it comes from, for colour alone says nothing."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(brushes.palette.lane(block.line.lane)))
    painter.drawEllipse(block.box.adjusted(0, 0, 0, block.box.width() - block.box.height()))


def _paint_words(painter: QPainter, block: Block, brushes: Brushes, found: Sequence[FoundMark]) -> None:
    left = block.box.left()
    if block.kind is Kind.SIGN:
        left += (block.box.width() - block.words.width) / 2
    elif block.kind not in (Kind.NOTE, Kind.RESULT):
        left += PADDING_X_PX
    whole = block.kind is not Kind.RESULT and block.line.exhibit is None  # others show only some of it
    for one, here in found if whole else ():
        if one.block == 0:
            _paint_found(painter, block, left, one, here, brushes)
    rows = block.words.rows
    painter.setPen(QColor(brushes.palette.text))
    raised = (block.box.height() - rows[0].height()) / 2 - (block.tops[0] - block.box.top())
    shift = raised if block.kind is Kind.SIGN else 0.0
    for number, top in enumerate(block.tops):
        rows[number].draw(painter, QPointF(left, top + shift))
    if block.elided:
        row = rows[len(block.tops) - 1]
        painter.setPen(QColor(brushes.palette.dim))
        painter.setFont(block.words.layout.font())
        at = QPointF(left + row.naturalTextWidth() + 1, block.tops[-1] + row.ascent())
        painter.drawText(at, "…")


def _paint_found(
    painter: QPainter, block: Block, left: float, found: Found, here: bool, brushes: Brushes
) -> None:
    palette, prefix = brushes.palette, block.words.prefix
    painter.setPen(QPen(QColor(palette.text), 1.0) if here else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.selection))
    for number, top in enumerate(block.tops):
        row = block.words.rows[number]
        first = max(found.start + prefix, row.textStart())
        last = min(found.end + prefix, row.textStart() + row.textLength())
        if first < last:
            from_x, to_x = row.cursorToX(first)[0], row.cursorToX(last)[0]  # type: ignore[index]
            painter.drawRoundedRect(QRectF(left + from_x - 1, top, to_x - from_x + 2, row.height()), 3, 3)


def _paint_overlap(painter: QPainter, mark: Mark, brushes: Brushes) -> None:
    """A bridge between the two voices, as tall as they sounded at once."""
    columns, palette = brushes.columns, brushes.palette
    box = QRectF(columns.channel.left, mark.top, columns.channel.width, max(4.0, mark.bottom - mark.top))
    tint = QColor(palette.text)
    tint.setAlphaF(0.10)
    painter.fillRect(box, tint)
    painter.fillRect(box, QBrush(QColor(palette.dim), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(QColor(palette.dim), 1.5))
    for y in (box.top(), box.bottom()):
        painter.drawLine(QLineF(box.left(), y, box.right(), y))


def _paint_silence(painter: QPainter, mark: Mark, brushes: Brushes) -> None:
    columns, palette, measures = brushes.columns, brushes.palette, brushes.measures
    middle = (mark.top + mark.bottom) / 2
    text = tr("quiet for {length}", length=length_text(int(mark.seconds)))
    painter.setFont(measures.small)
    letters = QFontMetricsF(measures.small)
    width = letters.horizontalAdvance(text)
    centre = columns.channel.middle
    painter.setPen(QColor(palette.dim))
    box = QRectF(centre - width / 2 - 2, middle - letters.height() / 2, width + 4, letters.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.setPen(QPen(QColor(palette.faint), 1.5, Qt.PenStyle.DotLine))
    for left, right in ((columns.user.left, box.left() - 8), (box.right() + 8, columns.assistant.right)):
        if right > left:
            painter.drawLine(QLineF(left, middle, right, middle))


def _paint_rail(painter: QPainter, rail: Rail, brushes: Brushes, current: bool) -> None:
    palette, line, box = brushes.palette, rail.span.line, rail.box
    colour = QColor(palette.lane(line.lane))
    state = line.card.state if line.card is not None else None
    radius = min(box.width() / 2, 4.0)
    fill = QColor(colour)
    fill.setAlphaF(0.8 if line.end_s is None else 0.32)
    waits = state is TaskState.QUEUED
    gave_up = state in (TaskState.CANCELLED, TaskState.FAILED)
    painter.setPen(QPen(colour, 1.0, Qt.PenStyle.DashLine if waits else Qt.PenStyle.SolidLine))
    painter.setBrush(
        Qt.BrushStyle.NoBrush
        if waits
        else QBrush(colour, Qt.BrushStyle.BDiagPattern)
        if gave_up
        else QBrush(fill)
    )
    painter.save()
    painter.setClipRect(box)  # what goes on above or below is not rounded off
    above, below = 0.0 if rail.begins else -2 * radius, 0.0 if rail.ends else 2 * radius
    painter.drawRoundedRect(box.adjusted(0.5, 0.5 + above, -0.5, below - 0.5), radius, radius)
    painter.restore()
    if current:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.accent), 2.0))
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), radius, radius)
