"""An item view of the lanes that is scrolled: it follows what is now, or stays at a time."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.following_view import FollowingView
from ui.lanes_geometry import LanesGeometry
from ui.lanes_model import LanesModel
from ui.line import Line
from ui.palette import Palette

PLACE_ROUNDS = 12
"""How often it is measured at most until nothing moves."""

_Index = QModelIndex | QPersistentModelIndex


class LanesSurface(FollowingView):
    """Shows a part of a LanesGeometry. While it does not follow, the time at the upper edge stays there."""

    def __init__(self, model: LanesModel, parent: QWidget | None = None) -> None:
        self.places = LanesGeometry(model)
        self._anchor_s = 0.0  # the time at the upper edge
        super().__init__(parent)
        self.setModel(model)

    def time_at(self, y: float) -> float:
        """The time that lies at a height of the viewport."""
        self._place()
        return self.places.time_of(y - self._offset())

    def show_time(self, at_s: float) -> None:
        """Bring a time to the upper edge and stay there."""
        self._set_following(False)
        self._anchor_s = at_s
        self._changed()

    def use_palette(self, palette: Palette) -> None:
        """Draw in these colours, and with the application's fonts as they are now."""
        self.places.palette = palette
        self._measure_anew(self.zoom)

    @property
    def zoom(self) -> float:
        """How much room time has, 1 being the usual."""
        return self.places.measures.zoom

    def set_zoom(self, zoom: float) -> None:
        """Give time more or less room; what is in the middle of the view stays there."""
        if zoom == self.zoom:
            return
        half = self.viewport().height() / 2
        middle_s = self.time_at(half)
        self._measure_anew(zoom)
        if not self._following:
            self._place()
            self._anchor_s = self.places.time_of(self.places.height_of(middle_s) - half)
            self._changed()

    # Changes of the model

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        self.places.change(start, 0, end - start + 1)
        self._changed()

    def dataChanged(self, first: _Index, last: _Index, roles: object = ()) -> None:
        del roles
        super().dataChanged(first, last)
        count = last.row() - first.row() + 1
        self.places.change(first.row(), count, count)
        self._changed()

    def _rows_removed(self, _parent: object, start: int, end: int) -> None:
        self.places.change(start, end - start + 1, 0)
        self._changed()

    def _model_reset(self) -> None:
        self.places.reset()
        self._anchor_s = 0.0
        self._set_following(True)
        self._changed()

    # Where what is seen lies

    def _lines(self) -> LanesModel:
        return cast(LanesModel, self.model())

    def _measure_anew(self, zoom: float) -> None:
        self.places.measure_anew(float(self.viewport().width()), zoom)
        self._changed()

    def _place(self) -> None:
        """Measure what is seen, and put the scroll bar where that is."""
        if self._placing or not (self._dirty or self.places.moved):
            return
        self._placing = True
        places, bar = self.places, self.verticalScrollBar()
        height, margin = self.viewport().height(), self._margin_px()
        end = value = 0
        places.move_now()
        for _ in range(PLACE_ROUNDS):  # measuring moves what is below, which may bring others into sight
            end = max(0, places.heights.total() + 2 * margin - height)
            wanted = round(places.height_of(self._anchor_s)) + margin
            value = end if self._following else max(0, min(end, wanted))
            if not places.measure(value - margin, value + height):
                break
        bar.setRange(0, end)
        bar.setPageStep(height)
        bar.setSingleStep(round(places.measures.row * 1.5))
        bar.setValue(value)
        if self._following:
            self._remember_place()
        self._dirty = self._placing = places.moved = False

    def _margin_px(self) -> int:
        """The air above the beginning and below now."""
        return round(self.places.measures.small_row * 1.2)

    def _offset(self) -> int:
        """Where the first stretch begins, seen from the viewport: a short conversation lies at the bottom."""
        margin = self._margin_px()
        spare = self.viewport().height() - margin - self.places.heights.total()
        return max(margin, spare) - self.verticalScrollBar().value()

    def line_at(self, point: QPointF) -> Line | None:
        """The line whose block or rail is under a point of the viewport."""
        self._place()
        return self.places.line_at(point.x(), point.y() - self._offset())

    # What every item view has to know

    def visualRect(self, index: _Index) -> QRect:
        row = index.row()
        if not 0 <= row < self._lines().rowCount():
            return QRect()
        self.places.block_of(row)  # which may measure it, and so move it
        self._place()
        block, top = self.places.block_of(row)
        return block.box.translated(0.0, top + self._offset()).toAlignedRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        line = self.line_at(QPointF(point))
        row = self._lines().row_of(line.id) if line is not None else -1
        return self._lines().index(row) if row >= 0 else QModelIndex()

    def scrollTo(
        self,
        index: _Index,
        hint: FollowingView.ScrollHint = FollowingView.ScrollHint.EnsureVisible,
    ) -> None:
        del hint
        if not 0 <= index.row() < self._lines().rowCount():
            return
        bar, margin = self.verticalScrollBar(), round(self.places.measures.row)
        for _ in range(PLACE_ROUNDS):  # what is measured on the way moves the rest
            self._place()
            rect, height, before = self.visualRect(index), self.viewport().height(), bar.value()
            if rect.top() < 0 or rect.height() > height:
                bar.setValue(before + rect.top() - margin)
            elif rect.bottom() > height:
                bar.setValue(before + rect.bottom() - height + margin)
            if bar.value() == before:
                break

    def _remember_place(self) -> None:
        self._anchor_s = self.places.time_of(-self._offset())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.places.set_width(float(self.viewport().width()))
        self._changed()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._measure_anew(self.zoom)
        return super().event(event)
