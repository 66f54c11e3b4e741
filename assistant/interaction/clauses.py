"""Cutting a reply into clauses while it is being decoded: the first one short, so that the voice can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

FIRST_CLAUSE_WORDS = 3
"""A first clause of more words ends before the next joining word, even without punctuation: "The capital of France"
is being spoken while "is Paris" is still drafted."""
WORDS_BEFORE_VERB = 1
"""Before a verb that joins, more words than this will do: "Frozen water" is spoken while "is ice" is drafted."""
LATER_CLAUSE_WORDS = 4
"""A later clause does not end at a comma before it has as many words: shorter ones sound chopped."""
LONGEST_CLAUSE_WORDS = 24
JOINING_VERBS = frozenset(["is", "are", "was", "were", "means"])
PRONOUNS = frozenset(["i", "you", "he", "she", "it", "we", "they", "this", "that", "there", "what", "who"])
JOINING_WORDS = JOINING_VERBS | frozenset(
    [
        "and",
        "but",
        "or",
        "so",
        "because",
        "that",
        "which",
        "who",
        "where",
        "when",
        "while",
        "if",
        "as",
        "with",
        "for",
        "to",
        "from",
        "in",
        "on",
        "at",
        "by",
        "of",
    ]
)

_SENTENCE_END = re.compile(r"[.!?…]+[\"')\]]*$|[:;]$")
_COMMA = re.compile(r"[,–—]$")
_ABBREVIATION = re.compile(r"^(?:mr|mrs|ms|dr|st|prof|e\.g|i\.e|vs|etc|no|\d+|[a-z])\.$", re.IGNORECASE)
_UNSPEAKABLE = re.compile(r"[*_`#~|<>\[\]{}]+")


def speakable(text: str) -> str:
    """The text without marks that are not spoken, its white space made single."""
    return " ".join(_UNSPEAKABLE.sub(" ", text).split())


class ClauseCutter:
    """Takes text in pieces, gives clauses out."""

    def __init__(self) -> None:
        self._text = ""
        self._first = True

    def add(self, piece: str) -> Iterator[str]:
        """Takes the next piece of text; gives the clauses that it completes.

        A word is complete when white space follows it, so a clause comes one piece late; better late than "Dr".
        """
        self._text += piece
        while (cut := self._cut()) is not None:
            clause, self._text = self._text[:cut], self._text[cut:]
            if spoken := speakable(clause):
                self._first = False
                yield spoken

    def rest(self) -> str:
        """What is left when the reply has ended; perhaps nothing."""
        clause, self._text = self._text, ""
        return speakable(clause)

    def _cut(self) -> int | None:
        words = list(re.finditer(r"\S+(?=\s)", self._text))
        for count, match in enumerate(words, start=1):
            word = match.group()
            if "\n" in self._text[match.end() :][:2]:
                return match.end()
            if _SENTENCE_END.search(word) and not _ABBREVIATION.match(word):
                return match.end()
            if _COMMA.search(word) and count >= (2 if self._first else LATER_CLAUSE_WORDS):
                return match.end()
            before = words[count - 2].group().lower() if count > 1 else ""
            if self._joins(word.lower(), before, count):
                return match.start()
        return None

    def _joins(self, word: str, before: str, count: int) -> bool:
        """Whether a clause ends between these two words, the second of which is the `count`-th."""
        if not self._first:
            return word in JOINING_WORDS and count > LONGEST_CLAUSE_WORDS
        if word in JOINING_VERBS and before not in PRONOUNS:
            return count > WORDS_BEFORE_VERB + 1
        return word in JOINING_WORDS and count > FIRST_CLAUSE_WORDS


def clauses_of(text: str) -> list[str]:
    """A whole text in clauses."""
    cutter = ClauseCutter()
    clauses = [*cutter.add(text), cutter.rest()]
    return [clause for clause in clauses if clause]
