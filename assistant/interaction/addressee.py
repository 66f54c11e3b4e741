"""Are these words addressed to the assistant, or to somebody else in the room or on the phone?

A logistic regression on hashed word n-grams and a few features of the whole remark. `training/addressee.py` makes the
sentences that it learns from and the weights beside this file. Words only: the sound of a voice is for
`assistant.perception.voice_print`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from assistant.interaction.addressee_words import (
    ENDEARMENTS,
    HANDLING,
    INFORMATION,
    KIN,
    NAMES,
    OWN_NAMES,
    THINGS,
)
from assistant.logistic import sigmoid

WEIGHTS_FILE = "addressee.npz"
FEATURES = 4096
"""Length of the vector of weights; n-grams that fall on the same place share a weight."""
MOST_WORDS = 30
"""Of a long remark the first and the last words tell to whom it is said."""
FOLLOW_UP_WORDS = 4
"""An answer to a question, or a remark about what was said last, is as short as this or shorter."""

_TOKEN = re.compile(r"[\w']+|[,.!?]")
_COMMON = frozenset(
    (
        "a an the and or but of to in on at for with is are was were be it that this i you he she we they my your do"
        " does did what who how why when where which can could would will not no yes so just me about there have has"
    ).split()
)


def _place(feature: str) -> int:
    return zlib.crc32(feature.encode("utf-8")) % FEATURES


def _class_of(word: str) -> str:
    if word in OWN_NAMES:
        return "<self>"
    if word in NAMES:
        return "<name>"
    if word in ENDEARMENTS or word in KIN:
        return "<kin>"
    if word in THINGS:
        return "<thing>"
    return word


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"[\w']+", text.lower()) if word not in _COMMON and len(word) > 2}


def features(text: str, *, assistant_speaking: bool = False, said_last: str = "") -> Iterator[str]:
    """The features of a remark, as names; each counts once."""
    marks = _TOKEN.findall(text.replace("’", "'"))
    tokens = [mark for mark in marks if mark not in ",.!?"]
    spelled = [token.lower() for token in tokens]
    if len(spelled) > MOST_WORDS:
        spelled = spelled[: MOST_WORDS // 2] + spelled[-MOST_WORDS // 2 :]
    words = ["<s>", *(_class_of(word) for word in spelled), "</s>"]
    seen: set[str] = set()
    for size in (1, 2, 3):
        seen.update(" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
    seen.update(_of_the_whole(text, marks, words, spelled))
    seen.update(_of_the_moment(text, spelled, assistant_speaking=assistant_speaking, said_last=said_last))
    yield from sorted(seen)


def _of_the_whole(text: str, marks: list[str], words: list[str], spelled: list[str]) -> Iterator[str]:
    """Forms of address, and second person beside things and hands."""
    callable_ = {"<name>", "<kin>"}
    yield f"#words {min(len(spelled), 8)}"
    if text.rstrip().endswith("!"):
        yield "#exclaims"
    if len(words) > 3:
        if words[1] in callable_:
            yield "#calls first"
        if words[2] in callable_ and words[1] in {
            "hey",
            "hi",
            "hello",
            "no",
            "yes",
            "yeah",
            "okay",
            "oh",
            "thanks",
        }:
            yield "#calls second"
        if words[-2] in callable_ and words[-3] not in {
            "my",
            "your",
            "his",
            "her",
            "our",
            "a",
            "the",
            "to",
            "of",
        }:
            yield "#calls last"
    spoken = [mark for mark in marks if mark not in ".!?"]
    if len(spoken) > 2 and spoken[-2] == "," and spoken[-1][:1].isupper() and spoken[-1] != "I":
        yield "#a capital after the last comma"
    if "<self>" in words:
        yield "#own name first" if words[1] == "<self>" or words[2] == "<self>" else "#own name inside"
    handles, things = bool(HANDLING & set(spelled)), "<thing>" in words
    second = bool({"you", "your", "you're", "you'll"} & set(spelled))
    informs = len(INFORMATION & set(spelled))
    if informs:
        yield "#information"
    if informs > 1:
        yield "#much information"
    if things:
        yield "#a thing"
    if handles and things and not informs:
        yield "#handles a thing"
    if second and things:
        yield "#you and a thing"
    if handles and spelled[:1] and spelled[0] in HANDLING:
        yield "#handles first"
    if "please" in spelled and things:
        yield "#please and a thing"


def _of_the_moment(
    text: str, spelled: list[str], *, assistant_speaking: bool, said_last: str
) -> Iterator[str]:
    """How the remark stands to what the assistant says or has said."""
    short = len(spelled) <= FOLLOW_UP_WORDS
    if assistant_speaking:
        yield "#speaking"
        if short:
            yield "#speaking, short"
    if said_last:
        common = _content(text) & _content(said_last)
        if common:
            yield "#takes up its words"
        if len(common) > 1:
            yield "#takes up several of its words"
        if said_last.rstrip().endswith("?"):
            yield "#it asked, short" if short else "#it asked"


def places(text: str, *, assistant_speaking: bool = False, said_last: str = "") -> NDArray[np.int64]:
    """Where the features of a remark lie in the vector of weights."""
    named = features(text, assistant_speaking=assistant_speaking, said_last=said_last)
    return np.fromiter({_place(feature) for feature in named}, dtype=np.int64)


class Addressee:
    """Tells how likely words are meant for the assistant; about 0.1 ms a remark."""

    def __init__(self, weights: NDArray[np.float32], bias: float, threshold: float) -> None:
        """`weights` has the shape (FEATURES,); below `threshold` a remark is taken to be for somebody else."""
        if weights.shape != (FEATURES,):
            raise ValueError(
                f"{FEATURES} weights are needed, not {weights.shape}: run training.addressee again."
            )
        self.weights = weights
        self.bias = bias
        self.threshold = threshold

    @classmethod
    def shipped(cls) -> Addressee:
        """The model that comes with the program."""
        with resources.files("assistant.interaction").joinpath(WEIGHTS_FILE).open("rb") as file:
            held = np.load(file)
            return cls(held["weights"].astype(np.float32), float(held["bias"]), float(held["threshold"]))

    def probability(self, text: str, *, assistant_speaking: bool = False, said_last: str = "") -> float:
        """The probability (0–1) that `text` is addressed to the assistant; no words give 0.5.

        `said_last` is what the assistant said last, "" for nothing or unknown. Case and punctuation help where the
        recogniser writes them, and are not relied upon.
        """
        if not text.strip():
            return 0.5
        where = places(text, assistant_speaking=assistant_speaking, said_last=said_last)
        score = self.bias + float(self.weights[where].sum())
        return sigmoid(score)

    def is_for_others(self, text: str, *, assistant_speaking: bool = False, said_last: str = "") -> bool:
        """Whether the words are surely enough for somebody else, so that the assistant leaves them alone."""
        probability = self.probability(text, assistant_speaking=assistant_speaking, said_last=said_last)
        return probability < self.threshold
