"""A standing order in a few words: what it is, and how it stands now. Without widgets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil

from assistant.cards import Counter, ItemList, Timer, Watch
from assistant.status import StandingOrder
from ui.engine_sentences import told
from ui.line import clock_text
from ui.translating import tr, tr_count

EXAMPLES = (
    "Tell me in ten minutes to look after the rice",
    "Whenever I say actually, count it",
    "Tell me when somebody comes in",
)
"""What one can ask for; the rules that understand it know English alone, so it is not translated."""

ICONS = {
    "timer": "timer",
    "stopwatch": "timer",
    "rhythm": "rhythm",
    "cue": "cue",
    "list": "list",
    "watch": "eye",
    "lookout": "eye",
    "talking": "cue",
    "count": "count",
}
OTHER_ICON = "orders"
"""The icon of a kind that is not among them."""


_SO_FAR, _OF_TARGET = re.compile(r"(\d+) so far"), re.compile(r"(\d+) of (\d+)")


@dataclass(frozen=True)
class OrderWords:
    """What stands in the row of an order: `value` is short and read from afar, `about` says more about it."""

    icon: str
    title: str
    value: str = ""
    about: str = ""

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        return ", ".join(part for part in (self.title, self.value, self.about) if part)


def order_words(order: StandingOrder, now_s: float) -> OrderWords:
    """An order as it stands at a time of the session's clock."""
    icon, state = ICONS.get(order.kind, OTHER_ICON), _state(order.state)
    match order.card:
        case Timer(label):
            return OrderWords(icon, _capital(label) or tr("Timer"), _left(order.ends_s, now_s), state)
        case ItemList(label, items, done):
            still = len(items) - len(done)
            about = tr_count(
                "{count} thing left of {all}", "{count} things left of {all}", still, all=len(items)
            )
            return OrderWords(icon, label, "", about if items else tr("empty"))
        case Counter(_, count):
            said_already = order.state == f"{count} so far"
            return OrderWords(icon, order.title, str(count), "" if said_already else state)
        case Watch(_, count, fired_s):
            last = _last(count, fired_s)
            said_already = order.state == f"{count} so far"
            parts = (last,) if said_already or not state else (state, last if count else "")
            about = " · ".join(part for part in parts if part)
            return OrderWords(icon, order.title, f"{count}×" if count else "", about)
    return OrderWords(icon, order.title, _left(order.ends_s, now_s), state)


def _last(count: int, fired_s: tuple[float, ...]) -> str:
    """When it happened last, as far as that was in this conversation."""
    if not count:
        return tr("nothing so far")
    return tr("last at {time}", time=clock_text(fired_s[-1])) if fired_s else ""


def _state(state: str) -> str:
    """How an order stands, which the engine says in English."""
    if found := _OF_TARGET.fullmatch(state):
        return tr("{count} of {target}", count=found[1], target=found[2])
    if found := _SO_FAR.fullmatch(state):
        return tr_count("{count} so far", "{count} so far", int(found[1]))
    return told(state)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _left(ends_s: float | None, now_s: float) -> str:
    return "" if ends_s is None else clock_text(ceil(max(0.0, ends_s - now_s)))
