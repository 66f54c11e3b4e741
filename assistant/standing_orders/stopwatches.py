"""The stopwatch: "Start now." … "How long did that take me?" """

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.standing_orders.durations import duration_in_words
from assistant.standing_orders.order import Kind, Moment, Order, Plan, Standing
from assistant.standing_orders.sentence import Sentence

_WATCH = r"(?:stopwatch|stop watch|clock)"
_START = (
    rf"(?:start|begin|run) (?:the|a|my|another) {_WATCH}(?: now)?|(?:start|begin) (?:now|timing(?: me)?(?: now)?)"
    r"|time (?:me|this|it)(?: now)?|i(?:'m| am| will|'ll) (?:starting|beginning|start|begin) now|(?:start"
    r"|begin) timing me"
    r"|(?:time|measure|clock|track|see|check|watch|find out|note|let's see|i want to (?:know|see)"
    r"|keep track of) how long"
    r" (?:it (?:takes|will take)(?: me)?|this (?:takes|will take)(?: me)?|i (?:take|need|will need|will take)|it takes)"
    r"(?: (?:to|for|until) .+)?|(?:ready (?:steady )?(?:(?:get )?set )?|(?:get )?set )go|on your marks (?:get )?set go"
)
_DONE = (
    r"(?:i(?:'m| am| have|'ve) )?(?:done|finished|ready)(?: now)?|(?:that's|that is|that was) it"
    r"|stop(?: (?:the )?(?:time|clock))?"
    r"|time|there|got it|finish|stop (?:now|timing)|i(?:'m| am) through"
)
"""With these somebody who is timed tells that they have come to the end."""
_STOP = (
    r"how long (?:did|has) (?:that|it|this) (?:take|taken)(?: me)?|how long was (?:that|it|this|i)"
    rf"|(?:stop|end) (?:the|my) {_WATCH}|(?:stop|end) timing(?: me| this| it)?|what(?:'s| is| was) my time"
)
_LOOK = (
    r"how long (?:has it been|have i been (?:going|at it|doing (?:this|it|that))|is it (?:now|so far))(?: so far| now)?"
    rf"|(?:what does|what's on|what is on) the {_WATCH}(?: say| show)?|how much time has (?:passed|gone by)(?: so far)?"
)
NOT_TIMED = "I wasn't timing that. Say: start now, when you begin."
LONG_AGO_S = 3600.0


@dataclass(frozen=True)
class StopwatchOrder(Order):
    """Runs from `started_s` on; asked for the result, it stands still at `took_s`."""

    started_s: float
    took_s: float | None = None

    @property
    def title(self) -> str:
        return "Stopwatch"

    @property
    def doing(self) -> str:
        return "timing you"

    @property
    def over(self) -> bool:
        return self.took_s is not None

    def kept(self, moment: Moment) -> Mapping[str, Any]:
        return {
            "started_wall_s": round(moment.wall_s + self.started_s - moment.now_s, 1),
            "took_s": self.took_s,
        }


def restore(order_id: str, kept: Mapping[str, Any], moment: Moment) -> Order:
    """The stopwatch of an earlier run goes on by the time of the day."""
    took_s = kept["took_s"]
    started_s = float(kept["started_wall_s"]) - moment.wall_s + moment.now_s
    return StopwatchOrder(order_id, started_s, None if took_s is None else float(took_s))


def understand(sentence: Sentence, standing: Standing, moment: Moment) -> Plan | None:
    """What a sentence wants of the stopwatch. It counts from the end of "Start now" to where the question begins."""
    watch = next((one for one in standing.all if isinstance(one, StopwatchOrder)), None)
    if sentence.fullmatch(_START) is not None:
        return Plan("Go.", put=(StopwatchOrder("stopwatch-1", moment.ended_s),))
    stops = sentence.fullmatch(_STOP) is not None
    if not stops and watch is not None and watch.took_s is None and sentence.fullmatch(_DONE) is not None:
        stops = True
    if not stops and sentence.fullmatch(_LOOK) is None:
        return None
    if watch is None:
        # "How long was it?" may be about anything.
        mine = "me" in sentence.said.split() or "watch" in sentence.said or "timing" in sentence.said
        return Plan(_not_timed(moment)) if mine else None
    so_far_s = max(0.0, moment.began_s - watch.started_s) if watch.took_s is None else watch.took_s
    reply = f"{_precisely(so_far_s)}{'' if stops else ' so far'}."
    return Plan(reply, put=(replace(watch, took_s=so_far_s),) if stops else ())


KIND = Kind(
    "stopwatch",
    frozenset(
        (
            "start begin starting beginning time timing take taken stopwatch watch clock long much run go done"
            " finished ready"
            " there stop got it finish through"
        ).split()
    ),
    understand,
    restore,
    of_conversation=True,
)


def _not_timed(moment: Moment) -> str:
    """Nobody timed it, but how long ago the user last said something is known."""
    since_s = moment.began_s - moment.before_s if moment.before_s is not None else 0.0
    if not 1.0 <= since_s <= LONG_AGO_S:
        return NOT_TIMED
    words = duration_in_words(since_s)
    return (
        f"{words[:1].upper()}{words[1:]} since you last spoke to me."
        " For the exact time say: start now, when you begin."
    )


def _precisely(seconds: float) -> str:
    if seconds < 20.0 and round(seconds, 1) % 1.0:
        return f"{seconds:.1f} seconds"
    words = duration_in_words(seconds)
    return words[:1].upper() + words[1:]
