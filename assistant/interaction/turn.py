"""The user's turn as far as it has come: what was spoken and typed and is not answered yet."""

from __future__ import annotations

from assistant.micro_turn import EndOfTurn, Hearing, MicroTurn

_SAME_SILENCE_S = 0.05


class Turn:
    """Collects the words of utterances that are not `done`."""

    def __init__(self) -> None:
        self.done_utterance = 0
        self.typed: list[str] = []
        self.words_in_s: float | None = None
        """When the words that are known now came in (s)."""
        self._hearing: Hearing | None = None
        self._end_of_turn: EndOfTurn | None = None

    def take(self, now: MicroTurn) -> None:
        """Takes in what a micro-turn brought."""
        if now.hearing is not None and now.hearing.utterance > self.done_utterance:
            self._hearing = now.hearing
            self.words_in_s = now.end_s
        if now.end_of_turn is not None:
            self._end_of_turn = now.end_of_turn
        self.typed += [line.text for line in now.typed]

    def done(self, utterance: int, *, spoken_only: bool = False) -> None:
        """The turn is over: utterances up to this one, and what was typed, belong to it."""
        self.done_utterance = max(self.done_utterance, utterance)
        self._hearing = None
        if not spoken_only:
            self.typed = []

    @property
    def spoken_text(self) -> str:
        """All words of the utterance, unstable ones too."""
        return self._hearing.text if self._hearing else ""

    @property
    def committed_text(self) -> str:
        """The words of the utterance that no longer change."""
        return " ".join(word.text for word in self._hearing.committed) if self._hearing else ""

    @property
    def text(self) -> str:
        """Everything: what was spoken, then what was typed."""
        return " ".join(part for part in (self.spoken_text, *self.typed) if part)

    @property
    def heard_until_s(self) -> float:
        """How far the recogniser has heard; −1 when it has heard nothing of this turn."""
        return self._hearing.heard_until_s if self._hearing else -1.0

    def end_of_turn_for(self, silence_began_s: float | None) -> float | None:
        """The end-of-turn model's opinion on the silence that began then, None before there is one."""
        opinion = self._end_of_turn
        if opinion is None or silence_began_s is None:
            return None
        return (
            opinion.probability if abs(opinion.silence_began_s - silence_began_s) < _SAME_SILENCE_S else None
        )
