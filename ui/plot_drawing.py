"""A plot as it is drawn: axes with round numbers, and series that are told apart by their strokes and marks."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPixmapCache, QPolygonF

from assistant.cards import Plot
from ui.drawing import Scene, Still
from ui.palette import Palette
from ui.plot_axis import Axis, axis_for, thinned
from ui.translating import number

MOST_MARKED = 40
"""A line with more points than this is drawn without a mark at each."""

_STROKES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)
_FILLS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.FDiagPattern,
)

Series = list[tuple[float, float]]


def series_colour(palette: Palette, place: int) -> str:
    """The colour of a series; its stroke and its mark say the same without colour."""
    colours = (palette.accent, palette.user, palette.camera, palette.reasoner, palette.danger)
    return colours[place % len(colours)]


@dataclass(frozen=True)
class PlotFace(Still):
    """The area of a plot with its axes; what the axes mean and the names of the series are words beside it."""

    plot: Plot

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw it; the picture of it is kept, since strokes are slow to draw."""
        ratio = painter.device().devicePixelRatioF()
        key = f"plot {hash(self.plot)} {self.box.width():.0f} {self.box.height():.0f} {ratio} {hash(scene.palette)}"
        key += scene.fonts.small.key()
        kept = QPixmap()
        if not QPixmapCache.find(key, kept):
            kept = self._drawn(scene, ratio)
            QPixmapCache.insert(key, kept)
        painter.drawPixmap(self.box.topLeft(), kept)

    def _drawn(self, scene: Scene, ratio: float) -> QPixmap:
        size = QSize(math.ceil(self.box.width() * ratio), math.ceil(self.box.height() * ratio))
        result = QPixmap(size)
        result.setDevicePixelRatio(ratio)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scene.fonts.small)
        self._paint(painter, QRectF(0, 0, self.box.width(), self.box.height()), scene)
        painter.end()
        return result

    def _paint(self, painter: QPainter, box: QRectF, scene: Scene) -> None:
        letters, palette, bars = QFontMetricsF(scene.fonts.small), scene.palette, self.plot.kind == "bars"
        series = [finite(points) for _, points in self.plot.series]
        y_axis = axis_for(
            (y for one in series for _, y in one),
            max(2, int(box.height() / letters.height() / 2.2)),
            from_zero=bars,
        )
        left = max(letters.horizontalAdvance(number(mark, y_axis.decimals)) for mark in y_axis.marks) + 10
        area = QRectF(left, letters.height() * 0.6, box.width() - left - letters.height(), 0.0)
        area.setBottom(box.height() - letters.height() * 1.5)
        for mark in y_axis.marks:
            y = round(area.bottom() - y_axis.share(mark) * area.height()) + 0.5
            painter.setPen(QPen(QColor(palette.dim if mark == y_axis.low else palette.border), 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(palette.dim))
            text = number(mark, y_axis.decimals)
            at = QPointF(area.left() - 6 - letters.horizontalAdvance(text), y + letters.ascent() / 2 - 1)
            painter.drawText(at, text)
        if not any(series):
            return
        if bars:
            _paint_bars(painter, area, series, y_axis, palette, letters)
            return
        xs = [x for one in series for x, _ in one]
        widest = letters.horizontalAdvance("0,000.0") * 1.6
        names = self.plot.x_names
        ends = [*xs, *(x for x, _ in names)]
        if names and min(ends) < max(ends):
            x_axis = Axis(min(ends), max(ends), (), 0)
            _write_names(painter, area, letters, [(x_axis.share(x), text) for x, text in names], palette)
        else:
            x_axis = axis_for(xs, max(2, int(area.width() / widest)))
        for mark in x_axis.marks:
            text = number(mark, x_axis.decimals)
            _write_below(
                painter, area, letters, area.left() + x_axis.share(mark) * area.width(), text, palette
            )
        for place, points in enumerate(series):
            _paint_line(painter, area, points, place, (x_axis, y_axis), palette)


def finite(points: tuple[tuple[float, float], ...]) -> Series:
    """The points that can be drawn."""
    return [(x, y) for x, y in points if _is_finite(x) and _is_finite(y)]


def _is_finite(value: object) -> bool:
    return isinstance(value, (int, float)) and math.isfinite(value)


def _write_below(
    painter: QPainter, area: QRectF, letters: QFontMetricsF, x: float, text: str, palette: Palette
) -> None:
    width = letters.horizontalAdvance(text)
    painter.setPen(QColor(palette.dim))
    left = min(max(area.left() - 4, x - width / 2), area.right() + letters.height() - width)
    painter.drawText(QPointF(left, area.bottom() + letters.height() * 0.3 + letters.ascent()), text)


def _write_names(
    painter: QPainter,
    area: QRectF,
    letters: QFontMetricsF,
    names: list[tuple[float, str]],
    palette: Palette,
) -> None:
    """Writes as many names (at shares of the width) as have room beside each other, the first and the last before."""
    taken: list[tuple[float, float]] = []
    for share, text in sorted([names[0], names[-1]]) + names[1:-1]:
        text = letters.elidedText(text, Qt.TextElideMode.ElideRight, area.width() / 3)
        width = letters.horizontalAdvance(text)
        x = area.left() + share * area.width()
        left = min(max(area.left() - 4, x - width / 2), area.right() + letters.height() - width)
        if all(
            left > end + letters.height() or left + width < begin - letters.height() for begin, end in taken
        ):
            _write_below(painter, area, letters, x, text, palette)
            taken.append((left, left + width))


def _paint_line(
    painter: QPainter, area: QRectF, points: Series, place: int, axes: tuple[Axis, Axis], palette: Palette
) -> None:
    x_axis, y_axis = axes
    points = thinned(sorted(points), max(1, int(area.width())))
    line = [
        QPointF(area.left() + x_axis.share(x) * area.width(), area.bottom() - y_axis.share(y) * area.height())
        for x, y in points
    ]
    pen = QPen(QColor(series_colour(palette, place)), 2.0, _STROKES[place % len(_STROKES)])
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(line)
    if len(line) <= MOST_MARKED:
        for point in line:
            paint_mark(painter, point, place, palette)


def paint_mark(painter: QPainter, at: QPointF, place: int, palette: Palette, size: float = 3.6) -> None:
    """Draw the mark of a series: a disc, a square, a triangle, a diamond, a cross."""
    colour = QColor(series_colour(palette, place))
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(colour if place % 2 == 0 else QColor(palette.surface))
    form = place % 5
    if form == 0:
        painter.drawEllipse(at, size, size)
    elif form == 1:
        painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
    elif form == 4:
        painter.drawLine(at - QPointF(size, size), at + QPointF(size, size))
        painter.drawLine(at - QPointF(size, -size), at + QPointF(size, -size))
    else:
        corners = (
            ((0, -1.3), (1.2, 0.9), (-1.2, 0.9)) if form == 2 else ((0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0))
        )
        painter.drawPolygon(QPolygonF([at + QPointF(x * size, y * size) for x, y in corners]))


def fill_of(place: int, palette: Palette) -> QBrush:
    """What the bars of a series are filled with."""
    return QBrush(QColor(series_colour(palette, place)), _FILLS[place % len(_FILLS)])


def _paint_bars(
    painter: QPainter,
    area: QRectF,
    series: list[Series],
    y_axis: Axis,
    palette: Palette,
    letters: QFontMetricsF,
) -> None:
    xs = sorted({x for one in series for x, _ in one})
    slot = area.width() / len(xs)
    width = slot * 0.72 / len(series)
    zero = area.bottom() - y_axis.share(0.0) * area.height()
    decimals = 0 if all(float(x).is_integer() for x in xs) else 1
    every = max(1, math.ceil(letters.horizontalAdvance(number(xs[-1], decimals)) * 1.5 / slot))
    for column, x in enumerate(xs):
        middle = area.left() + (column + 0.5) * slot
        if column % every == 0:
            _write_below(painter, area, letters, middle, number(x, decimals), palette)
        for place, points in enumerate(series):
            for y in (y for at, y in points if at == x):
                top = area.bottom() - y_axis.share(y) * area.height()
                left = middle - width * len(series) / 2 + place * width
                painter.setPen(QPen(QColor(series_colour(palette, place)), 1.2))
                painter.setBrush(fill_of(place, palette))
                painter.drawRect(QRectF(left + 1, min(top, zero), max(1.0, width - 2), abs(zero - top)))


@dataclass(frozen=True)
class Swatch(Still):
    """The stroke and mark of a series beside its name."""

    place: int
    bars: bool

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw it."""
        middle = self.box.center()
        pen = QPen(
            QColor(series_colour(scene.palette, self.place)), 2.0, _STROKES[self.place % len(_STROKES)]
        )
        painter.setPen(pen)
        if self.bars:
            pen.setStyle(Qt.PenStyle.SolidLine)
            painter.setPen(QPen(pen.color(), 1.2))
            painter.setBrush(fill_of(self.place, scene.palette))
            half = self.box.height() * 0.4
            painter.drawRect(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half))
            return
        painter.drawLine(QPointF(self.box.left(), middle.y()), QPointF(self.box.right(), middle.y()))
        paint_mark(painter, middle, self.place, scene.palette)
