"""A picture as it is drawn in a card, also while it is being loaded and when there is none any more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from ui.drawing import ROUND_PX, Scene, Still
from ui.translating import tr


@dataclass(frozen=True)
class PictureFace(Still):
    """The picture in a file of the data folder, fitted into `box`."""

    file: str

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw it, or in its place why it is not there."""
        ratio = painter.device().devicePixelRatioF()
        found = scene.pictures(self.file, round(self.box.width() * ratio), round(self.box.height() * ratio))
        if not isinstance(found, QPixmap):
            self._paint_frame(painter, found, scene)
            return
        size = QSizeF(found.size()).scaled(self.box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(self.box.topLeft(), size)
        shape = QPainterPath()
        shape.addRoundedRect(place, ROUND_PX, ROUND_PX)
        painter.save()
        painter.setClipPath(shape)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, found, QRectF(found.rect()))
        painter.restore()

    def _paint_frame(self, painter: QPainter, missing: Path | None, scene: Scene) -> None:
        painter.setPen(QPen(QColor(scene.palette.border), 1.0))
        painter.setBrush(QColor(scene.palette.window))
        painter.drawRoundedRect(self.box.adjusted(0.5, 0.5, -0.5, -0.5), ROUND_PX, ROUND_PX)
        text = tr("Loading the picture…")
        if missing is not None:
            text = tr("The picture {name} cannot be read any more.", name=missing.name)
        painter.setPen(QColor(scene.palette.dim))
        painter.setFont(scene.fonts.small)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.box.adjusted(8, 8, -8, -8), flags, text)
