"""Self-correction: an answer given in haste is checked in the background, and set right when it was wrong.

What is checked, when, and what is said about it is decided here, in the thread of the micro-turns; the reasoner
only gives its verdict. Saying nothing is always allowed, and so every doubt means silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.interaction.checkable import can_be_checked, is_doubt
from assistant.interaction.language_model import Message
from assistant.interaction.wording import is_question
from assistant.micro_turn import Decision, Task, TaskNews, TaskState, Verdict
from assistant.reasoning.answer_span import correcting_span, is_said_in

SURE_ANSWER = 0.97
"""Mean token probability from which an answer is not checked: none of the wrong answers measured had it."""
CORRECT_WITHIN_S = 45.0
"""An answer given longer ago is left alone."""
MOST_TURNS_SINCE = 1
"""How many turns of the user's may lie between an answer and its correction."""

Cancelled = tuple[tuple[str, ...], tuple[Decision, ...]]
"""The checks that the reasoner need not go on with, and what to record about it."""


@dataclass
class _Answer:
    """An answer that is being checked, or whose correction waits to be said."""

    task: Task
    turns_since: int = 0
    verdict: Verdict | None = None


class SelfCorrection:
    """At most one answer is looked into at a time.

    `available` is whether there is a reasoner. All of it belongs to the thread of the micro-turns.
    """

    def __init__(self) -> None:
        self.available = False
        self._on = True
        self._count = 0
        self._answer: _Answer | None = None
        self._being_told: _Answer | None = None
        self._last_reply = -1

    def switch(self, on: bool) -> None:
        """Whether the user wants it; what waits to be said is forgotten when they do not."""
        self._on = on
        if not on:
            self._answer = None

    def answered(
        self, reply: int, question: str, answer: str, confidence: float, at_s: float, *, busy: bool
    ) -> Task | None:
        """A reply is drafted to its end and is being said: the check to make of it, if any.

        `reply` is its generation, by which every reply is looked at once. `busy`: the reasoner has a task to do,
        or the result of one waits.
        """
        if reply == self._last_reply:
            return None
        self._last_reply = reply
        if not (self._on and self.available) or busy or confidence >= SURE_ANSWER or self._answer is not None:
            return None
        if not can_be_checked(question, answer):
            return None
        self._count += 1
        task = Task(f"check-{self._count}", question, (), at_s, given=answer)
        self._answer = _Answer(task)
        return task

    def turn_taken(self, text: str, at_s: float, *, delegated: bool = False) -> Cancelled:
        """The user has said something new; `delegated` when it was handed to the reasoner."""
        answer = self._answer
        if answer is None:
            return (), ()
        answer.turns_since += 1
        if answer.verdict is None and (delegated or (is_question(text) and not is_doubt(text))):
            return self._drop("a new question came")
        why = self._too_late(answer, at_s)
        return self._drop(why) if why else ((), ())

    def take(self, news: TaskNews) -> Decision | None:
        """Takes in how a check stands; None when that decides nothing, or when the news is not of a check."""
        answer = self._answer
        if answer is None or news.task_id != answer.task.id:
            return None
        if news.state in (TaskState.QUEUED, TaskState.RUNNING):
            return None
        verdict = news.verdict
        if news.state is not TaskState.DONE or verdict is None:
            self._answer = None
            return _decision("leave the answer", f"the check was not made ({news.state.value})", answer)
        if not verdict.correction:
            self._answer = None
            return _decision("leave the answer", verdict.why, answer, verdict)
        answer.verdict = verdict
        return _decision("find the answer wrong", verdict.why, answer, verdict)

    def next_correction(self, at_s: float, said: Sequence[Message]) -> tuple[str, Decision] | None:
        """What to say now that nobody speaks, and what to record about it; None when nothing waits.

        `said` is the conversation as it was heard. The text is "" when the correction is not worth its words any
        more. A text that could not be said after all comes back with `put_back`.
        """
        answer = self._answer
        if answer is None or answer.verdict is None:
            return None
        self._answer = None
        if why := self._too_late(answer, at_s) or _pointless(answer, answer.verdict, said):
            return "", _decision("leave the answer", why, answer)
        self._being_told = answer
        opening = "Actually, to your question before:" if answer.turns_since else "Actually,"
        text = f"{opening} {answer.verdict.correction.rstrip('.')}."
        return text, _decision("correct the answer", "it was wrong, and nobody speaks", answer)

    def put_back(self) -> None:
        """Nothing of the correction was heard: it is said another time, unless that is too late."""
        if self._answer is None:
            self._answer = self._being_told
        self._being_told = None

    def stop(self, why: str) -> Cancelled:
        """Lets go of the answer that is looked into: silence was asked for, or a task is more urgent."""
        return self._drop(why)

    def _drop(self, why: str) -> Cancelled:
        answer, self._answer = self._answer, None
        if answer is None:
            return (), ()
        running = () if answer.verdict is not None else (answer.task.id,)
        return running, (_decision("leave the answer", why, answer),)

    @staticmethod
    def _too_late(answer: _Answer, at_s: float) -> str:
        if answer.turns_since > MOST_TURNS_SINCE:
            return "the conversation has moved on"
        if at_s - answer.task.asked_at_s > CORRECT_WITHIN_S:
            return "the answer is too long ago"
        return ""


def _pointless(answer: _Answer, verdict: Verdict, said: Sequence[Message]) -> str:
    question, given = answer.task.question, answer.task.given
    heard = [i for i, (role, text) in enumerate(said) if role == "assistant" and given.startswith(text)]
    if not heard or not correcting_span(question, said[heard[-1]][1], verdict.own):
        return "the wrong words were not heard"
    if any(is_said_in(verdict.own, text) for _, text in said[heard[-1] + 1 :]):
        return "it was said meanwhile"
    return ""


def _decision(what: str, why: str, answer: _Answer, verdict: Verdict | None = None) -> Decision:
    facts: tuple[tuple[str, object], ...] = (("check", answer.task.id),)
    if verdict is not None:
        facts = (*facts, ("own", verdict.own), ("sure", round(verdict.sure, 2)))
    return Decision(what, why, facts)
