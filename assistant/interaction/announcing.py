"""Announcing: what standing orders want said, at its time or in the next gap.

Its sound is made a little ahead, so that it is heard at the very moment.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from assistant.interaction.output import Output
from assistant.interaction.protocol import SynthesisPort
from assistant.interaction.reply import DraftedClause, Reply
from assistant.interaction.speaking import Speaking
from assistant.interaction.speculation import Speculation
from assistant.micro_turn import Decision, MicroTurn, Nod, Samples
from assistant.speech.chime import chime
from assistant.standing_orders.announcement import Announcement, Urgency
from assistant.standing_orders.sentence import sentences_of
from assistant.standing_orders.standing_orders import StandingOrders

AHEAD_S = 3.0
"""So long before its time a sound is made, unless the user speaks."""
CHIME_S = 0.5
CHIME_FADE_S = 0.1
"""Only the beginning of the tone goes before words."""
IN_TIME_S = 0.4
"""What is only to be said at its time is left out after that."""
GAP_S = 0.3
"""The silence after somebody's words in which something is said that had to wait for them."""
BESIDE_REST_S = 0.03
"""Two things that are said beside what is said do not run into each other."""
EXACT_S = 0.001


class Announcing:
    """Steps every micro-turn, after everything that answers the user."""

    def __init__(
        self,
        orders: StandingOrders,
        synthesis: SynthesisPort,
        speculation: Speculation,
        speaking: Speaking,
        *,
        rate_hz: int,
    ) -> None:
        self._orders = orders
        self._synthesis = synthesis
        self._speculation = speculation
        self._speaking = speaking
        self._chime = _short(chime(rate_hz), rate_hz)
        self._rate_hz = rate_hz
        self._beside_until_s = -math.inf
        self._made: dict[str, Reply] = {}
        self._own: Reply | None = None  # the last thing that was said because of an order
        self._requests: list[str] = []
        self._chimed: set[tuple[str, float]] = set()

    @property
    def replies(self) -> Sequence[Reply]:
        """Those whose sound may come."""
        return tuple(self._made.values())

    def start_afresh(self) -> None:
        """Another conversation begins."""
        self._made.clear()
        self._own = None
        self._requests.clear()

    def step(self, now: MicroTurn, out: Output, *, nobody_speaks: bool, quiet_s: float) -> None:
        """Says what is due; `quiet_s` is how long nobody has made a sound."""
        announcements = self._orders.announcements()
        standing = {order_id for order_id, _ in announcements}
        self._made = {order_id: reply for order_id, reply in self._made.items() if order_id in standing}
        self._chimed = {chimed for chimed in self._chimed if chimed[0] in standing}
        free = nobody_speaks and self._speaking.spoken is None
        for order_id, said in announcements:
            late_s = now.end_s - said.due_s
            if late_s < -EXACT_S:
                self._wait_for(order_id, said, now, out)
            elif said.urgency is Urgency.SHOWN or now.end_s > said.until_s:
                self._show(order_id, said, now, out)
            elif said.urgency is Urgency.AT_ONCE and self._is_own(self._speaking.spoken):
                continue  # one after the other
            elif said.urgency is Urgency.IN_RHYTHM or (said.urgency is Urgency.AT_ONCE and not free):
                self._beside(order_id, said, now, out)
            elif not free:
                self._cannot_yet(order_id, said, out)
            elif said.urgency is Urgency.ONLY_THEN and late_s > IN_TIME_S:
                self._orders.announced(order_id, heard=False)
            elif now.end_s - quiet_s <= said.due_s or quiet_s >= GAP_S or said.urgency is Urgency.AT_ONCE:
                free = not (self._ask if said.request else self._say)(order_id, said, now, out)
            else:
                out.look_again(now.end_s + GAP_S - quiet_s)

    def _wait_for(self, order_id: str, said: Announcement, now: MicroTurn, out: Output) -> None:
        """Its sound is made ahead, but for what waits for a gap anyway and while the user speaks."""
        if said.urgency is Urgency.SHOWN or said.request:
            out.look_again(None if said.due_s == math.inf else said.due_s)
            return
        in_time = said.urgency in (Urgency.AT_ONCE, Urgency.IN_RHYTHM)
        any_time = said.due_s == math.inf
        if (any_time or said.due_s - now.end_s <= AHEAD_S) and (in_time or not now.voice.speaking):
            self._sound_of(order_id, said, said.text)
        if not any_time:
            out.look_again(said.due_s if said.due_s - now.end_s <= AHEAD_S else said.due_s - AHEAD_S)

    def _beside(self, order_id: str, said: Announcement, now: MicroTurn, out: Output) -> None:
        """Says it at once, whoever speaks; in rhythm not into words of the assistant's own, and not late."""
        rhythm = said.urgency is Urgency.IN_RHYTHM
        if rhythm and (self._speaking.spoken is not None or now.end_s - said.due_s > IN_TIME_S):
            self._orders.announced(order_id, heard=False)
            return
        samples = _joined(self._sound_of(order_id, said, said.text_at(now.end_s)))
        if samples is None:
            return
        if out.nod is not None or now.end_s < self._beside_until_s:
            out.look_again(self._beside_until_s)
            return
        self._orders.announced(order_id, heard=True)
        out.decisions.append(_decision("it is time", order_id, said, now))
        if len(samples):
            self._beside_until_s = now.end_s + len(samples) / self._rate_hz + BESIDE_REST_S
            out.nod = Nod(said.text_at(now.end_s), samples, softly=now.voice.speaking or not rhythm)
        else:
            out.notices.append(said.text_at(now.end_s))

    def _ask(self, order_id: str, said: Announcement, now: MicroTurn, out: Output) -> bool:
        """Has something answered as if the user asked for it now."""
        self._orders.announced(order_id, heard=True)
        self._requests.append(said.request)
        out.decisions.append(_decision("it is time", order_id, said, now))
        out.look_again(now.end_s)
        return True

    def take_requests(self) -> list[str]:
        """What the user wanted asked for now."""
        requests, self._requests = self._requests, []
        return requests

    def _show(self, order_id: str, said: Announcement, now: MicroTurn, out: Output) -> None:
        """It is not to be said, or not any more; a tone tells that there is something to see."""
        if said.chime and (order_id, said.due_s) not in self._chimed and out.nod is None:
            out.nod = Nod("", self._chime)
        self._orders.announced(order_id, heard=True)
        out.notices.append(said.text_at(now.end_s))
        out.decisions.append(_decision("it is only to be shown", order_id, said, now))

    def _cannot_yet(self, order_id: str, said: Announcement, out: Output) -> None:
        if said.urgency is Urgency.ONLY_THEN:
            self._orders.announced(order_id, heard=False)
        elif said.chime and (order_id, said.due_s) not in self._chimed and out.nod is None:
            self._chimed.add((order_id, said.due_s))
            out.nod = Nod("", self._chime)

    def _say(self, order_id: str, said: Announcement, now: MicroTurn, out: Output) -> bool:
        """Whether something is said now: its sound may still be made."""
        reply = self._sound_of(order_id, said, said.text_at(now.end_s))
        if any(clause.samples is None for clause in reply.clauses.values()):
            return True  # nothing else may come before it
        if (order_id, said.due_s) in self._chimed:
            reply.clauses[0] = DraftedClause("", self._chime[:0])
        del self._made[order_id]
        order = self._orders.announced(order_id, heard=True)
        out.decisions.append(_decision("it is time", order_id, said, now))
        if not any(
            clause.text and clause.samples is not None and len(clause.samples)
            for clause in reply.clauses.values()
        ):
            out.notices.append(said.text_at(now.end_s))
            return False
        reply.aside = said.urgency is Urgency.ONLY_THEN
        self._own = reply
        if order is None or reply.aside:
            self._speaking.begin(reply)
        else:
            self._speaking.begin(reply, on_unheard=lambda: self._orders.put_back(order))
        return True

    def _is_own(self, reply: Reply | None) -> bool:
        """Whether what is said is about an order."""
        return reply is not None and reply is self._own

    def _sound_of(self, order_id: str, said: Announcement, text: str) -> Reply:
        """The announcement with its sound, as far as that is made; it is asked for once."""
        reply = self._made.get(order_id)
        if reply is not None and reply.text.split() == text.split() and self._comes(reply):
            return reply
        reply = Reply(self._speculation.next_generation(), "", complete=True, is_draft=False)
        reply.clauses[0] = DraftedClause("", self._chime if said.chime else self._chime[:0])
        for index, clause in enumerate(sentences_of(text), start=1):
            reply.clauses[index] = DraftedClause(clause)
            self._synthesis.speak(reply.generation, index, clause)
        self._made[order_id] = reply
        return reply

    def _comes(self, reply: Reply) -> bool:
        """Whether what is missing of its sound is still to come: with a draft that is dropped, so is that."""
        lacks = any(clause.samples is None for clause in reply.clauses.values())
        return not lacks or reply.generation >= self._speculation.oldest_wanted


def _decision(why: str, order_id: str, said: Announcement, now: MicroTurn) -> Decision:
    return Decision(
        "announce", why, (("order", order_id), ("late_s", round(max(0.0, now.end_s - said.due_s), 3)))
    )


def _short(tone: Samples, rate_hz: int) -> Samples:
    tone = tone[: round(CHIME_S * rate_hz)].copy()
    fade = min(len(tone), round(CHIME_FADE_S * rate_hz))
    tone[len(tone) - fade :] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)
    return tone


def _joined(reply: Reply) -> Samples | None:
    """The sound of all it says in one piece, without a chime; None while some of it is still to be made."""
    sounds = [clause.samples for index, clause in sorted(reply.clauses.items()) if index > 0]
    made = [sound for sound in sounds if sound is not None and not (len(sound) and np.isnan(sound[-1]))]
    return np.concatenate(made) if made and len(made) == len(sounds) else None
