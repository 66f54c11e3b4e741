"""What the reasoner's model is asked, and what of its output is the answer."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from typing import Final


class Manner(enum.Enum):
    """How a model comes to its answer; what suits which was measured (docs/measurements.md)."""

    THINKS = "thinks"  # writes down its thoughts by itself, between marks of its own
    WORKS = "works"  # is told to write its working first and the answer after a mark
    ANSWERS = "answers"  # is too small to profit from that: it loses its way


_ROLE: Final = "You are the careful thinker behind a voice assistant. "
_STYLE: Final = "one to three short plain spoken sentences, without lists, headings or formulas. "
_HONESTY: Final = "If it cannot be known, say so."

RULES: Final = {
    Manner.THINKS: f"{_ROLE}Give the final answer at once, in {_STYLE}{_HONESTY}",
    Manner.WORKS: (
        f"{_ROLE}Reply in two parts. First write Working: and work the question out in a few short steps, "
        f"checking every fact and number. Then write Answer: and say the result in {_STYLE}{_HONESTY}"
    ),
    Manner.ANSWERS: (
        "Answer correctly and briefly in plain spoken sentences, at most three. Give the final answer first."
    ),
}
"""The same for every task, so that their part of the KV cache is kept between tasks."""

ANSWER_MARK: Final = "\n\nAnswer:"

SPEAKERS: Final = {"user": "User", "assistant": "Assistant"}


def build_messages(
    question: str, conversation: Sequence[tuple[str, str]], manner: Manner
) -> list[dict[str, str]]:
    """The rules and one user message: the conversation as it stands, then the question.

    One message, because chat templates differ in which orders of roles they take.
    """
    question = _without_marks(question)
    earlier = [(role, clean) for role, text in conversation if (clean := _without_marks(text))]
    if earlier and earlier[-1] == ("user", question):
        earlier = earlier[:-1]
    text = question
    if earlier:
        lines = [f"{SPEAKERS.get(role, role.capitalize())}: {said}" for role, said in earlier]
        text = "The conversation so far:\n" + "\n".join(lines) + f"\n\nAnswer this now: {question}"
    return [{"role": "system", "content": RULES[manner]}, {"role": "user", "content": text}]


_MARK = re.compile(
    r"<\|[^<>]*\|?>|</?(?:s|bos|eos|think|thinking|thought|start_of_turn|end_of_turn)>|\[/?INST\]|<<?/?SYS>>?"
)


def _without_marks(text: str) -> str:
    """What somebody said or typed, without anything that a chat template would take for its own mark."""
    return _MARK.sub(" ", text).strip()


_CLOSED_THOUGHT = re.compile(r"<(think|thinking|thought)>.*?</\1>", re.DOTALL)
_THOUGHT_BEFORE = re.compile(r"^.*</(?:think|thinking|thought)>", re.DOTALL)
_OPEN_THOUGHT = re.compile(r"<(?:think|thinking|thought)>.*$", re.DOTALL)
_THOUGHT = re.compile(
    r"(?:<(?:think|thinking|thought)>|^(?=.*</(?:think|thinking|thought)>))"
    r"(.*?)(?:</(?:think|thinking|thought)>|\Z)",
    re.DOTALL,
)
_THOUGHT_MARK = re.compile(r"</?(?:think|thinking|thought)>")
_CUT_MARK = re.compile(r"<[/a-z|]{0,10}$")
_CHANNEL = re.compile(
    r"<\|channel\|>\s*(\w+).*?<\|message\|>(.*?)(?=<\|channel\|>|<\|end\|>|<\|return\|>|$)", re.DOTALL
)
_CONTROL_TOKEN = re.compile(r"<\|[^<>|]*\|>")
_ANSWER = re.compile(
    r"(?:^\W*|[.!?:]\s+)(?:the )?(?:final )?answer\b[\W_]*?:[ \t*_]*", re.IGNORECASE | re.MULTILINE
)
_WORKING = re.compile(r"^\W*working\b[\W_]*?:[ \t*_]*", re.IGNORECASE)


def without_thoughts(raw: str, *, finished: bool = True) -> str:
    """What a model wrote, without its thoughts and control tokens.

    Thoughts are `<think>…</think>` (also without the first mark, which some chat templates write themselves),
    or any channel but `final`. Unless `finished`, a mark that may just be beginning at the end is held back.
    """
    if "<|channel|>" in raw:
        raw = "".join(text for channel, text in _CHANNEL.findall(raw) if channel == "final")
    text = _CLOSED_THOUGHT.sub("", raw)
    text = _THOUGHT_BEFORE.sub("", text)
    text = _OPEN_THOUGHT.sub("", text)
    if not finished:
        text = _CUT_MARK.sub("", text)
    return _CONTROL_TOKEN.sub("", text).strip()


def answer_part(text: str, *, finished: bool = True) -> str:
    """What follows the last mark of an answer.

    Where there is none: "" as long as it may still come, and in the end everything, for then the model has
    answered without working.
    """
    marks = list(_ANSWER.finditer(text))
    if marks:
        return text[marks[-1].end() :].strip()
    return _WORKING.sub("", text).strip() if finished else ""


def thoughts_in(raw: str, manner: Manner, *, finished: bool = True) -> str:
    """What a model wrote on its way to the answer: what stands between its own marks, or its working.

    What a model that works writes counts as working until the mark of the answer comes, unless it is `finished`
    without one.
    """
    if manner is Manner.ANSWERS:
        return ""
    if manner is Manner.WORKS:
        text = without_thoughts(raw, finished=finished)
        marks = list(_ANSWER.finditer(text))
        if not marks and finished:
            return ""
        if marks:
            mark = marks[-1]
            text = text[: mark.start() + (mark[0][0] in ".!?:")]
        return _WORKING.sub("", text).strip()
    if "<|channel|>" in raw:
        thoughts = "\n".join(text for channel, text in _CHANNEL.findall(raw) if channel != "final")
    else:
        found = _THOUGHT.search(raw)
        thoughts = _THOUGHT_MARK.sub("", found[1]) if found else ""
    return _CONTROL_TOKEN.sub("", _CUT_MARK.sub("", thoughts)).strip()


def whole_sentences(text: str) -> str:
    """An answer that was cut off, up to its last finished sentence; as it is when there is none."""
    end = max((match.end() for match in re.finditer(r"[.!?…](?=\s|$)|[。！？]", text)), default=0)
    return text[:end] if end else text
