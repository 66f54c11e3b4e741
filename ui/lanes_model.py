"""The lines of a conversation for the lanes: with the nods, with what each line says of its time, and the rails."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from assistant.timeline.item import Lane, TimelineItem
from ui.lanes_rails import Rails, has_rail
from ui.line import OVERLAP_S, Line, clock_text
from ui.transcript_model import TranscriptModel
from ui.translating import number, tr
from ui.word_times import Span, common_s, sounding

NEIGHBOURS = 12
"""How many lines before and after one are looked at for speech that overlaps it."""

_Index = QModelIndex | QPersistentModelIndex


class LanesModel(TranscriptModel):
    """The lines of a conversation; nods always have a row."""

    def __init__(self, parent: QObject | None = None, *, live: bool = True) -> None:
        super().__init__(parent, live=live)
        self._running: dict[int, Line] = {}
        self._rails: Rails | None = None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.told(index.row()) if 0 <= index.row() < self.rowCount() else None
        return super().data(index, role)

    def told(self, row: int) -> str:
        """A line in words: who, from when to when, over whose words, and what."""
        line = self.line(row)
        parts = [line.name, times_text(line)]
        if line.kind == "text":
            parts.append(tr("typed"))
        overlap_s = self.overlap_s(row)
        if overlap_s >= OVERLAP_S and line.lane is Lane.USER:
            parts.append(tr("over Counterpoint's words for {seconds} s", seconds=number(overlap_s, 1)))
        elif overlap_s >= OVERLAP_S:
            parts.append(tr("over your words for {seconds} s", seconds=number(overlap_s, 1)))
        if line.about:
            parts.append(tr("from: {question}", question=" ".join(line.about.split())))
        return f"{', '.join(parts)}: {line.spoken_text}"

    def overlap_s(self, row: int) -> float:
        """For how long somebody else spoke during a line."""
        line = self.line(row)
        if line.kind != "speech":
            return 0.0
        near = range(max(0, row - NEIGHBOURS), min(self.rowCount(), row + NEIGHBOURS + 1))
        others = (self.line(other) for other in near)
        spans = [
            span
            for other in others
            if other.kind == "speech" and other.lane is not line.lane
            for span in common_s(_sounding(line), _sounding(other))
        ]
        return sum(to_s - from_s for from_s, to_s in spans)

    def rails(self) -> Rails:
        """What runs or ran behind the talk, on its rails."""
        if self._rails is None:
            self._rails = Rails(self._running.values())
        return self._rails

    # Changes

    def clear(self) -> None:
        self._running.clear()
        self._rails = None
        super().clear()

    def show(self, items: Iterable[TimelineItem]) -> None:
        super().show(items)
        self._running = {line.id: line for line in self._lines.values() if has_rail(line)}
        self._rails = None

    def _put(self, line: Line) -> None:
        before = self._running.get(line.id)
        if has_rail(line):
            self._running[line.id] = line
        else:
            self._running.pop(line.id, None)
        if self._running.get(line.id) is not before:
            self._rails = None
        super()._put(line)

    def _drop_oldest(self) -> None:
        super()._drop_oldest()
        self._running = {line_id: line for line_id, line in self._running.items() if line_id in self._lines}
        self._rails = None

    def _shows(self, line: Line) -> bool:
        return super()._shows(line) or (line.kind == "backchannel" and bool(line.text))


def times_text(line: Line) -> str:
    """From when to when a line reaches."""
    if line.end_s is None:
        return tr("from {time} on", time=clock_text(line.start_s))
    start, end = clock_text(line.start_s), clock_text(line.end_s)
    return start if start == end else tr("{start} to {end}", start=start, end=end)


def _sounding(line: Line) -> tuple[Span, ...]:
    return sounding(line.words, line.start_s, float("inf") if line.end_s is None else line.end_s)
