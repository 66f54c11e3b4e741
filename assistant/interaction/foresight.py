"""Guessing how a reply begins, so that a language model reads its first words in one step instead of one each.

Replies take up words of the question: "What is the capital of France?" – "The capital of France is …". A guess costs a
fifth of a step for each token and changes nothing: the model scores all of them at once, and only those are kept that
it would have chosen itself (speculative decoding, Leviathan et al., 2023, with a rule in place of a draft model).
"""

from __future__ import annotations

import re

_BE = "is|are|was|were"
_DO = "do|does|did"
_MEASURES = "far|big|tall|old|long|high|deep|fast|heavy|large|hot|cold|much|wide"
_MADE = "wrote|painted|composed|invented|discovered|made|built|directed|founded"
_THE = "the|a|an|my|your|this|that|these|those"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"^{form}$", re.IGNORECASE), beginning)
    for form, beginning in (
        (rf"what ({_BE}) (.+) called", r"\2 \1 called"),
        (rf"which (\w+) ({_BE}) (known|called) (.+)", r"the \1 \3 \4 \2"),
        (rf"(?:what|which) \w+ ({_BE}) ((?:{_THE}) .+)", r"\2 \1"),
        (rf"(?:what|who|where|when|how (?:{_MEASURES})) ({_BE}) (.+)", r"\2 \1"),
        (r"(?:what|who|where)'s (.+)", r"\1 is"),
        (r"how many .+ (?:are|were) there\b.*", "there are"),
        (rf"how many .+? (?:{_DO}) ((?:{_THE}) .+?) have\b.*", r"\1 has"),
        (rf"how many .+? (?:{_DO}) (.+?) have\b.*", r"\1 have"),
        (rf"who (?:{_MADE}) (.+)", r"\1 was"),
        (r"where (?:do|does) (.+) (\w+)", r"\1 \2"),
        (r"(?:what|which) \w+ (?:do|does) (.+?) (\w+)(?: in .+)?", r"\1 \2"),
        (rf"(?:what|when) (?:{_DO}) (.+) \w+", r"\1"),
    )
)
"""Forms of questions, and how a reply takes up their words."""

_BEFORE = re.compile(
    r"^(?:(?:okay|ok|so|and|well|now|please|hey|hi|counterpoint|tell me|can you tell me|do you know),? )+",
    re.IGNORECASE,
)
_LAST_SENTENCE = re.compile(r"[^.!?]+[.!?]*\s*$")
_SWAPPED = {"my": "your", "your": "my", "i": "you", "me": "you", "you": "I", "mine": "yours", "yours": "mine"}
_LONGEST_WORDS = 8


def likely_beginning(asked: str) -> str:
    """How a reply to these words probably begins; "" where that cannot be told."""
    sentence = _LAST_SENTENCE.search(asked.strip())
    words = _BEFORE.sub("", sentence[0].strip()) if sentence is not None else ""
    if not words.endswith("?"):
        return ""
    words = words.rstrip("?!. ")
    for form, beginning in _FORMS:
        found = form.match(words)
        if found is not None:
            taken_up = [_SWAPPED.get(word.lower(), word) for word in found.expand(beginning).split()]
            text = " ".join(taken_up)
            return text[:1].upper() + text[1:] if len(taken_up) <= _LONGEST_WORDS else ""
    return ""
