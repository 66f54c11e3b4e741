"""What the reasoner's model is asked, and what of its output is the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

RULES: Final = (
    "You are the careful thinker behind a voice assistant. Your answer is read aloud. "
    "Give the final answer first, then at most two short sentences that say why. "
    "Write plain spoken sentences: no lists, no headings, no code, no symbols. "
    "If you do not know or cannot know, say so."
)
"""The same for every task, so that its part of the KV cache is kept between tasks."""

SPEAKERS: Final = {"user": "User", "assistant": "Assistant"}


def build_messages(question: str, conversation: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
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
    return [{"role": "system", "content": RULES}, {"role": "user", "content": text}]


_MARK = re.compile(
    r"<\|[^<>]*\|?>|</?(?:s|bos|eos|think|thinking|thought|start_of_turn|end_of_turn)>|\[/?INST\]|<<?/?SYS>>?"
)


def _without_marks(text: str) -> str:
    """What somebody said or typed, without anything that a chat template would take for its own mark."""
    return _MARK.sub(" ", text).strip()


_CLOSED_THOUGHT = re.compile(r"<(think|thinking|thought)>.*?</\1>", re.DOTALL)
_THOUGHT_BEFORE = re.compile(r"^.*</(?:think|thinking|thought)>", re.DOTALL)
_OPEN_THOUGHT = re.compile(r"<(?:think|thinking|thought)>.*$", re.DOTALL)
_CUT_MARK = re.compile(r"<[/a-z|]{0,10}$")
_CHANNEL = re.compile(
    r"<\|channel\|>\s*(\w+).*?<\|message\|>(.*?)(?=<\|channel\|>|<\|end\|>|<\|return\|>|$)", re.DOTALL
)
_CONTROL_TOKEN = re.compile(r"<\|[^<>|]*\|>")


def visible_text(raw: str, *, finished: bool = True) -> str:
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


def whole_sentences(text: str) -> str:
    """An answer that was cut off, up to its last finished sentence; as it is when there is none."""
    end = max((match.end() for match in re.finditer(r"[.!?…。！？](?=\s|$)", text)), default=0)
    return text[:end] if end else text
