"""The report of the eyes: the table that is printed, and everything that was measured as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from assistant.bench.eyes.bodies import EXERCISES
from assistant.bench.eyes.counting import Counted
from assistant.bench.eyes.delays import Delays
from assistant.bench.eyes.looking import Looking
from assistant.bench.eyes.moments import COUNT_S, Moments


@dataclass(frozen=True)
class Report:
    """What a run measured; what was not wanted is empty."""

    machine: str
    points: tuple[Counted, ...] = ()
    drawn: tuple[Counted, ...] = ()
    looking: Looking | None = None
    moments: Moments | None = None

    def table(self) -> str:
        """What the command prints."""
        return "\n".join((f"The eyes on {self.machine}", *self._lines()))

    def as_json(self) -> str:
        """Everything, for a file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    def _lines(self) -> Iterator[str]:
        if self.points:
            yield "Counts, bodies as points with the flaws of real finders (late: after the repetition was done):"
            yield from _count_lines(self.points)
        if self.drawn:
            yield "Counts, drawn people found by the real models:"
            yield from _count_lines(self.drawn)
        if self.looking is not None:
            looking = self.looking
            yield "Looking, with a film in real time (from what happened to the event):"
            yield f"  {looking.looks_per_s:.1f} looks a second"
            yield f"  the eye's thread keeps {_share(looking.eye_cores)} of a core busy, the camera's"
            yield f"  {_share(looking.camera_cores)}"
            yield from (f"  {one.in_words()}" for one in (looking.understood, *looking.events))
        if self.moments is not None:
            yield "Speaking up, in a conversation with that film (from what happened to the timeline):"
            yield from (f"  {one.in_words()}" for one in self.moments.fired)
            yield "and to the first sound of it:"
            yield from (f"  {one.in_words()}" for one in self.moments.heard)
            late, of = self.moments.late_micro_turns, self.moments.micro_turns
            yield f"  micro-turns late by more than 50 ms: {late} of {of}"


def _count_lines(counted: Sequence[Counted]) -> Iterator[str]:
    for exercise in (*EXERCISES, "all"):
        of_it = [one for one in counted if exercise in (one.exercise, "all")]
        if not of_it:
            continue
        late = Delays(
            exercise,
            tuple(s for one in of_it for s in one.late_s),
            sum(one.truth for one in of_it),
            0,
            COUNT_S,
        )
        exact, near = (sum(one.off_by <= by for one in of_it) for by in (0, 1))
        yield f"  {late.in_words()}   exact {exact} of {len(of_it)}, within one {near}"


def _share(cores: float | None) -> str:
    return "an unknown share" if cores is None else f"{100 * cores:.0f} %"
