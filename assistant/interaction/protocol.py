"""The InteractionModel protocol: one micro-turn in, one out."""

from __future__ import annotations

from typing import Protocol

from assistant.micro_turn import MicroTurn, MicroTurnOutput


class InteractionModel(Protocol):
    """What perceives and decides. The cascade is the default; a native full-duplex model can stand in its place."""

    def step(self, now: MicroTurn) -> MicroTurnOutput:
        """Decides what to do about `now`. Takes microseconds: long work runs elsewhere and returns as news.

        The decisions follow from the micro-turns alone, so that a recorded stream of them replays the same.
        """
        ...


class DraftingPort(Protocol):
    """Where replies are drafted: see `Drafting`."""

    def draft(
        self, generation: int, messages: tuple[tuple[str, str], ...], *, may_think: bool = True
    ) -> None: ...

    def judge(self, generation: int, messages: tuple[tuple[str, str], ...]) -> None: ...

    def prepare(self, generation: int, messages: tuple[tuple[str, str], ...]) -> None: ...

    def drop(self, generation: int) -> None: ...


class SynthesisPort(Protocol):
    """Where clauses become sound: see `Synthesis`."""

    def speak(self, generation: int, index: int, text: str) -> None: ...

    def drop(self, generation: int) -> None: ...
