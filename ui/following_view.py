"""What both forms of the conversation, list and lanes, have in common: they follow what is now, or stay."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

_Index = QModelIndex | QPersistentModelIndex


class FollowingView(QListView):
    """An item view that measures only what is seen and keeps its scroll bar itself, in `_place`.

    It is a list to Qt only so that a screen reader is told of its lines: of views that are no list, table or tree Qt
    tells no more than that they are there. Nothing of how a list is laid out is used.

    It follows now while `following`; scrolling up ends that, scrolling to the end or `jump_to_now` begins it again.
    While it does not follow, what is read stays where it is, whatever comes or grows around it.

    Signals:
        following_changed(bool)
        typed(str): somebody began to write while it had the focus.
    """

    following_changed = Signal(bool)
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._following, self._staying = True, False
        self._placing, self._dirty = False, True
        super().__init__(parent)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)

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

    def menu_for_current(self) -> QMenu:
        """What can be done with the line that is chosen."""
        raise NotImplementedError

    def copy(self) -> None:
        """Put what is chosen on the clipboard."""
        raise NotImplementedError

    def _cancel_current(self) -> None:
        """End what the line that is chosen shows, if that still runs."""
        raise NotImplementedError

    def _place(self) -> None:
        """Measure what is seen, and put the scroll bar where that is; nothing while `_placing`, or not `_dirty`."""
        raise NotImplementedError

    def _remember_place(self) -> None:
        """Note what is at the upper edge, which stays there while it does not follow."""
        raise NotImplementedError

    def _rows_removed(self, parent: object, start: int, end: int) -> None:
        raise NotImplementedError

    def _model_reset(self) -> None:
        raise NotImplementedError

    def _changed(self) -> None:
        self._dirty = True
        self.viewport().update()

    def _set_following(self, following: bool) -> None:
        if following != self._following:
            self._following = following
            self.following_changed.emit(following)

    # What every item view has to know

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.rowsRemoved.connect(self._rows_removed)
            model.modelReset.connect(self._model_reset)
            self._model_reset()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        if not self._placing:
            bar = self.verticalScrollBar()
            self._remember_place()
            self._set_following(bar.value() >= bar.maximum() and not self._staying)
        self._changed()

    def doItemsLayout(self) -> None:
        """A list would measure every row now, and draw anew once more; here `_place` measures what is seen."""

    def updateGeometries(self) -> None:
        """The range of the scroll bar is kept by `_place`; the base class knows nothing of what is measured."""

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: _Index) -> bool:
        del index
        return False

    def setSelection(self, rect: object, command: QItemSelectionModel.SelectionFlag) -> None:
        """Lines are not selected: one is current, and in the list text is selected."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        del selection
        return QRegion()

    # Keys and menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Delete:
            self._cancel_current()
        elif event.key() == Qt.Key.Key_End:
            self.setCurrentIndex(self.moveCursor(self.CursorAction.MoveEnd, event.modifiers()))
            self.jump_to_now()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Where a list would look for lines that begin so, writing goes to the field."""
        if search.strip():
            self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            self.setCurrentIndex(self.indexAt(event.pos()))
        menu = self.menu_for_current()
        menu.exec(event.globalPos())
        menu.deleteLater()
