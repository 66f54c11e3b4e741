"""A watch: what comes of it when something begins before the camera."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.cards import Card, Counter, Watch, latest_times
from assistant.micro_turn import CameraEvent, Eyes
from assistant.standing_orders.announcement import Announcement, Urgency
from assistant.standing_orders.durations import duration_in_words
from assistant.standing_orders.needed_eyes import lacking
from assistant.standing_orders.order import Moment, Order
from assistant.standing_orders.watched_things import BY_KEY, Thing

WORTH_S = 10.0
"""What is only worth telling while it is so is shown instead after that."""
WORTH_LATE_S = 600.0
A_MOMENT_S = 30.0


@dataclass(frozen=True)
class WatchOrder(Order):
    """Tells of a thing each time that it begins, or (not `each`) once; or counts it, and tells nothing.

    It says `says`, or what there is to tell. `people` is how many there are, as far as that is known. What is still to
    be told began at `due_s`.
    """

    key: str
    begun_s: float
    each: bool = True
    says: str = ""
    urgency: Urgency = Urgency.IN_A_GAP
    counts: bool = False
    count: int = 0
    people: int | None = None
    due_s: float = math.inf
    last_s: float = -math.inf
    fired_s: tuple[float, ...] = ()
    """When it began lately, for its card."""

    @property
    def thing(self) -> Thing:
        """What it watches for."""
        return BY_KEY[self.key]

    @property
    def title(self) -> str:
        when = f"{'Each time' if self.counts else 'When'} {self.thing.when}"
        return f"{when}: “{self.says.rstrip('.')}”" if self.says else when

    @property
    def state(self) -> str:
        if self.counts or self.count:
            return f"{self.count} so far"
        return "each time" if self.each else "the next time"

    @property
    def doing(self) -> str:
        if self.counts:
            return f"counting how often {self.thing.when}"
        if self.says:
            return f"saying “{self.says.rstrip('.')}” when {self.thing.when}"
        return f"telling you when {self.thing.when}"

    @property
    def card(self) -> Card:
        return Counter(self.title, self.count) if self.counts else Watch(self.title, self.count, self.fired_s)

    def lacks(self, eyes: Eyes) -> str:
        return lacking(eyes, people=self.thing.people, screen=self.thing.key == "screen")

    @property
    def announcement(self) -> Announcement | None:
        if self.counts:
            return None
        stays = bool(self.thing.past) and not self.says
        return Announcement(
            self.due_s,
            self.says or self.thing.told,
            self._late if stays else None,
            urgency=self.urgency,
            until_s=self.due_s + (WORTH_LATE_S if stays else WORTH_S),
        )

    def announced(self, *, heard: bool) -> Order | None:  # noqa: ARG002 - it was told, or it is too late to tell it
        return replace(self, due_s=math.inf) if self.each else None

    def notice(self, event: CameraEvent, now_s: float) -> Order:
        before = self.people
        people = people_after(event, before)
        seen = replace(self, people=people) if people != before else self
        if event.kind == self.thing.ends and not self.thing.past:
            return replace(seen, due_s=math.inf)  # it is not so any more
        begins = self._begins(event, before)
        if not begins or event.at_s < self.begun_s or now_s - self.last_s < self.thing.rest_s:
            return seen
        fired_s = latest_times(self.fired_s, event.at_s)
        return replace(
            seen, due_s=min(now_s, self.due_s), last_s=now_s, count=self.count + 1, fired_s=fired_s
        )

    def _begins(self, event: CameraEvent, before: int | None) -> bool:
        """Whether the event is what is watched for; `before` is how many people there were."""
        if event.kind == "people" and event.number is not None and self.key in ("comes", "leaves"):
            if before is None:
                return self.key == "comes" and event.number > 1
            return event.number > before if self.key == "comes" else event.number < before
        return event.kind == self.thing.begins

    def _late(self, late_s: float) -> str:
        """What it says when it had to wait so long."""
        ago = "a moment ago" if late_s < A_MOMENT_S else f"{duration_in_words(late_s)} ago"
        return f"{self.thing.past} {ago}."

    def kept(self, moment: Moment) -> Mapping[str, Any]:  # noqa: ARG002 - events know no time
        return {
            "thing": self.key,
            "each": self.each,
            "says": self.says,
            "urgency": self.urgency.value,
            "counts": self.counts,
            "count": self.count,
        }


def restore(order_id: str, kept: Mapping[str, Any], moment: Moment) -> Order:
    """The watch of an earlier run."""
    return WatchOrder(
        order_id,
        BY_KEY[str(kept["thing"])].key,
        moment.now_s,
        each=bool(kept["each"]),
        says=str(kept["says"]),
        urgency=Urgency(kept["urgency"]),
        counts=bool(kept["counts"]),
        count=int(kept["count"]),
    )


def people_after(event: CameraEvent, before: int | None) -> int | None:
    """How many people there are after the event."""
    if event.kind == "nobody":
        return 0
    if event.kind == "person":
        return max(1, before or 0)
    return event.number if event.kind == "people" and event.number is not None else before
