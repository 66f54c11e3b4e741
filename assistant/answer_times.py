"""How long the user waited for answers, read off the timeline."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.timeline.item import Lane, TimelineItem

STAGES = ("silence_s", "words_in_s", "first_clause_s", "first_sound_s")
"""What the decision to answer tells in seconds after the user fell silent; all of it had happened by then."""

BEGINS_WITHIN_S = 2.0
"""The turn is taken when the sound of the answer is there, so what begins much later is not that answer."""


def answer_times_s(items: Iterable[TimelineItem]) -> list[float]:
    """The time of each spoken answer, from the end of the user's speech to its first sound (s), in order.

    `items` are in the order of their ids. The end of speech is the voice detector's. How long after it the decision to
    answer was made is known exactly where the sound of the answer was waited for last, and otherwise too short by the
    age of the last sound that the detector had judged, some 0.1 s. In five questions of `bench answers` the times were
    0.01–0.08 s shorter than from the last audible sample. Answers to typed lines have no such time.
    """
    times: list[float] = []
    decided: TimelineItem | None = None
    for item in items:
        if item.lane is Lane.SYSTEM and item.kind == "decision" and item.text == "answer":
            decided = item
        elif decided is not None and item.lane is Lane.ASSISTANT and item.kind == "speech" and item.text:
            known = [decided.data.get(stage) for stage in STAGES]
            reached_s = [at_s for at_s in known if isinstance(at_s, int | float)]
            after_s = item.start_s - decided.start_s
            if reached_s and abs(after_s) <= BEGINS_WITHIN_S:
                times.append(max(reached_s) + after_s)
            decided = None
    return times
