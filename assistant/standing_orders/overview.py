"""All that stands: what it is looking out for, and how that is ended by the words it was asked for in."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.standing_orders.count_order import CountOrder
from assistant.standing_orders.cue_order import CueOrder
from assistant.standing_orders.lists import ListOrder
from assistant.standing_orders.lookout_order import LookoutOrder
from assistant.standing_orders.order import Kind, Moment, Order, Plan, Standing
from assistant.standing_orders.sentence import Sentence
from assistant.standing_orders.stopwatches import StopwatchOrder
from assistant.standing_orders.talking import TalkingOrder
from assistant.standing_orders.timers import TimerOrder
from assistant.standing_orders.watch_order import WatchOrder

_ASK = (
    r"what (?:are you|were you|you are|you're)(?: still| currently)? (?:looking out|looking|watching(?: out)?"
    r"|waiting|listening|counting"
    r"|keeping (?:an eye|track|watch)|supposed to (?:do|look out|watch)|paying attention)(?: (?:for|on|to|of|out for))?"
    r"(?: me)?(?: right now| now| at the moment| just now| for me)*"
    r"|what (?:were you|have you been) (?:asked|told) to (?:do|look out for|watch(?: for)?|count|remember)"
    r"|what (?:did|have) i (?:ask|asked|told|tell) you (?:to do|to look out for|to watch(?: for| out for)?|to count"
    r"|to remember|for)"
    r"|what (?:do you have to|should you|will you|must you) (?:tell me|do for me|look out for|watch(?: for)?"
    r"|remember)(?: about)?"
    r"|(?:what|which)(?: (?:standing )?(?:orders|watches|reminders|requests|tasks))(?: (?:do i have|do you have"
    r"|have i given you|are there"
    r"|are (?:set|running|standing|active|on)|have i set))(?: now| right now)?"
    r"|(?:list|show(?: me)?|tell me|read)(?: me)? (?:all )?(?:my |the |your )?(?:standing orders|orders|watches)"
)
_NOT_LOOKING_AT = r"what are you looking(?: at)?(?: right now| now)?"
_DOING = (
    r"(?:watching|looking(?: out)?|checking|keeping|telling me|warning me|alerting me|letting me know|monitoring"
    r"|observing|interrupting me"
    r"|stopping me|notifying me|waiting|saying|counting|listening|reminding me|timing|showing me|guarding)"
)
_DO = (
    r"(?:watch|look(?: out)?|check|keep|tell me|warn me|alert me|let me know|monitor|observe|interrupt me|stop me"
    r"|notify me|wait|say|count"
    r"|listen|remind me|show me|mind|guard)"
)
_LINK = (
    r"(?: (?:an eye|watch|a lookout|track|it|that|this|anything|out|for|on|over|of|to|when|whenever|if|about"
    r"|each time|every time|how often))*"
)
_END = (
    r"(?:stop|quit|end|finish|cease|you can stop|no need to keep|you don't need to keep"
    rf"|no more) {_DOING}{_LINK}(?: (?P<which>.+?))?"
    r"(?: any ?more| any longer| now)?",
    r"(?:don't|do not|no need to|you (?:don't|do not) (?:need|have) to|you needn't"
    rf"|never) {_DO}{_LINK}(?: (?P<which>.+?))?"
    r"(?: any ?more| any longer| now)",
    r"(?:forget(?: about)?|never mind(?: about)?|drop|skip|ignore|cancel|end|delete|remove|stop) (?P<named>(?:the"
    r"|my|that|this|those|your) .+?)"
    r"(?: any ?more| any longer| again| now)?",
    r"(?:i don't need|i no longer need|no need for) (?P<named>(?:the|my|that|this) .+?)(?: any ?more| any longer)?",
)
_ALL = (
    r"(?:stop|cancel|end|forget|drop|quit|delete|clear)(?: about)? (?:everything|all(?: of)? (?:it|that|them|this)"
    r"|it all|all (?:my |the |your )?"
    r"(?:standing )?(?:orders|watches|requests|of them))(?: (?:you(?:'re| are) (?:doing|looking out for|watching)"
    r"|i (?:asked|told) you(?: .+)?))?"
    r"|stop (?:watching|looking out for|telling me about|counting) (?:everything|anything)(?: at all)?"
)
_SMALL = frozenset(
    (
        "now more any longer the a an my your i you me that this it is are am for of on in at to when whenever if"
        " each every time some"
        " any somebody"
        " someone was were be been out about watch order one all"
    ).split()
)
_WATCHING = (
    "watch",
    "watching",
    "look",
    "looking",
    "lookout",
    "eye",
    "monitor",
    "monitoring",
    "guard",
    "guarding",
)


def understand(sentence: Sentence, standing: Standing, _moment: Moment) -> Plan | None:
    """What a sentence wants of all that stands."""
    orders = [one for one in standing.all if not one.over]
    if sentence.fullmatch(_ASK) is not None and sentence.fullmatch(_NOT_LOOKING_AT) is None:
        return Plan(_told([one for one in orders if not isinstance(one, ListOrder)]))
    if sentence.fullmatch(_ALL) is not None:
        return _ended_all([one for one in orders if not isinstance(one, ListOrder)])
    for pattern in _END:
        if (found := sentence.fullmatch(pattern)) is not None:
            return _ended(found["which"] or found["named"], orders, sentence)
    return None


KIND = Kind(
    "all",
    frozenset(
        (
            "what which list show stop quit end cease don't do no never forget drop skip ignore cancel delete remove"
            " need clear"
        ).split()
    ),
    understand,
)


def _told(orders: Sequence[Order]) -> str:
    if not orders:
        return "Nothing just now."
    return f"I'm {_joined(orders)}."


def _ended_all(orders: Sequence[Order]) -> Plan | None:
    if not orders:
        return None
    return Plan("All of it is cancelled.", end=tuple(one.id for one in orders))


def _ended(which: str, orders: Sequence[Order], sentence: Sentence) -> Plan | None:
    """The orders that are named end; without a name all that watch."""
    words = set(which.split()) - _SMALL
    about_watching = any(word in _WATCHING for word in sentence.said.split())
    can_end = [one for one in orders if not isinstance(one, ListOrder | StopwatchOrder | TimerOrder)]
    watching: list[Order] = [one for one in can_end if isinstance(one, WatchOrder | LookoutOrder)]
    if words:
        best = max((len(words & _names(one)) for one in can_end), default=0)
        meant = [one for one in can_end if best and len(words & _names(one)) == best]
    else:
        meant = watching if about_watching else [one for one in can_end if not isinstance(one, CountOrder)]
    if meant:
        return Plan(f"I've stopped {_joined(meant)}.", end=tuple(one.id for one in meant))
    if not about_watching:
        return None
    if watching:
        return Plan(f"I'm not looking out for that. I'm {_joined(watching)}.")
    return Plan("I'm not looking out for anything.")


def _names(order: Order) -> set[str]:
    """The words that an order may be called by."""
    names = set(Sentence(f"{order.title} {order.doing}").said.split())
    if isinstance(order, WatchOrder):
        names |= order.thing.words
    elif isinstance(order, CueOrder):
        names |= {"word", "words"}
    elif isinstance(order, TalkingOrder):
        names |= {"talk", "talking", "speech", "speaking"}
    return names - _SMALL


def _joined(orders: Sequence[Order]) -> str:
    *most, last = [one.doing for one in orders]
    return f"{', '.join(most)}{' and ' if most else ''}{last}"
