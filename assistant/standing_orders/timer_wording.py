"""How people ask about timers that run, and change and cancel them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.standing_orders.durations import DURATION, UNIT, seconds_of
from assistant.standing_orders.numbers import NUMBER
from assistant.standing_orders.sentence import Sentence

TRIGGERS = frozenset(
    (
        "timer timers countdown alarm alarms reminder reminders remind tell wake notify ping alert warn nudge let say"
        " shout beep ring chime buzz sound noise page tap forget don't give left remaining longer go long"
        " second seconds minute minutes min hour hours day days"
    ).split()
)

_TIMERS = r"(?:timer|alarm|reminder|countdown)s?"
_CANCEL = (
    rf"(?:cancel|stop|end|delete|remove|clear|turn off|switch off|kill|forget|drop|scrap|abort)"
    rf"(?: (?P<which>all|both))?(?: of)?(?: the| my| that| this| these| those)*(?: (?P<named>[\w' ]+?))? {_TIMERS}"
    rf"(?: (?:for|to|about|called|named)(?: the| my)* (?P<about>.+))?"
)
_NO_CANCEL = (
    rf"(?:i don't need|forget about)(?: the| my| that)(?: (?P<named>[\w' ]+?))? {_TIMERS}"
    r"(?: any ?more| any longer)?"
)
_LEFT = (
    r"how (?:long|much (?:time|longer)|many (?:minutes|seconds|hours))(?: more| longer)?"
    r"(?: (?:is|are|do|do i have|do we have|have i got|does|has|until|till|on|for|to))*(?: there)?(?: still)?"
    r"(?: (?P<end>left|remaining|to go|to wait))?(?: (?:on|for|of|until|till|in|does|is|has))*"
    r"(?: (?P<named>(?:(?:the|my|that) )[\w' ]+?))??(?: timer| alarm| reminder| countdown)?"
    r"(?: (?:have|got|has|still|rings?|goes off|is up|is over))*(?: (?P<end_after>left|remaining|to go))?"
)
_LEFT_TIMER = (
    r"(?:what(?:'s| is) left(?: on| of| for)?|when (?:does|will|is)|how (?:far|is)|what about|check)"
    r"(?: (?P<named>(?:the|my) [\w' ]*?))? ?(?:timer|alarm|reminder|countdown)"
    r"(?: (?:ring|go off|up|over|end|doing|along))*"
)
_AGAIN = r"(?:no|sorry|wait|actually|i mean|i meant|rather|better)"
_ONE = r"(?:the|my) [\w' ]*?timer"
_CHANGING = (
    rf"(?:{_AGAIN} )*(?:make|set|change|extend|shorten) (?P<which>it|that|this|{_ONE})"
    rf"(?: to| for)? (?P<length>{DURATION})(?: instead)?",
    rf"(?P<after>{_AGAIN})(?: {_AGAIN})*(?: for| in)? (?P<length>{DURATION})(?: instead)?",
    rf"(?P<more>add) (?:another )?(?P<length>{DURATION})(?: more)?(?: (?:to|on) (?P<which>it|that|{_ONE}))?",
    rf"(?:give (?:me|it) )?(?:another )?(?P<length>{DURATION}) (?P<more>more|longer)(?: (?:on|for) (?P<which>{_ONE}))?",
    rf"(?:give (?:me|it) |add )?(?P<number>{NUMBER}) (?P<more>more) (?P<unit>{UNIT})(?: (?:on|for) (?P<which>{_ONE}))?",
)


@dataclass(frozen=True)
class Change:
    """A timer that stands (named by `which`) is to last `seconds`, or so much longer (`added`).

    `right_after`: this is said only about one that was set a moment ago.
    """

    seconds: float
    which: str = ""
    added: bool = False
    right_after: bool = False


def cancelled_in(sentence: Sentence) -> str | None:
    """Which timers are to be cancelled, in the words of the user's; "" for the only one. None for none."""
    for pattern in (_CANCEL, _NO_CANCEL):
        if (found := sentence.fullmatch(pattern)) is not None:
            return found["which"] or f"{found['named']} {found['about']}".strip()
    return None


def left_asked_in(sentence: Sentence) -> str | None:
    """Of which timers it is asked how long they still run; "" for any. None when that is not asked."""
    if (found := sentence.fullmatch(_LEFT_TIMER)) is not None:
        return found["named"].strip()
    found = sentence.fullmatch(_LEFT)
    if found is None:
        return None
    about_it = found["end"] or found["end_after"] or "timer" in sentence.said or "alarm" in sentence.said
    return found["named"] if about_it or sentence.said in ("how much longer", "how long still") else None


def change_in(sentence: Sentence) -> Change | None:
    """How a timer that stands is to change."""
    for pattern in _CHANGING:
        if (found := sentence.fullmatch(pattern)) is not None:
            which = found["which"] if found["which"] not in ("it", "that", "this") else ""
            length = found["length"] or f"{found['number']} {found['unit']}"
            return Change(seconds_of(length), which, bool(found["more"]), bool(found["after"]))
    return None
