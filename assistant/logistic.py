"""Probabilities and scores of logistic models, within bounds in which nothing overflows."""

from __future__ import annotations

import math

LARGEST_SCORE = 30.0
LEAST = 1e-6
"""No probability is taken to be nearer to 0 or 1 than this."""


def sigmoid(score: float) -> float:
    """The probability (0–1) that a score stands for."""
    return 1.0 / (1.0 + math.exp(-max(-LARGEST_SCORE, min(LARGEST_SCORE, score))))


def logit(probability: float) -> float:
    """The score of a probability."""
    within = min(1.0 - LEAST, max(LEAST, probability))
    return math.log(within / (1.0 - within))
