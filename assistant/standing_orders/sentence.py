"""A sentence of the user's, made plain for patterns, with the way back to the words as they were said."""

from __future__ import annotations

import re
from functools import cache

_HALVES = (
    ("p.m.", "pm"),
    ("a.m.", "am"),
    ("p.m", "pm"),
    ("a.m", "am"),
    ("½", " half "),
    ("o’clock", "o'clock"),
)
_JOINED = re.compile(r"(\d)(?=(?:am|pm|secs?|mins?|hrs?)\b)", re.IGNORECASE)
_TOKEN = re.compile(r"\d+(?:[:.]\d+)?(?!\w)|[\w']+")
_SENTENCE_END = re.compile(r"(?<=[.?!])(?<![ap]\.m\.)(?<!Mr\.)(?<!Mrs\.)(?<!Dr\.)\s+(?!\d)")
_OPENING = re.compile(
    r"(?:(?:please|okay|ok|hey|hi|hello|counterpoint|now|so|and|then|well|right|yes|yeah|also|just|oh|um|uh|alright)"
    r"|(?:can|could|would|will) you(?: please)?(?: just)?(?: also)?|i(?:'d| would) like you to|i (?:want|need) you to"
    r"|go ahead and|do me a favor and|let's) "
)
_CLOSING = re.compile(
    r" (?:please|thanks|thank you|thank you very much|counterpoint|okay|ok|for me|will you|would you|could you)$"
)
_I_WAS = re.compile(r"\bi (was|am)\b", re.IGNORECASE)
YOURS = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "i'm": "you're", "i've": "you've",
    "i'll": "you'll", "i'd": "you'd",
}  # fmt: skip


class Sentence:
    """`said` is its words in small letters, one space between; groups of a pattern on it lead back to the words."""

    def __init__(self, text: str) -> None:
        text = " ".join(text.split())
        for written, plain in _HALVES:
            text = text.replace(written, plain)
        text = _JOINED.sub(r"\1 ", text.replace("’", "'").replace("-", " "))
        found = list(_TOKEN.finditer(text))
        self.text = text.strip(" .,!?")
        """It as it was written, but for a few signs."""
        self._text = text
        self._spans = [match.span() for match in found]
        self.said = " ".join(match.group().lower() for match in found)
        self._kernels = _kernels(self.said)

    def fullmatch(self, pattern: str) -> Found | None:
        """The pattern on the whole sentence, without the courtesies around it if it fits so; None when it does not."""
        for first, last in reversed(self._kernels):
            if (match := _compiled(pattern).fullmatch(self.said, first, last)) is not None:
                return Found(self, match)
        return None

    def original(self, first: int, last: int) -> str:
        """The words between two places of `said` as they were written, with the commas between them."""
        numbers = range(self.said.count(" ", 0, first), self.said.count(" ", 0, last) + 1)
        return self._text[self._spans[numbers[0]][0] : self._spans[numbers[-1]][1]] if last > first else ""


class Found:
    """What a pattern found in a sentence."""

    def __init__(self, sentence: Sentence, match: re.Match[str]) -> None:
        self._sentence = sentence
        self._match = match

    def __getitem__(self, group: str) -> str:
        """The words of the group in small letters; "" when it took no part."""
        return self._match.groupdict().get(group) or ""

    def original(self, group: str) -> str:
        """The words of the group as they were written; "" when it took no part."""
        if not self[group]:
            return ""
        return self._sentence.original(*self._match.span(group))


def sentences_of(text: str) -> list[str]:
    """The text cut where its sentences end."""
    return [one for one in _SENTENCE_END.split(text.strip()) if _TOKEN.search(one)]


def turned_round(text: str) -> str:
    """The user's words as the assistant has to say them: "call my mother" becomes "call your mother"."""
    text = _I_WAS.sub(lambda found: f"you {'were' if found[1].lower() == 'was' else 'are'}", text)
    return " ".join(_turned(word) for word in text.split())


def _turned(word: str) -> str:
    core = word.rstrip(",.;:!?")
    return YOURS.get(core.lower(), core) + word[len(core) :]


def _kernels(said: str) -> list[tuple[int, int]]:
    """What is left without the courtesies at the beginning and the end, one by one: where it begins and ends."""
    first, last = 0, len(said)
    kernels = [(first, last)]
    while (opening := _OPENING.match(said, first, last)) is not None:
        first = opening.end()
        kernels.append((first, last))
    while (closing := _CLOSING.search(said, first, last)) is not None:
        last = closing.start()
        kernels += [(0, last), (first, last)]
    return kernels


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
