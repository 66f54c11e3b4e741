"""The ribbon: the last seconds of both voices on one axis of time, so that one sees who spoke over whom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistant.status import Status
from ui.level_meter import level_share
from ui.palette import Palette
from ui.ribbon_history import SPAN_S, FloorState, RibbonHistory, floor_state
from ui.ribbon_painter import MARK_S, Axis, fade, paint_axis, paint_history
from ui.theme import SMALL, Theme, scaled_font
from ui.translating import mark, number, tr, translated

HEIGHT_LINES = 3.3
"""Its height in lines of text: 56 px with the usual font."""

LEGEND_EM, NAMES_EM = 46.0, 26.0
"""The least widths, in widths of an M, in which there is room for the legend and for the names."""

RADIUS_PX = 12.0

CALM_S = 1.0
"""How often it moves on where less movement is wanted."""

EXPLANATION = mark(
    "The last {span} seconds: now is at the right, each mark is {mark} seconds.\n"
    "Your voice stands above the middle, Counterpoint's below it.\n"
    "The line along the middle says who has the floor: solid for speaking, dashed for pausing, "
    "dotted for thinking."
)


class Ribbon(QWidget):
    """Follows a conversation's status. It moves while there is something on it, and rests while it is empty."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.history = RibbonHistory()
        self._unseen_s = 0.0
        self._names = self._legend = QRectF()
        self._axis = Axis(QRectF(), 1.0)
        self.setAccessibleName(tr("Who is speaking"))
        self.setAccessibleDescription(translated(FloorState.FREE.value))
        self.setToolTip(translated(EXPLANATION, span=number(SPAN_S), mark=number(MARK_S)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def follow(self, status: Status, passed_s: float) -> None:
        """Show a status, `passed_s` after the last one."""
        user = level_share(status.input_level_dbfs) if status.user_speaking and not status.muted else 0.0
        assistant = level_share(status.output_level_dbfs) if status.speaking else 0.0
        before, state = self.history.state, floor_state(status)
        moved = self.history.feed(state, user, assistant, passed_s)
        self._unseen_s = self._unseen_s + passed_s if moved else 0.0
        if state is not before:
            self.setAccessibleDescription(translated(state.value))
            self.update()
            self._unseen_s = 0.0
        elif moved and (not self._theme.calm or self._unseen_s >= CALM_S):
            self._unseen_s = 0.0
            self.update(self._axis.box.toAlignedRect())

    def clear(self) -> None:
        """Begin with nothing, as for a new conversation."""
        self.history.clear()
        self.setAccessibleDescription(translated(FloorState.FREE.value))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, round(QFontMetricsF(scaled_font(1.0)).lineSpacing() * HEIGHT_LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    # Where things are

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        small = QFontMetricsF(scaled_font(SMALL))
        em, height, width = small.horizontalAdvance("M"), float(self.height()), float(self.width())
        left = right = em
        if width >= NAMES_EM * em:
            names = max(small.horizontalAdvance("Counterpoint"), small.horizontalAdvance(tr("You")))
            self._names = QRectF(em, 0.0, names + 2.0, height)
            left = self._names.right() + em
        else:
            self._names = QRectF()
        if width >= LEGEND_EM * em:
            words = small.horizontalAdvance(tr("Counterpoint is")) + 2.0
            self._legend = QRectF(width - em - words, 0.0, words, height)
            right = words + 2 * em
        else:
            self._legend = QRectF()
        self._axis = Axis(
            QRectF(left, 3.0, max(1.0, width - left - right), height - 6.0), 1.2 + height * 0.03
        )

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, axis = self._theme.palette, self._axis
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.border), 1.0))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PX, RADIUS_PX)
        paint_axis(painter, axis, palette)
        if not self.history.empty:
            paint_history(painter, axis, self.history, palette)
            fade(painter, axis, palette.surface)
        if not axis.box.toAlignedRect().contains(event.rect()):
            self._paint_words(painter, palette)
        painter.end()

    def _paint_words(self, painter: QPainter, palette: Palette) -> None:
        painter.setFont(scaled_font(SMALL))
        if not self._names.isEmpty():
            half = self._names.height() / 2
            row = QRectF(self._names.left(), half, self._names.width(), half - 6.0)
            painter.setPen(QColor(palette.assistant))
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "Counterpoint")
            painter.setPen(QColor(palette.user))
            row.moveBottom(half)
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tr("You"))
        if not self._legend.isEmpty():
            painter.setPen(QColor(palette.dim))
            wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self._legend, wrapped, translated(self.history.state.value))
