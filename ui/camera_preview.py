"""The small picture of what the camera sees."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.palette import Palette
from ui.theme import Theme
from ui.translating import tr

WIDTH_PX = 224
RADIUS_PX = 12.0


class CameraPreview(QWidget):
    """Shows frames with their aspect kept; where it is `hideable`, a button in its corner hides it.

    Signals:
        hide_asked()
    """

    hide_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, hideable: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._frame: NDArray[np.uint8] | None = None
        self.setAccessibleName(tr("Camera picture"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._hide = QToolButton(self)
        self._hide.setAccessibleName(tr("Hide the camera picture"))
        self._hide.setToolTip(tr("Hide the picture; the camera stays on"))
        self._hide.setFixedSize(28, 28)
        self._hide.clicked.connect(self.hide_asked)
        self._hide.setVisible(hideable)
        self.use_palette(theme.palette)

    def use_palette(self, palette: Palette) -> None:
        """Draw in these colours."""
        self._hide.setIcon(icon("hide", palette.text, 14))
        self._hide.setStyleSheet(
            f"QToolButton {{ background: {palette.surface}; border-radius: 14px; padding: 0 }}"
        )
        self.update()

    def show_frame(self, frame: NDArray[np.uint8] | None) -> None:
        """Show a picture (height, width, 3), blue first; None when there is none yet."""
        if frame is self._frame:
            return
        shape_before = None if self._image is None else self._image.size()
        self._frame = frame
        if frame is None:
            self._image = None
        else:
            lines = np.ascontiguousarray(frame)
            height, width = lines.shape[:2]
            picture = QImage(lines.data, width, height, 3 * width, QImage.Format.Format_BGR888)
            wanted = QSize(self.width(), self.width()) * self.devicePixelRatioF()
            self._image = picture.scaled(
                wanted, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        if shape_before != (None if self._image is None else self._image.size()):
            self.updateGeometry()
            self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, self._height_for(WIDTH_PX))

    def _height_for(self, width: int) -> int:
        if self._image is None:
            return round(width * 0.75)
        return round(width * self._image.height() / self._image.width())

    def _fit(self) -> None:
        self.setFixedHeight(max(60, min(320, self._height_for(self.width()))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._hide.move(self.width() - 34, 6)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PX, RADIUS_PX)
        painter.fillPath(shape, QColor(palette.surface))
        if self._image is not None:
            painter.setClipPath(shape)
            size = QSize(self._image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            box = QRectF(
                (self.width() - size.width()) / 2,
                (self.height() - size.height()) / 2,
                size.width(),
                size.height(),
            )
            painter.drawImage(box, self._image)
            painter.setClipping(False)
        else:
            painter.setPen(QColor(palette.dim))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Waiting for a picture…"))
        painter.setPen(QPen(QColor(palette.border), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        painter.end()
