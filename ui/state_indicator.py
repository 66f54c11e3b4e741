"""The calm sign of what the assistant is doing now: a disc with a ring, and words beside it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.palette import Palette
from ui.state_words import Doing, StateWords, setting_up
from ui.theme import SMALL, TITLE, Theme, scaled_font
from ui.translating import tr

FRAME_MS = 50
MOVING = (Doing.LOADING, Doing.THINKING, Doing.WORKING, Doing.SETTING_UP)


class StateDisc(QWidget):
    """A disc in the state's colour; it swells with the voice, and a ring travels while it works."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._doing = Doing.SETTING_UP
        self._level = 0.0
        self._turn = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._advance)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(44, 44)

    def show_state(self, doing: Doing, level: float) -> None:
        """Show a state, and the loudness (0…1) of the voice that matters in it."""
        level = 0.0 if self._theme.calm else level
        changed = doing is not self._doing or abs(level - self._level) > 0.02
        self._doing, self._level = doing, level
        if doing in MOVING and self.isVisible() and not self._theme.calm:
            self._timer.start() if not self._timer.isActive() else None
        else:
            self._timer.stop()
        if changed:
            self.update()

    @property
    def turning(self) -> bool:
        """Whether the ring travels."""
        return self._timer.isActive()

    def _advance(self) -> None:
        self._turn = (self._turn + FRAME_MS / 1600) % 1.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colour = QColor(disc_colour(self._doing, self._theme.palette))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        halo = QColor(colour)
        halo.setAlphaF(0.16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(halo)
        swell = 15.0 + 6.5 * math.sqrt(self._level)
        painter.drawEllipse(centre, swell, swell)
        if self._doing in (Doing.MUTED, Doing.STOPPED):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 2.5))
            painter.drawEllipse(centre, 8.0, 8.0)
            painter.drawLine(centre + QPointF(-5.6, 5.6), centre + QPointF(5.6, -5.6))
        else:
            painter.setBrush(colour)
            painter.drawEllipse(centre, 9.0, 9.0)
        if self._doing in MOVING:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            ring = QRectF(centre.x() - 15, centre.y() - 15, 30, 30)
            painter.drawArc(ring, round(-self._turn * 360 * 16), -100 * 16)
        painter.end()


class StateIndicator(QWidget):
    """The disc, what it means, and a sentence that helps.

    Signals:
        clicked(): by mouse, or by Space or Enter.
    """

    clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words: StateWords | None = None
        self.disc = StateDisc(theme)
        self.title = QLabel()
        self.title.setFont(scaled_font(TITLE))
        self.title.setProperty("role", "title")
        self.hint = QLabel()
        self.hint.setFont(scaled_font(SMALL))
        self.hint.setProperty("role", "dim")
        self.hint.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.hint)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.disc)
        row.addLayout(words, 1)
        self.show_words(setting_up(), 0.0)

    def show_words(self, words: StateWords, level: float) -> None:
        """Show a state; `level` is the loudness (0…1) of whoever speaks."""
        self.disc.show_state(words.doing, level)
        if words != self._words:
            self._words = words
            self.title.setText(words.title)
            self.hint.setText(words.hint)
            self.hint.setVisible(bool(words.hint))
            self.setAccessibleName(tr("State: {state}", state=words.title))
            self.setAccessibleDescription(words.hint)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # so that the release comes here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.palette.accent), 2.0))
        words = max(label.fontMetrics().horizontalAdvance(label.text()) for label in (self.title, self.hint))
        around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        around.setRight(min(around.right(), self.title.x() + words + 12.0))
        painter.drawRoundedRect(around, 10, 10)
        painter.end()


def disc_colour(doing: Doing, palette: Palette) -> str:
    """The colour that goes with a state."""
    return {
        Doing.FAILED: palette.danger,
        Doing.HEARING: palette.user,
        Doing.SPEAKING: palette.assistant,
        Doing.LISTENING: palette.assistant,
        Doing.WORKING: palette.assistant,
        Doing.THINKING: palette.reasoner,
    }.get(doing, palette.dim)
