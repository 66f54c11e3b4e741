"""Rhythms: something is said again and again, such as "breathe in" and "breathe out" in turn every four seconds."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.cards import Card, Counter
from assistant.standing_orders.announcement import Announcement, Urgency
from assistant.standing_orders.durations import DURATION, UNIT, duration_in_words, seconds_of
from assistant.standing_orders.order import Kind, Moment, Order, Plan, Standing
from assistant.standing_orders.sentence import Found, Sentence, turned_round

SHORTEST_S = 2.0
"""More often than that there is no time to say anything."""
LONGEST_S = 86400.0
KEPT_FROM_S = 60.0
"""Quicker ones, such as breathing, end with the program."""

_EVERY = rf"every (?P<every>{DURATION}|{UNIT}|other {UNIT}|half (?:minute|hour))"
_ME = r"(?P<verb>say|tell me|remind me|call out|shout|repeat)(?: (?P<to>to|that|about))?"
_IN_TURN = (
    r"(?: (?P<turn>(?:in|and) (?:turns?|terms|tern)|by turns|alternately|alternating|one after the other"
    r"|in alternation))?"
)
_UNTIL = rf"(?: (?:until i (?:say|tell you to) stop|for (?P<during>{DURATION})))?"
_PATTERNS = (
    rf"{_EVERY} (?:please )?{_ME} (?P<what>.+?){_IN_TURN}{_UNTIL}",
    rf"{_ME} (?P<what>.+?){_IN_TURN} {_EVERY}{_IN_TURN.replace('turn>', 'turn_after>')}{_UNTIL}",
    rf"(?P<verb>remind me|tell me) {_EVERY} (?P<to>to|that|about) (?P<what>.+?){_IN_TURN}{_UNTIL}",
    rf"{_EVERY} (?:please )?(?:alternate|alternately say|say alternately) (?P<turn>(?:between )?)(?P<what>.+?){_UNTIL}",
    rf"(?:alternate|alternately say) (?P<turn>(?:between )?)(?P<what>.+?) {_EVERY}{_UNTIL}",
)
_END = (
    r"(?:stop|end|cancel|quit|finish)"
    r"(?: (?:saying|telling me|reminding me|repeating)(?: .+)?| the (?:rhythm|breathing|beat))"
)
_PARTS = re.compile(r",? (?:and then|and|then|or) |, ")


@dataclass(frozen=True)
class RhythmOrder(Order):
    """Says one of `texts` after the other every `every_s` from `begun_s` on, until `until_s`."""

    texts: tuple[str, ...]
    every_s: float
    begun_s: float
    until_s: float = math.inf
    beat: int = 1
    """Which one comes next; the first is due one interval after the beginning."""
    said: int = 0

    @property
    def title(self) -> str:
        return f"{', '.join(text.rstrip('.') for text in self.texts)}: every {_plain(self.every_s)}"

    @property
    def doing(self) -> str:
        said = " and ".join(f"“{text.rstrip('.')}”" for text in self.texts)
        return f"saying {said} every {_plain(self.every_s)}"

    @property
    def card(self) -> Card:
        return Counter(self.title, self.said)

    @property
    def over(self) -> bool:
        return self._due_s > self.until_s

    @property
    def speaks_up(self) -> bool:
        return True

    @property
    def looks_again_s(self) -> float:
        return self._due_s

    @property
    def announcement(self) -> Announcement | None:
        if self.over:
            return None
        text = self.texts[(self.beat - 1) % len(self.texts)]
        return Announcement(self._due_s, text, urgency=Urgency.ONLY_THEN)

    def at(self, now_s: float) -> Order:
        missed = int((now_s - self._due_s) // self.every_s)
        return replace(self, beat=self.beat + missed) if missed > 0 else self

    def announced(self, *, heard: bool) -> Order | None:
        following = replace(self, beat=self.beat + 1, said=self.said + int(heard))
        return None if following.over else following

    def kept(self, moment: Moment) -> Mapping[str, Any] | None:
        if self.every_s < KEPT_FROM_S:
            return None
        until_s = None if self.until_s == math.inf else round(moment.wall_s + self.until_s - moment.now_s, 1)
        return {
            "texts": list(self.texts),
            "every_s": self.every_s,
            "begun_wall_s": round(moment.wall_s + self.begun_s - moment.now_s, 1),
            "until_wall_s": until_s,
            "said": self.said,
        }

    @property
    def _due_s(self) -> float:
        return self.begun_s + self.beat * self.every_s


def restore(order_id: str, kept: Mapping[str, Any], moment: Moment) -> Order:
    """The rhythm of an earlier run goes on in its time; what was due meanwhile is left out."""
    every_s, until = float(kept["every_s"]), kept["until_wall_s"]
    if every_s < KEPT_FROM_S:
        raise ValueError("nobody wants that to go on")
    begun_s = float(kept["begun_wall_s"]) - moment.wall_s + moment.now_s
    order = RhythmOrder(
        order_id,
        tuple(str(text) for text in kept["texts"]),
        every_s,
        begun_s,
        math.inf if until is None else float(until) - moment.wall_s + moment.now_s,
        beat=max(1, math.ceil((moment.now_s - begun_s) / every_s)),
        said=int(kept["said"]),
    )
    if order.over or not order.texts:
        raise ValueError("it has ended meanwhile")
    return order


def understand(sentence: Sentence, standing: Standing, moment: Moment) -> Plan | None:
    """What a sentence wants of rhythms."""
    rhythms = [one for one in standing.all if isinstance(one, RhythmOrder)]
    if rhythms and sentence.fullmatch(_END) is not None:
        return Plan("I've stopped.", end=tuple(one.id for one in rhythms))
    for pattern in _PATTERNS:
        if (found := sentence.fullmatch(pattern)) is not None:
            return _begin(found, standing, moment)
    return None


KIND = Kind(
    "rhythm",
    frozenset("every stop end cancel quit finish".split()),
    understand,
    restore,
    of_conversation=True,
)


def _begin(found: Found, standing: Standing, moment: Moment) -> Plan:
    every_s = _interval_s(found["every"])
    if not SHORTEST_S <= every_s <= LONGEST_S:
        return Plan("I can do that every two seconds at the most often, and once a day at the least.")
    what = found.original("what").strip(" .,!?")
    parts = _PARTS.split(what) if found["turn"] or found["turn_after"] else [what]
    reminds = found["verb"] == "remind me" or (found["verb"] == "tell me" and found["to"] != "to")
    texts = tuple(_text(part, found["to"] if reminds else "") for part in parts if part)
    until_s = moment.ended_s + seconds_of(found["during"]) if found["during"] else math.inf
    order = RhythmOrder(standing.new_id("rhythm"), texts, every_s, moment.ended_s, until_s)
    return Plan(f"Every {_plain(every_s)}.", put=(order,))


def _text(part: str, how: str) -> str:
    part = turned_round(part)
    if how:
        return f"Remember {'' if how == 'about' else how + ' '}{part}."
    return f"{part[:1].upper()}{part[1:]}."


def _interval_s(every: str) -> float:
    if every.startswith("other "):
        return 2.0 * seconds_of(f"one {every.removeprefix('other ')}")
    if every in ("half minute", "half hour"):
        return 30.0 if every.endswith("minute") else 1800.0
    return seconds_of(every) or seconds_of(f"one {every}")


def _plain(seconds: float) -> str:
    """ "four seconds", but "minute" for one minute: what follows "every"."""
    words = duration_in_words(seconds)
    return words if " and " in words else words.removeprefix("one ")
