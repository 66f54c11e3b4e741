"""Draws a line that `ui.line_layout` has placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextCharFormat

from assistant.timeline.item import Lane
from ui.card_button import paint_button
from ui.drawing import Scene
from ui.line import Shape
from ui.line_layout import LineLayout
from ui.line_search import Found
from ui.palette import Palette
from ui.text_block import Format

RADIUS_PX = 14.0
STRIPE_PX = 3.0

Selected = tuple[int, int, int]
"""A stretch of selected text: block, first character, end (-1: to the end of the block)."""


@dataclass(frozen=True)
class Pressed:
    """Which of a row's buttons the mouse is over, and which one the keyboard is at; -1 for none."""

    hovered: int = -1
    focused: int = -1


NOTHING_PRESSED = Pressed()

FoundMark = tuple[Found, bool]
"""A stretch of text that was looked for, and whether it is the one that was gone to."""


def paint_line(
    painter: QPainter,
    layout: LineLayout,
    scene: Scene,
    selected: Sequence[Selected] = (),
    current: bool = False,
    pressed: Pressed = NOTHING_PRESSED,
    found: Sequence[FoundMark] = (),
    exposed: QRectF | None = None,
) -> None:
    """Draw a row, its top left corner at the painter's origin; of a high one what is `exposed`."""
    palette = scene.palette
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if layout.box is not None:
        _paint_box(painter, layout, layout.box, palette)
    if current:
        _paint_focus(painter, layout, palette)
    if layout.line.shape is Shape.NOTE:
        _paint_dot(painter, layout, palette)
    for drawing in layout.drawings:
        if exposed is None or drawing.box.adjusted(-4, -4, 4, 4).intersects(exposed):
            drawing.paint(painter, scene)
    for label in layout.labels:
        painter.setFont(label.font)
        painter.setPen(QColor(label.colour))
        painter.drawText(label.at + QPointF(0, QFontMetricsF(label.font).ascent()), label.text)
    painter.setPen(QColor(palette.text))
    for number, block in enumerate(layout.blocks):
        if exposed is not None and (block.at.y() > exposed.bottom() or block.bottom < exposed.top()):
            continue
        marks = [_found_mark(one, here, palette) for one, here in found if one.block == number]
        marks += [
            _mark(start, end, block.layout.text(), palette) for at, start, end in selected if at == number
        ]
        block.layout.draw(painter, block.at, marks)
    for number, button in enumerate(layout.buttons):
        paint_button(painter, button, palette, number == pressed.hovered, number == pressed.focused)
    painter.restore()


def _paint_box(painter: QPainter, layout: LineLayout, box: QRectF, palette: Palette) -> None:
    lane = layout.line.lane
    fill = palette.user_surface if lane is Lane.USER else palette.surface
    painter.setPen(Qt.PenStyle.NoPen if lane is Lane.USER else QPen(QColor(palette.border), 1.0))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PX, RADIUS_PX)
    stripe_x = box.right() - STRIPE_PX - 5 if lane is Lane.USER else box.left() + 5
    stripe = QRectF(stripe_x, box.top() + 10, STRIPE_PX, box.height() - 20)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(palette.lane(lane))
    if layout.line.end_s is not None:
        colour.setAlphaF(0.45)  # what goes on is seen to glow
    painter.setBrush(colour)
    painter.drawRoundedRect(stripe, STRIPE_PX / 2, STRIPE_PX / 2)


def _paint_focus(painter: QPainter, layout: LineLayout, palette: Palette) -> None:
    first = layout.blocks[0]
    text = first.layout.boundingRect().translated(first.at).adjusted(-6, -3, 6, 3)
    box = layout.box if layout.box is not None else text
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.accent), 2.0))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX)


def _paint_dot(painter: QPainter, layout: LineLayout, palette: Palette) -> None:
    name = layout.labels[0]
    middle = name.at + QPointF(-12, QFontMetricsF(name.font).height() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.lane(layout.line.lane)))
    painter.drawEllipse(middle, 3.0, 3.0)


def _mark(start: int, end: int, text: str, palette: Palette) -> Format:
    form = QTextCharFormat()
    form.setBackground(QColor(palette.selection))
    form.setForeground(QColor(palette.text))
    piece = Format()
    length = len(text.encode("utf-16-le")) // 2 if end < 0 else end
    piece.start, piece.length, piece.format = start, length - start, form
    return piece


def _found_mark(found: Found, here: bool, palette: Palette) -> Format:
    form = QTextCharFormat()
    form.setBackground(QColor(palette.accent if here else palette.selection))
    form.setForeground(QColor(palette.on_accent if here else palette.text))
    form.setFontUnderline(here)
    piece = Format()
    piece.start, piece.length, piece.format = found.start, found.end - found.start, form
    return piece
