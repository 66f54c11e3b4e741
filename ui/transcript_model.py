"""The lines of the transcript as a Qt model: sorted by time, changed in place, bounded in number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from assistant.timeline.item import TimelineItem
from ui.camera_groups import CameraGroups, is_event
from ui.line import Heading, Line, clock_text, heading_of, line_from_item
from ui.line_parts import plots_in_words
from ui.task_ties import TaskTies

MAX_LINES = 20_000
"""About a day of talk. The record on disk keeps everything."""

DROP_LINES = 1_000
"""How many of the oldest lines go at once when there are too many."""

LINE_ROLE = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex
_Key = tuple[float, int]
_NOWHERE = QModelIndex()


class TranscriptModel(QAbstractListModel):
    """One row a line. `details` shows decisions among them; with `live` the conversation goes on."""

    def __init__(self, parent: QObject | None = None, *, live: bool = False) -> None:
        super().__init__(parent)
        self._live = live
        self._ties = TaskTies()
        self._opened: set[int] = set()
        self._events: dict[int, Line] = {}  # of the camera, each for itself
        self._groups = CameraGroups()
        self._turned: dict[int, frozenset[int]] = {}
        self._lines: dict[int, Line] = {}  # all, shown or not
        self._keys: list[_Key] = []  # of the rows, sorted
        self._details = False

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._keys):
            return None
        line = self.line(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = "\n".join((line.spoken_text, *plots_in_words(line)))
            return f"{line.name}, {clock_text(line.told_s)}: {words}"
        if role == LINE_ROLE:
            return line
        return None

    def line(self, row: int) -> Line:
        """The line in a row."""
        return self._lines[self._keys[row][1]]

    def ids(self) -> list[int]:
        """The ids of the lines that are shown, in the order of their rows."""
        return [line_id for _, line_id in self._keys]

    def heading(self, row: int) -> Heading:
        """What stands over the line in a row."""
        return heading_of(self.line(row), self.line(row - 1) if row else None)

    @property
    def details(self) -> bool:
        """Whether decisions are shown."""
        return self._details

    def set_details(self, shown: bool) -> None:
        """Show or hide decisions."""
        if shown == self._details:
            return
        self.beginResetModel()
        self._details = shown
        self._group()
        self.endResetModel()

    def clear(self) -> None:
        """Forget everything."""
        self.beginResetModel()
        self._lines.clear()
        self._keys.clear()
        self._events.clear()
        self._groups.clear()
        self._forget_ties()
        self.endResetModel()

    def show(self, items: Iterable[TimelineItem]) -> None:
        """Show these and nothing else: a conversation that is over."""
        self.beginResetModel()
        self._forget_ties()
        lines = [line_from_item(item) for item in items]
        for line in lines:
            self._ties.note(line)
        self._lines = {line.id: self._dressed(line) for line in lines}
        self._events = {line.id: line for line in lines if is_event(line)}
        self._group()
        self.endResetModel()

    def row_of(self, item_id: int) -> int:
        """The row that shows an item; -1 when none does."""
        line = self._lines.get(self._groups.leader(item_id))
        return -1 if line is None or not self._shows(line) else self._row(_key(line))

    def row_from(self, at_s: float) -> int:
        """The first row that begins at a time or later, else the last one; -1 when there is none."""
        return min(self._row((at_s, -1)), len(self._keys) - 1)

    def put(self, items: Iterable[TimelineItem]) -> None:
        """Show new items, and what has changed of known ones."""
        for item in items:
            line = line_from_item(item)
            if is_event(line):
                self._put_event(line)
                continue
            other_end = self._ties.note(line)
            self._put(self._dressed(line))
            if other_end is not None and (other := self._lines.get(other_end)) is not None:
                self._put(self._dressed(other))
        if len(self._lines) > MAX_LINES:
            self._drop_oldest()

    def set_opened(self, line_id: int, opened: bool) -> None:
        """Show all that there is to a line, or less of it again."""
        (self._opened.add if opened else self._opened.discard)(line_id)
        if (line := self._lines.get(line_id)) is not None:
            self._put(self._dressed(line))

    def turn(self, line_id: int, number: int) -> None:
        """Show a table of a line as a plot, or the plot as a table again; `number` counts those that can be both."""
        self._turned[line_id] = self._turned.get(line_id, frozenset()) ^ {number}
        if (line := self._lines.get(line_id)) is not None:
            self._put(self._dressed(line))

    def task_line(self, task_id: str) -> int | None:
        """The line that is the card of a task."""
        return self._ties.card_of(task_id)

    def _dressed(self, line: Line) -> Line:
        """The line with what other lines and the user make of it."""
        card = line.card
        if line.order and not self._live:
            line = replace(line, order="")
        if line.turned != (turned := self._turned.get(line.id, frozenset())):
            line = replace(line, turned=turned)
        if card is None and not line.tells and line.opened == (line.id in self._opened):
            return line
        if card is not None:
            card = replace(card, told=self._ties.told(card.task_id), addable=self._live)
        other = line.tells or (card.follows if card is not None else "")
        about = self._ties.question_of(other) if other else ""
        return replace(line, card=card, about=about, opened=line.id in self._opened)

    def _put_event(self, line: Line) -> None:
        """An event stands alone, or in the row of another one if it comes just before or behind that."""
        if line.id in self._events:
            return
        self._events[line.id] = line
        if self._shows(line):
            row = self._row(_key(line))
            for near in (row - 1, row):
                if 0 <= near < len(self._keys) and is_event(other := self.line(near)):
                    self._lines[line.id] = line
                    self._put(self._groups.join(other, line))
                    return
        self._put(line)

    def _group(self) -> None:
        """Finds the rows anew."""
        self._groups.clear()
        self._lines.update((line.id, self._dressed(line)) for line in self._events.values())
        keys: list[_Key] = []
        before: Line | None = None
        for line in sorted(filter(self._shows, self._lines.values()), key=_key):
            if before is not None and is_event(before) and is_event(line):
                before = self._lines[before.id] = self._groups.join(before, line)
            else:
                keys.append(_key(line))
                before = line
        self._keys = keys

    def _forget_ties(self) -> None:
        self._ties = TaskTies()
        self._opened.clear()
        self._turned.clear()

    def _put(self, line: Line) -> None:
        before = self._lines.get(line.id)
        if before == line:
            return
        was_shown = before is not None and self._shows(before)
        if before is not None and was_shown and self._shows(line) and _key(before) == _key(line):
            self._lines[line.id] = line
            index = self.index(self._row(_key(line)))
            self.dataChanged.emit(index, index)
            return
        if before is not None and was_shown:
            self._take_row(before)
        self._lines[line.id] = line
        if self._shows(line):
            row = self._row(_key(line))
            self.beginInsertRows(QModelIndex(), row, row)
            self._keys.insert(row, _key(line))
            self.endInsertRows()

    def _shows(self, line: Line) -> bool:
        """Not a detail that nobody asked for, nor an utterance that has no words (yet, or after all)."""
        if self._groups.leader(line.id) != line.id:  # it stands in the row of another one
            return False
        return bool(line.text or line.card or line.exhibit) and (self._details or not line.is_detail)

    def _take_row(self, line: Line) -> None:
        row = self._row(_key(line))
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._keys[row]
        self.endRemoveRows()

    def _drop_oldest(self) -> None:
        drop = set(sorted(map(_key, self._lines.values()))[: len(self._lines) - MAX_LINES + DROP_LINES])
        drop = {_key(self._lines[one]) for one in self._groups.forget(line_id for _, line_id in drop)}
        rows = sum(key in drop for key in self._keys)  # they are the first ones, as both are sorted
        if rows:
            self.beginRemoveRows(QModelIndex(), 0, rows - 1)
        del self._keys[:rows]
        for _, line_id in drop:
            del self._lines[line_id]
        self._ties.forget({line_id for _, line_id in drop})
        self._opened.difference_update(line_id for _, line_id in drop)
        self._events = {line_id: one for line_id, one in self._events.items() if line_id in self._lines}
        self._turned = {line_id: one for line_id, one in self._turned.items() if line_id in self._lines}
        if rows:
            self.endRemoveRows()

    def _row(self, key: _Key) -> int:
        return bisect_left(self._keys, key)


def _key(line: Line) -> _Key:
    return line.start_s, line.id
