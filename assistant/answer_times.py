"""How long the user waited for answers, read off the timeline."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.timeline.item import Lane, TimelineItem

STAGES = ("silence_s", "words_in_s", "first_clause_s", "first_sound_s")
"""What the decision to answer tells in seconds after the user fell silent; all of it had happened by then."""

KNOWN = (*STAGES, "draft_asked_s")

BEGINS_WITHIN_S = 2.0
"""The turn is taken when the sound of the answer is there, so what begins much later is not that answer."""


def answer_times_s(items: Iterable[TimelineItem]) -> list[float]:
    """The time of each spoken answer, from the end of the user's speech to its first sound (s), in order.

    `items` are in the order of their ids; see `AnswerTimer`.
    """
    timer = AnswerTimer()
    return [answered_s for item in items if (answered_s := timer.take(item)) is not None]


class AnswerTimer:
    """Is given the items of a timeline one after another, and tells the time of each spoken answer.

    The end of speech is the voice detector's. How long after it the decision to answer was made is known exactly where
    the sound of the answer was waited for last, and otherwise too short by the age of the last sound that the detector
    had judged, some 0.1 s. In five questions of `bench answers` the times were 0.01–0.08 s shorter than from the last
    audible sample. Answers to typed lines have no such time.
    """

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        """When the stages of the last answer were done, in seconds after the user fell silent: see `STAGES`."""
        self._decided: TimelineItem | None = None

    def take(self, item: TimelineItem) -> float | None:
        """The time of the answer that begins with this item (s); None when none does."""
        if item.lane is Lane.SYSTEM and item.kind == "decision" and item.text == "answer":
            self._decided = item
            return None
        decided = self._decided
        if decided is None or item.lane is not Lane.ASSISTANT or item.kind != "speech" or not item.text:
            return None
        if item.id < decided.id:
            return None  # the end of the line before
        self._decided = None
        self.stages = {
            name: float(at_s) for name, at_s in decided.data.items() if name in KNOWN and _is_time(at_s)
        }
        reached_s = [self.stages[stage] for stage in STAGES if stage in self.stages]
        after_s = item.start_s - decided.start_s
        return max(reached_s) + after_s if reached_s and abs(after_s) <= BEGINS_WITHIN_S else None


def _is_time(value: object) -> bool:
    return isinstance(value, int | float)
