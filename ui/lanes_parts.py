"""Lines of one column that were there at the same time, side by side in parts of it. Without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.lanes_kinds import ASSISTANT, USER, column_of
from ui.line import Line

SIDE_BY_SIDE_S = 0.05
"""What begins so shortly before the end of another thing comes after it."""

MOMENT_S = 0.002
"""What makes room for something ends so long before it."""


@dataclass(frozen=True)
class Part:
    """One of the parts side by side that a group of lines has; the group before it in the column had `before`.

    What is in it ends at `until_s`, a moment earlier than it did if the next thing began already.
    """

    group: int
    number: int
    of: int
    before: int
    until_s: float


def side_by_side(lines: Sequence[Line], now_s: float) -> dict[int, Part]:
    """Which part of its column a line gets, for those that were there at the same time."""
    parts: dict[int, Part] = {}
    for column in (USER, ASSISTANT):
        group: list[_Member] = []
        number = before = 0
        for line in (one for one in lines if column_of(one) == column):
            end_s = max(line.start_s, now_s if line.end_s is None else line.end_s)
            taken = [member.part for member in group if member.reaches(line.start_s)]
            if group and not taken:
                parts.update(_parts(group, number, before))
                number, before = number + 1, 1 + max(member.part for member in group)
            for member in group:
                if member.part not in taken:
                    member.end_before(line.start_s)
            if not taken:
                group = []
            part = next(free for free in range(len(taken) + 1) if free not in taken)
            group.append(_Member(line, part, end_s))
        parts.update(_parts(group, number, before))
    return parts


@dataclass
class _Member:
    """A line in a group of lines that were there at the same time."""

    line: Line
    part: int
    end_s: float

    def reaches(self, at_s: float) -> bool:
        """Whether it is still there when something begins at a time."""
        return self.end_s - SIDE_BY_SIDE_S > at_s

    def end_before(self, at_s: float) -> None:
        """Make room for what begins at a time."""
        self.end_s = max(self.line.start_s, min(self.end_s, at_s - MOMENT_S))


def _parts(group: Sequence[_Member], number: int, before: int) -> dict[int, Part]:
    of = 1 + max((member.part for member in group), default=0)
    return {member.line.id: Part(number, member.part, of, before, member.end_s) for member in group}
