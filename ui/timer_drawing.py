"""A timer as it is drawn: the time that is left, large, beside a ring that empties. And how long a task works."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from assistant.cards import Timer
from ui.drawing import Scene, paint_tick
from ui.lengths import length_text
from ui.line import clock_text
from ui.text_block import Fonts
from ui.translating import tr

CALM_STEPS = 12
"""With less movement the ring goes on in so many steps in place of one each second."""

RANG_S = 0.5
"""A timer whose line ended so shortly before its time was not stopped: it rang."""


def left_s(timer: Timer, stopped_s: float | None, now_s: float | None) -> float:
    """How much of a timer is left now, or was left when it came to an end."""
    at_s = stopped_s if stopped_s is not None else now_s
    if stopped_s is not None and timer.ends_s - stopped_s < RANG_S:
        return 0.0
    return timer.ends_s - timer.started_s if at_s is None else max(0.0, timer.ends_s - at_s)


@dataclass(frozen=True)
class TimerFace:
    """The face of a timer in `box`."""

    box: QRectF
    timer: Timer
    stopped_s: float | None

    def moves(self, now_s: float) -> bool:
        """While time is left."""
        return self.stopped_s is None and not self.timer.cancelled and now_s < self.timer.ends_s

    def words(self, now_s: float | None) -> tuple[str, str]:
        """The time that is left, and what is said of it."""
        rest_s = left_s(self.timer, self.stopped_s, now_s)
        whole = length_text(self.timer.ends_s - self.timer.started_s)
        if self.timer.cancelled:
            return clock_text(ceil(rest_s)), tr("Cancelled")
        if rest_s <= 0:
            return clock_text(0), tr("Time is up ({length})", length=whole)
        if self.stopped_s is None and now_s is None:
            return clock_text(ceil(rest_s)), tr("Set for {length}", length=whole)
        if self.stopped_s is not None:
            return clock_text(ceil(rest_s)), tr("Ended with the conversation")
        return clock_text(ceil(rest_s)), tr("left of {length}", length=whole)

    def reach(self, fonts: Fonts) -> float:
        """How much of the box's width is used at most."""
        texts = [tr("Ended with the conversation"), self.words(self.timer.ends_s)[1]]
        words = max(QFontMetricsF(fonts.small).horizontalAdvance(text) for text in texts)
        return self.box.height() + fonts.body_line + words

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw it."""
        text, about = self.words(scene.now_s)
        palette, fonts = scene.palette, scene.fonts
        ring = QRectF(self.box.left() + 3, self.box.top() + 3, self.box.height() - 6, self.box.height() - 6)
        self._paint_ring(painter, ring, scene)
        x = ring.right() + fonts.body_line * 0.8
        large, small = QFontMetricsF(fonts.large), QFontMetricsF(fonts.small)
        top = self.box.center().y() - (large.height() + small.height()) / 2
        running = scene.now_s is not None and self.moves(scene.now_s)
        painter.setPen(QColor(palette.text if running else palette.dim))
        painter.setFont(fonts.large)
        painter.drawText(QPointF(x, top + large.ascent()), text)
        painter.setPen(QColor(palette.dim))
        painter.setFont(fonts.small)
        painter.drawText(QPointF(x, top + large.height() + small.ascent()), about)

    def _paint_ring(self, painter: QPainter, ring: QRectF, scene: Scene) -> None:
        palette, width = scene.palette, ring.width() / 9
        round_it = ring.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.faint), width))
        painter.drawEllipse(round_it)
        rest_s = left_s(self.timer, self.stopped_s, scene.now_s)
        if rest_s <= 0 and not self.timer.cancelled:
            inside = ring.width() * 0.24
            paint_tick(painter, ring.adjusted(inside, inside, -inside, -inside), palette.timer)
            return
        share = rest_s / max(0.001, self.timer.ends_s - self.timer.started_s)
        if scene.calm:
            share = ceil(share * CALM_STEPS) / CALM_STEPS
        pen = QPen(QColor(palette.dim if self.timer.cancelled else palette.timer), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(round_it, 90 * 16, round(min(1.0, share) * 360 * 16))


@dataclass(frozen=True)
class WorkTime:
    """How a task stands and for how long it works, at the right edge of `box` or `at_left`; `ended_s` is None while it
    does."""

    box: QRectF
    state: str
    colour: str
    started_s: float
    ended_s: float | None
    at_left: bool = False

    def moves(self, now_s: float) -> bool:
        """While it works."""
        del now_s
        return self.ended_s is None

    def words(self, now_s: float | None) -> str:
        """The state, and the time where that is known."""
        until_s = self.ended_s if self.ended_s is not None else now_s
        if until_s is None or until_s - self.started_s < 0.5:
            return self.state
        return f"{self.state}  ·  {length_text(until_s - self.started_s)}"

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw it."""
        painter.setFont(scene.fonts.name)
        painter.setPen(QColor(self.colour))
        across = Qt.AlignmentFlag.AlignLeft if self.at_left else Qt.AlignmentFlag.AlignRight
        painter.drawText(self.box, across | Qt.AlignmentFlag.AlignVCenter, self.words(scene.now_s))
