"""The transcript on screen: a list of lines that is drawn, read, selected and copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from ui.card_button import Act
from ui.line_painter import FoundMark, paint_line
from ui.pressable_lines import PressableLines
from ui.text_selection import Place, TextSelection, attributed, selected_text
from ui.transcript_model import TranscriptModel
from ui.translating import tr

PAGE_ROWS = 8
"""How far the page keys move the current line."""


class TranscriptView(PressableLines):
    """Shows a TranscriptModel. The mouse selects text; the arrow keys walk from line to line.

    Signals:
        menu_opened(QMenu): the menu of the current line is about to be shown; more may be added to it.
    """

    menu_opened = Signal(object)

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        self._selection: TextSelection | None = None
        self._found_in: Callable[[int], Sequence[FoundMark]] = lambda _line_id: ()
        super().__init__(model, parent)
        self.setObjectName("transcript")
        self.setAccessibleName(tr("Conversation"))
        self.viewport().setMouseTracking(True)
        model.rowsInserted.connect(self._move_selection)
        model.rowsRemoved.connect(self._drop_selection)
        model.modelReset.connect(self._drop_selection)

    def selected_text(self) -> str:
        """What is selected; of several lines each with its time and speaker."""
        selection = self._selection
        if selection is None or selection.empty:
            index = self.currentIndex()
            return self._lines().line(index.row()).spoken_text if index.isValid() else ""
        texts = []
        for row in range(selection.first.row, min(selection.last.row + 1, len(self._heights))):
            layout = self.layout_of(row)
            text = selected_text(layout, selection.within(row, len(layout.blocks)))
            if text:
                texts.append((layout.line, text))
        if len(texts) == 1:
            return texts[0][1]
        return "\n".join(attributed(line, text) for line, text in texts)

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        if text := self.selected_text():
            QGuiApplication.clipboard().setText(text)

    def select(self, selection: TextSelection | None) -> None:
        """Select this text, or none."""
        self._selection = selection
        self.viewport().update()

    def select_all(self) -> None:
        """Select every line."""
        last = len(self._heights) - 1
        if last >= 0:
            end = Place(last, len(self.layout_of(last).blocks), 0)
            self.select(TextSelection(Place(0, 0, 0), end))

    def mark_found(self, found_in: Callable[[int], Sequence[FoundMark]]) -> None:
        """Mark what `found_in` says of the line with an id, whenever that line is drawn."""
        self._found_in = found_in
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        self._place()
        rows = len(self._heights)
        painter = QPainter(self.viewport())
        if rows:
            offset = self._offset()
            row = self._heights.row_at(max(0, event.rect().top() - offset))
            current = self.currentIndex().row() if self.hasFocus() else -1
            scene = self.scene()
            while row < rows and (top := self._heights.top(row) + offset) < event.rect().bottom() + 1:
                layout = self.layout_of(row)
                marks = self._selection.within(row, len(layout.blocks)) if self._selection else []
                painter.save()
                painter.translate(0, top)
                pressed, found = self.pressed_in(row), self._found_in(layout.line.id)
                exposed = QRectF(event.rect()).translated(0, -top)
                paint_line(painter, layout, scene, marks, row == current, pressed, found, exposed)
                painter.restore()
                self.wait_while_moving(row)
                row += 1
        painter.end()
        self.place_field()

    # Selection

    def _move_selection(self, _parent: QModelIndex, start: int, end: int) -> None:
        if self._selection is not None:
            self._selection = self._selection.moved(start, end - start + 1)

    def _drop_selection(self) -> None:
        self._selection = None

    # Mouse and keyboard

    def place_at(self, point: QPointF) -> Place | None:
        """The character nearest to a point of the viewport."""
        row = self._heights.row_at(round(point.y()) - self._offset())
        if row < 0:
            return None
        top = self._heights.top(row) + self._offset()
        block, at = self.layout_of(row).position_at(point - QPointF(0, top))
        return Place(row, block, at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        hit = self.button_at(event.position())
        if hit is not None:
            self.press(*hit)
            return
        place = self.place_at(event.position())
        if place is None:
            return
        extend = self._selection is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        anchor = self._selection.anchor if extend and self._selection else place
        self._selection = TextSelection(anchor, place)
        self.selectionModel().clearCurrentIndex()
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pressable = self.hover(event.position())
        shape = Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        if event.buttons() & Qt.MouseButton.LeftButton and self._selection is not None:
            place = self.place_at(event.position())
            if place is not None:
                self._selection = TextSelection(self._selection.anchor, place)
                self._scroll_towards(event.position().y())
                self.viewport().update()

    def _scroll_towards(self, y: float) -> None:
        bar = self.verticalScrollBar()
        if y < 0:
            bar.setValue(bar.value() - bar.singleStep())
        elif y > self.viewport().height():
            bar.setValue(bar.value() + bar.singleStep())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.button_at(event.position()) is not None:  # its first click was enough
            return
        place = self.place_at(event.position())
        if place is None:
            return
        text = self.layout_of(place.row).blocks[place.block].layout
        start = text.previousCursorPosition(place.at + 1, text.CursorMode.SkipWords)
        end = text.nextCursorPosition(start, text.CursorMode.SkipWords)
        self._selection = TextSelection(
            Place(place.row, place.block, start), Place(place.row, place.block, end)
        )
        self.viewport().update()

    def moveCursor(self, action: PressableLines.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        del modifiers
        last, row = len(self._heights) - 1, self.currentIndex().row()
        if last < 0:
            return QModelIndex()
        moves = PressableLines.CursorAction
        ends = {moves.MoveHome: 0, moves.MoveEnd: last}
        steps = {
            moves.MoveUp: -1,
            moves.MovePrevious: -1,
            moves.MoveDown: 1,
            moves.MoveNext: 1,
            moves.MovePageUp: -PAGE_ROWS,
            moves.MovePageDown: PAGE_ROWS,
        }
        there = last if row < 0 else max(0, min(last, row + steps.get(action, 0)))
        return self._lines().index(ends.get(action, there))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif not self.press_by_key(event):
            super().keyPressEvent(event)

    def _cancel_current(self) -> None:
        row = self.currentIndex().row()
        buttons = self.layout_of(row).buttons if row >= 0 else ()
        for number, button in enumerate(buttons):
            if button.act in (Act.CANCEL, Act.END):
                self.press(row, number)
                break

    def menu_for_current(self) -> QMenu:
        """What can be done with the selected text and the current line."""
        menu = QMenu(self)
        copy = QAction(tr("Copy"), menu)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.triggered.connect(self.copy)
        everything = QAction(tr("Select all"), menu)
        everything.setShortcut(QKeySequence.StandardKey.SelectAll)
        everything.triggered.connect(self.select_all)
        menu.addActions([copy, everything])
        self.add_to_menu(menu)
        self.menu_opened.emit(menu)
        return menu
