"""A level meter: a bar for how loud it is (RMS) and a tick for how loud it was (peak)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import draw
from ui.theme import Theme
from ui.translating import tr

FLOOR_DBFS = -60.0
"""The quietest level that shows: a quiet room."""

FALL_PER_S = 1.4
"""How fast bar and peak fall (shares of the meter): slower than sound, so that the eye can follow."""

PEAK_HOLD_S = 0.8

TOO_LOUD = 0.97
"""A peak beyond this share is most likely cut off."""

BAR_PX = 5.0
ICON_PX = 16
ICON_SHARE = 0.8
"""An icon is at least so large, and such a share of the height of a line."""


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
    """A meter with an icon that says whose level it is. A peak that is too loud is a block instead of a tick."""

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        name: str,
        parent: QWidget | None = None,
        *,
        bar_px: float = BAR_PX,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bar_px = bar_px
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
        before = self.too_loud
        if self._ballistics.feed(dbfs, passed_s):
            self.update()
        if self.too_loud != before:
            self.setAccessibleDescription(tr("Too loud") if self.too_loud else "")

    @property
    def too_loud(self) -> bool:
        """Whether the peak is as loud as can be, so that some of it may be cut off."""
        return self._ballistics.peak > TOO_LOUD

    def sizeHint(self) -> QSize:
        return QSize(118, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(64, self._height())

    def _height(self) -> int:
        side = self._icon_side()
        return max(side + 4, round(self._bar_px * side / ICON_PX) + 8)

    def _icon_side(self) -> int:
        """It grows with the text, and the bar with it."""
        return max(ICON_PX, round(ICON_SHARE * self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        palette = self._theme.palette
        colour = palette.user if self._icon_name == "microphone" else palette.assistant
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._icon_side()
        thick = self._bar_px * side / ICON_PX
        draw(painter, self._icon_name, palette.dim, QRectF(0, (self.height() - side) / 2, side, side))
        bar = QRectF(side + 7, (self.height() - thick) / 2, self.width() - side - 8, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.faint))
        painter.drawRoundedRect(bar, thick / 2, thick / 2)
        if self._ballistics.level > 0.01:
            painter.setBrush(QColor(colour))
            loud = QRectF(bar.left(), bar.top(), max(thick, bar.width() * self._ballistics.level), thick)
            painter.drawRoundedRect(loud, thick / 2, thick / 2)
        if self._ballistics.peak > 0.01:
            wide = 6.0 if self.too_loud else 2.0
            at = bar.left() + (bar.width() - wide) * self._ballistics.peak
            painter.setBrush(QColor(palette.danger if self.too_loud else colour))
            painter.drawRect(QRectF(at, bar.top() - 2.5, wide, thick + 5))
        painter.end()
