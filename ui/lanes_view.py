"""The conversation in lanes on one axis of time, as one uses it: by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from ui.lanes_canvas import LanesCanvas
from ui.lanes_measures import ZOOMS
from ui.lanes_model import LanesModel
from ui.lanes_walk import along, beside
from ui.line import Line, Shape, end_words
from ui.theme import Theme
from ui.translating import tr


class LanesView(LanesCanvas):
    """Shows a LanesModel. Up and down walk along time in a lane, left and right to another lane.

    Signals:
        cancel_asked(str): cancel the task with this id.
        end_asked(str): end the standing order with this id, such as a timer.
        opened(int): show the line with this id in the list.
        card_asked(int): show the card of the line with this id.
        menu_opened(QMenu): the menu of the chosen line is about to be shown; more may be added to it.
    """

    cancel_asked = Signal(str)
    end_asked = Signal(str)
    opened = Signal(int)
    card_asked = Signal(int)
    menu_opened = Signal(object)

    def __init__(self, model: LanesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.setObjectName("lanes")
        self.setAccessibleName(tr("Conversation in lanes"))
        self.setAccessibleDescription(
            tr(
                "Time runs downwards. Up and down walk along it, left and right to another lane, Enter opens a card "
                "or the list."
            )
        )
        self.viewport().setMouseTracking(True)

    def choose(self, line_id: int) -> None:
        """Choose a line and bring it into sight, if it is not."""
        row = self._lines().row_of(line_id)
        if row >= 0:
            self._set_following(False)
            self.setCurrentIndex(self._lines().index(row))
            self.scrollTo(self._lines().index(row))

    def reveal(self, line_id: int, at: int) -> None:
        """Bring a character of a line into sight, if it is not, and stay there."""
        row = self._lines().row_of(line_id)
        if row < 0:
            return
        self._set_following(False)
        self.scrollTo(self._lines().index(row))
        block, top = self.places.block_of(row)
        number = min(block.words.row_of(at + block.words.prefix), len(block.tops) - 1)
        top += round(block.tops[number]) + self._offset()
        margin, height, bar = (
            round(self.places.measures.row),
            self.viewport().height(),
            self.verticalScrollBar(),
        )
        if top < 0 or top + margin > height:  # a block that is taller than the view
            bar.setValue(bar.value() + top - height // 3)

    def is_seen(self, line_id: int) -> bool:
        """Whether anything of a line's block is in sight."""
        row = self._lines().row_of(line_id)
        self._place()
        return row >= 0 and self.visualRect(self._lines().index(row)).intersects(self.viewport().rect())

    def zoom_by(self, steps: int) -> None:
        """Give time more room (above 0) or less."""
        at = ZOOMS.index(self.zoom) + steps
        self.set_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, at))])

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            index = self.indexAt(event.position().toPoint())
            if index.isValid():
                self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)
            else:
                self.selectionModel().clearCurrentIndex()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position())
        clicked = event.button() is Qt.MouseButton.LeftButton and line is not None
        if clicked and line is not None and line.shape is Shape.CARD and line == self.current_line():
            self._open(line)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position())
        card = line is not None and line.shape is Shape.CARD
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if card else Qt.CursorShape.ArrowCursor)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position())
        if line is not None:
            self._open(line)

    def _open(self, line: Line) -> None:
        """All that there is to a line: a card for itself, anything else among its neighbours in the list."""
        (self.card_asked if line.shape is Shape.CARD else self.opened).emit(line.id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            self.zoom_by((steps > 0) - (steps < 0))
            event.accept()
        else:
            super().wheelEvent(event)

    def moveCursor(self, action: LanesCanvas.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        del modifiers
        model, row = self._lines(), self.currentIndex().row()
        last = model.rowCount() - 1
        if last < 0:
            return QModelIndex()
        moves = LanesCanvas.CursorAction
        if row < 0:
            return self._first_choice()
        if action in (moves.MoveHome, moves.MoveEnd):
            return model.index(0 if action is moves.MoveHome else last)
        if action in (moves.MovePageUp, moves.MovePageDown):
            return self._page(row, -1 if action is moves.MovePageUp else 1)
        if action in (moves.MoveLeft, moves.MoveRight):
            return model.index(beside(model, row, -1 if action is moves.MoveLeft else 1))
        back = action in (moves.MoveUp, moves.MovePrevious)
        return model.index(along(model, row, -1 if back else 1))

    def _first_choice(self) -> QModelIndex:
        """What the keys begin with: the newest line in sight."""
        model = self._lines()
        view = self.viewport().rect()
        for row in range(model.rowCount() - 1, -1, -1):
            rect = self.visualRect(model.index(row))
            if rect.intersects(view):
                return model.index(row)
            if rect.bottom() < 0:
                break
        return model.index(model.rowCount() - 1)

    def _page(self, row: int, step: int) -> QModelIndex:
        """The row of the same lane that is about a page away."""
        model, height = self._lines(), self.viewport().height()
        start = self.visualRect(model.index(row)).top()
        while (other := along(model, row, step)) != row:
            row = other
            if abs(self.visualRect(model.index(row)).top() - start) >= height * 0.8:
                break
        return model.index(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (line := self.current_line()) is not None:
                self._open(line)
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the words of the chosen line on the clipboard."""
        line = self.current_line()
        if line is not None:
            QGuiApplication.clipboard().setText(line.spoken_text)

    def _cancel_current(self) -> None:
        line = self.current_line()
        if line is None or not _can_be_ended(line):
            return
        if line.card is not None:
            self.cancel_asked.emit(line.card.task_id)
        else:
            self.end_asked.emit(line.order)

    def menu_for_current(self) -> QMenu:
        """What can be done with the chosen line."""
        menu, line = QMenu(self), self.current_line()
        if line is None:
            return menu
        show = QAction(tr("Show in the list"), menu)
        show.triggered.connect(lambda: self.opened.emit(line.id))
        enter = show
        if line.shape is Shape.CARD:
            enter = QAction(tr("Open the card"), menu)
            enter.triggered.connect(lambda: self.card_asked.emit(line.id))
            menu.addAction(enter)
        enter.setShortcut(QKeySequence(Qt.Key.Key_Return))
        copy = QAction(tr("Copy"), menu)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.triggered.connect(self.copy)
        menu.addActions([show, copy])
        if _can_be_ended(line):
            cancel = QAction(tr("Cancel this work") if line.card else end_words(line), menu)
            cancel.setShortcut(QKeySequence(Qt.Key.Key_Delete))
            cancel.triggered.connect(self._cancel_current)
            menu.addAction(cancel)
        self.menu_opened.emit(menu)
        return menu


def _can_be_ended(line: Line) -> bool:
    """Whether it is work, or something like a timer, that goes on."""
    return line.card.cancellable if line.card is not None else line.can_be_ended
