"""Whether two answers to a question contradict each other, and the few words that say so.

Only what can be compared safely is: one number with one number, one name with one name. Everything else (other
wordings, several numbers, other units, hedges) counts as no contradiction.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

MOST_SPAN_WORDS: Final = 4
SAME_SPELLING: Final = 0.75
"""Similarity from which two words count as spellings of one name ("Dostoyevsky", "Dostoevsky")."""
SAME_LARGE_NUMBER: Final = 0.03
"""Large numbers that differ by less than this share are roundings of one another."""
LARGE_NUMBER: Final = 100.0
YEARS: Final = range(1000, 2100)

_UNITS: Final = frozenset(
    "feet foot miles mile inches yards metres meters metre meter kilometres kilometers kilometer km centimetres"
    " centimeters cm mm celsius fahrenheit kelvin kilograms kilos kg grams pounds ounces litres liters gallons percent"
    " dollars euros pounds seconds minutes hours days weeks months years decades centuries milligrams".split()
)
_SMALL: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_SPELT: Final = {str(value): word for word, value in _SMALL.items() if value <= 12}
"""How small numbers are written in a sentence."""
_TENS: Final = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_SCALES: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_EMPTY: Final = frozenset(
    "a an the of in on at by to from for with and or is are was were be been it its it's that this there has have had"
    " does do did as about around approximately roughly exactly called named known mount river lake ocean sea city"
    " answer mr mrs dr sir saint st".split()
)
_HEDGES: Final = frozenset(
    "not no never don't doesn't isn't wasn't can't cannot sure unsure depends unknown debate think maybe perhaps"
    " between or".split()
)
_NO_NAMES: Final = frozenset("yes no none unknown nobody nothing both many several i n/a true false".split())
_SENTENCE_END: Final = re.compile(
    r"(?<=[.!?])(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMt\.)(?<!\bSt\.)(?<!\b[A-Z]\.)\s+(?=[A-Z\d])"
)
_WORD: Final = re.compile(r"[\w'’/-]+(?:[.,]\d+)*", re.UNICODE)


@dataclass(frozen=True)
class _Number:
    value: float
    text: str


def correcting_span(question: str, given: str, other: str) -> str:
    """The words of the short answer `other` that contradict the spoken answer `given`; "" when none surely do.

    `other` is a number or a name of at most four words. `given` is a sentence or two, of which the first with
    anything to compare counts.
    """
    other = other.strip().strip(".!?\"' ")
    words = _words(other)
    if not 0 < len(words) <= MOST_SPAN_WORDS or set(words) & _NO_NAMES:
        return ""
    claim = _first_claim(given)
    if not claim or set(_words(claim)) & _HEDGES:
        return ""
    if numbers := _numbers(other):
        return _number_span(question, claim, other, numbers)
    return _name_span(question, claim, other)


def is_said_in(short: str, sentence: str) -> bool:
    """Whether the sentence contains the number or name of the short answer."""
    if wanted := _numbers(short):
        found = _numbers(sentence)
        return len(wanted) == 1 and any(_same_number(wanted[0].value, n.value) for n in found)
    said = _words(sentence)
    names = _content(short, "")
    return bool(names) and all(any(_same_word(name, word) for word in said) for name in names)


def _number_span(question: str, claim: str, other: str, wanted: list[_Number]) -> str:
    asked = {number.value for number in _numbers(question)}
    said = [number for number in _numbers(claim) if number.value not in asked]
    if any(number.value in YEARS for number in wanted) and len(wanted) + len(said) > 2:
        wanted = [number for number in wanted if number.value in YEARS]
        said = [number for number in said if number.value in YEARS]
    if len(wanted) != 1 or len(said) != 1 or wanted[0].value in asked:
        return ""
    one, two = set(_words(other)) & _UNITS, set(_words(claim)) & _UNITS
    if one and two and not one & two:
        return ""
    if _same_number(wanted[0].value, said[0].value):
        return ""
    return _SPELT.get(wanted[0].text, wanted[0].text)


def _same_number(one: float, two: float) -> bool:
    if one == two:
        return True
    exact = max(one, two) < LARGE_NUMBER or one in YEARS or two in YEARS
    return not exact and abs(one - two) <= SAME_LARGE_NUMBER * max(one, two)


def _name_span(question: str, claim: str, other: str) -> str:
    names = _content(other, question)
    said = _content(claim, question)
    if not names or not said:
        return ""
    if any(_same_word(name, word) for name in _content(other, "") for word in _words(claim)):
        return ""
    somebody = any(word[:1].isupper() and _fold(word) in said for word in _surface(claim))
    return other if somebody or "who" not in _words(question) else ""


def _first_claim(text: str) -> str:
    """The first sentence that is more than an opening ("Sure!")."""
    for sentence in _SENTENCE_END.split(text.strip()):
        if len(sentence.split()) > 2 or _numbers(sentence):
            return sentence
    return text.strip()


def _content(text: str, question: str) -> list[str]:
    asked = _words(question)
    return [
        word
        for word in _words(text)
        if word not in _EMPTY and not any(_same_word(word, other) for other in asked)
    ]


def _same_word(one: str, two: str) -> bool:
    if one == two:
        return True
    if min(len(one), len(two)) < 4:
        return False
    return (
        one.startswith(two) or two.startswith(one) or SequenceMatcher(None, one, two).ratio() >= SAME_SPELLING
    )


def _surface(text: str) -> list[str]:
    return [found.group().strip("'’") for found in _WORD.finditer(text)]


def _words(text: str) -> list[str]:
    return [_fold(word) for word in _surface(text)]


def _fold(word: str) -> str:
    """Lower case, without accents and a possessive's ending."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower() or word.lower()
    return re.sub(r"'s$", "", plain.strip("'.,!?\""))


def _numbers(text: str) -> list[_Number]:
    """The numbers in a text, in digits or words, each with the words that it was written in."""
    found: list[_Number] = []
    run: list[str] = []
    for surface in [*_surface(re.sub(r"(?<=\w)-(?=\w)", " ", text)), ""]:
        word = surface.lower()
        if word in _SMALL or word in _TENS or word in _SCALES:
            run.append(word)
            continue
        if word == "and" and run and run[-1] in _SCALES:
            continue
        if run:
            found += _spoken_number(run)
            run = []
        digits = re.fullmatch(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:st|nd|rd|th|s)?", word)
        if digits:
            found.append(_Number(float(digits[1].replace(",", "") + (digits[2] or "")), surface))
    return _with_scales(found, text)


def _with_scales(found: list[_Number], text: str) -> list[_Number]:
    """Joins digits with the scale that follows them: "7.5 million"."""
    joined: list[_Number] = []
    for number in found:
        if (
            joined
            and number.text in _SCALES
            and re.search(rf"{re.escape(joined[-1].text)}\s+{number.text}", text, re.IGNORECASE)
        ):
            last = joined.pop()
            joined.append(_Number(last.value * number.value, f"{last.text} {number.text}"))
        else:
            joined.append(number)
    return joined


def _spoken_number(words: list[str]) -> list[_Number]:
    """The number that the words say; several when they do not make one ("one two three")."""
    parts: list[list[str]] = [[]]
    for word in words:
        before = parts[-1][-1] if parts[-1] else ""
        fits = word in _SCALES or before in _SCALES or (before in _TENS and _SMALL.get(word, 10) < 10)
        if before and not fits:
            parts.append([])
        parts[-1].append(word)
    values = [_value(part) for part in parts]
    text = " ".join(words)
    if len(values) == 2 and 10 <= values[0] <= 20 and 10 <= values[1] <= 99:
        return [_Number(values[0] * 100 + values[1], text)]  # a year: nineteen forty-five
    return [_Number(value, " ".join(part)) for value, part in zip(values, parts, strict=True)]


def _value(words: list[str]) -> float:
    total, part = 0.0, 0.0
    for word in words:
        if word == "hundred":
            part = (part or 1.0) * 100
        elif word in _SCALES:
            total += (part or 1.0) * _SCALES[word]
            part = 0.0
        else:
            part += _SMALL.get(word, 0) or _TENS.get(word, 0)
    return total + part
