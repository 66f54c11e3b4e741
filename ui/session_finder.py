"""The list of saved conversations with the field that searches them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.session_delegate import SessionDelegate
from ui.session_list import SessionListModel
from ui.session_shelf import SavedSession
from ui.theme import Theme
from ui.translating import key_text, tr

TYPING_MS = 180
"""How long after the last key the search begins."""


class SessionFinder(QWidget):
    """Asks for what is typed, and shows what is found; a title is changed where it stands.

    Signals:
        sought(str): list the conversations again, those that hold these words.
        next_asked(): the words stand there already; go on to the next line that holds them.
        chosen(): another conversation is selected, or the same one has changed.

    Attributes:
        query: what was sought last.
    """

    sought = Signal(str)
    next_asked = Signal()
    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.query = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search all that was said"))
        self.search.setAccessibleName(tr("Search all conversations"))
        self.search.setToolTip(
            tr(
                "Every word has to be in a line ({key}); Enter goes on to the next line",
                key=key_text("Ctrl+F"),
            )
        )
        self.search.setClearButtonEnabled(True)
        self.model = SessionListModel(self)
        self.list = QListView()
        self.list.setObjectName("sessions")
        self.list.setAccessibleName(tr("Saved conversations"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(SessionDelegate(theme, self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.look)
        self.search.textChanged.connect(lambda: self._typing.start())
        self.search.returnPressed.connect(self._search_or_next)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        down = QShortcut(
            QKeySequence(Qt.Key.Key_Down), self.search, context=Qt.ShortcutContext.WidgetShortcut
        )
        down.activated.connect(self.list.setFocus)

    @property
    def selected(self) -> SavedSession | None:
        """The session that is selected."""
        row = self.list.currentIndex().row()
        return self.model.session(row) if 0 <= row < self.model.rowCount() else None

    @property
    def editing(self) -> bool:
        """Whether a title is being changed."""
        return self.list.state() is QAbstractItemView.State.EditingState

    def look(self) -> None:
        """Ask for what stands in the field; while a title is being changed the list stays."""
        self._typing.stop()
        if not self.editing:
            self.query = self.search.text()
            self.sought.emit(self.query)

    def show_sessions(self, sessions: list[SavedSession]) -> None:
        """Show these; what is selected stays so, or whatever has come in its place."""
        if self.editing:
            return
        selected, row = self.selected, max(0, self.list.currentIndex().row())
        self.model.show(sessions)
        there = self.model.row_of(selected.info.id) if selected else -1
        row = there if there >= 0 else min(row, len(sessions) - 1)
        if row >= 0 and row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(row, 0, QModelIndex()))
        else:
            self.chosen.emit()

    def rename(self) -> None:
        """Change the title of the selected session where it stands."""
        if self.selected is not None:
            self.list.setFocus()
            self.list.edit(self.list.currentIndex())

    def go_to_search(self) -> None:
        """Write something else into the field."""
        self.search.setFocus()
        self.search.selectAll()

    def _search_or_next(self) -> None:
        if self._typing.isActive() or self.query != self.search.text():
            self.look()
        else:
            self.next_asked.emit()
