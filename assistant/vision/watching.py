"""Watching: what is looked at without a question of the user's – scenes that changed, and what they want to be told of.

It only decides when; nothing of it is done while the conversation needs the processor, or somebody waits for a look.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from assistant.micro_turn import Frame, MicroTurn

LOOKOUT_EVERY_S: Final = 4.0
"""Between two questions for yes or no; several take turns."""
SOON_S: Final = 0.5
"""After a yes, which the next picture is to confirm."""
DESCRIBED_EVERY_S: Final = 20.0
SETTLES_S: Final = 1.0
"""A scene that has just changed may still be changing."""

SCENE_KINDS: Final = ("scene", "person", "nobody", "light")
"""Kinds of camera events after which there is something else to be seen."""


class Question(Protocol):
    """What a standing order wants to know of the picture: see `assistant.standing_orders.order.Question`."""

    @property
    def order_id(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def soon(self) -> bool: ...


class LooksAside(Protocol):
    """See `assistant.vision.looker.Looker`."""

    @property
    def can_see(self) -> bool: ...

    @property
    def idle(self) -> bool: ...

    def describe(self, frame: Frame, taken_s: float) -> None: ...

    def look_out(
        self, order_id: str, question: str, frame: Frame, taken_s: float, *, again: bool
    ) -> None: ...


class Watching:
    """Stepped with the micro-turns, in their thread. `describes`: whether scenes are described at all."""

    def __init__(self, looker: LooksAside) -> None:
        self.describes = False
        self._looker = looker
        self._asked_s: dict[str, float] = {}  # when each order's question was asked last
        self._any_asked_s = float("-inf")
        self._described_s = float("-inf")
        self._changed_s: float | None = None

    def step(self, now: MicroTurn, questions: Sequence[Question], *, busy: bool) -> None:
        """Looks if it is time; `busy`: the processor is the conversation's."""
        for event in now.camera:
            if event.kind in SCENE_KINDS and self._changed_s is None:
                self._changed_s = now.end_s
        if now.frame is None or busy or not self._looker.can_see or not self._looker.idle:
            return
        question = self._due(questions, now.end_s)
        if question is not None:
            self._any_asked_s = self._asked_s[question.order_id] = now.end_s
            self._looker.look_out(question.order_id, question.text, now.frame, now.end_s, again=question.soon)
        elif self._is_to_describe(now.end_s):
            self._changed_s, self._described_s = None, now.end_s
            self._looker.describe(now.frame, now.end_s)

    def start_afresh(self) -> None:
        """Another conversation begins."""
        self._asked_s.clear()
        self._any_asked_s = self._described_s = float("-inf")
        self._changed_s = None

    def _due(self, questions: Sequence[Question], now_s: float) -> Question | None:
        """The question to ask now: one that was just answered with yes, else the one that waits longest."""
        standing = {question.order_id for question in questions}
        self._asked_s = {one: at_s for one, at_s in self._asked_s.items() if one in standing}
        if not questions:
            return None
        soon = [question for question in questions if question.soon]
        wait_s = SOON_S if soon else LOOKOUT_EVERY_S
        if now_s - self._any_asked_s < wait_s:
            return None
        return min(
            soon or questions, key=lambda question: self._asked_s.get(question.order_id, float("-inf"))
        )

    def _is_to_describe(self, now_s: float) -> bool:
        if not self.describes or self._changed_s is None or now_s - self._changed_s < SETTLES_S:
            return False
        return now_s - self._described_s >= DESCRIBED_EVERY_S
