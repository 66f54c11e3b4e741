"""What can go wrong in the reasoner's process; every message is a sentence for the user."""

from __future__ import annotations


class UnusableModelError(Exception):
    """The model cannot be loaded; `passing` when the same file may work another time (memory was short)."""

    def __init__(self, sentence: str, *, passing: bool = False) -> None:
        super().__init__(sentence)
        self.passing = passing


class CannotAnswerError(Exception):
    """There is no answer to this question."""
