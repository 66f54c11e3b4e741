"""From line to line by keys: along time in one lane, and to another lane at the same time. Without widgets."""

from __future__ import annotations

from ui.lanes_kinds import MEANWHILE, column_of
from ui.lanes_model import LanesModel
from ui.line import Line


def along(model: LanesModel, row: int, step: int) -> int:
    """The next row of the same lane (`step` 1) or the one before (−1); the same row when there is none."""
    column = column_of(model.line(row))
    others = range(row + step, model.rowCount() if step > 0 else -1, step)
    return next((other for other in others if column_of(model.line(other)) == column), row)


def beside(model: LanesModel, row: int, step: int) -> int:
    """The row of the next lane to the right (`step` 1) or left (−1) that is nearest in time, or the same row."""
    line = model.line(row)
    for column in range(column_of(line) + step, MEANWHILE + 1 if step > 0 else -1, step):
        found = [
            next((one for one in rows if column_of(model.line(one)) == column), None)
            for rows in (range(row - 1, -1, -1), range(row + 1, model.rowCount()))
        ]
        near = [one for one in found if one is not None]
        if near:
            return min(near, key=lambda one: apart_s(line, model.line(one)))
    return row


def apart_s(one: Line, other: Line) -> float:
    """How far two lines are apart in time; 0 when they were there at the same time."""
    first, second = sorted((one, other), key=lambda line: line.start_s)
    end_s = first.end_s if first.end_s is not None else second.start_s
    return max(0.0, second.start_s - end_s)
