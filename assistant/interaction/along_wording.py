"""How people ask the assistant to speak while they speak, and how they end it."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.interaction.wording import POLITE_WORDS
from assistant.perception.hypothesis import bare, bare_words


class Mode(enum.Enum):
    """What is said along with the user."""

    TRANSLATE = "translate"  # what they say, in another language
    READ = "read along"  # the same words
    REPEAT = "repeat"  # the same words, asked for in another way


@dataclass(frozen=True)
class Request:
    """What the user asked for; `language` as they named it ("Spanish"), "" when they named none."""

    mode: Mode
    language: str = ""


_ASKING_WORDS = POLITE_WORDS | frozenset("can could would will you".split())
"""With these a request may begin without their making it another one."""

_LAST_WORDS = frozenset("please now counterpoint thanks".split())

_WHILE = r" (?:as|while|when) i(?:'m| am)? (?:speak|speaking|talk|talking|read|reading|go)"
_MINE = r" (?:what i(?:'m| am)? (?:say|saying)|everything i say|all i say|for me|me|live|simultaneously)"
_INTO = r"(?: from english)?(?: (?:into|to|in) (\w+))?"
_TRANSLATE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"translate(?:{_MINE})+{_INTO}(?:{_MINE})*(?:{_WHILE})?",
        rf"translate{_INTO}(?:{_MINE})*(?:{_WHILE})",
        rf"interpret(?:{_MINE})*{_INTO}(?:{_MINE})*(?:{_WHILE})?",
        rf"(?:be|act as) my (?:interpreter|translator){_INTO}(?:{_WHILE})?",
    )
)
"""A request for the translation of one sentence ("Translate good morning into Spanish.") is none of these."""
_READ = re.compile(rf"read (?:along|it along|with me)(?: with me)?(?:{_WHILE})?")
_REPEAT = re.compile(
    rf"(?:repeat|speak|talk) (?:after me|with me|along with me|along)(?:{_WHILE})?"
    rf"|repeat (?:what|everything|all) i say(?:{_WHILE})?"
)

_DOING = r"(?:translat(?:ing|ion)|interpret(?:ing|ation)|repeating|reading|speaking along|talking along)"
_BEFORE = r"(?:(?:okay|ok|now|please|and|well|counterpoint|thank you|thanks) )*"
_AFTER = r"(?: (?:now|please|counterpoint|thank you|thanks))*"
_NAMED_ENDING = re.compile(
    rf"{_BEFORE}(?:you (?:can|may) )?(?:stop|end|finish|quit) (?:the )?{_DOING}"
    rf"(?: along| with me| after me| for me| me| what i say)*{_AFTER}"
)
_ENDING = re.compile(
    rf"{_BEFORE}(?:that's enough|that is enough|you (?:can|may) stop|stop now){_AFTER}"
    r"|(?:okay |ok )?(?:thank you|thanks) stop|(?:please )?stop (?:thank you|thanks)"
)
_ENDING_BEGINS = frozenset("okay ok please thank thanks you that that's stop end finish quit".split())
_ENDING_WORDS = _ENDING_BEGINS | frozenset(
    (
        "now and well counterpoint can may is enough the translating translation interpreting interpretation"
        " repeating reading speaking talking along with after for me what i say"
    ).split()
)


def asked_for(text: str) -> Request | None:
    """What the user wants said along with them, if that is what the whole of the text asks for."""
    words = bare_words(text)
    while words and words[0] in _ASKING_WORDS:
        words.pop(0)
    while words and words[-1] in _LAST_WORDS:
        words.pop()
    said = " ".join(words)
    for pattern in _TRANSLATE:
        if (found := pattern.fullmatch(said)) is not None:
            return Request(Mode.TRANSLATE, (found[1] or "").capitalize())
    if _READ.fullmatch(said):
        return Request(Mode.READ)
    return Request(Mode.REPEAT) if _REPEAT.fullmatch(said) else None


def ending_of(words: Sequence[str]) -> int | None:
    """Where the words begin that ask for the end of it; None when the last ones do not.

    An ending that does not name what is to end ("That's enough.") must be a sentence of its own: others say such
    things, too.
    """
    said = [bare(word) for word in words]
    for first in range(len(said)):
        ending = " ".join(said[first:])
        alone = first == 0 or words[first - 1].endswith((".", ",", "!", "?", ";", ":"))
        if _NAMED_ENDING.fullmatch(ending) or (alone and _ENDING.fullmatch(ending)):
            return first
    return None


def may_begin_ending(words: Sequence[str]) -> int:
    """How many of the last words could become such an ending when more is said."""
    count = 0
    for back, word in enumerate(reversed(words), start=1):
        said = bare(word)
        if said not in _ENDING_WORDS:
            break
        if said in _ENDING_BEGINS:
            count = back
    return count
