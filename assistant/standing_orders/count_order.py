"""Counts: the repetitions of an exercise before the camera, said in rhythm with the movement, or only shown."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.cards import Card, Counter
from assistant.micro_turn import Eyes, Sight
from assistant.standing_orders.announcement import Announcement, Urgency
from assistant.standing_orders.exercise_form import EXERCISES, Exercise
from assistant.standing_orders.needed_eyes import lacking
from assistant.standing_orders.numbers import in_words
from assistant.standing_orders.order import Moment, Order
from assistant.standing_orders.repetitions import Repetitions

TOGETHER_S = 0.7
"""Both arms, curled at once, are one repetition."""
FIRST_FEW = 3
"""Only so many are taken back when the first full one shows that they were none."""
HIDDEN_S = 6.0
"""After so long in which they could not be seen well enough to count, they are told."""
QUICK_S = 1.1
"""In a rhythm as quick as that there is no time for "twenty-one": "one" will do."""


@dataclass(frozen=True)
class CountOrder(Order):
    """Counts the repetitions of an exercise (its name for many), `aloud` or not, up to `target` in each of `sets`.

    `movements` are those of the parts that move by themselves, such as both arms. `said` is how far it was counted
    aloud. Until `found`, nobody could be seen well enough to count, since `hidden_s`.
    """

    exercise: str
    begun_s: float
    aloud: bool = True
    target: int = 0
    sets: int = 1
    count: int = 0
    set_number: int = 1
    movements: tuple[Repetitions, ...] = ()
    said: int = 0
    done_s: float = -math.inf
    """When the last repetition was complete."""
    quick: bool = False
    found: bool = False
    hidden_s: float | None = None
    looked_s: float = -math.inf
    stopped: bool = False

    @property
    def form(self) -> Exercise:
        """What the exercise looks like."""
        return EXERCISES[self.exercise]

    @property
    def title(self) -> str:
        name = f"{self.exercise[:1].upper()}{self.exercise[1:]}"
        if self.sets > 1 or self.set_number > 1:
            name += f", set {self.set_number}"
        return name

    @property
    def state(self) -> str:
        return f"{self.count} of {self.target}" if self.target else f"{self.count} so far"

    @property
    def doing(self) -> str:
        return f"counting your {self.exercise}"

    @property
    def card(self) -> Card:
        return Counter(self.title, self.count)

    @property
    def over(self) -> bool:
        return self.stopped

    @property
    def speaks_up(self) -> bool:
        return self.aloud and not self.stopped

    def hushed(self) -> Order:
        return replace(self, aloud=False, said=self.count)

    @property
    def is_watching(self) -> bool:
        return not self.stopped and any(one.moving for one in self.movements)

    def lacks(self, eyes: Eyes) -> str:
        return lacking(eyes)

    @property
    def announcement(self) -> Announcement | None:
        if self.stopped and self.said >= self.count:
            return None
        if self.hidden_s is not None and self.looked_s - self.hidden_s > HIDDEN_S:
            text = f"I can't see {self.form.lacks} yet. Step back a little, please."
            return Announcement(self.hidden_s + HIDDEN_S, text)
        due = self.said < self.count
        number = self.count if due else self.count + 1
        at_end = bool(self.target) and number >= self.target
        if not (self.aloud or at_end):
            return None
        urgency = Urgency.AT_ONCE if at_end else Urgency.IN_RHYTHM
        return Announcement(self.done_s if due else math.inf, self._words(number), urgency=urgency)

    def announced(self, *, heard: bool) -> Order:  # noqa: ARG002 - a number that was left out is not said late
        if self.said < self.count:
            return replace(self, said=self.count)
        return replace(self, found=True, hidden_s=None)  # that is told once

    def see(self, sight: Sight, now_s: float) -> Order:
        if self.stopped:
            return self
        ways = self.form.ways(sight.body, sight.width_px, sight.height_px) if sight.body is not None else ()
        if all(way is None for way in ways):
            since_s = sight.at_s if self.hidden_s is None else self.hidden_s
            return self if self.found else replace(self, hidden_s=since_s, looked_s=sight.at_s)
        form = self.form
        movements = self.movements or tuple(
            Repetitions(form.at_far_end, form.fastest_s, form.first, form.least, form.as_usual) for _ in ways
        )
        movements = tuple(
            one if way is None else one.after(way, sight.at_s)
            for one, way in zip(movements, ways, strict=True)
        )
        if len(movements) > 1 and (known := [one.usual for one in movements if one.usual is not None]):
            movements = tuple(one.like(max(known)) for one in movements)
        seen = replace(self, movements=movements, found=True, hidden_s=None)
        if self.count <= FIRST_FEW and any(one.outdone for one in movements):
            seen = replace(seen, count=0)  # what was counted so far were partial ones
            if not any(one.done for one in movements):
                return replace(seen, count=1, said=1)
            seen = replace(seen, said=0)
        done_s = max((sight.at_s + one.lead_s for one in movements if one.done), default=None)
        if done_s is None or done_s - self.done_s < TOGETHER_S or _goes_with_another(movements):
            return seen
        return seen._counted(max(done_s, now_s))

    def _counted(self, done_s: float) -> CountOrder:
        begins_set = bool(self.target) and self.count >= self.target
        count = 1 if begins_set else self.count + 1
        return replace(
            self,
            count=count,
            said=0 if begins_set else self.said,
            set_number=self.set_number + begins_set,
            done_s=done_s,
            quick=done_s - self.done_s < QUICK_S,
            stopped=bool(self.target) and count >= self.target and self.set_number + begins_set >= self.sets,
        )

    def _words(self, number: int) -> str:
        """The number as it is said."""
        if not self.target or number < self.target:
            short = self.quick and number > 20 and number % 10
            return f"{_capital(in_words(number % 10 if short else number))}."
        if self.set_number < self.sets:
            return f"{_capital(in_words(number))}. Set {in_words(self.set_number)} is done."
        return f"{_capital(in_words(number))}. That's it."

    def kept(self, moment: Moment) -> Mapping[str, Any] | None:
        if self.stopped:
            return None
        return {
            "exercise": self.exercise,
            "aloud": self.aloud,
            "target": self.target,
            "sets": self.sets,
            "count": self.count,
            "set_number": self.set_number,
            "last_wall_s": round(moment.wall_s + max(self.done_s, self.begun_s) - moment.now_s),
        }


def _goes_with_another(movements: tuple[Repetitions, ...]) -> bool:
    """Whether another part that moves by itself has got to its far end already, and was counted there."""
    return any(one.counted and not one.done for one in movements)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
