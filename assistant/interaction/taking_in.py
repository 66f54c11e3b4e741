"""Taking in what a micro-turn brings: the user's words without the assistant's own, and the news of other threads."""

from __future__ import annotations

from dataclasses import replace

from assistant.interaction.delegation import wants_thought
from assistant.interaction.evidence import Evidence
from assistant.interaction.output import Output
from assistant.interaction.parts import Parts
from assistant.interaction.reply import Reply
from assistant.micro_turn import (
    DraftNews,
    Hearing,
    MicroTurn,
    TaskNews,
    VoiceActivity,
    VoiceNews,
    WordsJudged,
)


class TakingIn:
    """Comes first in every step."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def news(self, now: MicroTurn, out: Output) -> None:
        """What the threads of the models brought, and what the user added to a task."""
        parts = self._parts
        for news in now.news:
            replies = (parts.speculation.ahead, parts.speaking.spoken, *parts.announcing.replies)
            if isinstance(news, DraftNews):
                if news.error:
                    out.notices.append(f"The interaction model could not answer ({news.error}).")
                parts.speculation.take_draft(news, replies, now.end_s, self._substitute)
            elif isinstance(news, WordsJudged):
                parts.speculation.take_judgement(news)
            elif isinstance(news, VoiceNews):
                if news.error:
                    out.notices.append(news.error)
                parts.speculation.take_sound(news, replies, now.end_s)
            elif isinstance(news, TaskNews) and parts.looking.owns(news.task_id):
                parts.looking.take_news(news, out)
            elif isinstance(news, TaskNews):
                parts.delegation.take(news)
                if (found := parts.self_correction.take(news)) is not None:
                    out.decisions.append(found)
        for addition in now.additions:
            parts.delegation.add(addition, out)

    def played(self, now: MicroTurn) -> None:
        """What was heard of the reply that is being said."""
        reply = self._parts.speaking.take(now)
        if reply is not None and reply.thinks:
            self._parts.delegation.promised(reply.text)

    def without_echo(self, now: MicroTurn, out: Output) -> MicroTurn:
        """The micro-turn without words that are the assistant's own, come back from the loudspeaker."""
        own_words = self._parts.own_words
        if own_words is None:
            return now
        own_words.take(now)
        if now.hearing is None or self._parts.along.users(now.hearing):
            return now
        if not own_words.judge(now.hearing).is_echo:
            return now
        out.own_echo = True
        return replace(now, hearing=replace(now.hearing, committed=(), unstable=()))

    def users_words(self, now: MicroTurn, evidence: Evidence) -> Hearing | None:
        """What was heard of the user themselves: of another voice no word counts."""
        if now.hearing is None or not evidence.is_background:
            return now.hearing
        return replace(now.hearing, committed=(), unstable=())

    def users_voice(self, now: MicroTurn, evidence: Evidence) -> VoiceActivity:
        """The user's own voice: another one is none, nor is a cough."""
        if not (evidence.is_background or evidence.is_noise):
            return now.voice
        return replace(now.voice, speaking=False)

    def _substitute(self, reply: Reply, clause: str, confidence: float) -> str | None:
        """What to say in place of a draft's first clause when its question is to be thought about."""
        delegation = self._parts.delegation
        why = wants_thought(
            reply.to_text, clause, confidence, can_think=delegation.available, busy=delegation.busy
        )
        if not why:
            return None
        reply.thinks_because = why
        return delegation.bridge()
