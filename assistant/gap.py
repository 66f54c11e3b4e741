"""Gaps: times in which nothing ran, because the computer slept or the program was held up.

Whoever looks many times a second finds out by the clock alone. What belongs to the time before a gap is over: nobody
waits for an answer to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.clock import Clock

GAP_S = 5.0
"""Two looks that lie further apart had a gap between them."""
TOLD_FROM_S = 20.0
"""A gap that is shorter is not worth a sentence."""
LONG_S = 60.0
"""After a gap that is longer, what was worked on in the background is not told unasked."""

_SLEPT_SHARE = 0.5


@dataclass(frozen=True)
class Gap:
    """`slept` says that it was the computer, and not only this program, that stood still."""

    length_s: float
    slept: bool


class GapWatch:
    """For one thread that looks at least a few times in `GAP_S`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._looked_s = clock.now_s()
        self._asleep_s = clock.asleep_s()

    def look(self) -> Gap | None:
        """The gap since the last look, if there was one."""
        before_s, self._looked_s = self._looked_s, self._clock.now_s()
        asleep_before_s, self._asleep_s = self._asleep_s, self._clock.asleep_s()
        length_s = self._looked_s - before_s
        if length_s <= GAP_S:
            return None
        return Gap(length_s, self._asleep_s - asleep_before_s > _SLEPT_SHARE * length_s)


def gap_sentence(gap: Gap, *, muted: bool) -> str:
    """What the user is told of it."""
    what = "The computer slept for" if gap.slept else "The program was held up for"
    now = "the microphone is muted, as before" if muted else "I am listening again"
    return f"{what} {duration_words(gap.length_s)}; {now}."


def duration_words(seconds: float) -> str:
    """About how long, as one says it: “40 seconds”, “2 hours”."""
    for unit_s, name, up_to_s in ((1, "second", 90), (60, "minute", 90 * 60), (3_600, "hour", 36 * 3_600)):
        if seconds < up_to_s:
            return _counted(round(seconds / unit_s), name)
    return _counted(round(seconds / 86_400), "day")


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
