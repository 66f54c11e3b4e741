"""How alike two words sound, as far as their spelling tells: for words that a recogniser may have misread.

A word is folded into a short code of sounds, and two codes are compared by an edit distance in which related sounds
(voiced and voiceless, nasals, vowels among themselves) cost less: a weighted form of Levenshtein's distance over a
code in the manner of Soundex. Made for English spelling; other alphabets are compared letter by letter.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.perception.hypothesis import bare

_SPELLINGS = (
    (r"^(?:k|g)n", "n"),
    (r"^wr", "r"),
    (r"^wh", "w"),
    (r"igh", "i"),
    (r"gh(?=t|$)", ""),
    (r"ph", "f"),
    (r"t?ch", "C"),
    (r"sh|(?:t|s)i(?=on)", "S"),
    (r"th", "T"),
    (r"dge?(?=$|[ei])", "j"),
    (r"ck|q(?!u)", "k"),
    (r"qu", "kw"),
    (r"gu(?=e)", "g"),
    (r"x", "ks"),
    (r"c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"(?<=[^aeiou])e$", ""),
    (r"(?<=[aeo])w$", ""),
    (r"(?<=.)y", "i"),
    (r"([aeiou])[aeiou]+", r"\1"),
    (r"(.)\1+", r"\1"),
)
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_RELATED = ("bp", "dtT", "kg", "fvT", "szSCj", "mn", "lrw", "aeiou")
_RELATED_COST = 0.5


@lru_cache(maxsize=4096)
def sound_code(word: str) -> str:
    """The sounds of a word, one character each; "" for what has no letters or digits."""
    code = bare(word).replace("'", "")
    if code.isascii() and code.isdigit() and int(code) < len(_NUMBERS):
        code = _NUMBERS[int(code)]
    for spelling, sound in _SPELLINGS:
        code = re.sub(spelling, sound, code)
    return code


@lru_cache(maxsize=8192)
def likeness(one: str, other: str) -> float:
    """How alike two sound codes are: 1 for the same, 0 for nothing in common."""
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    row = [float(at) for at in range(len(other) + 1)]
    for number, a in enumerate(one, start=1):
        above, row = row, [float(number)]
        for at, b in enumerate(other, start=1):
            row.append(min(above[at] + 1.0, row[at - 1] + 1.0, above[at - 1] + _cost(a, b)))
    return 1.0 - row[-1] / max(len(one), len(other))


def part_likeness(part: str, whole: str) -> float:
    """How alike a code is to the beginning or to the end of a longer one; 0 when `whole` is not longer."""
    if not part or len(whole) <= len(part):
        return 0.0
    return max(likeness(part, whole[: len(part)]), likeness(part, whole[-len(part) :]))


def _cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return _RELATED_COST if any(one in group and other in group for group in _RELATED) else 1.0
