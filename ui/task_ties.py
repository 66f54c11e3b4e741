"""Which card belongs to which spoken result: from the line that tells it to the task, and back. Without Qt."""

from __future__ import annotations

from collections.abc import Set

from ui.line import Line


class TaskTies:
    """Learns from lines as they come, in whatever order."""

    def __init__(self) -> None:
        self._cards: dict[str, tuple[int, str]] = {}  # of a task its line and its question
        self._told: dict[str, tuple[int, float]] = {}

    def note(self, line: Line) -> int | None:
        """Takes in a line; the other one that has to be shown anew because of it, by id."""
        if line.card is not None:
            task_id, tie = line.card.task_id, (line.id, line.text)
            if self._cards.get(task_id) == tie:
                return None
            self._cards[task_id] = tie
            told = self._told.get(task_id)
            return None if told is None else told[0]
        if line.tells and self._told.get(line.tells) != (line.id, line.start_s):
            self._told.setdefault(line.tells, (line.id, line.start_s))
            return self.card_of(line.tells)
        return None

    def card_of(self, task_id: str) -> int | None:
        """The line that is the card of a task."""
        tie = self._cards.get(task_id)
        return None if tie is None else tie[0]

    def question_of(self, task_id: str) -> str:
        """What a task is about; "" when it is not known."""
        return self._cards.get(task_id, (0, ""))[1]

    def told(self, task_id: str) -> tuple[int, float] | None:
        """The first line in which the result of a task was told, and when (s)."""
        return self._told.get(task_id)

    def forget(self, line_ids: Set[int]) -> None:
        """These lines are gone."""
        self._cards = {task: tie for task, tie in self._cards.items() if tie[0] not in line_ids}
        self._told = {task: tie for task, tie in self._told.items() if tie[0] not in line_ids}
