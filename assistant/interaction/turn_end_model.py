"""Is the user's turn over? A small fitted model on the words, the language model's and the sound's verdict.

A logistic regression, fitted by `training/turn_end.py` to pauses and ends of made-up turns of one synthetic voice; four
of them, for when the language model's or the sound's verdict is not there (yet). No recording of a person was used.
"""

from __future__ import annotations

import math
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from assistant.interaction.wording import is_complete, is_question, is_request, trails_off
from assistant.logistic import logit, sigmoid
from assistant.perception.hypothesis import bare, bare_words

WEIGHTS_FILE = "turn_end_model.npz"
SURE_LOGIT = 7.0
"""Verdicts are not taken for surer than this (0.1 %)."""
WAITS_S = (1.9, 0.75, 0.3, 0.2)
"""The wait of the surest pause, of the latest of twenty ends, of the middle end, and of the surest end."""
FEW_WORDS = 4
"""Of so few words the language model knows little, and the sound tells more: no pause has been in them yet."""
MANY_WORDS = 8
LOOP_WORDS = 3
SHAPES = ("question", "request", "complete", "trails off", "number last", "comma", "words", "loops")
WORDS_KNOWN = ("sentence end", "sentence end of few words")
SOUND_KNOWN = ("end of turn", "end of turn of few words")
FEATURES = (*WORDS_KNOWN, *SOUND_KNOWN, *SHAPES)
_NUMBER_WORDS = frozenset(
    (
        "oh zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand"
    ).split()
)
Numbers = NDArray[np.float64]


def features(text: str, sentence_end: float | None, end_of_turn: float | None) -> Numbers:
    """What is judged, shape (len(FEATURES),); NaN for a verdict that is missing."""
    words = text.split()
    last = bare(words[-1]) if words else ""
    few = float(len(words) <= FEW_WORDS)
    return np.array(
        [
            _logit(sentence_end),
            few * _logit(sentence_end),
            _logit(end_of_turn),
            few * _logit(end_of_turn),
            is_question(text),
            is_request(text),
            is_complete(text),
            trails_off(text),
            last in _NUMBER_WORDS or last[-1:].isdigit(),
            "," in text,
            math.log1p(min(MANY_WORDS, len(bare_words(text)))),
            [bare(word) for word in words[-LOOP_WORDS:]] == [last] * LOOP_WORDS,
        ],
        dtype=np.float64,
    )


def verdicts(sentence_end: bool, end_of_turn: bool) -> int:
    """Which of the four regressions judges, by the verdicts that are there."""
    return 2 * sentence_end + end_of_turn


class TurnEndModel:
    """Judges a silence; no state."""

    def __init__(self, weights: Numbers, bias: Numbers, knots: tuple[float, float] = (0.3, 0.8)) -> None:
        """`weights` (4, features) and `bias` (4,), in the order of `verdicts`.

        `knots` are the probabilities that one in twenty ends, and every other end, does not reach: see `wait_s`.
        """
        self.weights, self.bias, self.knots = weights, bias, knots

    @classmethod
    def shipped(cls) -> TurnEndModel:
        """The model that comes with the program."""
        with resources.files("assistant.interaction").joinpath(WEIGHTS_FILE).open("rb") as file:
            held = np.load(file)
            late, middle = (float(knot) for knot in held["knots"])
            return cls(held["weights"].astype(np.float64), held["bias"].astype(np.float64), (late, middle))

    def probability(self, text: str, sentence_end: float | None, end_of_turn: float | None) -> float:
        """How likely (0–1) the turn is over.

        `text` is what was recognised, with its punctuation; `sentence_end` is the language model's probability that a
        sentence ends after the last word, `end_of_turn` Smart Turn's newest of this silence; None where there is none.
        """
        row = features(text, sentence_end, end_of_turn)
        judge = verdicts(sentence_end is not None, end_of_turn is not None)
        score = float(np.nan_to_num(row) @ self.weights[judge] + self.bias[judge])
        return sigmoid(score)

    def wait_s(self, probability: float) -> float:
        """How long a silence has to be before a turn that is over with this probability is taken for finished."""
        return float(np.interp(probability, (0.0, *self.knots, 1.0), WAITS_S))


def _logit(probability: float | None) -> float:
    if probability is None:
        return math.nan
    return min(SURE_LOGIT, max(-SURE_LOGIT, logit(probability)))
