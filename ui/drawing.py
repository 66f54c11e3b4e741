"""What is drawn in a line besides its words: grounds, rules, ticks. Larger drawings have files of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ui.palette import Palette
from ui.text_block import Fonts

ROUND_PX = 8.0

Pictures = Callable[[str, int, int], "QPixmap | Path | None"]
"""A picture by its file and the size (px) that it is drawn in: the picture, None while it is being loaded, or the path
at which there is none."""


def no_pictures(file: str, width: int, height: int) -> Path:
    """Where nobody knows the folder there are none."""
    del width, height
    return Path(file)


@dataclass(frozen=True)
class Scene:
    """What a drawing needs besides itself. `now_s` is None when no time passes, as in a saved conversation."""

    palette: Palette
    fonts: Fonts
    now_s: float | None = None
    calm: bool = False
    pictures: Pictures = no_pictures


class Drawing(Protocol):
    """Something drawn in a row; `box` is from the row's top left corner."""

    @property
    def box(self) -> QRectF:
        """Where it is drawn, and nowhere else."""
        ...

    def moves(self, now_s: float) -> bool:
        """Whether it looks different in a second."""
        ...

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw it."""
        ...


@dataclass(frozen=True)
class Still:
    """A drawing that does not change with time."""

    box: QRectF

    def moves(self, now_s: float) -> bool:
        """Never."""
        del now_s
        return False


@dataclass(frozen=True)
class Ground(Still):
    """What code stands on."""

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw it."""
        painter.setPen(QPen(QColor(scene.palette.border), 1.0))
        painter.setBrush(QColor(scene.palette.window))
        painter.drawRoundedRect(self.box.adjusted(0.5, 0.5, -0.5, -0.5), ROUND_PX, ROUND_PX)


@dataclass(frozen=True)
class Rules(Still):
    """Horizontal lines at the `ys` of a table, the first of them stronger; or one between two parts."""

    ys: tuple[float, ...]

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw them."""
        for number, y in enumerate(self.ys):
            strong = number == 0 and len(self.ys) > 1
            painter.setPen(QPen(QColor(scene.palette.dim if strong else scene.palette.border), 1.0))
            painter.drawLine(
                QPointF(self.box.left(), round(y) + 0.5), QPointF(self.box.right(), round(y) + 0.5)
            )


@dataclass(frozen=True)
class QuoteBar(Still):
    """The bar beside what is quoted."""

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw it."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scene.palette.faint))
        painter.drawRoundedRect(self.box, self.box.width() / 2, self.box.width() / 2)


@dataclass(frozen=True)
class Tick(Still):
    """The box in front of an item of a list: with a tick when that is done."""

    done: bool

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw it."""
        box, palette = self.box.adjusted(1, 1, -1, -1), scene.palette
        painter.setPen(QPen(QColor(palette.accent if self.done else palette.dim), 1.4))
        painter.setBrush(QColor(palette.accent) if self.done else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3.0, 3.0)
        if self.done:
            paint_tick(painter, box, palette.on_accent)


def paint_tick(painter: QPainter, box: QRectF, colour: str) -> None:
    """Draw a tick into a box."""
    pen = QPen(QColor(colour), max(1.4, box.width() / 7))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    shares = ((0.24, 0.54), (0.43, 0.73), (0.77, 0.3))
    painter.drawPolyline([box.topLeft() + QPointF(x * box.width(), y * box.height()) for x, y in shares])
