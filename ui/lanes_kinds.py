"""Which lines stand in which column, as blocks of what kind. Without Qt."""

from __future__ import annotations

import enum

from assistant.timeline.item import Lane
from ui.line import Line

USER, ASSISTANT, MEANWHILE, SILENCE = 0, 1, 2, 3
"""The columns, from left to right; that of silence lies across the first two."""


class Kind(enum.Enum):
    """What a block is, which says how it is drawn."""

    SPEECH = "speech"
    TYPED = "typed"
    NOD = "nod"
    NOTE = "note"
    RESULT = "result"
    SIGN = "sign"  # a note for which there is no room


def column_of(line: Line) -> int:
    """In which column a line stands: what the assistant shows stands beside what it says."""
    if line.lane is Lane.USER:
        return USER
    return ASSISTANT if line.lane is Lane.ASSISTANT and line.kind in ("speech", "backchannel") else MEANWHILE


def kind_of(line: Line) -> Kind:
    """What the block of a line is."""
    if column_of(line) == MEANWHILE:
        return Kind.NOTE
    return {"backchannel": Kind.NOD, "speech": Kind.SPEECH}.get(line.kind, Kind.TYPED)
