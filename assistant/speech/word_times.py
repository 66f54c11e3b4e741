"""When each word of a clause is over: exactly where the voice tells its phonemes' lengths, else by spelling."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.micro_turn import Samples

_AUDIBLE = 0.01
_BOUNDARY = " "
_SILENT_PHONEMES = frozenset(" ^$_,.;:!?\u2026\u2014\u2013-\"'()")
_AFTER_WORD_S = 0.01
"""How long a word still sounds on into the gap after it."""


def word_ends_s(text: str, sound: Samples, rate_hz: int) -> tuple[float, ...]:
    """The end of each word from the start of the sound (s): shared out by length over the audible part.

    Good to about a syllable, and worse around pauses: which words were heard is known to about a word.
    """
    words = text.split()
    if not words:
        return ()
    audible = np.flatnonzero(np.abs(sound) > _AUDIBLE)
    start, end = (int(audible[0]), int(audible[-1]) + 1) if len(audible) else (0, len(sound))
    ends = start + (end - start) * _shares(words)
    return tuple(round(float(e) / rate_hz, 4) for e in ends)


def word_ends_of_phonemes(text: str, phonemes: Sequence[tuple[str, float]]) -> tuple[float, ...]:
    """The end of each word (s) from the phonemes and their lengths (s); () where there are none.

    Words are set apart by spaces among the phonemes. Where there are other numbers of them than of words (a number is
    said in several words, two short words are drawn together), the phonemes are shared out by spelling: good to a
    syllable, pauses and all.
    """
    words = text.split()
    ends_s = np.cumsum([length_s for _, length_s in phonemes])
    groups: list[list[int]] = [[]]
    for place, (phoneme, _) in enumerate(phonemes):
        if phoneme == _BOUNDARY:
            groups.append([])
        elif phoneme not in _SILENT_PHONEMES:
            groups[-1].append(place)
    groups = [group for group in groups if group]
    if not words or not groups:
        return ()
    if len(groups) == len(words):
        last = [group[-1] for group in groups]
    else:
        voiced = [place for group in groups for place in group]
        last = [voiced[max(0, round(share * len(voiced)) - 1)] for share in _shares(words)]
    total_s = float(ends_s[-1])
    return tuple(round(min(float(ends_s[place]) + _AFTER_WORD_S, total_s), 4) for place in last)


def said_until_s(phonemes: Sequence[tuple[str, float]]) -> float:
    """When the last phoneme that sounds is over (s); the voice falls silent within some 0.07 s before that."""
    until_s = at_s = 0.0
    for phoneme, length_s in phonemes:
        at_s += length_s
        if phoneme not in _SILENT_PHONEMES:
            until_s = at_s
    return until_s


def _shares(words: list[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """How much of the clause has been said with each word, by spelling."""
    lengths = np.array([len(word) + 1.5 for word in words])
    shares: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = np.cumsum(lengths) / lengths.sum()
    return shares
