"""Speaking time: the user is told when they have talked for so long."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.micro_turn import VoiceActivity
from assistant.standing_orders.announcement import Announcement, Urgency
from assistant.standing_orders.durations import DURATION, LONGEST_S, duration_in_words, seconds_of
from assistant.standing_orders.order import Kind, Moment, Order, Plan, Standing
from assistant.standing_orders.sentence import Sentence

BREATH_S = 1.0
"""A shorter pause belongs to the talk."""
BREAK_S = 3.0
"""Who is silent for so long does not talk on: what has to be at a stretch begins anew."""
SHORTEST_S = 2.0

_ME = (
    r"(?:(?:tell|warn|stop|interrupt|alert|remind|ping|notify|nudge|cut) me(?: off)?|let me know"
    r"|give me a (?:sign|shout|nudge|heads up)|say (?:something|stop))"
)
_I_TALK = (
    r"(?:i've|i have|i'm|i am|i)(?: been| had)? (?:talk(?:ed|ing)?|spoken|spoke|speak(?:ing)?|chatt(?:ed|ing)"
    r"|present(?:ed|ing))"
    r"(?: already)?(?: for)?(?: (?:more than|over|longer than|exactly|about))?"
)
_STRETCH = (
    r"(?P<stretch> (?:straight|in a row|on end|non ?stop|at a stretch|continuously|in one go"
    r"|without (?:a )?(?:break|stopping|pause|pausing)))?"
    r"(?: in (?:total|all)| altogether)?"
)
_ASKED = (
    rf"{_ME} (?:when|once|after|as soon as|if|whenever) {_I_TALK} (?P<length>{DURATION}){_STRETCH}",
    rf"(?:when|once|after|as soon as|if) {_I_TALK} (?P<length>{DURATION}){_STRETCH} {_ME}",
    rf"{_ME} after (?P<length>{DURATION}) of (?:talking|speaking|speech|my talk(?:ing)?){_STRETCH}",
    rf"(?:limit me to|give me|i have|i've got) (?P<length>{DURATION}) (?:to talk|to speak|of talking|of speaking"
    r"|speaking time)",
)
_HOW_LONG = (
    r"how long (?:have i|did i|i've)(?: been)? (?:talk(?:ed|ing)?|spoken|speak(?:ing)?)(?: for)?(?: so far| now"
    r"| until now| already)?"
)
_STOP = (
    r"(?:stop|quit|end|forget) (?:timing|measuring|counting) (?:my (?:talk(?:ing)?|speaking time|speech)"
    r"|how long i (?:talk|speak))"
    r"|i(?:'m| am) (?:done|finished) (?:talking|speaking)"
)


@dataclass(frozen=True)
class TalkingOrder(Order):
    """Says so when the user has talked for `limit_s` since `begun_s`; `at_a_stretch`: without a break.

    `talked_s` is how long they had until `ended_s`, the end of their last words; `since_s` is when they began to talk,
    if they do so now.
    """

    limit_s: float
    begun_s: float
    at_a_stretch: bool = False
    talked_s: float = 0.0
    since_s: float | None = None
    ended_s: float | None = None

    @property
    def title(self) -> str:
        return f"When you have talked for {duration_in_words(self.limit_s)}"

    @property
    def state(self) -> str:
        return f"{duration_in_words(self.talked_s)} so far" if self.talked_s >= 1.0 else ""

    @property
    def doing(self) -> str:
        return f"telling you when you have talked for {duration_in_words(self.limit_s)}"

    @property
    def looks_again_s(self) -> float | None:
        return self._reached_s

    @property
    def announcement(self) -> Announcement:
        due_s = self._reached_s
        text = f"You have talked for {duration_in_words(self.limit_s)}."
        return Announcement(math.inf if due_s is None else due_s, text, urgency=Urgency.AT_ONCE)

    def announced(self, *, heard: bool) -> Order | None:  # noqa: ARG002 - it is said once
        return None

    def listen(self, voice: VoiceActivity, now_s: float) -> Order:  # noqa: ARG002 - the voice has its own times
        if voice.speaking and self.since_s is None and voice.speech_started_s is not None:
            return self._begins(max(voice.speech_started_s, self.begun_s))
        if not voice.speaking and self.since_s is not None:
            ended_s = max(self.since_s, voice.speech_ended_s or 0.0)
            return replace(
                self, talked_s=self.talked_s + ended_s - self.since_s, since_s=None, ended_s=ended_s
            )
        return self

    def so_far_s(self, now_s: float) -> float:
        """How long they have talked until now."""
        return self.talked_s + (max(0.0, now_s - self.since_s) if self.since_s is not None else 0.0)

    def kept(self, moment: Moment) -> Mapping[str, Any]:
        talked_s = round(self.so_far_s(moment.now_s), 1)
        return {"limit_s": self.limit_s, "at_a_stretch": self.at_a_stretch, "talked_s": talked_s}

    def _begins(self, at_s: float) -> Order:
        """They talk on after a pause, or anew."""
        pause_s = at_s - self.ended_s if self.ended_s is not None else math.inf
        if self.at_a_stretch and pause_s > BREAK_S:
            return replace(self, talked_s=0.0, since_s=at_s)
        breath_s = max(0.0, pause_s) if pause_s <= BREATH_S else 0.0
        return replace(self, talked_s=self.talked_s + breath_s, since_s=at_s)

    @property
    def _reached_s(self) -> float | None:
        """When it will have been long enough, as things are now; None while they are silent."""
        if self.since_s is not None:
            return self.since_s + self.limit_s - self.talked_s
        return self.ended_s if self.talked_s >= self.limit_s else None


def restore(order_id: str, kept: Mapping[str, Any], moment: Moment) -> Order:
    """The speaking time of an earlier run."""
    return TalkingOrder(
        order_id, float(kept["limit_s"]), moment.now_s, bool(kept["at_a_stretch"]), float(kept["talked_s"])
    )


def understand(sentence: Sentence, standing: Standing, moment: Moment) -> Plan | None:
    """What a sentence wants of speaking time."""
    for pattern in _ASKED:
        if (found := sentence.fullmatch(pattern)) is not None:
            limit_s = seconds_of(found["length"])
            if not SHORTEST_S <= limit_s <= LONGEST_S:
                return Plan("I can do that for two seconds or more, and for a week at the most.")
            before = tuple(one.id for one in standing.all if isinstance(one, TalkingOrder))
            order = TalkingOrder(standing.new_id("talking"), limit_s, moment.ended_s, bool(found["stretch"]))
            return Plan(
                f"I'll tell you when you have talked for {duration_in_words(limit_s)}.",
                put=(order,),
                end=before,
            )
    talking = next((one for one in standing.all if isinstance(one, TalkingOrder)), None)
    if talking is None:
        return None
    if sentence.fullmatch(_HOW_LONG) is not None:
        so_far = duration_in_words(max(1.0, talking.so_far_s(moment.began_s)))
        return Plan(f"{so_far[:1].upper()}{so_far[1:]} so far.")
    if sentence.fullmatch(_STOP) is not None:
        return Plan("I've stopped timing that.", end=(talking.id,))
    return None


KIND = Kind(
    "talking",
    frozenset(
        "talk talked talking spoken speak speaking spoke chatted chatting presented presenting speech".split()
    ),
    understand,
    restore,
    of_conversation=True,
)
