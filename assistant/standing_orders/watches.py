"""Watches: the user is told of what begins before the camera, by its events or by a model that sees."""

from __future__ import annotations

import dataclasses

from assistant.standing_orders import lookout_order, watch_order
from assistant.standing_orders.announcement import Urgency
from assistant.standing_orders.lookout_order import LookoutOrder
from assistant.standing_orders.needed_eyes import confirmed
from assistant.standing_orders.numbers import times_in_words
from assistant.standing_orders.order import Kind, Moment, Order, Plan, Standing
from assistant.standing_orders.sentence import Sentence
from assistant.standing_orders.watch_order import WatchOrder
from assistant.standing_orders.watch_request import WatchRequest, thing_in, watch_in
from assistant.standing_orders.watched_things import Thing

JUST_NOW_S = 60.0
"""So soon after a watch was set, "only once" is about it."""
_TRIGGERS = frozenset(
    (
        "when whenever if once time moment soon watch watching look looking eye guard mind monitor observe count"
        " track check"
        " lookout let never know wait often case anytime everytime every each only should"
    ).split()
)
_ONCE = (
    r"(?:no )?(?:(?:just|only) (?:once|the (?:next|first) time|one time)|once is enough|not (?:every|each) time"
    r"|just the once)"
)
_EACH = (
    r"(?:no )?(?:(?:every|each)(?: single)? time|whenever (?:it|that) happens|always|not (?:just|only) once"
    r"|again and again)"
)
_NOW = (
    r"(?:tell me|say it|do it|do that|let me know|interrupt me)?(?: (?:right away|at once|immediately|even))*"
    r"(?:(?: (?:when|while|if) (?:i'm|i am) (?:talking|speaking))| right away| at once| immediately)"
)
_LATER = (
    r"(?:wait|tell me|say it|do it) (?:until|till|when|after|once) (?:i'm|i am|i've|i have)? ?(?:done|finished"
    r"|quiet|silent|not (?:talking|speaking))"
    r"|(?:don't|do not) interrupt me(?: for (?:it|that))?|(?:only )?(?:in|at) (?:a|the next) (?:pause|gap)"
)
_SHOW = r"(?:just|only) show (?:it|me|that)(?: .+)?|(?:don't|do not) say (?:it|that|anything)(?: (?:out loud|aloud))?"
_TIMES = (
    r"how (?:often|many times) (?:did|have|do|has|was|were) (?P<what>.+?)(?: so far| now| already| today)?"
)


def understand(sentence: Sentence, standing: Standing, moment: Moment) -> Plan | None:
    """What a sentence wants of watches."""
    if (request := watch_in(sentence)) is not None:
        if request.doubtful and not (moment.eyes.open and moment.eyes.answer):
            return None
        if request.thing is None:
            return _look_out(request, standing, moment)
        return _watch(request, request.thing, standing, moment)
    watches = [one for one in standing.all if isinstance(one, WatchOrder | LookoutOrder)]
    if not watches:
        return None
    if (found := sentence.fullmatch(_TIMES)) is not None:
        return _how_often(found["what"], [one for one in watches if isinstance(one, WatchOrder)])
    newest = max(watches, key=lambda one: one.begun_s)
    return _changed(sentence, newest) if moment.now_s - newest.begun_s <= JUST_NOW_S else None


KIND = Kind("watch", _TRIGGERS, understand, watch_order.restore)


def _no_sentence(_sentence: Sentence, _standing: Standing, _moment: Moment) -> Plan | None:
    return None


LOOKOUTS = Kind("lookout", frozenset(), _no_sentence, lookout_order.restore)
"""They are asked for in the same words as watches."""


def _watch(request: WatchRequest, thing: Thing, standing: Standing, moment: Moment) -> Plan:
    same = next(
        (
            one
            for one in standing.all
            if isinstance(one, WatchOrder) and one.key == thing.key and one.counts == request.counts
        ),
        None,
    )
    order = WatchOrder(
        same.id if same else standing.new_id("watch"),
        thing.key,
        moment.ended_s,
        each=(not thing.once) if request.each is None else request.each,
        says=request.says,
        urgency=request.urgency,
        counts=request.counts,
        people=moment.people,
    )
    promise = f"{_promise(order)}{', whoever it is' if request.named else ''}"
    return Plan(confirmed(promise, order.lacks(moment.eyes)), put=(order,))


def _promise(order: WatchOrder) -> str:
    when = f"{'each time' if order.each and not order.thing.once else 'when'} {order.thing.when}"
    if order.counts:
        return f"I'll count how often {order.thing.when}"
    if order.says:
        return f"I'll say {order.says.rstrip('.')[:1].lower()}{order.says.rstrip('.')[1:]} {when}"
    return f"I'll {'show' if order.urgency is Urgency.SHOWN else 'tell'} you {when}"


def _look_out(request: WatchRequest, standing: Standing, moment: Moment) -> Plan:
    order = LookoutOrder(
        standing.new_id("lookout"),
        request.described,
        moment.ended_s,
        each=bool(request.each),
        says=request.says,
        urgency=request.urgency,
    )
    what = order.what.replace("the user", "you")
    when = what.removeprefix("that ") if what.startswith("that ") else f"I see {what}"
    promise = f"I'll tell you when {when}" if what.startswith("that ") else f"I'll look out for {what}"
    if order.says:
        promise = f"I'll say {order.says.rstrip('.')[:1].lower()}{order.says.rstrip('.')[1:]} when {when}"
    return Plan(confirmed(promise, order.lacks(moment.eyes)), put=(order,))


def _how_often(what: str, watches: list[WatchOrder]) -> Plan | None:
    thing = thing_in(what)
    meant = [one for one in watches if thing is not None and one.key == thing.key]
    if not meant:
        return None
    times = times_in_words(meant[-1].count)
    return Plan(f"{times[:1].upper()}{times[1:]} so far.", show=(meant[-1].id,))


def _changed(sentence: Sentence, watch: WatchOrder | LookoutOrder) -> Plan | None:
    """What is said right after a watch was set."""
    changes: tuple[tuple[str, str, dict[str, object]], ...] = (
        (_ONCE, "Only once.", {"each": False}),
        (_EACH, "Each time.", {"each": True}),
        (_NOW, "At once.", {"urgency": Urgency.AT_ONCE}),
        (_LATER, "In a pause.", {"urgency": Urgency.IN_A_GAP}),
        (_SHOW, "I'll only show it.", {"urgency": Urgency.SHOWN}),
    )
    for pattern, reply, fields in changes:
        if sentence.fullmatch(pattern) is not None:
            order: Order = dataclasses.replace(watch, **fields)  # type: ignore[arg-type]
            return Plan(reply, put=(order,))
    return None
