"""Draws the lanes that are in sight, the names over them and the line that is now, and moves on with time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.lanes_axis_painter import Ruler
from ui.lanes_header import LanesHeader
from ui.lanes_kinds import Kind, kind_of
from ui.lanes_model import LanesModel
from ui.lanes_painter import Brushes, paint_stretch
from ui.lanes_surface import LanesSurface
from ui.line import Line
from ui.line_painter import FoundMark
from ui.palette import Palette
from ui.theme import Theme

FRAME_S, CALM_FRAME_S = 0.1, 1.0
"""How often it moves on with time; the latter where less movement is wanted."""


class LanesCanvas(LanesSurface):
    """A surface that can be seen. The line that is chosen is marked while it has the focus."""

    def __init__(self, model: LanesModel, theme: Theme, parent: QWidget | None = None) -> None:
        self._theme = theme
        self._found_in: Callable[[int], Sequence[FoundMark]] = lambda _line_id: ()
        super().__init__(model, parent)
        self.header = LanesHeader(self)
        self._fit_header()

    def follow_time(self, now_s: float) -> None:
        """Move on to a time of the session's clock, in steps that the eye takes for smooth."""
        places = self.places
        step = CALM_FRAME_S if self._theme.calm else FRAME_S
        if 0.0 <= now_s - places.clock_s < step:
            return
        before, places.clock_s = places.now_s, now_s
        if not self.isVisible() or not len(places) or now_s == before:
            return
        index = places.stretches.at(before)
        speaks = any(line.end_s is None and kind_of(line) is Kind.SPEECH for line in places.lines_of(index))
        rests = places.measures.rest.is_long(before - places.stretches[index].end_s)
        if speaks or not rests or int(before) != int(now_s):  # a long silence is told in whole seconds
            self._changed()

    def mark_found(self, found_in: Callable[[int], Sequence[FoundMark]]) -> None:
        """Mark what `found_in` says of the line with an id, whenever that line is drawn."""
        self._found_in = found_in
        self.viewport().update()

    def current_line(self) -> Line | None:
        """The line that is chosen."""
        row = self.currentIndex().row()
        return self._lines().line(row) if 0 <= row < self._lines().rowCount() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        self._place()
        places = self.places
        self.header.show_columns(places.columns, places.measures, places.palette)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brushes = Brushes(places.palette, places.measures, places.columns)
        height, offset = self.viewport().height(), self._offset()
        ruler = Ruler(brushes, self.now_y())
        current = self.current_line() if self.hasFocus() else None
        first = places.heights.row_at(max(0, -offset))
        index = max(0, first - 1)  # something may hang over from the one before
        while index < len(places) and (top := places.heights.top(index) + offset) < height:
            layout = places.layout_of(index)
            ruler.paint(painter, layout, top, float(height), places.until_s(index))
            painter.save()
            painter.translate(0, top)
            seen = (event.rect().top() - top, event.rect().bottom() - top)
            paint_stretch(painter, layout, brushes, seen, current.id if current else -1, self._found_in)
            painter.restore()
            index += 1
        ruler.paint_now(painter)
        painter.end()

    def now_y(self) -> float | None:
        """Where now is in the viewport; nowhere while no clock runs, or when it is far below."""
        places = self.places
        if not len(places) or places.clock_s <= 0.0:
            return None
        index = places.stretches.at(places.now_s)
        top = places.heights.top(index) + self._offset()
        return top + places.layout_of(index).axis.y(places.now_s) if top < self.viewport().height() else None

    def use_palette(self, palette: Palette) -> None:
        super().use_palette(palette)
        self.header.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_header()

    def event(self, event: QEvent) -> bool:
        result = super().event(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fit_header()
        return result

    def _fit_header(self) -> None:
        height = self.header.sizeHint().height()
        self.setViewportMargins(0, height, 0, 0)
        self.header.setGeometry(self.viewport().x(), 0, self.viewport().width(), height)
