"""Finds out whether an answer that was given in haste is wrong, with a model that is itself unreliable.

A small model often contradicts a right answer when it is asked once. So an answer counts as wrong only when the
model's own short answer contradicts it, the model is sure of that, and its own whole sentence says the same. Asking
it which of the two answers is right was tried and left out: it takes the first one too often.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Final, Protocol

from assistant.micro_turn import Verdict
from assistant.reasoning.answer_span import correcting_span, is_said_in

SURE: Final = 0.75
"""Mean token probability that the short answer must have."""
SHORT_TOKENS: Final = 12
SENTENCE_TOKENS: Final = 32

Messages = list[dict[str, str]]

_SHORT: Final = (
    "Answer the question with as few words as possible: only the number or the name.",
    (
        ("How many sides does a triangle have?", "3"),
        ("What is the capital of France?", "Paris"),
        ("Who wrote Don Quixote?", "Miguel de Cervantes"),
        ("In which year did the First World War begin?", "1914"),
        ("What is six times seven?", "42"),
    ),
)
_SENTENCE: Final = (
    "Answer the question correctly in one short sentence.",
    (
        ("How many sides does a triangle have?", "A triangle has three sides."),
        ("What is the capital of France?", "The capital of France is Paris."),
        ("Who wrote Don Quixote?", "Don Quixote was written by Miguel de Cervantes."),
        ("In which year did the First World War begin?", "The First World War began in 1914."),
        ("What is six times seven?", "Six times seven is forty-two."),
    ),
)


class Probe(Protocol):
    """What a check needs of a model. It yields after every slice of work and can be closed there."""

    def complete(self, messages: Messages, most_tokens: int) -> Generator[None, None, tuple[str, float]]:
        """Returns the likeliest reply, without thoughts, and the mean probability of its tokens."""
        ...


def check_answer(probe: Probe, question: str, given: str) -> Generator[None, None, Verdict]:
    """Yields after every slice of work; returns what was found of the answer `given` to `question`."""
    short, sure = yield from probe.complete(_asking(_SHORT, question), SHORT_TOKENS)
    span = correcting_span(question, given, short)
    if not span:
        return Verdict("", "its own answer does not contradict it", short, sure)
    if sure < SURE:
        return Verdict("", "the reasoner is not sure of its own answer", short, sure)
    sentence, _ = yield from probe.complete(_asking(_SENTENCE, question), SENTENCE_TOKENS)
    if not is_said_in(short, sentence):
        return Verdict("", "the reasoner contradicts itself", short, sure)
    if span.lower() in sentence:
        span = span.lower()  # a name keeps its capital within a sentence, "giraffe" does not
    return Verdict(span, "the reasoner's own answers agree with each other and contradict it", short, sure)


def _asking(how: tuple[str, Sequence[tuple[str, str]]], question: str) -> Messages:
    rules, examples = how
    messages = [{"role": "system", "content": rules}]
    for asked, answered in examples:
        messages += [{"role": "user", "content": asked}, {"role": "assistant", "content": answered}]
    return [*messages, {"role": "user", "content": question}]
