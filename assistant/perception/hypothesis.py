"""Committed and unstable words: what successive reads of a growing utterance agree on.

The method is local agreement (Liu et al., "Low-Latency Sequence-to-Sequence Speech Recognition and Translation
by Partial Hypothesis Selection", 2020; Macháček et al., "Turning Whisper into a Real-Time Transcription System",
2023): words that two reads in a row have in common, from the beginning, are committed; only a read that has heard the
speech to its end can still change them.
"""

from __future__ import annotations

import re

ALIGNED_WORDS = 2
"""Committed words that are looked for in the next read, to know where it goes on."""

_NOT_A_LETTER = re.compile(r"[^\w']+")


def bare(word: str) -> str:
    """A word without case and punctuation, for comparing."""
    return _NOT_A_LETTER.sub("", word.lower())


def bare_words(text: str) -> list[str]:
    """The words of a text without case and punctuation; what is only punctuation is left out."""
    return [b for word in text.split() if (b := bare(word))]


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same, whatever their case and punctuation."""
    return bare_words(one) == bare_words(other)


class Hypothesis:
    """The words of one segment of speech, read again and again while it grows."""

    def __init__(self) -> None:
        self.committed: tuple[str, ...] = ()
        self.unstable: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.committed, *self.unstable)

    def read(self, words: tuple[str, ...], *, final: bool = False, whole: bool = False) -> None:
        """Takes in what the newest read says of the whole segment.

        A committed word stays as it was, unless the speech was read as a `whole`, up to a silence: that read knows the
        sentence, where those before had to guess from its beginning. With `final` the segment is over: everything is
        committed.
        """
        if whole and words:
            kept = _agreeing(self.committed, words)
            self.unstable = (*self.committed[kept:], *self.unstable)
            self.committed = self.committed[:kept]
        tail = words[self._where_committed_ends(words) :]
        agreed = 0
        if final:
            agreed = len(tail)
        else:
            agreed = _agreeing(self.unstable, tail)
            if agreed == len(tail):
                agreed = max(0, agreed - 1)  # the word at the edge of what was heard may still be growing
        self.committed = (*self.committed, *tail[:agreed])
        self.unstable = tail[agreed:]

    def _where_committed_ends(self, words: tuple[str, ...]) -> int:
        """How many of the newest read's words say what is committed: a read may split or join some of them."""
        count = len(self.committed)
        ending = [bare(word) for word in self.committed[-ALIGNED_WORDS:]]
        read = [bare(word) for word in words]
        for shift in (0, 1, -1, 2, -2, 3, -3):
            end = count + shift
            if len(ending) <= end <= len(words) and read[end - len(ending) : end] == ending:
                return end
        return min(count, len(words))


def _agreeing(old: tuple[str, ...], new: tuple[str, ...]) -> int:
    """How many words the two have in common from the beginning."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if bare(one) != bare(other):
            break
        count += 1
    return count
