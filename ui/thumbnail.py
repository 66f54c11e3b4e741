"""A small picture as a widget, about two rows of text high."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.drawing import ROUND_PX

ROWS = 2.6
WIDEST = 2.0
"""Of a very wide picture the middle is seen: it is at most so many times as wide as high, and half as wide at least."""


class Thumbnail(QWidget):
    """Shows a picture; without one it is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_image(self, image: QImage | None) -> None:
        """Show this picture, or none."""
        self._image = image or QImage()
        self.setVisible(not self._image.isNull())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height() * ROWS
        return QSize(round(height * self._across()), round(height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), ROUND_PX, ROUND_PX)
        painter.setClipPath(shape)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(place, self._image)

    def _across(self) -> float:
        """How many times as wide as high it is shown."""
        if self._image.isNull():
            return 1.0
        return min(WIDEST, max(1 / WIDEST, self._image.width() / self._image.height()))
