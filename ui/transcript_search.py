"""Looking for a text in the lines of a conversation, also in those that are still to come."""

from __future__ import annotations

import re
import time
from bisect import bisect_left, bisect_right
from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

from ui.line import Line
from ui.line_search import Found, find_in, pattern_for
from ui.transcript_model import TranscriptModel

FIRST_SLICE_S = 0.004
SLICE_S = 0.008
"""How long it looks at a time, so that keys and pictures get their turn in a long conversation: only a moment with the
key itself, since what is found is scrolled to and painted then, too."""

_Key = tuple[float, int]
"""When a line began, and its id: what lines are sorted by."""


@dataclass(frozen=True)
class Match:
    """One place: the line's key, and which of the line's matches it is."""

    key: _Key
    number: int


class TranscriptSearch(QObject):
    """The matches in a TranscriptModel; one of them is the current one as long as there is any.

    Only lines that changed are looked through again. What is not found at once is found soon: a long conversation is
    looked through in slices, beginning where one reads.

    Signals:
        changed(): there are other matches, or another one is current.
        came_up(): a first match was found after `look_for` had returned.
    """

    changed = Signal()
    came_up = Signal()

    def __init__(self, model: TranscriptModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._pattern: re.Pattern[str] | None = None
        self._found: dict[int, tuple[Found, ...]] = {}
        self._keys: list[_Key] = []  # of the lines in which something was found, sorted
        self._current: Match | None = None
        self._ahead: deque[int] = deque()  # ids of the lines to be looked through, from where one reads on
        self._behind: deque[int] = deque()  # those before it, the nearest first
        self._slices = QTimer(self, singleShot=True, interval=0)
        self._slices.timeout.connect(self._look_on)
        model.rowsInserted.connect(lambda _parent, first, last: self._look_again(first, last))
        model.dataChanged.connect(lambda first, last: self._look_again(first.row(), last.row()))
        model.rowsAboutToBeRemoved.connect(self._forget)
        model.modelReset.connect(self._look_everywhere)

    @property
    def looking(self) -> bool:
        """Whether there are lines that it has not come to yet."""
        return bool(self._ahead or self._behind)

    def position(self) -> tuple[int, int]:
        """Which match is current, counted from 1 (0: none), and how many there are."""
        total = sum(map(len, self._found.values()))
        if self._current is None:
            return 0, total
        before = self._keys[: bisect_left(self._keys, self._current.key)]
        return sum(len(self._found[line_id]) for _, line_id in before) + self._current.number + 1, total

    def look_for(self, text: str, from_row: int) -> None:
        """Look for a text; the first match at or after a row becomes current, else the last one before it."""
        self._pattern = pattern_for(text)
        self._current = None
        self._begin(from_row)
        self._look_for_a_while(FIRST_SLICE_S)
        self.changed.emit()

    def step(self, by: int) -> None:
        """Go on (1) or back (-1); after the last match comes the first."""
        if self._current is None:
            return
        key, number = self._current.key, self._current.number + by
        if not 0 <= number < len(self._found[key[1]]):
            key = self._keys[(self._keys.index(key) + by) % len(self._keys)]
            self._current = Match(key, 0) if by > 0 else self._last_of(key)
        else:
            self._current = Match(key, number)
        self.changed.emit()

    def place(self) -> tuple[int, Found] | None:
        """The row and the stretch of text of the current match."""
        if self._current is None:
            return None
        line_id = self._current.key[1]
        return self._model.row_of(line_id), self._found[line_id][self._current.number]

    def marks(self, line_id: int) -> list[tuple[Found, bool]]:
        """What to mark in a line, and whether that is the current match."""
        current = self._current.number if self._current and self._current.key[1] == line_id else -1
        return [(found, number == current) for number, found in enumerate(self._found.get(line_id, ()))]

    def _last_of(self, key: _Key) -> Match:
        return Match(key, len(self._found[key[1]]) - 1)

    # Following the model

    def _look_everywhere(self) -> None:
        if self._pattern is not None:
            self._begin(0)
            self._look_for_a_while(FIRST_SLICE_S)
            self._settle()

    def _begin(self, from_row: int) -> None:
        self._found.clear()
        self._keys.clear()
        ids = self._model.ids() if self._pattern is not None else []
        self._ahead = deque(ids[max(0, from_row) :])
        self._behind = deque(reversed(ids[: max(0, from_row)]))

    def _look_on(self) -> None:
        """The next slice."""
        had_one = self._current is not None
        self._look_for_a_while(SLICE_S)
        self.changed.emit()
        if not had_one and self._current is not None:
            self.came_up.emit()

    def _look_for_a_while(self, seconds: float) -> None:
        """Look through lines until it is somebody else's turn; the first match that comes up becomes current."""
        until = time.perf_counter() + seconds
        while self.looking and time.perf_counter() < until:
            forward = bool(self._ahead)
            row = self._model.row_of((self._ahead if forward else self._behind).popleft())
            if row < 0 or self._pattern is None:
                continue
            self._look_at(row, self._pattern)
            key = _key(self._model.line(row))
            if self._current is None and key[1] in self._found:
                self._current = Match(key, 0) if forward else self._last_of(key)
        if self.looking:
            self._slices.start()

    def _look_again(self, first: int, last: int) -> None:
        if self._pattern is None:
            return
        news = [self._look_at(row, self._pattern) for row in range(first, last + 1)]
        if any(news):
            self._settle()

    def _look_at(self, row: int, pattern: re.Pattern[str]) -> bool:
        """Look through one line; True when other matches are in it than before."""
        line = self._model.line(row)
        found, before = find_in(line, pattern), self._found.get(line.id, ())
        if found == before:
            return False
        key = _key(line)
        self._take_out(key)
        if found:
            self._found[line.id] = found
            self._keys.insert(bisect_left(self._keys, key), key)
        return True

    def _forget(self, _parent: QModelIndex, first: int, last: int) -> None:
        gone = [self._take_out(_key(self._model.line(row))) for row in range(first, last + 1)]
        if any(gone):
            self._settle()

    def _take_out(self, key: _Key) -> bool:
        if self._found.pop(key[1], None) is None:
            return False
        del self._keys[bisect_left(self._keys, key)]
        return True

    def _settle(self) -> None:
        """Keep the current match; when it is gone, the one before it takes its place."""
        if not self._keys:
            self._current = None
        elif self._current is None:
            self._current = Match(self._keys[0], 0)
        else:
            at = max(0, bisect_right(self._keys, self._current.key) - 1)  # its line, or the one before
            key = self._keys[at]
            number = self._current.number if key == self._current.key else len(self._found[key[1]])
            self._current = Match(key, min(number, len(self._found[key[1]]) - 1))
        self.changed.emit()


def _key(line: Line) -> _Key:
    return line.start_s, line.id
