"""Answering: the user's turn is taken as soon as its reply can be heard, and given back when it was misheard."""

from __future__ import annotations

from dataclasses import replace

from assistant.attached_picture import with_picture_examples
from assistant.attachment import IN_BACKGROUND, for_model
from assistant.interaction.evidence import Evidence
from assistant.interaction.language_model import Message
from assistant.interaction.output import Output
from assistant.interaction.parts import Parts
from assistant.interaction.reply import Reply
from assistant.interaction.telling import leave_check
from assistant.interaction.turn_over import break_off, end_turn, keep_quiet
from assistant.interaction.wording import is_cancel, is_hush
from assistant.micro_turn import Decision, MicroTurn, Task


class Answering:
    """Knows what the last turn was handed on as, should that have to be undone."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._delegated: Task | None = None

    def answer(self, decision: Decision | None, evidence: Evidence, now: MicroTurn, out: Output) -> None:
        """Takes the turn as soon as the reply can be heard; until then the user may still go on."""
        parts = self._parts
        question = parts.turn.text
        if is_hush(question):
            keep_quiet(parts, evidence, now, out)
            return
        if parts.along.begin(question, now, out):
            out.answered = bool(parts.turn.spoken_text)
            parts.floor.turn_taken(evidence)
            end_turn(parts, now, out)
            return
        reply = parts.speculation.ready_for(question)
        if reply is None:
            return
        moment = parts.taking_orders.moment_of(parts.turn, evidence, now)
        if is_cancel(question) and not reply.is_order:
            out.cancel_tasks.extend((*parts.delegation.take_back(), *parts.looking.take_back()))
        if decision is not None:
            out.decisions.append(replace(decision, facts=(*decision.facts, *self._stages(reply, evidence))))
        said_before = with_picture_examples((*parts.context.said, *self._attached_for_thought()))
        parts.context.user_said(question)
        parts.floor.turn_taken(evidence)
        out.answered = bool(parts.turn.spoken_text)
        out.utterance_done = now.voice.utterance
        parts.turn.answered(now.voice.utterance, early=not evidence.last_sound_was_read)
        self._delegated = None
        parts.speculation.ahead = parts.speaking.broken = None
        delegated = reply.thinks and parts.delegation.available
        leave_check(parts.self_correction.turn_taken(question, now.end_s, delegated=delegated), out)
        if reply.is_order:
            out.decisions.append(parts.taking_orders.carry_out(reply, moment))
        else:
            parts.taking_orders.other_turn(moment)
        if reply.error or reply.wordless:
            return
        parts.speaking.begin(reply)
        self._delegated = parts.looking.begin(reply, now, out)
        if delegated:
            out.decisions.append(Decision("delegate", reply.thinks_because, (("bridge", reply.text),)))
            self._delegated = parts.delegation.new_task(question, said_before, now.end_s)
            out.delegate.append(self._delegated)

    def take_back(self, now: MicroTurn, out: Output) -> None:
        """The last read knows the words better than the one that was answered; as long as nothing is lost by it, the
        answer begins anew. Later the user will say so themselves."""
        parts = self._parts
        reply, revised = parts.speaking.spoken, parts.turn.revised
        if reply is None or revised is None or not self._may_be_taken_back(reply, revised.text, now):
            parts.turn.revised = None
            return
        facts = (("answered", reply.to_text), ("said", revised.text))
        out.decisions.append(Decision("take back", "the last word was another one", facts))
        break_off(parts, now, out)
        parts.speaking.broken = None
        parts.context.take_back_turn()
        parts.turn.reopen()
        parts.floor.turn_given_back()
        if reply.is_order:
            parts.orders.take_back()
        if self._delegated is not None:
            out.cancel_tasks.append(self._delegated.id)
            parts.delegation.withdraw(self._delegated)
            parts.looking.withdraw(self._delegated)

    def _may_be_taken_back(self, reply: Reply, revised: str, now: MicroTurn) -> bool:
        """An order is to be carried out as it was said, however much of its confirmation was heard."""
        if reply.is_order:
            return self._parts.taking_orders.understands(revised, now)
        return reply.hardly_begun

    def _attached_for_thought(self) -> tuple[Message, ...]:
        """What is attached to the turn as the reasoner reads it, which has more room for files."""
        return tuple(("user", text) for text in for_model(self._parts.turn.attachments, IN_BACKGROUND))

    def _stages(self, reply: Reply, evidence: Evidence) -> tuple[tuple[str, float | None], ...]:
        """When each stage of the reply was done, in seconds after the user fell silent."""
        silent_s = evidence.speech_ended_s or 0.0
        stages = {
            "words_in": self._parts.turn.words_in_s,
            "draft_asked": reply.asked_s,
            "first_clause": reply.first_clause_s,
            "first_sound": reply.first_sound_s,
        }
        return tuple((f"{k}_s", None if at is None else round(at - silent_s, 3)) for k, at in stages.items())
