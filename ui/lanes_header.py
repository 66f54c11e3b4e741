"""The names over the lanes, which stay where they are while the lanes are scrolled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from assistant.timeline.item import Lane
from ui.lanes_measures import Columns, Measures
from ui.line import LANE_NAMES
from ui.palette import LIGHT, Palette
from ui.theme import SMALL, scaled_font
from ui.translating import tr, translated


class LanesHeader(QWidget):
    """Draws the names of the columns where `show_columns` says these are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns: Columns | None = None
        self._measures: Measures | None = None
        self._palette = LIGHT
        self.setToolTip(
            tr(
                "Time runs downwards. What stands side by side happened at the same time; the line along a block says "
                "when there was sound. Struck words were never heard."
            )
        )

    def show_columns(self, columns: Columns, measures: Measures, palette: Palette) -> None:
        """Draw these from now on."""
        if (columns, measures, palette) != (self._columns, self._measures, self._palette):
            self._columns, self._measures, self._palette = columns, measures, palette
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, round(QFontMetricsF(scaled_font(SMALL)).height() * 1.7))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        columns, measures, palette = self._columns, self._measures, self._palette
        if columns is None or measures is None:
            return
        painter = QPainter(self)
        painter.setFont(measures.name)
        height = float(self.height())
        names = [
            (columns.user, translated(LANE_NAMES[Lane.USER]), palette.user),
            (columns.assistant, translated(LANE_NAMES[Lane.ASSISTANT]), palette.assistant),
        ]
        if not columns.folded:
            names.append((columns.meanwhile, tr("Meanwhile"), palette.dim))
        for strip, name, colour in names:
            painter.setPen(QColor(colour))
            box = QRectF(strip.left, 0.0, strip.width, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QPen(QColor(palette.border), 1.0))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
