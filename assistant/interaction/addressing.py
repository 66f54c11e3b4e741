"""To whom are the words of an utterance said? The addressee model, asked once for the same words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

WHILE_SPEAKING = 1.8
"""While the assistant speaks, the limit is higher: a mistake then costs the user a second try, not the answer."""


class AddresseeModel(Protocol):
    """See `assistant.interaction.addressee.Addressee`."""

    threshold: float

    def probability(self, text: str, *, assistant_speaking: bool = False, said_last: str = "") -> float: ...


@dataclass(frozen=True)
class Addressed:
    """How likely words are meant for the assistant, and the verdict on it."""

    probability: float = 1.0
    for_others: bool = False


class Addressing:
    """Without a model all words are meant for the assistant."""

    def __init__(self, model: AddresseeModel | None) -> None:
        self._model = model
        self._asked: tuple[str, bool, str] | None = None
        self._answer = Addressed()

    def judge(self, text: str, *, assistant_speaking: bool, said_last: str) -> Addressed:
        """To whom `text` is said; it depends on whether the assistant speaks and what it said last, too."""
        if self._model is None or not text:
            return Addressed()
        asked = (text, assistant_speaking, said_last)
        if asked != self._asked:
            probability = self._model.probability(
                text, assistant_speaking=assistant_speaking, said_last=said_last
            )
            self._asked = asked
            limit = self._model.threshold * (WHILE_SPEAKING if assistant_speaking else 1.0)
            self._answer = Addressed(probability, probability < limit)
        return self._answer
