"""Draws what `ui.ribbon_history` remembers: bars above and below a middle, and along it who has the floor."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen

from ui.palette import Palette
from ui.ribbon_history import BIN_S, SPAN_S, FloorState, RibbonHistory

MARK_S = 5.0
"""The time between two marks on the axis."""

BAR_SHARE = 0.58
"""How much of its time a bar fills; the rest is air."""

QUIET, LOUD = 0.2, 0.8
"""The shares of the level meter between which speech moves: a bar spreads them over its whole height."""


class Stroke(enum.Enum):
    """How the line of who has the floor is drawn, as a pattern for QPen in widths of the line."""

    SOLID = ()
    DASHED = (1.4, 1.1)
    DOTTED = (0.01, 2.4)


@dataclass(frozen=True)
class Look:
    """The strokes above (the user's) and below the middle (the assistant's)."""

    user: Stroke | None = None
    assistant: Stroke | None = None
    thinks: bool = False


LOOKS = {
    FloorState.FREE: Look(),
    FloorState.USER: Look(user=Stroke.SOLID),
    FloorState.USER_PAUSING: Look(user=Stroke.DASHED),
    FloorState.ASSISTANT: Look(assistant=Stroke.SOLID),
    FloorState.BOTH: Look(user=Stroke.SOLID, assistant=Stroke.SOLID),
    FloorState.HELD: Look(user=Stroke.SOLID, assistant=Stroke.DASHED),
    FloorState.THINKING: Look(assistant=Stroke.DOTTED, thinks=True),
}


@dataclass(frozen=True)
class Axis:
    """Where the axis of time lies (px): its box, and the thickness of the lines along the middle."""

    box: QRectF
    line: float

    @property
    def px_per_s(self) -> float:
        """How far a second reaches."""
        return self.box.width() / SPAN_S

    def x(self, ago_s: float) -> float:
        """Where something stands that is so long ago."""
        return self.box.right() - ago_s * self.px_per_s

    @property
    def middle(self) -> float:
        """The line between both voices."""
        return self.box.center().y()

    @property
    def foot(self) -> float:
        """From the middle to where the bars begin."""
        return self.line * 2.2 + 1.5

    @property
    def reach(self) -> float:
        """The height of the loudest bar."""
        return self.box.height() / 2 - self.foot - 2


def bar_height(level: float, reach: float) -> float:
    """The height of a bar for a level (0…1); what is heard at all is seen."""
    if level <= 0.0:
        return 0.0
    share = min(1.0, max(0.0, (level - QUIET) / (LOUD - QUIET)))
    return max(1.5, reach * share)


def paint_axis(painter: QPainter, axis: Axis, palette: Palette) -> None:
    """The middle, the marks and the edge that is now."""
    painter.setPen(QPen(QColor(palette.faint), 1.0))
    y = round(axis.middle) + 0.5
    painter.drawLine(QPointF(axis.box.left(), y), QPointF(axis.box.right(), y))
    tick = axis.line * 1.6
    for number in range(1, round(SPAN_S / MARK_S)):
        x = round(axis.x(number * MARK_S)) + 0.5
        painter.drawLine(QPointF(x, y - tick), QPointF(x, y + tick))
    painter.setPen(QPen(QColor(palette.dim), 1.0))
    x = round(axis.box.right()) + 0.5
    painter.drawLine(QPointF(x, axis.middle - axis.reach), QPointF(x, axis.middle + axis.reach))


def paint_history(painter: QPainter, axis: Axis, history: RibbonHistory, palette: Palette) -> None:
    """Bars and bands, moved by how much time has passed since they were."""
    painter.save()
    painter.setClipRect(axis.box)
    _paint_bars(painter, axis, history, palette)
    _paint_bands(painter, axis, history, palette)
    painter.restore()


def fade(painter: QPainter, axis: Axis, ground: str) -> None:
    """What is oldest goes softly."""
    width = axis.px_per_s * 1.2
    clear = QColor(ground)
    clear.setAlpha(0)
    shade = QLinearGradient(axis.box.left(), 0.0, axis.box.left() + width, 0.0)
    shade.setColorAt(0.0, QColor(ground))
    shade.setColorAt(1.0, clear)
    painter.fillRect(QRectF(axis.box.left(), axis.box.top(), width, axis.box.height()), QBrush(shade))


def _paint_bars(painter: QPainter, axis: Axis, history: RibbonHistory, palette: Palette) -> None:
    width = max(1.0, axis.px_per_s * BIN_S * BAR_SHARE)
    top, bottom = axis.middle - axis.foot, axis.middle + axis.foot
    reach, step, zero = axis.reach, axis.px_per_s * BIN_S, axis.x(history.now_s)
    above, below = [], []
    for bar in history.bars:  # the one loop that every frame pays for: nothing in it is worked out twice
        x = zero + bar.index * step
        if bar.user > 0.0:
            height = bar_height(bar.user, reach)
            above.append(QRectF(x, top - height, width, height))
        if bar.assistant > 0.0:
            below.append(QRectF(x, bottom, width, bar_height(bar.assistant, reach)))
    painter.setPen(Qt.PenStyle.NoPen)
    for boxes, colour in ((above, palette.user), (below, palette.assistant)):
        if boxes:
            painter.setBrush(QColor(colour))
            painter.drawRects(boxes)


def _paint_bands(painter: QPainter, axis: Axis, history: RibbonHistory, palette: Palette) -> None:
    away = axis.line / 2 + 1.0
    for band in history.bands:
        look = LOOKS[band.state]
        x, end_x = axis.x(history.now_s - band.start_s), axis.x(history.now_s - band.end_s)
        if look.user is not None:
            _paint_stroke(painter, look.user, palette.user, axis.line, x, end_x, axis.middle - away)
        if look.assistant is not None:
            colour = palette.reasoner if look.thinks else palette.assistant
            _paint_stroke(painter, look.assistant, colour, axis.line, x, end_x, axis.middle + away)


def _paint_stroke(
    painter: QPainter, stroke: Stroke, colour: str, width: float, x: float, end_x: float, y: float
) -> None:
    pen = QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if stroke is Stroke.DOTTED:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if stroke.value:
        pen.setDashPattern(stroke.value)
    painter.setPen(pen)
    painter.drawLine(QLineF(x, y, max(end_x, x + width), y))
