"""The list of saved conversations as a Qt model, and what a row of it says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from assistant.timeline.session_search import MAX_HITS_EACH
from ui.line import LANE_NAMES, clock_text
from ui.saved_words import length_text, title_text, when_text
from ui.session_shelf import SavedSession
from ui.translating import bytes_text, number, tr, translated

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class SessionListModel(QAbstractListModel):
    """One row a session.

    Signals:
        rename_asked(int, str): the user gave the session with this number a title.
    """

    rename_asked = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sessions: tuple[SavedSession, ...] = ()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._sessions)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        session = self._sessions[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return title_text(session.info)
        if role == Qt.ItemDataRole.EditRole:
            return session.info.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (title_text(session.info), about_text(session), found_text(session))
            return ", ".join(part for part in parts if part)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        info = self.session(index.row()).info
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == info.title:
            return False
        self.rename_asked.emit(info.id, str(value))
        return True

    def session(self, row: int) -> SavedSession:
        """The session in a row."""
        return self._sessions[row]

    def row_of(self, session_id: int) -> int:
        """Where a session is; -1 when it is not in the list."""
        return next((row for row, one in enumerate(self._sessions) if one.info.id == session_id), -1)

    def show(self, sessions: Sequence[SavedSession]) -> None:
        """Show these. When they are the same ones as before, what is selected stays so."""
        same = [one.info.id for one in sessions] == [one.info.id for one in self._sessions]
        if same:
            self._sessions = tuple(sessions)
            if sessions:
                self.dataChanged.emit(self.index(0), self.index(len(sessions) - 1))
            return
        self.beginResetModel()
        self._sessions = tuple(sessions)
        self.endResetModel()


def time_text(session: SavedSession) -> str:
    """When it was, and how long."""
    now = datetime.now().astimezone()
    return f"{when_text(session.info.started_at, now)}  ·  {length_text(session.info.duration_s)}"


def counted_text(session: SavedSession) -> str:
    """When it was, how long, and in how many of its lines something was found."""
    count = len(session.hits)
    if not count:
        return time_text(session)
    shown = f"{number(count)}{'+' if count >= MAX_HITS_EACH else ''}"
    return f"{time_text(session)}  ·  {tr('{count} found', count=shown)}"


def about_text(session: SavedSession) -> str:
    """When it was, and how long; of the one that goes on, that it does; how much sound was kept."""
    text = f"{time_text(session)}, {tr('going on now')}" if session.going_on else time_text(session)
    if not session.sound_bytes:
        return text
    return f"{text}  ·  {tr('sound kept, {size}', size=bytes_text(session.sound_bytes))}"


def found_text(session: SavedSession) -> str:
    """The first line in which something was found."""
    if not session.hits:
        return ""
    first = session.hits[0]
    return f"{translated(LANE_NAMES[first.who])}, {clock_text(first.start_s)}: {first.snippet}"
