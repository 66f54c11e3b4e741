"""Turns of the user's that are orders: the program answers them in its own words, and carries them out."""

from __future__ import annotations

from assistant.interaction.delegation import Delegation
from assistant.interaction.evidence import Evidence
from assistant.interaction.looking import Looking
from assistant.interaction.reply import Reply
from assistant.interaction.speculation import Speculation
from assistant.interaction.turn import Turn
from assistant.interaction.wording import is_cancel, is_complete, only_cancels
from assistant.micro_turn import Decision, MicroTurn
from assistant.perception.hypothesis import same_words
from assistant.standing_orders.order import Moment
from assistant.standing_orders.standing_orders import StandingOrders

CALLED_OFF = "All right, I'll leave that."
"""What is said when the user calls off what is being thought about."""
NOTHING_RUNS = "All right."
"""What is said when they call off what was only talked about: small models take "never mind" for thanks or blame."""


class TakingOrders:
    """Whether a turn is an order is looked at when a reply to it would be drafted; it is done when that begins."""

    def __init__(
        self, orders: StandingOrders, speculation: Speculation, delegation: Delegation, looking: Looking
    ) -> None:
        self._orders = orders
        self._looking = looking
        self._delegation = delegation
        self._speculation = speculation
        self._before_s: float | None = None  # when the turn before was over
        self._no_order = ""

    def reply_to(self, turn: Turn, evidence: Evidence, now: MicroTurn) -> bool:
        """Whether the turn as it stands is an order, or calls off what is being thought about; its confirmation is
        then made ahead, without a draft."""
        text = turn.text
        ahead = self._speculation.ahead
        if ahead is not None and same_words(ahead.to_text, text):
            return not ahead.is_draft
        if not (evidence.words_are_all_in or is_complete(text) or turn.typed) or turn.attachments:
            return False
        if text == self._no_order:
            return False
        plan = self._orders.understand(text, self.moment_of(turn, evidence, now))
        if plan is None and (called_off := self._called_off(text)):
            self._speculation.reply_with(called_off, text, now.end_s, is_order=False)
            return True
        if plan is None:
            self._no_order = text
            return False
        self._speculation.reply_with(plan.reply, text, now.end_s)
        return True

    def _called_off(self, text: str) -> str:
        """What to say when the user takes back what they asked for; "" when they do not."""
        if is_cancel(text) and (
            self._delegation.running or self._delegation.waiting or self._looking.pending
        ):
            return CALLED_OFF
        return NOTHING_RUNS if only_cancels(text) else ""

    def carry_out(self, reply: Reply, moment: Moment) -> Decision:
        """The user is done, and the confirmation begins."""
        self._no_order = ""
        self._orders.carry_out(reply.to_text, moment)
        self._before_s = moment.ended_s
        return Decision("order", "the user gave it", (("said", reply.to_text), ("reply", reply.text)))

    def other_turn(self, moment: Moment) -> None:
        """The user said something that is no order."""
        self._no_order = ""
        self._orders.other_turn()
        self._before_s = moment.ended_s

    def understands(self, text: str, now: MicroTurn) -> bool:
        """Whether these words make an order."""
        return self._orders.understand(text, Moment(now.end_s, now.wall_s, eyes=now.eyes)) is not None

    def moment_of(self, turn: Turn, evidence: Evidence, now: MicroTurn) -> Moment:
        """When the turn was said; what is typed is said now."""
        spoken = bool(turn.spoken_text) and not turn.typed
        began_s, ended_s = evidence.speech_started_s, evidence.speech_ended_s
        return Moment(
            now.end_s,
            now.wall_s,
            began_s=began_s if spoken and began_s is not None else now.end_s,
            ended_s=ended_s if spoken and ended_s is not None and not evidence.speaking else now.end_s,
            utterance=now.voice.utterance,
            eyes=now.eyes,
            before_s=self._before_s,
        )
