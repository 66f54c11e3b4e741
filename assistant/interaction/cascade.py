"""The cascade: the default InteractionModel, made of a floor, a small language model and a voice.

`step` is called every micro-turn. It takes in what came back from the drafting and synthesis threads, lets the
floor judge, drafts ahead of the end of the user's turn, and gives out what is to be heard.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.interaction.clauses import ClauseCutter
from assistant.interaction.context import Context
from assistant.interaction.delegation import Delegation, wants_thought
from assistant.interaction.floor import Act, Evidence, Floor, Holder
from assistant.interaction.protocol import DraftingPort, SynthesisPort
from assistant.interaction.reply import DraftedClause, Purpose, Reply
from assistant.interaction.turn import Turn
from assistant.interaction.wording import is_complete
from assistant.micro_turn import (
    Decision,
    DraftNews,
    MicroTurn,
    MicroTurnOutput,
    Playback,
    SpokenClause,
    Task,
    TaskNews,
    VoiceNews,
)
from assistant.perception.hypothesis import same_words
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
    delegate: list[Task] = field(default_factory=list)
    utterance_done: int | None = None
    look_again_at_s: float | None = None
    decisions: list[Decision] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


class Cascade:
    """See `assistant.interaction.protocol.InteractionModel`.

    Three replies can exist at once: the one that is *spoken*, the one *ahead* that is drafted for a turn that has
    not been taken, and the one that was *broken* off and may be resumed.
    """

    def __init__(
        self,
        drafting: DraftingPort,
        synthesis: SynthesisPort,
        *,
        rate_hz: int,
        context: Context | None = None,
    ) -> None:
        self.delegation = Delegation()
        self._drafting = drafting
        self._synthesis = synthesis
        self._rate_hz = rate_hz
        self._context = context or Context()
        self._floor = Floor()
        self._turn = Turn()
        self._generation = 0
        self._clause_ids = 0
        self._spoken: Reply | None = None
        self._ahead: Reply | None = None
        self._broken: Reply | None = None
        self._broken_at_s = 0.0
        self._result: tuple[Task, str] | None = None
        self._last_sound_s = -RESULT_AFTER_QUIET_S
        self._prepared = ""

    def warm_up(self) -> None:
        """Lets the language model read what never changes, before anybody speaks."""
        self._generation += 1
        self._drafting.prepare(self._generation, self._context.fixed)

    def models_changed(self) -> None:
        """The language model was replaced: what it had drafted ahead is drafted anew."""
        self._ahead = None
        self._prepared = ""
        if self._spoken is None:
            self._drop_drafts()
            self._drafting.prepare(self._generation, self._context.with_user(self._turn.text))

    def step(self, now: MicroTurn) -> MicroTurnOutput:
        out = _Out()
        self._take_news(now, out)
        self._take_played(now)
        self._turn.take(now)
        if now.stop_asked:
            self._stop(now, out)
        evidence = self._evidence(now)
        act, decision, out.look_again_at_s = self._floor.judge(evidence)
        if self._turn.typed and act in (Act.NOTHING, Act.DUCK):
            act = self._act_on_typed(evidence)
        if decision is not None and decision.what != "answer":
            out.decisions.append(decision)
        self._perform(act, decision, evidence, now, out)
        self._draft_ahead(evidence, now.end_s)
        self._go_on_speaking(out)
        self._tell_results(evidence, out)
        return MicroTurnOutput(
            index=now.index,
            playback=out.playback,
            say=tuple(out.say),
            delegate=tuple(out.delegate),
            utterance_done=out.utterance_done,
            look_again_at_s=out.look_again_at_s,
            floor=self._floor.holder.value,
            thinking=act is Act.ANSWER and self._spoken is None,
            decisions=tuple(out.decisions),
            notices=tuple(out.notices),
        )

    # -- taking in --

    def _take_news(self, now: MicroTurn, out: _Out) -> None:
        for news in now.news:
            if isinstance(news, DraftNews):
                self._take_draft(news, now.end_s, out)
            elif isinstance(news, VoiceNews):
                self._take_sound(news, now.end_s, out)
            else:
                self._take_task(news)

    def _reply_of(self, generation: int) -> Reply | None:
        for reply in (self._ahead, self._spoken):
            if reply is not None and reply.generation == generation:
                return reply
        return None

    def _take_draft(self, news: DraftNews, at_s: float, out: _Out) -> None:
        reply = self._reply_of(news.generation)
        if reply is None or reply.thinks:
            return
        if news.error:
            reply.error = news.error
            out.notices.append(f"The interaction model could not answer ({news.error}).")
        text = news.clause
        if text and news.index == 0 and (why := wants_thought(reply.to_text, text, news.confidence)):
            reply.thinks = True
            reply.complete = True
            out.decisions.append(Decision("delegate", why, (("draft", text),)))
            text = self.delegation.next_bridge()
        if text:
            reply.first_clause_s = reply.first_clause_s if reply.first_clause_s is not None else at_s
            reply.clauses[news.index] = DraftedClause(text)
            self._synthesis.speak(news.generation, news.index, text)
        reply.complete = reply.complete or news.finished

    def _take_sound(self, news: VoiceNews, at_s: float, out: _Out) -> None:
        if news.error:
            out.notices.append(news.error)
        reply = self._reply_of(news.generation)
        clause = reply.clauses.get(news.index) if reply else None
        if clause is not None:
            assert reply is not None
            reply.first_sound_s = reply.first_sound_s if reply.first_sound_s is not None else at_s
            clause.samples = news.samples
            clause.word_ends_s = news.word_ends_s

    def _take_task(self, news: TaskNews) -> None:
        self.delegation.take(news)

    def _take_played(self, now: MicroTurn) -> None:
        reply = self._spoken or self._broken
        if reply is None:
            return
        mine = [played for played in now.played if reply.note_played(played)]
        if mine:
            self._last_sound_s = max(played.ended_s for played in mine)
            self._context.assistant_heard(reply.heard_text())
        if self._spoken is not None and (self._spoken.over or self._spoken.silent):
            self._spoken = None
            self._context.reply_over()

    def _evidence(self, now: MicroTurn) -> Evidence:
        voice = now.voice
        recent = self._broken is not None and now.end_s - self._broken_at_s < RESUME_WITHIN_S
        return Evidence(
            now_s=voice.heard_until_s,
            speaking=voice.speaking,
            speech_started_s=voice.speech_started_s,
            speech_ended_s=voice.speech_ended_s,
            text=self._turn.spoken_text,
            text_until_s=self._turn.heard_until_s,
            end_of_turn=self._turn.end_of_turn_for(voice.speech_ended_s),
            assistant_audible=self._spoken is not None,
            can_resume=recent and self._broken is not None and bool(self._broken.rest(self._rate_hz)),
        )

    # -- acting --

    def _perform(
        self, act: Act, decision: Decision | None, evidence: Evidence, now: MicroTurn, out: _Out
    ) -> None:
        if act is Act.DUCK:
            out.playback = Playback.DUCK
        elif act is Act.RESTORE:
            out.playback = Playback.RESTORE
        elif act is Act.YIELD:
            self._break_off(now, out)
        elif act is Act.RESUME:
            self._resume(out)
        elif act is Act.ANSWER:
            self._answer(decision, evidence, now, out)
        if self._floor.answered(evidence) and act is not Act.ANSWER:
            self._forget_utterance(now, out)

    def _forget_utterance(self, now: MicroTurn, out: _Out) -> None:
        """The utterance was a nod, a noise or nothing: it is no part of any turn."""
        if self._turn.spoken_text or now.voice.utterance > self._turn.done_utterance:
            self._turn.done(now.voice.utterance, spoken_only=True)
            out.utterance_done = now.voice.utterance

    def _break_off(self, now: MicroTurn, out: _Out) -> None:
        out.playback = Playback.STOP
        self._broken, self._spoken = self._spoken, None
        self._broken_at_s = now.end_s
        self._drop_drafts()

    def _stop(self, now: MicroTurn, out: _Out) -> None:
        """The user pressed stop: silence, and nothing is answered that was said before."""
        if self._spoken is not None:
            self._break_off(now, out)
        self._broken = None
        self._context.reply_over()
        self._ahead = None
        self._result = None
        self._drop_drafts()
        self._turn.done(now.voice.utterance)
        out.utterance_done = now.voice.utterance
        out.decisions.append(Decision("stop", "the user asked for silence"))

    def _resume(self, out: _Out) -> None:
        reply = self._broken
        if reply is None:
            return
        self._broken = None
        self._ahead = None
        rest = [self._new_id(clause) for clause in reply.rest(self._rate_hz)]
        heard = [
            clause for clause in reply.queued if (p := reply.played.get(clause.clause_id)) and p.words_heard
        ]
        reply.resume(heard, rest)
        self._spoken = reply
        out.say.extend(rest)

    def _new_id(self, clause: SpokenClause) -> SpokenClause:
        self._clause_ids += 1
        return SpokenClause(self._clause_ids, clause.reply, clause.text, clause.samples, clause.word_ends_s)

    def _act_on_typed(self, evidence: Evidence) -> Act:
        """A typed line is a finished turn: it takes the floor at once, unless the user is speaking."""
        if self._spoken is not None:
            return Act.YIELD
        return Act.NOTHING if evidence.speaking else Act.ANSWER

    def _ready_to_answer(self) -> bool:
        reply = self._ahead
        return reply is not None and same_words(reply.to_text, self._turn.text) and self._can_begin(reply)

    @staticmethod
    def _can_begin(reply: Reply) -> bool:
        return reply.ready or reply.wordless or reply.silent or bool(reply.error)

    def _answer(self, decision: Decision | None, evidence: Evidence, now: MicroTurn, out: _Out) -> None:
        reply = self._ahead
        if reply is None or not self._ready_to_answer():
            return
        if decision is not None:
            out.decisions.append(replace(decision, facts=(*decision.facts, *self._stages(reply, evidence))))
        said_before = self._context.said
        question = self._turn.text
        self._context.user_said(question)
        self._floor.turn_taken(evidence)
        self._turn.done(now.voice.utterance)
        out.utterance_done = now.voice.utterance
        self._ahead = self._broken = None
        if reply.error or reply.wordless:
            return
        self._spoken = reply
        if reply.thinks and self.delegation.available:
            out.delegate.append(self.delegation.new_task(question, said_before, now.end_s))

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

    def _go_on_speaking(self, out: _Out) -> None:
        if self._spoken is None:
            return
        clauses = self._spoken.next_clauses(self._clause_ids + 1)
        self._clause_ids += len(clauses)
        out.say.extend(clauses)

    # -- drafting --

    def _draft_ahead(self, evidence: Evidence, at_s: float) -> None:
        text = self._turn.text
        if self._spoken is not None or not text:
            return
        if self._ahead is not None and same_words(self._ahead.to_text, text):
            return
        if not (evidence.words_are_all_in or is_complete(text) or self._turn.typed):
            self._read_ahead()
            return
        self._drop_drafts()
        self._ahead = Reply(self._generation, text, asked_s=at_s)
        self._drafting.draft(self._generation, self._context.with_user(text))

    def _read_ahead(self) -> None:
        """The language model reads the committed words while the user goes on speaking."""
        committed = self._turn.committed_text
        if committed and committed != self._prepared:
            self._prepared = committed
            self._drop_drafts()
            self._drafting.prepare(self._generation, self._context.with_user(committed))

    def _drop_drafts(self) -> None:
        self._generation += 1
        self._ahead = None
        self._drafting.drop(self._generation)
        self._synthesis.drop(self._generation)

    # -- results --

    def _tell_results(self, evidence: Evidence, out: _Out) -> None:
        """Gives the result of a background task when nobody speaks."""
        free = (
            self._spoken is None
            and self._ahead is None
            and not self._turn.text
            and self._floor.holder is Holder.NOBODY
            and evidence.silence_since(self._last_sound_s) >= RESULT_AFTER_QUIET_S
        )
        if not free or (result := self.delegation.next_result()) is None:
            return
        task, text = result
        self._drop_drafts()
        reply = Reply(self._generation, task.question, Purpose.RESULT, task.id, complete=True)
        for index, clause in enumerate(_clauses(for_the_ear(text))):
            reply.clauses[index] = DraftedClause(clause)
            self._synthesis.speak(self._generation, index, clause)
        if reply.clauses:
            self._spoken = reply
            out.decisions.append(Decision("tell a result", "nobody speaks", (("task", task.id),)))


def _clauses(text: str) -> list[str]:
    cutter = ClauseCutter()
    clauses = list(cutter.add(text))
    rest = cutter.rest()
    return [*clauses, rest] if rest else clauses
