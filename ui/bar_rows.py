"""Bars of labels: a row for each, with its label in words at the left and the scale below."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from assistant.cards import Plot
from ui.drawing import Scene, Still
from ui.line import Emphasis, Run
from ui.plot_axis import axis_for
from ui.plot_drawing import fill_of, finite, series_colour
from ui.translating import number

if TYPE_CHECKING:
    from ui.part_layout import Flow

LABEL_SHARE = 0.4
"""The widest that the labels may be, of the whole width."""

BETWEEN_PX = 12.0
"""Between the labels and the bars."""


@dataclass(frozen=True)
class BarRows(Still):
    """The bars of a plot, whose `rows` lie between two heights (px, from the top) each, in the order of its names."""

    plot: Plot
    rows: tuple[tuple[float, float], ...]

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw them, with the lines and numbers of the scale."""
        letters, palette = QFontMetricsF(scene.fonts.small), scene.palette
        series = [dict(finite(points)) for _, points in self.plot.series]
        values = [y for one in series for y in one.values()]
        area = self.box.adjusted(letters.height() * 0.5, 0, -letters.height() * 1.2, -letters.height() * 1.4)
        widest = max((letters.horizontalAdvance(number(value, 1)) for value in values), default=0.0)
        axis = axis_for(values, max(2, int(area.width() / max(40.0, widest * 1.8))), from_zero=True)
        painter.setFont(scene.fonts.small)
        for mark in axis.marks:
            x = round(area.left() + axis.share(mark) * area.width()) + 0.5
            painter.setPen(QPen(QColor(palette.dim if mark == 0 else palette.border), 1.0))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            text = number(mark, axis.decimals)
            left = min(
                x - letters.horizontalAdvance(text) / 2, self.box.right() - letters.horizontalAdvance(text)
            )
            painter.setPen(QColor(palette.dim))
            painter.drawText(QPointF(left, area.bottom() + letters.height() * 0.2 + letters.ascent()), text)
        zero = area.left() + axis.share(0.0) * area.width()
        for (x, _), (top, bottom) in zip(self.plot.x_names, self.rows, strict=True):
            height = (bottom - top) / len(series)
            for place, one in enumerate(series):
                if x in one:
                    end = area.left() + axis.share(one[x]) * area.width()
                    painter.setPen(QPen(QColor(series_colour(palette, place)), 1.2))
                    painter.setBrush(fill_of(place, palette))
                    y = self.box.top() + top + place * height
                    painter.drawRect(
                        QRectF(min(zero, end), y + 1, max(1.0, abs(end - zero)), max(2.0, height - 2))
                    )


def lay_out_bars(flow: Flow, plot: Plot) -> None:
    """Places labels and bars below what is there already."""
    fonts, top = flow.fonts, flow.y
    letters = QFontMetricsF(fonts.body)
    widest = max(letters.horizontalAdvance(text) for _, text in plot.x_names) + 2
    widest = max(widest, QFontMetricsF(fonts.small).horizontalAdvance(plot.x_label) + 2)
    width = min(widest, flow.width * LABEL_SHARE)
    left = flow.left + width + BETWEEN_PX
    height = 0.0
    if plot.x_label:
        height = flow.block((Run(plot.x_label, Emphasis.UNSTABLE),), fonts.small, flow.left, width)
    if plot.y_label:
        rest = flow.left + flow.width - left
        height = max(
            height, flow.block((Run(plot.y_label, Emphasis.UNSTABLE),), fonts.small, left, rest, "\t")
        )
    flow.y = top + height + fonts.body_line * 0.3
    first, rows = flow.y, []
    thickness = fonts.body_line * max(0.8, 0.5 * len(plot.series))
    gap = fonts.body_line * (0.22 if len(plot.series) == 1 else 0.45)  # the bars of one label stay together
    for _, text in plot.x_names:
        begins = flow.y
        needs = flow.block((Run(text),), fonts.body, flow.left, width)
        middle = max(needs, thickness) / 2
        if needs < thickness:  # the label stands in the middle of its bars
            flow.blocks[-1] = replace(flow.blocks[-1], at=QPointF(flow.left, begins + middle - needs / 2))
        rows.append((begins - first + middle - thickness / 2, begins - first + middle + thickness / 2))
        flow.y = begins + 2 * middle + gap
    flow.y += fonts.small_line * 1.4
    box = QRectF(left, first, flow.left + flow.width - left, flow.y - first)
    flow.drawings.append(BarRows(box, plot, tuple(rows)))
    flow.right = flow.left + flow.width
