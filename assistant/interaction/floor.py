"""The floor: who speaks now, and whose turn it is next.

A small explicit state machine. Every micro-turn it gets all the evidence there is and says what to do, and why;
it holds no model and makes no sound, so every order of events can be tried on it.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any

from assistant.interaction.wording import is_complete, is_nod, is_question, trails_off
from assistant.micro_turn import HEARING_TOLERANCE_S, Decision


class Holder(enum.Enum):
    """Who has the floor."""

    NOBODY = "nobody"
    USER = "user"  # speaks
    USER_PAUSING = "user pausing"  # is silent, and may go on
    ASSISTANT = "assistant"  # speaks, or is about to
    BOTH = "both"  # the user speaks while the assistant does


class Act(enum.Enum):
    """What the floor wants done."""

    NOTHING = "nothing"
    ANSWER = "answer"  # the user is done: give the reply as soon as its sound is there
    DUCK = "duck"  # somebody may want the floor: go on quietly
    RESTORE = "restore"  # it was nothing: go on as before
    YIELD = "yield"  # the user wants the floor: stop
    RESUME = "resume"  # it was nothing after all: go on where it broke off


Facts = tuple[tuple[str, Any], ...]
Verdict = tuple[Act, Decision | None, float | None]
"""What to do, the decision for the timeline if there is one, and when to look again (s) if soon."""

MIN_WAIT_S = 0.2
"""Silence after the surest of ends: people leave each other about as much."""
MAX_WAIT_S = 1.9
"""Silence after which even the most unfinished remark is answered."""
DUCK_AFTER_S = 0.13
YIELD_AFTER_S = 0.36
"""Voice over the assistant's own for this long takes the floor, unless it is a nod."""
NOD_AT_MOST_S = 0.9
"""A nod is shorter."""
LATE_WORDS_S = 6.0
"""Words that have not come after so much silence do not come any more; what there is of them counts."""
WORDS_AT_MOST_S = 1.2
"""How long the words of a short sound over the assistant's voice are waited for."""


@dataclass(frozen=True)
class Evidence:
    """What is known at `now_s` (s on the session clock).

    `text` is what the recogniser makes of the utterance that is not answered yet, "" for none; `text_until_s` how
    far it had heard by then. `end_of_turn` is the model's probability for the present silence, None before it was
    asked. `assistant_audible` covers everything queued; `can_resume` that something broken off could be resumed.
    """

    now_s: float
    speaking: bool
    speech_started_s: float | None
    speech_ended_s: float | None
    text: str
    text_until_s: float
    end_of_turn: float | None
    assistant_audible: bool
    can_resume: bool = False

    @property
    def silence_s(self) -> float:
        """How long the user has been silent; 0 while they speak."""
        if self.speaking or self.speech_ended_s is None:
            return 0.0
        return max(0.0, self.now_s - self.speech_ended_s)

    def silence_since(self, own_sound_ended_s: float) -> float:
        """How long neither the user nor the assistant has made a sound."""
        if self.speaking:
            return 0.0
        last_s = max(own_sound_ended_s, self.speech_ended_s if self.speech_ended_s is not None else 0.0)
        return max(0.0, self.now_s - last_s)

    @property
    def voice_s(self) -> float:
        """How long the user's present, or last, stretch of speech has gone on."""
        if self.speech_started_s is None:
            return 0.0
        end_s = self.now_s if self.speaking or self.speech_ended_s is None else self.speech_ended_s
        return max(0.0, end_s - self.speech_started_s)

    @property
    def words_are_all_in(self) -> bool:
        """Whether the recogniser has read the speech to its end."""
        return (
            not self.speaking
            and self.speech_ended_s is not None
            and self.text_until_s >= self.speech_ended_s - HEARING_TOLERANCE_S
        )


def done_score(text: str, end_of_turn: float | None) -> float:
    """How likely the user is done (0–1), from the sound of the end and from the words."""
    score = 0.5 if end_of_turn is None else end_of_turn
    if trails_off(text):
        return score * 0.3
    if is_question(text):
        return max(score, 0.35 + 0.65 * score)
    if is_complete(text):
        return max(score, 0.15 + 0.8 * score)
    return score * 0.75


def wait_s(score: float) -> float:
    """How long a silence has to be before a turn with this score is taken for finished."""
    return MIN_WAIT_S + (1.0 - score) * (MAX_WAIT_S - MIN_WAIT_S)


class Floor:
    """Decides each micro-turn; `holder` is who has the floor after the last decision."""

    def __init__(self) -> None:
        self.holder = Holder.NOBODY
        self._ducked = False
        self._yielded = False
        self._answered_until_s = -1.0

    def judge(self, evidence: Evidence) -> Verdict:
        """What to do about this micro-turn's evidence."""
        if evidence.assistant_audible and not self._yielded:
            return self._while_speaking(evidence)
        self._ducked = False
        if evidence.speaking:
            self.holder = Holder.USER
            return Act.NOTHING, None, None
        return self._in_silence(evidence)

    def answered(self, evidence: Evidence) -> bool:
        """Whether the last speech was answered, or found to need no answer, and nobody speaks now."""
        ended_s = evidence.speech_ended_s
        return not evidence.speaking and ended_s is not None and ended_s <= self._answered_until_s

    def turn_taken(self, evidence: Evidence) -> None:
        """The reply begins, or the utterance needs none: its words are not waited for any more."""
        self._answered_until_s = evidence.speech_ended_s if evidence.speech_ended_s is not None else -1.0
        self._yielded = False

    def _while_speaking(self, evidence: Evidence) -> Verdict:
        overlap_s = self._overlap_s(evidence)
        if overlap_s <= 0.0:
            self.holder = Holder.ASSISTANT
            return Act.NOTHING, None, None
        self.holder = Holder.BOTH
        facts = (("overlap_s", round(overlap_s, 3)), ("said", evidence.text))
        nod = is_nod(evidence.text)
        if not evidence.speaking:
            return self._after_overlap(evidence, facts)
        limit_s = NOD_AT_MOST_S if nod else YIELD_AFTER_S
        if overlap_s >= limit_s:
            return self._yield(Decision("yield", "the user speaks over the assistant", facts))
        if overlap_s >= DUCK_AFTER_S and not self._ducked:
            self._ducked = True
            return Act.DUCK, Decision("duck", "somebody speaks", facts), None
        return Act.NOTHING, None, evidence.now_s + max(0.01, min(limit_s - overlap_s, 0.1))

    def _after_overlap(self, evidence: Evidence, facts: Facts) -> Verdict:
        """The user spoke over the assistant and is silent again: was it a nod, a noise or a short "stop"?"""
        if not evidence.words_are_all_in and evidence.silence_s < WORDS_AT_MOST_S:
            return Act.NOTHING, None, None
        if evidence.words_are_all_in and evidence.text and not is_nod(evidence.text):
            return self._yield(Decision("yield", "the user said something over the assistant", facts))
        self._answered_until_s = evidence.speech_ended_s or 0.0
        self.holder = Holder.ASSISTANT
        why = "a nod" if evidence.text else "no words in it"
        was_ducked, self._ducked = self._ducked, False
        return Act.RESTORE if was_ducked else Act.NOTHING, Decision("carry on", why, facts), None

    def _yield(self, decision: Decision) -> Verdict:
        self._yielded = True
        self._ducked = False
        self.holder = Holder.USER
        return Act.YIELD, decision, None

    def _overlap_s(self, evidence: Evidence) -> float:
        """How long the user has spoken over the assistant in this stretch; 0 for speech already answered."""
        ended_s = evidence.speech_ended_s
        if not evidence.speaking and (ended_s is None or ended_s <= self._answered_until_s):
            return 0.0
        return evidence.voice_s

    def _in_silence(self, evidence: Evidence) -> Verdict:
        ended_s = evidence.speech_ended_s
        if ended_s is None or ended_s <= self._answered_until_s:
            self.holder = Holder.NOBODY
            return Act.NOTHING, None, None
        self.holder = Holder.USER_PAUSING
        if not evidence.words_are_all_in and evidence.silence_s < LATE_WORDS_S:
            return Act.NOTHING, None, None
        if self._yielded and evidence.can_resume and (not evidence.text or is_nod(evidence.text)):
            self._answered_until_s = ended_s
            self._yielded = False
            self.holder = Holder.ASSISTANT
            why = "it was only a nod" if evidence.text else "nothing was said"
            return Act.RESUME, Decision("resume", why, (("said", evidence.text),)), None
        if not evidence.text:
            self._answered_until_s = ended_s
            self._yielded = False
            self.holder = Holder.NOBODY
            return Act.NOTHING, Decision("ignore", "no words in it"), None
        score = done_score(evidence.text, evidence.end_of_turn)
        needed_s = wait_s(score)
        if evidence.silence_s < needed_s:
            return Act.NOTHING, None, ended_s + needed_s
        self.holder = Holder.ASSISTANT
        facts = (
            ("score", round(score, 3)),
            ("end_of_turn", None if evidence.end_of_turn is None else round(evidence.end_of_turn, 3)),
            ("silence_s", round(evidence.silence_s, 3)),
            ("needed_s", round(needed_s, 3)),
        )
        return Act.ANSWER, Decision("answer", "the user is done", facts), None
