"""What can be pressed in a card or a bubble of the transcript, and how it is drawn."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.palette import Palette


class Act(enum.Enum):
    """What pressing it does."""

    CANCEL = "cancel"  # give up the task
    END = "end"  # end what goes on, such as a timer
    OPEN = "open"  # show all that there is to the line, or less again
    ADD = "add"  # add something to the task
    COPY = "copy"  # put `value` on the clipboard
    TICK = "tick"  # tick the item of a list off whose number is `value`, or take the tick away
    TURN = "turn"  # show the table whose number is `value` as a plot, or the plot as a table
    TO_TASK = "to task"  # go to the task whose result the line tells
    TO_TOLD = "to told"  # go to the line that tells the task's result


class Look(enum.Enum):
    """How it looks."""

    CHIP = "chip"
    LINK = "link"
    FIELD = "field"
    TICK = "tick"  # around the box of an item, which is drawn without it


@dataclass(frozen=True)
class Button:
    """A place in a row that can be pressed; `value` is what the act needs, `name` says in a menu what it does."""

    act: Act
    box: QRectF
    text: str
    name: str
    look: Look
    font: QFont
    value: str = ""


def chip_size(text: str, font: QFont) -> tuple[float, float]:
    """The width and height of a chip with this text."""
    letters = QFontMetricsF(font)
    return letters.horizontalAdvance(text) + 20, letters.height() + 8


def link_size(text: str, font: QFont) -> tuple[float, float]:
    """The width and height of a link with this text."""
    letters = QFontMetricsF(font)
    return letters.horizontalAdvance(text) + 4, letters.height() + 4


def paint_button(painter: QPainter, button: Button, palette: Palette, hovered: bool, focused: bool) -> None:
    """Draw it; what the keyboard is at has a frame."""
    box = button.box
    painter.setFont(button.font)
    if button.look is Look.LINK:
        _paint_link(painter, button, palette, hovered)
    elif button.look is Look.TICK:
        if hovered and not focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), 1.0))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5.0, 5.0)
    else:
        field = button.look is Look.FIELD
        painter.setPen(QPen(QColor(palette.dim if field else palette.border), 1.0))
        painter.setBrush(QColor(palette.hover if hovered else palette.window if field else palette.raised))
        round_px = 8.0 if field else box.height() / 2
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), round_px, round_px)
        painter.setPen(QColor(palette.dim if field and not hovered else palette.text))
        inside = box.adjusted(12, 0, -12, 0) if field else box
        across = Qt.AlignmentFlag.AlignLeft if field else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(inside, across | Qt.AlignmentFlag.AlignVCenter, button.text)
    if focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.accent), 2.0))
        round_px = box.height() / 2 if button.look is Look.CHIP else 6.0
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), round_px, round_px)


def _paint_link(painter: QPainter, button: Button, palette: Palette, hovered: bool) -> None:
    letters = QFontMetricsF(button.font)
    at = button.box.topLeft() + QPointF(2, 2 + letters.ascent())
    colour = QColor(palette.text if hovered else palette.accent)
    painter.setPen(colour)
    painter.drawText(at, button.text)
    y = at.y() + 2.5  # that it is a link is seen without its colour
    painter.setPen(QPen(colour, 1.0))
    painter.drawLine(QPointF(at.x(), y), QPointF(at.x() + letters.horizontalAdvance(button.text), y))
