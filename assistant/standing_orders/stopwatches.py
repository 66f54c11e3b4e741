"""The stopwatch: "Start now." … "How long did that take me?" """

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.standing_orders.durations import duration_in_words
from assistant.standing_orders.order import Kind, Moment, Order, Plan, Standing
from assistant.standing_orders.sentence import Sentence

_WATCH = r"(?:stopwatch|stop watch|clock)"
_START = (
    rf"(?:start|begin|run) (?:the|a|my|another) {_WATCH}(?: now)?|(?:start|begin) (?:now|timing(?: me)?(?: now)?)"
    r"|time (?:me|this|it)(?: now)?|i(?:'m| am) (?:starting|beginning) now|(?:start|begin) timing me"
)
_STOP = (
    r"how long (?:did|has) (?:that|it|this) (?:take|taken)(?: me)?|how long was (?:that|it|this|i)"
    rf"|(?:stop|end) (?:the|my) {_WATCH}|(?:stop|end) timing(?: me| this| it)?|what(?:'s| is| was) my time"
)
_LOOK = (
    r"how long (?:has it been|have i been (?:going|at it|doing (?:this|it|that))|is it (?:now|so far))(?: so far| now)?"
    rf"|(?:what does|what's on|what is on) the {_WATCH}(?: say| show)?|how much time has (?:passed|gone by)(?: so far)?"
)
NOT_TIMED = "I wasn't timing that. Say: start now, when you begin."


@dataclass(frozen=True)
class StopwatchOrder(Order):
    """Runs from `started_s` on; asked for the result, it stands still at `took_s`."""

    started_s: float
    took_s: float | None = None

    @property
    def title(self) -> str:
        return "Stopwatch"

    @property
    def over(self) -> bool:
        return self.took_s is not None


def understand(sentence: Sentence, standing: Standing, moment: Moment) -> Plan | None:
    """What a sentence wants of the stopwatch. It counts from the end of "Start now" to where the question begins."""
    watch = next((one for one in standing.all if isinstance(one, StopwatchOrder)), None)
    if sentence.fullmatch(_START) is not None:
        return Plan("Go.", put=(StopwatchOrder("stopwatch-1", moment.ended_s),))
    stops = sentence.fullmatch(_STOP) is not None
    if not stops and sentence.fullmatch(_LOOK) is None:
        return None
    if watch is None:
        # "How long was it?" may be about anything.
        mine = "me" in sentence.said.split() or "watch" in sentence.said or "timing" in sentence.said
        return Plan(NOT_TIMED) if mine else None
    so_far_s = max(0.0, moment.began_s - watch.started_s) if watch.took_s is None else watch.took_s
    reply = f"{_precisely(so_far_s)}{'' if stops else ' so far'}."
    return Plan(reply, put=(replace(watch, took_s=so_far_s),) if stops else ())


KIND = Kind(
    "stopwatch",
    frozenset(
        "start begin starting beginning time timing take taken stopwatch watch clock long much run".split()
    ),
    understand,
)


def _precisely(seconds: float) -> str:
    if seconds < 20.0 and round(seconds, 1) % 1.0:
        return f"{seconds:.1f} seconds"
    words = duration_in_words(seconds)
    return words[:1].upper() + words[1:]
