"""A list of lines of very different heights that lays out only what is seen, and follows the newest line."""

from __future__ import annotations

from collections import OrderedDict
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.following_view import FollowingView
from ui.line import Line
from ui.line_layout import LineLayout, estimated_height, lay_out
from ui.palette import LIGHT, Palette
from ui.row_heights import RowHeights
from ui.text_block import Fonts, units
from ui.transcript_model import TranscriptModel

MAX_LAYOUTS = 240
"""Laid-out lines that are kept: several screens full."""

BOTTOM_PX = 18
"""Air under the newest line."""

REVEAL_ROUNDS = 4
"""How often it is scrolled at most until a place is in sight, since heights are estimates until seen."""

_Index = QModelIndex | QPersistentModelIndex


class LineListView(FollowingView):
    """Where the lines of a TranscriptModel are."""

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        self._palette = LIGHT
        self._fonts = Fonts.current()
        self._heights = RowHeights()
        self._layouts: OrderedDict[int, LineLayout] = OrderedDict()
        self._top_row, self._top_offset = 0, 0  # the row at the upper edge, and how much of it is above
        super().__init__(parent)
        self.setModel(model)

    def first_row_seen(self) -> int:
        """The first row of which more than a sliver is in sight; 0 when there is none."""
        self._place()
        offset = self._offset()
        row = max(0, self._heights.row_at(max(0, -offset)))
        cut = row < len(self._heights) and self._heights.top(row) + offset < -self._fonts.body_line
        return row + 1 if cut else row

    def reveal(self, row: int, block: int, at: int) -> None:
        """Bring a character (UTF-16 units) of a row's block into sight, if it is not, and stay there."""
        self._set_following(False)
        blocks = self.layout_of(row).blocks
        if block >= len(blocks) or at >= max(1, units(blocks[block].text)):  # it is in what is left out
            self._lines().set_opened(self.line(row).id, True)
        for _ in range(REVEAL_ROUNDS):  # what is measured on the way moves the rows
            self._dirty = True
            self._place()
            text = self.layout_of(row).blocks[block]
            line = text.layout.lineForTextPosition(at)
            top = round(self._heights.top(row) + self._offset() + text.at.y() + line.y())
            height, margin = self.viewport().height(), round(self._fonts.body_line)
            bar = self.verticalScrollBar()
            before = bar.value()
            if top < margin or top + line.height() + margin > height:
                bar.setValue(before + top - height // 3)
            if bar.value() == before:
                break

    def use_palette(self, palette: Palette) -> None:
        """Draw in these colours, and with the application's fonts as they are now."""
        self._palette = palette
        self._fonts = Fonts.current()
        self._forget_layouts()

    def line(self, row: int) -> Line:
        """The line in a row."""
        return self._lines().line(row)

    def row_of(self, line_id: int) -> int:
        """The row of the line with this id; -1 when none shows it."""
        return self._lines().row_of(line_id)

    def index_of(self, line_id: int) -> QModelIndex:
        """Its place in the model; invalid when no row shows it."""
        row = self.row_of(line_id)
        return self._lines().index(row) if row >= 0 else QModelIndex()

    def layouts_held(self) -> int:
        """How many lines are kept laid out; bounded, however long the transcript."""
        return len(self._layouts)

    # Changes of the model

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        width = self.viewport().width()
        lines = self._lines()
        self._heights.insert(
            start, [estimated_height(lines.line(row), width, self._fonts) for row in range(start, end + 1)]
        )
        if not self._following and start < self._top_row:
            self._top_row += end - start + 1
        self._heading_may_change(end + 1)
        self._changed()

    def dataChanged(self, first: _Index, last: _Index, roles: object = ()) -> None:
        del roles
        super().dataChanged(first, last)
        for row in range(first.row(), last.row() + 1):
            self._heights.forget(row)
        self._heading_may_change(last.row() + 1)
        self._changed()

    def _rows_removed(self, _parent: object, start: int, end: int) -> None:
        count = end - start + 1
        self._heights.remove(start, count)
        if self._top_row > end:
            self._top_row -= count
        elif self._top_row >= start:
            self._top_row, self._top_offset = start, 0
        self._heading_may_change(start)
        self._changed()

    def _model_reset(self) -> None:
        lines, width = self._lines(), self.viewport().width()
        self._heights.reset(
            [estimated_height(lines.line(row), width, self._fonts) for row in range(lines.rowCount())]
        )
        self._top_row, self._top_offset = 0, 0
        self._set_following(True)
        self._changed()

    def _heading_may_change(self, row: int) -> None:
        if row < len(self._heights):
            self._heights.forget(row)

    # Geometry

    def _lines(self) -> TranscriptModel:
        return cast(TranscriptModel, self.model())

    def _forget_layouts(self) -> None:
        self._layouts.clear()
        self._heights.forget_all()
        self._changed()

    def layout_of(self, row: int) -> LineLayout:
        """The laid-out line of a row; notes its height."""
        line, heading = self._lines().line(row), self._lines().heading(row)
        layout = self._layouts.get(line.id)
        if layout is None or layout.line is not line or layout.heading != heading:
            layout = lay_out(line, heading, self.viewport().width(), self._palette, self._fonts)
            self._layouts[line.id] = layout
            while len(self._layouts) > MAX_LAYOUTS:
                self._layouts.popitem(last=False)
        self._layouts.move_to_end(line.id)
        self._heights.set(row, layout.height)
        return layout

    def _place(self) -> None:
        """Measure what is seen, and put the scroll bar where that is."""
        if not self._dirty or self._placing:
            return
        self._placing = True
        height, bar = self.viewport().height(), self.verticalScrollBar()
        while (
            True
        ):  # measuring moves the rows, which may bring others into sight: each round measures new ones
            end = max(0, self._heights.total() + BOTTOM_PX - height)
            value = end if self._following or not self._heights else min(end, self._wanted_top())
            if not self._measure(value, value + height):
                break
        bar.setRange(0, end)
        bar.setPageStep(height)
        bar.setSingleStep(round(self._fonts.body_line * 1.5))
        bar.setValue(value)
        self._remember_top(value)
        self._dirty = False
        self._placing = False

    def _wanted_top(self) -> int:
        self._top_row = min(self._top_row, len(self._heights) - 1)
        return self._heights.top(self._top_row) + self._top_offset

    def _measure(self, top: int, bottom: int) -> bool:
        """Lay out the rows between two heights; True when one of them was not measured before."""
        news = False
        for row in range(self._heights.row_at(top), self._heights.row_at(bottom) + 1):
            if row >= 0 and not self._heights.measured(row):
                self.layout_of(row)
                news = True
        return news

    def _remember_place(self) -> None:
        self._remember_top(self.verticalScrollBar().value())

    def _remember_top(self, value: int) -> None:
        self._top_row = max(0, self._heights.row_at(value))
        self._top_offset = value - (self._heights.top(self._top_row) if len(self._heights) else 0)

    def _offset(self) -> int:
        """Where the first row begins, seen from the viewport: a short conversation lies at the bottom."""
        spare = self.viewport().height() - BOTTOM_PX - self._heights.total()
        return max(0, spare) - self.verticalScrollBar().value()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._forget_layouts()
        self._changed()

    def visualRect(self, index: _Index) -> QRect:
        row = index.row()
        if not 0 <= row < len(self._heights):
            return QRect()
        top = self._heights.top(row) + self._offset()
        return QRect(0, top, self.viewport().width(), self._heights.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._heights.row_at(point.y() - self._offset())
        index = self._lines().index(row) if row >= 0 else QModelIndex()
        return index if self.visualRect(index).contains(point) else QModelIndex()

    def scrollTo(
        self,
        index: _Index,
        hint: FollowingView.ScrollHint = FollowingView.ScrollHint.EnsureVisible,
    ) -> None:
        del hint
        if not index.isValid() or index.row() >= len(self._heights):
            return
        self.layout_of(index.row())
        self._dirty = True
        self._place()
        rect, bar = self.visualRect(index), self.verticalScrollBar()
        if rect.top() < 0 or rect.height() > self.viewport().height():
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + BOTTOM_PX)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fonts = Fonts.current()
            self._forget_layouts()
        return super().event(event)
