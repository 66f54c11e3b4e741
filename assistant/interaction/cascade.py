"""The cascade: the default InteractionModel, made of a floor, a small language model and a voice.

`step` is called every micro-turn. It takes in what came back from the drafting and synthesis threads, lets the
floor judge, drafts ahead of the end of the user's turn, and gives out what is to be heard.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.interaction.addressing import AddresseeModel
from assistant.interaction.answering import Answering
from assistant.interaction.backchannels import Backchannels
from assistant.interaction.context import Context
from assistant.interaction.delegation import Delegation
from assistant.interaction.evidence import Evidence
from assistant.interaction.floor import Act, Holder
from assistant.interaction.gathering import evidence_of
from assistant.interaction.hand_signs import HandSigns
from assistant.interaction.language_model import Message
from assistant.interaction.looking import Looking
from assistant.interaction.output import Output
from assistant.interaction.own_words import OwnWords
from assistant.interaction.parts import Parts
from assistant.interaction.protocol import DraftingPort, SynthesisPort
from assistant.interaction.self_correction import SelfCorrection
from assistant.interaction.taking_in import TakingIn
from assistant.interaction.telling import Telling
from assistant.interaction.turn_end import FittedEnd
from assistant.interaction.turn_over import break_off, end_turn, forget_utterance, stop
from assistant.manners import Initiative, Interruptions
from assistant.micro_turn import Delivery, LookoutNews, MicroTurn, MicroTurnOutput, Playback
from assistant.standing_orders.order import Moment
from assistant.standing_orders.standing_orders import StandingOrders

RESULT_AFTER_QUIET_S = 0.6
"""How long nobody must have spoken before a result is told."""


class Cascade:
    """See `assistant.interaction.protocol.InteractionModel`."""

    def __init__(
        self,
        drafting: DraftingPort,
        synthesis: SynthesisPort,
        *,
        rate_hz: int,
        context: Context | None = None,
        addressee: AddresseeModel | None = None,
        own_words: OwnWords | None = None,
        fitted_end: FittedEnd | None = None,
    ) -> None:
        """`addressee` tells words for the assistant from words for others; without one, all are for it.

        `own_words` finds the assistant's own words in what is heard; without it, all are the user's. `fitted_end` helps
        to tell whether the user is done.
        """
        self._parts = Parts(
            drafting,
            synthesis,
            rate_hz=rate_hz,
            context=context,
            addressee=addressee,
            own_words=own_words,
            fitted_end=fitted_end,
        )
        parts = self._parts
        self._taking_in = TakingIn(parts)
        self._answering = Answering(parts)
        self._telling = Telling(
            parts.delegation,
            parts.looking,
            parts.self_correction,
            parts.speaking,
            parts.speculation,
            parts.context,
        )
        self._hand_signs = HandSigns(parts)
        self._backchannels = Backchannels()
        self._last_utterance = 0

    @property
    def delegation(self) -> Delegation:
        """What is handed to the reasoner."""
        return self._parts.delegation

    @property
    def looking(self) -> Looking:
        """What is looked at for an answer."""
        return self._parts.looking

    @property
    def self_correction(self) -> SelfCorrection:
        """What is checked by it."""
        return self._parts.self_correction

    @property
    def orders(self) -> StandingOrders:
        """What the user asked it to look out for."""
        return self._parts.orders

    @property
    def end_is_judged_soon(self) -> bool:
        """Whether the words will tell whether the user is done: see `Speculation`. From any thread."""
        return self._parts.speculation.end_is_judged_soon

    def warm_up(self) -> None:
        """Lets the language model read what never changes, before anybody speaks."""
        self._parts.speculation.warm_up()

    def set_patience(self, patience: float) -> None:
        """How much longer (above 1) or shorter than usual a pause is before the user counts as done."""
        self._parts.floor.patience = patience

    def set_interruptions(self, interruptions: Interruptions) -> None:
        """By what it lets itself be interrupted while it speaks."""
        self._parts.floor.interruptions = interruptions

    def set_gestures(self, on: bool) -> None:
        """Whether an open palm silences it, and a raised hand asks it for the floor."""
        self._hand_signs.on = on

    def set_initiative(self, initiative: Initiative) -> None:
        """When it speaks up by itself."""
        self._parts.orders.initiative = initiative

    def deliver_results(self, delivery: Delivery) -> None:
        """How the results of background tasks reach the user."""
        self.delegation.deliver(delivery)

    def models_changed(self) -> None:
        """The language model was replaced: what it had drafted ahead is drafted anew."""
        parts = self._parts
        if parts.speaking.spoken is None and not parts.along.on:
            parts.speculation.start_over(parts.turn.text)

    def take_up(self, said: Sequence[Message]) -> None:
        """Goes on from an earlier conversation, of which `said` was the last."""
        self._parts.context.take_up(said)
        self.models_changed()  # the model has read the conversation without it

    def start_afresh(self) -> tuple[str, ...]:
        """Forgets what was said and whose turn it is, as at the beginning; the tasks to cancel.

        Timers and lists stand on.
        """
        parts = self._parts
        parts.along.start_afresh()
        parts.speculation.drop()
        parts.context.forget()
        parts.speaking.start_afresh()
        parts.floor.start_afresh()
        self._hand_signs.start_afresh()
        self._backchannels.start_afresh()
        parts.turn.start_afresh(self._last_utterance)
        parts.orders.start_afresh()
        parts.announcing.start_afresh()
        checks, _ = self.self_correction.stop("a new conversation")
        return (*self.delegation.start_afresh(), *parts.looking.start_afresh(), *checks)

    def step(self, now: MicroTurn) -> MicroTurnOutput:
        parts, out = self._parts, Output()
        self._last_utterance = now.voice.utterance
        parts.speculation.user_speaks(now.voice.speaking)
        self._taking_in.news(now, out)
        self._taking_in.played(now)
        heard = self._taking_in.without_echo(now, out)
        parts.gaze.take(now)
        shown = self._hand_signs.silence(now, out)
        cut_off = now.stop_asked or now.after_gap or bool(shown)
        if parts.along.on and not cut_off:
            return self._speak_along(heard, out)
        parts.turn.take(heard)
        parts.looking.take(now)
        parts.context.attach(parts.turn.attachments)
        if parts.turn.revised is not None:
            self._answering.take_back(now, out)
        if cut_off:
            stop(parts, now, out, shown)
            self._hand_signs.start_afresh()
        evidence = evidence_of(now, parts)
        self._step_orders(heard, evidence, out)
        if cut_off:
            parts.floor.turn_taken(evidence)
        if self._hand_signs.step(now, evidence, out):
            evidence = evidence_of(now, parts)
        act = self._follow_the_floor(evidence, now, out)
        if parts.speaking.spoken is None and parts.turn.text:
            if not (
                parts.taking_orders.reply_to(parts.turn, evidence, now)
                or parts.looking.reply_to(parts.turn, evidence, now)
            ):
                parts.speculation.draft_for(parts.turn, evidence, now.end_s)
        elif evidence.can_be_judged:
            parts.speculation.judge(parts.turn.text)
        quiet_s = evidence.silence_since(parts.speaking.last_sound_s)
        parts.announcing.step(now, out, nobody_speaks=self._nobody_speaks(evidence), quiet_s=quiet_s)
        parts.turn.typed += parts.announcing.take_requests()
        parts.speaking.go_on(out)
        self._telling.check_answer(now, out)
        if self._nobody_speaks(evidence) and quiet_s >= RESULT_AFTER_QUIET_S:
            self._telling.tell(now, out)
        elif act is not Act.ANSWER and self._telling.break_in(out):
            parts.floor.speak_over(evidence)
        self._nod(now, out, listening=parts.speaking.spoken is None and act is Act.NOTHING)
        thinking = act is Act.ANSWER and parts.speaking.spoken is None
        return self._done(now, out, floor=parts.floor.holder.value, thinking=thinking)

    def _follow_the_floor(self, evidence: Evidence, now: MicroTurn, out: Output) -> Act:
        """Does what the floor decides."""
        parts = self._parts
        act, decision, look_s = parts.floor.judge(evidence)
        if look_s is not None:  # in the ear's time, which may lag behind
            out.look_again(now.end_s + look_s - evidence.now_s)
        if parts.turn.typed and act in (Act.NOTHING, Act.DUCK, Act.HOLD, Act.CARRY_ON):
            act = self._act_on_typed(evidence)
        if act is Act.ANSWER:
            self._answering.answer(decision, evidence, now, out)
            return act
        self._perform(act, now, out)
        if decision is not None:
            out.decisions.append(decision)
        if parts.floor.answered(evidence):
            forget_utterance(parts, evidence, now, out)
        return act

    def _act_on_typed(self, evidence: Evidence) -> Act:
        """A typed line is a finished turn: it takes the floor at once, unless the user is speaking."""
        if self._parts.speaking.spoken is not None:
            return Act.YIELD
        return Act.NOTHING if evidence.speaking else Act.ANSWER

    def _perform(self, act: Act, now: MicroTurn, out: Output) -> None:
        if act is Act.DUCK:
            if out.playback is Playback.KEEP:
                out.playback = Playback.DUCK
        elif act is Act.HOLD:
            self._parts.speaking.hold(out)
        elif act is Act.CARRY_ON:
            self._parts.speaking.carry_on(out)
        elif act is Act.YIELD:
            break_off(self._parts, now, out)
        elif act is Act.RESUME:
            self._parts.speculation.drop()
            self._parts.speaking.resume(out)

    def _speak_along(self, now: MicroTurn, out: Output) -> MicroTurnOutput:
        """The user wants to be spoken over: the floor is not judged."""
        parts = self._parts
        parts.along.step(now, out)
        evidence = evidence_of(now, parts)
        if not parts.along.on:
            parts.floor.turn_taken(evidence)
            end_turn(parts, now, out)
        self._step_orders(now, evidence, out)
        parts.announcing.step(now, out, nobody_speaks=False, quiet_s=0.0)
        parts.speaking.go_on(out)
        self._nod(now, out, listening=False)
        return self._done(now, out, floor=parts.along.holder(now), thinking=parts.along.on_trial)

    def _step_orders(self, heard: MicroTurn, evidence: Evidence, out: Output) -> None:
        looks_s = self._parts.orders.step(
            Moment(heard.end_s, heard.wall_s, eyes=heard.eyes),
            self._taking_in.users_words(heard, evidence),
            heard.sights,
            heard.camera,
            voice=self._taking_in.users_voice(heard, evidence),
            answers=[news for news in heard.news if isinstance(news, LookoutNews)],
        )
        out.look_again(looks_s)
        out.watches = self._parts.orders.is_watching

    def _nod(self, now: MicroTurn, out: Output, *, listening: bool) -> None:
        due = self._backchannels.step(now, self._parts.turn, listening=listening)
        if due is not None and out.nod is None:
            out.nod, decision = due
            out.decisions.append(decision)
        out.look_again(self._backchannels.look_again_at_s)

    def _done(self, now: MicroTurn, out: Output, *, floor: str, thinking: bool) -> MicroTurnOutput:
        if self._parts.own_words is not None:
            self._parts.own_words.say(out.say)
        out.show.extend(self._parts.orders.take_shown())
        return out.done(now.index, floor=floor, thinking=thinking)

    def _nobody_speaks(self, evidence: Evidence) -> bool:
        parts = self._parts
        return (
            parts.speaking.spoken is None
            and not parts.turn.text
            and parts.floor.holder is Holder.NOBODY
            and not evidence.speaking
        )
