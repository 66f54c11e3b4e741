"""Draws the axis of time beside the lanes: marks for the seconds, times, and the line that is now."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.lanes_layout import StretchLayout
from ui.lanes_measures import Measures
from ui.lanes_painter import Brushes
from ui.line import clock_text
from ui.translating import tr
from ui.word_times import Span

STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600)
"""The times between two labels that one reads easily."""

LEAST_TICK_PX = 4.0


@dataclass
class Ruler:
    """Draws the axis stretch by stretch, from above; it knows where now is and where the last label stands."""

    brushes: Brushes
    now_y: float | None = None
    label_bottom: float = float("-inf")

    @property
    def x(self) -> float:
        """Where the axis runs."""
        return round(self.brushes.columns.times.right - 9.0) + 0.5

    def paint(
        self, painter: QPainter, layout: StretchLayout, top: float, view: float, until_s: float
    ) -> None:
        """Draw the axis of a stretch that begins at `top` in a view of this height."""
        measures, palette, axis = self.brushes.measures, self.brushes.palette, layout.axis
        start_s = layout.axis.first[0]
        from_s, to_s = axis.time_s(max(0.0, -top)), min(until_s, axis.time_s(view - top))
        painter.setPen(QPen(QColor(palette.faint), 1.0))
        end = min(top + layout.height, view if self.now_y is None else self.now_y)
        painter.drawLine(QLineF(self.x, max(top, 0.0), self.x, min(end, view)))
        step = label_step_s(measures)
        tick = 1 if measures.px_per_s >= LEAST_TICK_PX else step
        ticks: list[QLineF] = []
        labels: list[float] = [start_s] if from_s <= start_s else []
        for begin_s, end_s in _counted(layout, from_s, to_s):
            for number in range(ceil(begin_s / tick), int(end_s / tick) + 1):
                y = top + axis.y(number * tick)
                ticks.append(QLineF(self.x - 3.0, y, self.x, y))
                if number * tick % step == 0:
                    labels.append(number * tick)
        if ticks:
            painter.drawLines(ticks)
        painter.setFont(measures.small)
        painter.setPen(QColor(palette.dim))
        around = measures.small_row
        for at_s in labels:
            y = top + axis.y(at_s)
            near_now = self.now_y is not None and abs(y - self.now_y) < around
            if y - around / 2 >= self.label_bottom and not near_now:
                self._label(painter, clock_text(at_s), y)
                self.label_bottom = y + around / 2

    def paint_now(self, painter: QPainter) -> None:
        """Draw the line that is now."""
        y = self.now_y
        if y is None:
            return
        palette, columns = self.brushes.palette, self.brushes.columns
        colour = QColor(palette.accent)
        y = round(y) + 0.5
        painter.setPen(QPen(colour, 1.0))
        painter.drawLine(QLineF(self.x, y, columns.assistant.right, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(self.x - 3.0, y - 3.0, 6.0, 6.0))
        painter.setPen(colour)
        painter.setFont(self.brushes.measures.name)
        self._label(painter, tr("now"), y)

    def _label(self, painter: QPainter, text: str, y: float) -> None:
        letters = QFontMetricsF(painter.font())
        times = self.brushes.columns.times
        box = QRectF(times.left, y - letters.height() / 2, self.x - 7.0 - times.left, letters.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


def label_step_s(measures: Measures) -> int:
    """The time between two labels that have room where time is not stretched."""
    least = 2.2 * measures.small_row / measures.px_per_s
    return next((step for step in STEPS_S if step >= least), STEPS_S[-1])


def _counted(layout: StretchLayout, from_s: float, to_s: float) -> list[Span]:
    """The parts of a time whose seconds are marked: all of it but long silences."""
    spans: list[Span] = []
    for mark in layout.silences:
        spans.append((from_s, min(to_s, mark.from_s)))
        from_s = max(from_s, mark.from_s + mark.seconds)
    return [span for span in (*spans, (from_s, to_s)) if span[0] <= span[1]]
