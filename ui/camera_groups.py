"""Camera events that follow each other stand in one row, so that they never push talk out of sight. Without Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.timeline.item import Lane
from ui.line import Line

MOST_TOLD = 40
"""So many earlier events a row tells when it is opened."""


def is_event(line: Line) -> bool:
    """Whether a line is something that the camera saw by itself: an event, or a description of what it sees."""
    return line.lane is Lane.CAMERA and line.kind in ("event", "description")


class CameraGroups:
    """Which events stand in which row: that of the first that came, their leader."""

    def __init__(self) -> None:
        self._members: dict[int, list[Line]] = {}
        self._leaders: dict[int, int] = {}

    def clear(self) -> None:
        """Every event stands alone."""
        self._members.clear()
        self._leaders.clear()

    def leader(self, line_id: int) -> int:
        """The line in whose row this one stands: most stand in their own."""
        return self._leaders.get(line_id, line_id)

    def join(self, row: Line, event: Line) -> Line:
        """An event comes into the row of another one; the row as it is then, which tells of the newest of them."""
        members = self._members.setdefault(row.id, [row])
        members.append(event)
        members.sort(key=lambda one: (one.start_s, one.id))
        self._leaders[event.id] = row.id
        newest, earlier = members[-1], members[:-1]
        return replace(
            row,
            runs=newest.runs,
            latest_s=newest.start_s,
            earlier=tuple((one.start_s, one.text) for one in earlier[-MOST_TOLD:]),
            earlier_count=len(earlier),
        )

    def forget(self, line_ids: Iterable[int]) -> set[int]:
        """These lines go; returns them, and those that go with them since they stand in their rows."""
        gone = set(line_ids)
        for line_id in tuple(gone):
            gone.update(one.id for one in self._members.pop(line_id, ()))
        for line_id in gone:
            self._leaders.pop(line_id, None)
        return gone
