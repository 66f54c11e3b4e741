"""Numbers as they are said: "five", "twenty five", "a couple of", "1.5"."""

from __future__ import annotations

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
NUMBER_WORDS = frozenset((*_SMALL, *_TENS, *map(str, range(201))))
"""Words in which numbers up to two hundred are said or written."""
_ONES = "|".join(_SMALL[1:10])
_VALUES = {word: number for number, word in enumerate(_SMALL)} | _TENS

WHOLE = rf"(?:\d+|(?:{'|'.join(_TENS)})(?: (?:{_ONES}))?|{'|'.join(sorted(_SMALL, key=len, reverse=True))})"
"""A pattern for a whole number."""
NUMBER = rf"(?:\d+\.\d+|{WHOLE}|a hundred|a couple of|a couple|an?)"
"""A pattern for how many of something."""


def value_of(said: str) -> float:
    """The number that these words, which fit `NUMBER`, say."""
    if said in ("a", "an"):
        return 1.0
    if said.startswith("a couple"):
        return 2.0
    if said == "a hundred":
        return 100.0
    if said[0].isdigit():
        return float(said)
    return float(sum(_VALUES[word] for word in said.split()))


def times_in_words(count: int) -> str:
    """How often: "not once", "twice", "three times"."""
    return {0: "not once", 1: "once", 2: "twice"}.get(count) or f"{in_words(count)} times"


def in_words(number: int) -> str:
    """A whole number as it is said; from a hundred on in digits."""
    if not 0 <= number < 100:
        return str(number)
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    ten = next(word for word, value in _TENS.items() if value == tens * 10)
    return f"{ten}-{_SMALL[ones]}" if ones else ten
