"""A lookout: something that was described, and that whoever can see is asked about again and again."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.cards import Card, Watch, latest_times
from assistant.micro_turn import Eyes, LookoutNews
from assistant.standing_orders.announcement import Announcement, Urgency
from assistant.standing_orders.needed_eyes import lacking
from assistant.standing_orders.order import Moment, Order, Question

SURE = 2
"""So many answers in a row are needed, for yes as for no: models that see err now and then."""
WORTH_S = 60.0


@dataclass(frozen=True)
class LookoutOrder(Order):
    """Tells when the picture shows `what` ("a red cup", "that the water is boiling"), each time anew or once; it says
    `says`, or that it sees it.

    It asks a `Question`, and takes each answer in `answered`. `same` counts the last answers that were the same and
    contradict `shows`, what it holds for true.
    """

    what: str
    begun_s: float
    each: bool = False
    says: str = ""
    urgency: Urgency = Urgency.IN_A_GAP
    count: int = 0
    shows: bool = False
    same: int = 0
    due_s: float = math.inf
    fired_s: tuple[float, ...] = ()
    """When it was seen lately, for its card."""

    @property
    def title(self) -> str:
        when = f"When I see {self.what}"
        return f"{when}: “{self.says.rstrip('.')}”" if self.says else when

    @property
    def state(self) -> str:
        if self.count:
            return f"{self.count} so far"
        return "each time" if self.each else "the next time"

    @property
    def doing(self) -> str:
        state = self.what.startswith("that ")
        return (
            f"telling you when {self.what.removeprefix('that ')}" if state else f"looking out for {self.what}"
        )

    @property
    def card(self) -> Card:
        return Watch(self.title, self.count, self.fired_s)

    @property
    def asks(self) -> Question | None:
        text = f"Does this picture show {self.what}? Answer yes or no."
        return Question(self.id, text, soon=self.same > 0 and not self.shows)

    def lacks(self, eyes: Eyes) -> str:
        return lacking(eyes, answers=True)

    @property
    def announcement(self) -> Announcement | None:
        text = self.says or f"I see {self.what}."
        return Announcement(self.due_s, text, urgency=self.urgency, until_s=self.due_s + WORTH_S)

    def announced(self, *, heard: bool) -> Order | None:  # noqa: ARG002 - it was told, or it is too late to tell it
        return replace(self, due_s=math.inf) if self.each else None

    def answered(self, answer: LookoutNews, now_s: float) -> Order:
        if answer.at_s < self.begun_s:
            return self
        if answer.shows == self.shows:
            return replace(self, same=0) if self.same else self
        if self.same + 1 < SURE:
            return replace(self, same=self.same + 1)
        changed = replace(self, shows=answer.shows, same=0)
        if not answer.shows:
            return changed
        fired_s = latest_times(self.fired_s, answer.at_s)
        return replace(changed, due_s=now_s, count=self.count + 1, fired_s=fired_s)

    def kept(self, moment: Moment) -> Mapping[str, Any]:  # noqa: ARG002 - what is looked for knows no time
        return {
            "what": self.what,
            "each": self.each,
            "says": self.says,
            "urgency": self.urgency.value,
            "count": self.count,
        }


def restore(order_id: str, kept: Mapping[str, Any], moment: Moment) -> Order:
    """The lookout of an earlier run."""
    return LookoutOrder(
        order_id,
        str(kept["what"]),
        moment.now_s,
        each=bool(kept["each"]),
        says=str(kept["says"]),
        urgency=Urgency(kept["urgency"]),
        count=int(kept["count"]),
    )
