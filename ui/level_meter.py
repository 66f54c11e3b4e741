"""A level meter: a bar for how loud it is (RMS) and a tick for how loud it was (peak)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import draw
from ui.theme import Theme

FLOOR_DBFS = -60.0
"""The quietest level that shows: a quiet room."""

FALL_PER_S = 1.4
"""How fast bar and peak fall (shares of the meter): slower than sound, so that the eye can follow."""

PEAK_HOLD_S = 0.8


def level_share(dbfs: float) -> float:
    """A level as a share of the meter, 0…1."""
    return min(1.0, max(0.0, 1.0 - dbfs / FLOOR_DBFS))


class Ballistics:
    """How a meter moves: up at once, down slowly, the peak held for a while."""

    def __init__(self) -> None:
        self.level = 0.0
        self.peak = 0.0
        self._held_s = 0.0

    def feed(self, dbfs: float, passed_s: float) -> bool:
        """Take in a level after `passed_s`; True when something moved."""
        before = (self.level, self.peak)
        share = level_share(dbfs)
        self.level = max(share, self.level - FALL_PER_S * passed_s)
        if self.level >= self.peak:
            self.peak, self._held_s = self.level, 0.0
        else:
            self._held_s += passed_s
            if self._held_s > PEAK_HOLD_S:
                self.peak = max(self.level, self.peak - FALL_PER_S * passed_s)
        return before != (self.level, self.peak)


class LevelMeter(QWidget):
    """A meter with an icon that says whose level it is."""

    def __init__(self, theme: Theme, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self._ballistics = Ballistics()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def level(self) -> float:
        """What the bar shows, 0…1."""
        return self._ballistics.level

    def feed(self, dbfs: float, passed_s: float) -> None:
        """Show a level `passed_s` after the last one."""
        if self._ballistics.feed(dbfs, passed_s):
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(118, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        palette = self._theme.palette
        colour = palette.user if self._icon_name == "microphone" else palette.assistant
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, self._icon_name, palette.dim, QRectF(0, (self.height() - 16) / 2, 16, 16))
        bar = QRectF(23, self.height() / 2 - 2.5, self.width() - 24, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.faint))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        if self._ballistics.level > 0.01:
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(
                QRectF(bar.left(), bar.top(), max(5.0, bar.width() * self._ballistics.level), 5), 2.5, 2.5
            )
        if self._ballistics.peak > 0.01:
            at = bar.left() + (bar.width() - 2) * self._ballistics.peak
            painter.setBrush(QColor(palette.danger if self._ballistics.peak > 0.97 else colour))
            painter.drawRect(QRectF(at, bar.top() - 2.5, 2, 10))
        painter.end()
