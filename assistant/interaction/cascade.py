"""The cascade: the default InteractionModel, made of a floor, a small language model and a voice.

`step` is called every micro-turn. It takes in what came back from the drafting and synthesis threads, lets the
floor judge, drafts ahead of the end of the user's turn, and gives out what is to be heard.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.interaction.addressee import Addressee
from assistant.interaction.backchannels import Backchannels
from assistant.interaction.context import Context
from assistant.interaction.delegation import Delegation, wants_thought
from assistant.interaction.evidence import Evidence
from assistant.interaction.floor import Act, Floor, Holder
from assistant.interaction.protocol import DraftingPort, SynthesisPort
from assistant.interaction.reply import Reply
from assistant.interaction.self_correction import Cancelled, SelfCorrection
from assistant.interaction.speculation import Speculation
from assistant.interaction.turn import Turn
from assistant.interaction.wording import is_cancel, is_hush
from assistant.micro_turn import (
    Decision,
    DraftNews,
    MicroTurn,
    MicroTurnOutput,
    Nod,
    Playback,
    SpokenClause,
    Task,
    TaskNews,
    VoiceNews,
)
from assistant.reasoning.for_the_ear import for_the_ear

RESULT_AFTER_QUIET_S = 0.6
"""How long nobody must have spoken before a result is told."""
RESUME_WITHIN_S = 8.0
"""What was broken off longer ago is not taken up again."""


@dataclass
class _Out:
    """The output of one micro-turn while it is put together."""

    playback: Playback = Playback.KEEP
    say: list[SpokenClause] = field(default_factory=list)
    nod: Nod | None = None
    delegate: list[Task] = field(default_factory=list)
    checks: list[Task] = field(default_factory=list)
    cancel_tasks: list[str] = field(default_factory=list)
    utterance_done: int | None = None
    answered: bool = False
    look_again_at_s: float | None = None
    decisions: list[Decision] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


_Asked = tuple[str, bool, str]
"""What the addressee depends on: the words, whether the assistant speaks, and what it said last."""


@dataclass(frozen=True)
class Judged:
    """To whom words are said."""

    probability: float = 1.0
    for_others: bool = False


class Cascade:
    """See `assistant.interaction.protocol.InteractionModel`.

    Three replies can exist at once: the one that is *spoken*, the one that speculation has drafted *ahead* for a
    turn that has not been taken, and the one that was *broken* off and may be resumed.
    """

    def __init__(
        self,
        drafting: DraftingPort,
        synthesis: SynthesisPort,
        *,
        rate_hz: int,
        context: Context | None = None,
        addressee: Addressee | None = None,
    ) -> None:
        """`addressee` tells words for the assistant from words for others; without one, all are for it."""
        self.delegation = Delegation()
        self.self_correction = SelfCorrection()
        self._rate_hz = rate_hz
        self._addressee = addressee
        self._judged: tuple[_Asked, Judged] | None = None
        self._said_last = ""
        self._holding = False
        self._context = context or Context()
        self._speculation = Speculation(drafting, synthesis, self._context)
        self._floor = Floor()
        self._backchannels = Backchannels()
        self._turn = Turn()
        self._clause_ids = 0
        self._spoken: Reply | None = None
        self._broken: Reply | None = None
        self._broken_at_s = 0.0
        self._telling: tuple[Task, str] | None = None
        self._correcting = False
        self._last_sound_s = -RESULT_AFTER_QUIET_S
        self._last_utterance = 0

    def warm_up(self) -> None:
        """Lets the language model read what never changes, before anybody speaks."""
        self._speculation.warm_up()

    def models_changed(self) -> None:
        """The language model was replaced: what it had drafted ahead is drafted anew."""
        if self._spoken is None:
            self._speculation.start_over(self._turn.text)

    def start_afresh(self) -> tuple[str, ...]:
        """Forgets what was said and whose turn it is, as at the beginning; the tasks to cancel."""
        self._speculation.drop()
        self._context.forget()
        self._floor = Floor()
        self._backchannels.start_afresh()
        self._turn.done(self._last_utterance)
        self._spoken = self._broken = self._telling = None
        self._correcting = False
        checks, _ = self.self_correction.stop("a new conversation")
        return (*self.delegation.take_back(), *checks)

    def step(self, now: MicroTurn) -> MicroTurnOutput:
        out = _Out()
        self._last_utterance = now.voice.utterance
        self._take_news(now, out)
        self._take_played(now)
        self._turn.take(now)
        if now.stop_asked:
            self._stop(now, out)
        evidence = self._evidence(now)
        if now.stop_asked:
            self._floor.turn_taken(evidence)
        act, decision, out.look_again_at_s = self._floor.judge(evidence)
        if self._turn.typed and act in (Act.NOTHING, Act.DUCK, Act.HOLD, Act.CARRY_ON):
            act = self._act_on_typed(evidence)
        if act is Act.ANSWER:
            self._answer(decision, evidence, now, out)
        else:
            self._perform(act, now, out)
            if decision is not None:
                out.decisions.append(decision)
            if self._floor.answered(evidence):
                self._forget_utterance(now, out)
        if self._spoken is None and self._turn.text:
            self._speculation.draft_for(self._turn, evidence, now.end_s)
        self._go_on_speaking(out)
        self._check_answer(now, out)
        self._tell_results(evidence, now, out)
        self._nod(now, out, listening=self._spoken is None and act is Act.NOTHING)
        return MicroTurnOutput(
            index=now.index,
            playback=out.playback,
            say=tuple(out.say),
            nod=out.nod,
            delegate=tuple(out.delegate),
            checks=tuple(out.checks),
            cancel_tasks=tuple(out.cancel_tasks),
            utterance_done=out.utterance_done,
            answered=out.answered,
            look_again_at_s=out.look_again_at_s,
            floor=self._floor.holder.value,
            thinking=act is Act.ANSWER and self._spoken is None,
            decisions=tuple(out.decisions),
            notices=tuple(out.notices),
        )

    def _nod(self, now: MicroTurn, out: _Out, *, listening: bool) -> None:
        due = self._backchannels.step(now, self._turn, listening=listening)
        if due is not None:
            out.nod, decision = due
            out.decisions.append(decision)
        wishes_s = (out.look_again_at_s, self._backchannels.look_again_at_s)
        out.look_again_at_s = min((at_s for at_s in wishes_s if at_s is not None), default=None)

    # -- taking in --

    def _take_news(self, now: MicroTurn, out: _Out) -> None:
        def substitute(reply: Reply, clause: str, confidence: float) -> str | None:
            why = wants_thought(reply.to_text, clause, confidence, can_think=self.delegation.available)
            if not why:
                return None
            reply.thinks_because = why
            return self.delegation.bridge()

        for news in now.news:
            replies = (self._speculation.ahead, self._spoken)
            if isinstance(news, DraftNews):
                if news.error:
                    out.notices.append(f"The interaction model could not answer ({news.error}).")
                self._speculation.take_draft(news, replies, now.end_s, substitute)
            elif isinstance(news, VoiceNews):
                if news.error:
                    out.notices.append(news.error)
                self._speculation.take_sound(news, replies, now.end_s)
            elif isinstance(news, TaskNews):
                self.delegation.take(news)
                if (found := self.self_correction.take(news)) is not None:
                    out.decisions.append(found)

    def _take_played(self, now: MicroTurn) -> None:
        reply = self._spoken or self._broken
        if reply is None:
            return
        mine = [played for played in now.played if reply.note_played(played)]
        if mine and not reply.unsaid:
            self._last_sound_s = max(played.ended_s for played in mine)
            heard = reply.heard_text()
            self._context.assistant_heard(heard)
            self._said_last = heard
            if reply.thinks and heard:
                self.delegation.promised(reply.text)
            self._telling = self._telling if not reply.heard_text() else None
            self._correcting = self._correcting and not reply.heard_text()
        if self._spoken is not None and (self._spoken.over or self._spoken.silent):
            self._spoken = self._telling = None
            self._correcting = False
            self._context.reply_over()

    def _evidence(self, now: MicroTurn) -> Evidence:
        voice = now.voice
        judged = self._judge_addressee()
        recent = self._broken is not None and now.end_s - self._broken_at_s < RESUME_WITHIN_S
        return Evidence(
            now_s=voice.heard_until_s,
            speaking=voice.speaking,
            speech_started_s=voice.speech_started_s,
            speech_ended_s=voice.speech_ended_s,
            text=self._turn.spoken_text,
            text_until_s=self._turn.heard_until_s,
            voice_probability=voice.probability,
            end_of_turn=self._turn.end_of_turn_for(voice.speech_ended_s),
            assistant_audible=self._spoken is not None,
            can_resume=recent and self._broken is not None and bool(self._broken.rest(self._rate_hz)),
            text_agreed=self._turn.agreed,
            addressed=judged.probability,
            meant_for_others=judged.for_others,
            character=self._turn.character_of(voice.speech_started_s),
            awaits_answer=self._spoken is not None and self._spoken.awaits_answer,
            usual_pause_s=self._turn.usual_pause_s,
        )

    def _judge_addressee(self) -> Judged:
        """Whether the words of the utterance are meant for the assistant; the same words are judged once."""
        asked = (self._turn.spoken_text, self._spoken is not None, self._said_last)
        if not asked[0] or self._addressee is None:
            return Judged()
        if self._judged is None or self._judged[0] != asked:
            text, speaking, said_last = asked
            probability = self._addressee.probability(text, assistant_speaking=speaking, said_last=said_last)
            self._judged = (asked, Judged(probability, probability < self._addressee.threshold))
        return self._judged[1]

    # -- acting --

    def _perform(self, act: Act, now: MicroTurn, out: _Out) -> None:
        if act is Act.DUCK:
            out.playback = Playback.DUCK
        elif act is Act.HOLD:
            out.playback = Playback.HOLD
            self._holding = True
        elif act is Act.CARRY_ON:
            out.playback = Playback.GO_ON if self._holding else Playback.RESTORE
            self._holding = False
        elif act is Act.YIELD:
            self._break_off(now, out)
        elif act is Act.RESUME:
            self._resume(out)

    def _act_on_typed(self, evidence: Evidence) -> Act:
        """A typed line is a finished turn: it takes the floor at once, unless the user is speaking."""
        if self._spoken is not None:
            return Act.YIELD
        return Act.NOTHING if evidence.speaking else Act.ANSWER

    def _answer(self, decision: Decision | None, evidence: Evidence, now: MicroTurn, out: _Out) -> None:
        """Takes the turn as soon as the reply can be heard; until then the user may still go on."""
        question = self._turn.text
        if is_hush(question):
            self._keep_quiet(evidence, now, out)
            return
        reply = self._speculation.ready_for(question)
        if reply is None:
            return
        if is_cancel(question):
            out.cancel_tasks.extend(self.delegation.take_back())
        if decision is not None:
            out.decisions.append(replace(decision, facts=(*decision.facts, *self._stages(reply, evidence))))
        said_before = self._context.said
        self._context.user_said(question)
        self._floor.turn_taken(evidence)
        out.answered = bool(self._turn.spoken_text)
        self._end_turn(now, out)
        self._speculation.ahead = self._broken = None
        delegated = reply.thinks and self.delegation.available
        self._leave_check(self.self_correction.turn_taken(question, now.end_s, delegated=delegated), out)
        if reply.error or reply.wordless:
            return
        self._spoken = reply
        if delegated:
            out.decisions.append(Decision("delegate", reply.thinks_because, (("bridge", reply.text),)))
            out.delegate.append(self.delegation.new_task(question, said_before, now.end_s))

    def _keep_quiet(self, evidence: Evidence, now: MicroTurn, out: _Out) -> None:
        """The user asked for silence, and has it."""
        self._floor.turn_taken(evidence)
        self._end_turn(now, out)
        self._speculation.drop()
        self._broken = None
        self._leave_check(self.self_correction.stop("the user asked for silence"), out)
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

    def _end_turn(self, now: MicroTurn, out: _Out, *, spoken_only: bool = False) -> None:
        self._turn.done(now.voice.utterance, spoken_only=spoken_only)
        out.utterance_done = now.voice.utterance

    def _forget_utterance(self, now: MicroTurn, out: _Out) -> None:
        """The utterance was a nod, a noise or nothing: it is no part of any turn."""
        if self._turn.spoken_text or now.voice.utterance > self._turn.done_utterance:
            self._end_turn(now, out, spoken_only=True)

    def _break_off(self, now: MicroTurn, out: _Out) -> None:
        out.playback = Playback.STOP
        self._holding = False
        reply = self._broken = self._spoken
        self._spoken = None
        self._broken_at_s = now.end_s
        if reply is not None and reply.hardly_begun:
            # The user had not finished: what they say now belongs to what they said before.
            reply.unsaid = True
            self._context.take_back_reply()
        self._speculation.drop()
        if self._telling is not None:  # a result of which nothing was heard is told another time
            self.delegation.put_back(*self._telling)
            self._telling = None
        if self._correcting:
            self.self_correction.put_back()
            self._correcting = False

    def _stop(self, now: MicroTurn, out: _Out) -> None:
        """The user pressed stop: silence, and nothing is answered that was said before."""
        out.playback = Playback.STOP  # a nod may be playing
        if self._spoken is not None:
            self._telling = None
            self._break_off(now, out)
        self._broken = None
        self._context.reply_over()
        self._speculation.drop()
        self._end_turn(now, out)
        self._leave_check(self.self_correction.stop("the user asked for silence"), out)
        out.decisions.append(Decision("stop", "the user asked for silence"))

    def _resume(self, out: _Out) -> None:
        """Says again what was broken off, from the word where it was."""
        reply, self._broken = self._broken, None
        if reply is None:
            return
        reply.unsaid = False
        self._speculation.drop()
        rest = [replace(clause, clause_id=self._next_id()) for clause in reply.rest(self._rate_hz)]
        reply.resume(rest)
        self._spoken = reply
        out.say.extend(rest)

    def _go_on_speaking(self, out: _Out) -> None:
        if self._spoken is None or self._holding:
            return
        for clause in self._spoken.next_clauses():
            clause = replace(clause, clause_id=self._next_id())
            self._spoken.queued.append(clause)
            out.say.append(clause)

    def _next_id(self) -> int:
        self._clause_ids += 1
        return self._clause_ids

    def _check_answer(self, now: MicroTurn, out: _Out) -> None:
        """Has an answer that was given in haste looked into while it is being said."""
        reply = self._spoken
        if reply is None or not reply.complete or not reply.is_draft or reply.thinks:
            return
        busy = bool(self.delegation.running or self.delegation.waiting)
        check = self.self_correction.answered(
            reply.generation, reply.to_text, reply.text, reply.confidence, now.end_s, busy=busy
        )
        if check is not None:
            out.checks.append(check)

    @staticmethod
    def _leave_check(left: Cancelled, out: _Out) -> None:
        checks, decisions = left
        out.cancel_tasks.extend(checks)
        out.decisions.extend(decisions)

    def _tell_results(self, evidence: Evidence, now: MicroTurn, out: _Out) -> None:
        """Gives the result of a background task, or sets an answer right, when nobody speaks."""
        free = (
            self._spoken is None
            and not self._turn.text
            and self._floor.holder is Holder.NOBODY
            and evidence.silence_since(self._last_sound_s) >= RESULT_AFTER_QUIET_S
        )
        if not free:
            return
        if (result := self.delegation.next_result()) is None:
            self._correct(now, out)
            return
        task, text = result
        reply = self._speculation.reading_out(for_the_ear(text), task.question)
        if reply.clauses:
            self._spoken = reply
            self._telling = result
            self._broken = None
            out.decisions.append(Decision("tell a result", "nobody speaks", (("task", task.id),)))

    def _correct(self, now: MicroTurn, out: _Out) -> None:
        """Says that an answer was wrong, and what is right."""
        if (correction := self.self_correction.next_correction(now.end_s, self._context.said)) is None:
            return
        text, decision = correction
        out.decisions.append(decision)
        if text:
            self._spoken = self._speculation.reading_out(text, "")
            self._correcting = True
            self._broken = None
