"""Timers, reminders and alarms: something is said once, after a while or at a time of the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from assistant.cards import Card, Timer
from assistant.standing_orders.announcement import LATE_S, Announcement
from assistant.standing_orders.clock_times import time_in_words
from assistant.standing_orders.durations import duration_in_words
from assistant.standing_orders.order import Kind, Moment, Order, Plan, Standing
from assistant.standing_orders.sentence import Sentence
from assistant.standing_orders.timer_request import (
    NOT_UNDERSTOOD,
    Request,
    is_nearly_one,
    lacking_in,
    renamed,
    request_in,
)
from assistant.standing_orders.timer_wording import TRIGGERS, Change, cancelled_in, change_in, left_asked_in

JUST_NOW_S = 20.0
"""So soon after a timer was set, "No, ten minutes" is about it."""
SHORTEST_S = 1.0
A_LITTLE_S = 60.0
"""What comes so much too late says by how much."""


@dataclass(frozen=True)
class TimerOrder(Order):
    """Says `words` at `ends_s`. `label` is what it is for, "" when that was not said."""

    label: str
    words: str
    started_s: float
    ends_s: float
    about: str = ""
    """What it is for, in the words of a confirmation: "for the pasta"."""
    clock: str = ""
    """The time of the day that was asked for, as it is said: "half past three"."""
    request: str = ""
    """What the user wants asked for then, in place of words to say."""
    away: bool = False
    """Whether it ended while the program was not running."""
    rung: bool = False
    stopped: bool = False

    @property
    def title(self) -> str:
        return f"Timer: {self.label}" if self.label else "Timer"

    @property
    def doing(self) -> str:
        return f"running a timer {_name(self)}"

    @property
    def card(self) -> Card:
        return Timer(self.label, self.started_s, self.ends_s, self.stopped)

    @property
    def over(self) -> bool:
        return self.rung or self.stopped

    @property
    def looks_again_s(self) -> float | None:
        return None if self.over else self.ends_s

    @property
    def announcement(self) -> Announcement | None:
        if self.request:
            return Announcement(self.ends_s, f"You wanted this now: {self.request}", request=self.request)
        it_is = f"It is {self.clock}. " if self.clock else ""
        return Announcement(self.ends_s, f"{it_is}{self.words}".strip(), self.late, chime=True)

    def late(self, late_s: float) -> str:
        """What it says so much too late."""
        late = duration_in_words(_roughly(late_s))
        if self.away:
            how = f"This was due {late} ago, while I was not running"
        else:
            how = "A little late" if late_s < A_LITTLE_S else f"{_capital(late)} late"
        what = f", it was {self.clock}" if self.clock else ""
        return f"{how}{what}: {_inside(self.words)}" if self.words else f"{how}{what}."

    def at(self, now_s: float) -> Order:
        return replace(self, rung=True) if now_s >= self.ends_s and not self.rung else self

    def announced(self, *, heard: bool) -> Order | None:  # noqa: ARG002 - it is over either way
        return None

    def cancelled(self) -> Order:
        return replace(self, stopped=True)

    def kept(self, moment: Moment) -> Mapping[str, Any]:
        return {
            "label": self.label,
            "words": self.words,
            "about": self.about,
            "clock": self.clock,
            "request": self.request,
            "length_s": self.ends_s - self.started_s,
            "ends_wall_s": moment.wall_s + self.ends_s - moment.now_s,
        }

    def left_s(self, now_s: float) -> float:
        """How long it still runs."""
        return max(0.0, self.ends_s - now_s)


def restore(order_id: str, kept: Mapping[str, Any], moment: Moment) -> Order:
    """The timer of an earlier run; one that would have ended meanwhile says so."""
    ends_s = moment.now_s + float(kept["ends_wall_s"]) - moment.wall_s
    return TimerOrder(
        order_id,
        str(kept["label"]),
        str(kept["words"]),
        ends_s - float(kept["length_s"]),
        ends_s,
        about=str(kept["about"]),
        clock=str(kept["clock"]),
        request=str(kept.get("request", "")),
        away=ends_s < moment.now_s - LATE_S,
    )


def understand(sentence: Sentence, standing: Standing, moment: Moment) -> Plan | None:
    """What a sentence wants of timers."""
    timers = [one for one in standing.all if isinstance(one, TimerOrder) and not one.over]
    if (asked := request_in(sentence)) is not None:
        return _set(asked, standing, moment)
    if (change := change_in(sentence)) is not None and timers:
        return _changed(change, timers, moment)
    if (which := left_asked_in(sentence)) is not None and (timers or "timer" in sentence.said):
        return Plan(_left(_meant(which, timers) or timers, moment.now_s))
    if (which := cancelled_in(sentence)) is not None:
        return _cancelled(which, timers, sentence)
    if (question := lacking_in(sentence)) is not None:
        return Plan(question, asks_on=sentence.text)
    if is_nearly_one(sentence):
        return Plan(NOT_UNDERSTOOD)
    return None


KIND = Kind("timer", TRIGGERS, understand, restore)


def _set(asked: Request, standing: Standing, moment: Moment) -> Plan | None:
    """A new timer. It runs from the end of the words that asked for it."""
    now = datetime.fromtimestamp(moment.wall_s - (moment.now_s - moment.ended_s), UTC).astimezone()
    at = None if asked.seconds is not None else asked.next_time(now)
    if at is not None:
        at = at.replace(tzinfo=None).astimezone()  # summer time may begin or end before it
    if asked.seconds is not None:
        length_s = asked.seconds
    elif at is not None:
        length_s = (at - now).total_seconds()
    else:
        return None
    if problem := asked.problem_with(length_s):
        return Plan(problem)
    clock = "" if at is None else time_in_words(at)
    order = TimerOrder(
        standing.new_id("timer"),
        asked.label or clock,
        asked.words(),
        moment.ended_s,
        moment.ended_s + length_s,
        about=asked.about,
        clock=clock,
        request=asked.request,
    )
    return Plan(asked.confirmation(now, at), put=(order,))


def _changed(change: Change, timers: Sequence[TimerOrder], moment: Moment) -> Plan | None:
    meant = _meant(change.which, timers)
    if not meant:
        return None
    timer = meant[-1]
    if change.seconds < SHORTEST_S or (change.right_after and moment.now_s - timer.started_s > JUST_NOW_S):
        return None
    if change.added:
        ends_s = timer.ends_s + change.seconds
    else:
        ends_s = (
            max(timer.started_s, moment.now_s - JUST_NOW_S if change.right_after else 0.0) + change.seconds
        )
    if ends_s <= moment.now_s:
        ends_s = moment.now_s + change.seconds
    changed = replace(timer, ends_s=ends_s, words=renamed(timer.words, ends_s - timer.started_s))
    if change.added:
        reply = f"{_capital(duration_in_words(_roughly(changed.left_s(moment.now_s))))} left."
    else:
        reply = f"{_capital(duration_in_words(change.seconds))}{', ' + timer.about if timer.about else ''}."
    return Plan(reply, put=(changed,))


def _cancelled(which: str, timers: Sequence[TimerOrder], sentence: Sentence) -> Plan | None:
    if not timers:
        return Plan("No timer is running.")
    everything = which in ("all", "both")
    meant = list(timers) if everything else _meant(which, timers)
    if not meant:
        return Plan(
            f"I have no timer for that, only {' and '.join(f'one {_name(timer)}' for timer in timers)}."
        )
    if len(meant) > 1 and not everything:
        return Plan(f"Which one: {', or '.join(map(_name, meant))}?", asks_on=sentence.text)
    reply = "Cancelled." if len(timers) == 1 else f"Cancelled, the one {_name(meant[0])}."
    return Plan("All cancelled." if len(meant) > 1 else reply, end=tuple(timer.id for timer in meant))


def _left(timers: Sequence[TimerOrder], now_s: float) -> str:
    if not timers:
        return "No timer is running."
    if len(timers) == 1:
        return f"{_capital(duration_in_words(_roughly(timers[0].left_s(now_s))))}."
    return " ".join(
        f"{_capital(timer.label or f'The one {_name(timer)}')}: {duration_in_words(_roughly(timer.left_s(now_s)))}."
        for timer in timers
    )


def _name(timer: TimerOrder) -> str:
    """What tells it from others: "for the pasta", "for ten minutes"."""
    return (
        timer.about
        or (f"at {timer.clock}" if timer.clock else "")
        or f"for {duration_in_words(timer.ends_s - timer.started_s)}"
    )


def _meant(which: str, timers: Sequence[TimerOrder]) -> list[TimerOrder]:
    """The timers that these words name; all of them when they name none."""
    words = set(which.split()) - {"the", "my", "for", "that", "to", "timer", "one"}
    return [
        timer
        for timer in timers
        if words <= {*timer.label.lower().split(), *timer.about.lower().split(), *_length(timer).split()}
    ]


def _length(timer: TimerOrder) -> str:
    words = duration_in_words(timer.ends_s - timer.started_s)
    return f"{words} {words.replace('s ', ' ').removesuffix('s')}"


def _roughly(seconds: float) -> float:
    """Nobody wants to hear the seconds of an hour."""
    for above_s, step_s in ((7200.0, 300.0), (600.0, 60.0), (120.0, 5.0)):
        if seconds >= above_s:
            return round(seconds / step_s) * step_s
    return max(1.0, round(seconds))


def _inside(words: str) -> str:
    return words[:1].lower() + words[1:] if words.startswith(("Your", "Remember", "Time")) else words


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
