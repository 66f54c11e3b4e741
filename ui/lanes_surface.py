"""An item view of the lanes that is scrolled: it follows what is now, or stays at a time."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.lanes_geometry import LanesGeometry
from ui.lanes_model import LanesModel
from ui.line import Line
from ui.palette import Palette

PLACE_ROUNDS = 12
"""How often it is measured at most until nothing moves."""

_Index = QModelIndex | QPersistentModelIndex


class LanesSurface(QAbstractItemView):
    """Shows a part of a LanesGeometry.

    It follows now while `following`; scrolling up ends that, scrolling to the end or `jump_to_now` begins it again.
    While it does not follow, the time at the upper edge stays there, whatever comes or grows.

    Signals:
        following_changed(bool)
    """

    following_changed = Signal(bool)

    def __init__(self, model: LanesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = LanesGeometry(model)
        self._following, self._staying = True, False
        self._anchor_s = 0.0  # the time at the upper edge
        self._placing, self._dirty = False, True
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.setModel(model)

    @property
    def following(self) -> bool:
        """Whether it stays at what is now."""
        return self._following

    def jump_to_now(self) -> None:
        """Go to what is now and stay there."""
        self._set_following(True)
        self._changed()

    def stay(self, staying: bool) -> None:
        """Let scrolling to the end not mean to follow, as while one looks for something; or let it again."""
        self._staying = staying
        bar = self.verticalScrollBar()
        if not staying and bar.value() >= bar.maximum():
            self._set_following(True)

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

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.rowsRemoved.connect(self._rows_removed)
            model.modelReset.connect(self._model_reset)
            self._model_reset()

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

    def _changed(self) -> None:
        self._dirty = True
        self.viewport().update()

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
            self._anchor_s = places.time_of(-self._offset())
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
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
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

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: _Index) -> bool:
        del index
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """One line is current; none is selected."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        del selection
        return QRegion()

    def updateGeometries(self) -> None:
        """The range of the scroll bar is kept by `_place`; the base class knows nothing of stretches."""

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        if not self._placing:
            bar = self.verticalScrollBar()
            self._anchor_s = self.places.time_of(-self._offset())
            self._set_following(bar.value() >= bar.maximum() and not self._staying)
        self._changed()

    def _set_following(self, following: bool) -> None:
        if following != self._following:
            self._following = following
            self.following_changed.emit(following)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.places.set_width(float(self.viewport().width()))
        self._changed()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._measure_anew(self.zoom)
        return super().event(event)
