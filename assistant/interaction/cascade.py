"""The cascade: the default InteractionModel, made of a floor, a small language model and a voice.

`step` is called every micro-turn. It takes in what came back from the drafting and synthesis threads, lets the
floor judge, drafts ahead of the end of the user's turn, and gives out what is to be heard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.attachment import IN_BACKGROUND
from assistant.interaction.addressing import AddresseeModel, Addressing, Passed
from assistant.interaction.along import Along
from assistant.interaction.backchannels import Backchannels
from assistant.interaction.context import Context
from assistant.interaction.delegation import Delegation, wants_thought
from assistant.interaction.evidence import Evidence
from assistant.interaction.floor import Act, Floor, Holder
from assistant.interaction.language_model import Message
from assistant.interaction.output import Output
from assistant.interaction.own_words import OwnWords
from assistant.interaction.protocol import DraftingPort, SynthesisPort
from assistant.interaction.reply import Reply
from assistant.interaction.self_correction import SelfCorrection
from assistant.interaction.speaking import Speaking
from assistant.interaction.speculation import Speculation
from assistant.interaction.telling import Telling, leave_check
from assistant.interaction.turn import Turn
from assistant.interaction.turn_end import FittedEnd
from assistant.interaction.wording import is_cancel, is_hush
from assistant.micro_turn import (
    Decision,
    DraftNews,
    MicroTurn,
    MicroTurnOutput,
    Playback,
    Task,
    TaskNews,
    VoiceNews,
    WordsJudged,
)

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
        self.delegation = Delegation()
        self.self_correction = SelfCorrection()
        self._addressing = Addressing(addressee)
        self._own_words = own_words
        self._context = context or Context()
        self._speculation = Speculation(drafting, synthesis, self._context)
        self._speaking = Speaking(self._context, rate_hz=rate_hz)
        self._telling = Telling(
            self.delegation, self.self_correction, self._speaking, self._speculation, self._context
        )
        self._along = Along(drafting, synthesis, self._speculation, self._speaking, self._context)
        self._fitted_end = fitted_end
        self._floor = Floor(fitted_end)
        self._backchannels = Backchannels()
        self._turn = Turn()
        self._last_utterance = 0
        self._delegated: Task | None = None
        self._passed = Passed()

    @property
    def end_is_judged_soon(self) -> bool:
        """Whether the words will tell whether the user is done: see `Speculation`. From any thread."""
        return self._speculation.end_is_judged_soon

    def warm_up(self) -> None:
        """Lets the language model read what never changes, before anybody speaks."""
        self._speculation.warm_up()

    def set_patience(self, patience: float) -> None:
        """How much longer (above 1) or shorter than usual a pause is before the user counts as done."""
        self._floor.patience = patience

    def models_changed(self) -> None:
        """The language model was replaced: what it had drafted ahead is drafted anew."""
        if self._speaking.spoken is None and not self._along.on:
            self._speculation.start_over(self._turn.text)

    def take_up(self, said: Sequence[Message]) -> None:
        """Goes on from an earlier conversation, of which `said` was the last."""
        self._context.take_up(said)
        self.models_changed()  # the model has read the conversation without it

    def start_afresh(self) -> tuple[str, ...]:
        """Forgets what was said and whose turn it is, as at the beginning; the tasks to cancel."""
        self._along.start_afresh()
        self._speculation.drop()
        self._context.forget()
        self._speaking.start_afresh()
        patience, self._floor = self._floor.patience, Floor(self._fitted_end)
        self._floor.patience = patience
        self._backchannels.start_afresh()
        self._turn.start_afresh(self._last_utterance)
        checks, _ = self.self_correction.stop("a new conversation")
        return (*self.delegation.start_afresh(), *checks)

    def step(self, now: MicroTurn) -> MicroTurnOutput:
        out = Output()
        self._last_utterance = now.voice.utterance
        self._speculation.user_speaks(now.voice.speaking)
        self._take_news(now, out)
        self._take_played(now)
        heard = self._without_echo(now, out)
        if self._along.on and not now.stop_asked:
            return self._speak_along(heard, out)
        self._turn.take(heard)
        self._context.attach(self._turn.attachments)
        if self._turn.revised is not None:
            self._take_back(now, out)
        if now.stop_asked:
            self._stop(now, out)
        evidence = self._evidence(now)
        if now.stop_asked:
            self._floor.turn_taken(evidence)
        act, decision, look_s = self._floor.judge(evidence)
        if look_s is not None:  # in the ear's time, which may lag behind
            out.look_again(now.end_s + look_s - evidence.now_s)
        if self._turn.typed and act in (Act.NOTHING, Act.DUCK, Act.HOLD, Act.CARRY_ON):
            act = self._act_on_typed(evidence)
        if act is Act.ANSWER:
            self._answer(decision, evidence, now, out)
        else:
            self._perform(act, now, out)
            if decision is not None:
                out.decisions.append(decision)
            if self._floor.answered(evidence):
                self._forget_utterance(evidence, now, out)
        if self._speaking.spoken is None and self._turn.text:
            self._speculation.draft_for(self._turn, evidence, now.end_s)
        elif evidence.can_be_judged:
            self._speculation.judge(self._turn.text)
        self._speaking.go_on(out)
        self._telling.check_answer(now, out)
        if self._nobody_speaks(evidence):
            self._telling.tell(now, out)
        self._nod(now, out, listening=self._speaking.spoken is None and act is Act.NOTHING)
        if self._own_words is not None:
            self._own_words.say(out.say)
        thinking = act is Act.ANSWER and self._speaking.spoken is None
        return out.done(now.index, floor=self._floor.holder.value, thinking=thinking)

    # -- taking in --

    def _without_echo(self, now: MicroTurn, out: Output) -> MicroTurn:
        """The micro-turn without words that are the assistant's own, come back from the loudspeaker."""
        if self._own_words is None:
            return now
        self._own_words.take(now)
        if now.hearing is None or self._along.users(now.hearing):
            return now
        if not self._own_words.judge(now.hearing).is_echo:
            return now
        out.own_echo = True
        return replace(now, hearing=replace(now.hearing, committed=(), unstable=()))

    def _nod(self, now: MicroTurn, out: Output, *, listening: bool) -> None:
        due = self._backchannels.step(now, self._turn, listening=listening)
        if due is not None:
            out.nod, decision = due
            out.decisions.append(decision)
        out.look_again(self._backchannels.look_again_at_s)

    def _take_news(self, now: MicroTurn, out: Output) -> None:
        def substitute(reply: Reply, clause: str, confidence: float) -> str | None:
            why = wants_thought(
                reply.to_text,
                clause,
                confidence,
                can_think=self.delegation.available,
                busy=self.delegation.busy,
            )
            if not why:
                return None
            reply.thinks_because = why
            return self.delegation.bridge()

        for news in now.news:
            replies = (self._speculation.ahead, self._speaking.spoken)
            if isinstance(news, DraftNews):
                if news.error:
                    out.notices.append(f"The interaction model could not answer ({news.error}).")
                self._speculation.take_draft(news, replies, now.end_s, substitute)
            elif isinstance(news, WordsJudged):
                self._speculation.take_judgement(news)
            elif isinstance(news, VoiceNews):
                if news.error:
                    out.notices.append(news.error)
                self._speculation.take_sound(news, replies, now.end_s)
            elif isinstance(news, TaskNews):
                self.delegation.take(news)
                if (found := self.self_correction.take(news)) is not None:
                    out.decisions.append(found)

    def _take_played(self, now: MicroTurn) -> None:
        reply = self._speaking.take(now)
        if reply is not None and reply.thinks:
            self.delegation.promised(reply.text)

    def _evidence(self, now: MicroTurn) -> Evidence:
        voice = now.voice
        turn, spoken = self._turn, self._speaking.spoken
        judgement = self._speculation.judgement_of(turn.text)
        goes_on = spoken is not None and spoken.hardly_begun and bool(turn.spoken_text)
        before = spoken.to_text if spoken is not None and goes_on else ""
        addressed = self._addressing.judge(
            f"{before} {self._passed.before(turn.spoken_text, voice.speech_started_s)}".strip(),
            assistant_speaking=spoken is not None,
            said_last=self._speaking.said_last,
            # Half a turn says little by itself: the user had not finished when the answer began.
            by_model=None if judgement is None or turn.typed or goes_on else judgement.addressed,
        )
        return Evidence(
            now_s=voice.heard_until_s,
            speaking=voice.speaking,
            speech_started_s=voice.speech_started_s,
            speech_ended_s=voice.speech_ended_s,
            text=turn.spoken_text,
            text_until_s=turn.heard_until_s,
            text_agreed=turn.agreed,
            sentence_end=None if judgement is None else judgement.sentence_end,
            end_of_turn=turn.end_of_turn_for(voice.speech_ended_s),
            usual_pause_s=turn.usual_pause_s,
            assistant_audible=spoken is not None,
            awaits_answer=spoken is not None and spoken.awaits_answer,
            can_resume=self._speaking.can_resume(now.end_s),
            addressed=addressed.probability,
            meant_for_others=addressed.for_others,
            judgement_due=judgement is None and (spoken is None or (spoken.complete and not goes_on)),
            voice_probability=voice.probability,
            character=self._passed.character(
                turn.character_of(voice.speech_started_s), voice.speech_started_s
            ),
        )

    # -- acting --

    def _perform(self, act: Act, now: MicroTurn, out: Output) -> None:
        if act is Act.DUCK:
            out.playback = Playback.DUCK
        elif act is Act.HOLD:
            self._speaking.hold(out)
        elif act is Act.CARRY_ON:
            self._speaking.carry_on(out)
        elif act is Act.YIELD:
            self._break_off(now, out)
        elif act is Act.RESUME:
            self._speculation.drop()
            self._speaking.resume(out)

    def _act_on_typed(self, evidence: Evidence) -> Act:
        """A typed line is a finished turn: it takes the floor at once, unless the user is speaking."""
        if self._speaking.spoken is not None:
            return Act.YIELD
        return Act.NOTHING if evidence.speaking else Act.ANSWER

    def _answer(self, decision: Decision | None, evidence: Evidence, now: MicroTurn, out: Output) -> None:
        """Takes the turn as soon as the reply can be heard; until then the user may still go on."""
        question = self._turn.text
        if is_hush(question):
            self._keep_quiet(evidence, now, out)
            return
        if self._along.begin(question, now, out):
            out.answered = bool(self._turn.spoken_text)
            self._floor.turn_taken(evidence)
            self._end_turn(now, out)
            return
        reply = self._speculation.ready_for(question)
        if reply is None:
            return
        if is_cancel(question):
            out.cancel_tasks.extend(self.delegation.take_back())
        if decision is not None:
            out.decisions.append(replace(decision, facts=(*decision.facts, *self._stages(reply, evidence))))
        said_before = (*self._context.said, *self._files_for_thought())
        self._context.user_said(question)
        self._floor.turn_taken(evidence)
        out.answered = bool(self._turn.spoken_text)
        out.utterance_done = now.voice.utterance
        self._turn.answered(now.voice.utterance, early=not evidence.last_sound_was_read)
        self._delegated = None
        self._speculation.ahead = self._speaking.broken = None
        delegated = reply.thinks and self.delegation.available
        leave_check(self.self_correction.turn_taken(question, now.end_s, delegated=delegated), out)
        if reply.error or reply.wordless:
            return
        self._speaking.begin(reply)
        if delegated:
            out.decisions.append(Decision("delegate", reply.thinks_because, (("bridge", reply.text),)))
            self._delegated = self.delegation.new_task(question, said_before, now.end_s)
            out.delegate.append(self._delegated)

    def _files_for_thought(self) -> tuple[Message, ...]:
        """The files of the turn as the reasoner reads them, which has more room for them."""
        files = self._turn.attachments
        return tuple(("user", file.for_model(IN_BACKGROUND.shared_by(len(files)))) for file in files)

    def _speak_along(self, now: MicroTurn, out: Output) -> MicroTurnOutput:
        """The user wants to be spoken over: the floor is not judged."""
        self._along.step(now, out)
        if not self._along.on:
            self._floor.turn_taken(self._evidence(now))
            self._end_turn(now, out)
        self._speaking.go_on(out)
        self._nod(now, out, listening=False)
        if self._own_words is not None:
            self._own_words.say(out.say)
        return out.done(now.index, floor=self._along.holder(now), thinking=self._along.on_trial)

    def _take_back(self, now: MicroTurn, out: Output) -> None:
        """The last read knows the words better than the one that was answered; as long as nothing is lost by it, the
        answer begins anew. Later the user will say so themselves."""
        reply = self._speaking.spoken
        if reply is None or not reply.hardly_begun or self._turn.revised is None:
            self._turn.revised = None
            return
        facts = (("answered", reply.to_text), ("said", self._turn.revised.text))
        out.decisions.append(Decision("take back", "the last word was another one", facts))
        self._break_off(now, out)
        self._speaking.broken = None
        self._context.take_back_turn()
        self._turn.reopen()
        self._floor.turn_given_back()
        if self._delegated is not None:
            out.cancel_tasks.append(self._delegated.id)
            self.delegation.withdraw(self._delegated)

    def _keep_quiet(self, evidence: Evidence, now: MicroTurn, out: Output) -> None:
        """The user asked for silence, and has it."""
        self._floor.turn_taken(evidence)
        self._end_turn(now, out)
        self._speculation.drop()
        self._speaking.broken = None
        leave_check(self.self_correction.stop("the user asked for silence"), out)
        out.decisions.append(Decision("keep quiet", "the user asked for silence"))

    def _stages(self, reply: Reply, evidence: Evidence) -> tuple[tuple[str, float | None], ...]:
        """When each stage of the reply was done, in seconds after the user fell silent."""
        silent_s = evidence.speech_ended_s or 0.0
        stages = {
            "words_in": self._turn.words_in_s,
            "draft_asked": reply.asked_s,
            "first_clause": reply.first_clause_s,
            "first_sound": reply.first_sound_s,
        }
        return tuple((f"{k}_s", None if at is None else round(at - silent_s, 3)) for k, at in stages.items())

    def _end_turn(self, now: MicroTurn, out: Output, *, spoken_only: bool = False) -> None:
        self._turn.done(now.voice.utterance, spoken_only=spoken_only)
        out.utterance_done = now.voice.utterance

    def _forget_utterance(self, evidence: Evidence, now: MicroTurn, out: Output) -> None:
        """The utterance was a nod, a noise or nothing: it is no part of any turn."""
        if self._turn.spoken_text or now.voice.utterance > self._turn.done_utterance:
            self._passed.note(self._turn.spoken_text, evidence)
            self._end_turn(now, out, spoken_only=True)

    def _break_off(self, now: MicroTurn, out: Output) -> None:
        self._speaking.break_off(now.end_s, out)
        self._speculation.drop()

    def _stop(self, now: MicroTurn, out: Output) -> None:
        """The user pressed stop: silence, and nothing is answered that was said before."""
        out.playback = Playback.STOP  # a nod may be playing
        self._speaking.start_afresh()
        self._context.reply_over()
        self._speculation.drop()
        self._end_turn(now, out)
        leave_check(self.self_correction.stop("the user asked for silence"), out)
        out.decisions.append(Decision("stop", "the user asked for silence"))
        self._along.stop(now, out)

    def _nobody_speaks(self, evidence: Evidence) -> bool:
        return (
            self._speaking.spoken is None
            and not self._turn.text
            and self._floor.holder is Holder.NOBODY
            and evidence.silence_since(self._speaking.last_sound_s) >= RESULT_AFTER_QUIET_S
        )
