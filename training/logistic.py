"""Logistic regression with numpy: on sets of places in a long vector, and on short rows of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Sparse:
    """Rows of ones: `columns` of all rows one after the other, and the row of each."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    count: int

    @classmethod
    def of(cls, rows: Sequence[NDArray[np.int64]]) -> Sparse:
        lengths = [len(row) for row in rows]
        return cls(np.repeat(np.arange(len(rows)), lengths), np.concatenate(rows), len(rows))


def sigmoid(score: Numbers) -> Numbers:
    return 1.0 / (1.0 + np.exp(-np.clip(score, -30, 30)))


def fit_sparse(
    data: Sparse, truth: Numbers, weight: Numbers, *, width: int, decay: float, steps: int = 300
) -> tuple[Numbers, float]:
    """Weights (width,) and bias that minimise the weighted log loss plus `decay`/2 times the squared weights.

    Adam on the whole data; the same input gives the same weights.
    """
    state = np.zeros(width + 1)
    mean, square = np.zeros_like(state), np.zeros_like(state)
    total = weight.sum()
    for step in range(1, steps + 1):
        score = np.bincount(data.rows, state[data.columns], data.count) + state[-1]
        wrong = (sigmoid(score) - truth) * weight / total
        gradient = np.append(
            np.bincount(data.columns, wrong[data.rows], width) + decay * state[:-1], wrong.sum()
        )
        _adam(state, gradient, mean, square, step)
    return state[:-1], float(state[-1])


def fit_softmax(
    rows: Numbers, truth: NDArray[np.int64], weight: Numbers, *, classes: int, decay: float, steps: int = 600
) -> tuple[Numbers, Numbers]:
    """Weights (features, classes) and biases (classes,) for rows (n, features) that are already standardised."""
    wide = np.hstack((rows, np.ones((len(rows), 1))))
    state = np.zeros((wide.shape[1], classes))
    mean, square = np.zeros_like(state), np.zeros_like(state)
    wanted = np.eye(classes)[truth]
    share = (weight / weight.sum())[:, None]
    for step in range(1, steps + 1):
        gradient = wide.T @ ((softmax(wide @ state) - wanted) * share)
        gradient[:-1] += decay * state[:-1]
        _adam(state, gradient, mean, square, step)
    return state[:-1], state[-1]


def area(scores: Numbers, truth: Numbers) -> float:
    """The area under the ROC curve: how often what is true (1) scores higher than what is not (0)."""
    true, false = scores[truth == 1], scores[truth == 0]
    return float(np.mean((true[:, None] > false) + 0.5 * (true[:, None] == false)))


def softmax(scores: Numbers) -> Numbers:
    """Row by row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Numbers = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _adam(
    state: Numbers, gradient: Numbers, mean: Numbers, square: Numbers, step: int, rate: float = 0.05
) -> None:
    """One step of Adam (Kingma and Ba, 2015), in place."""
    mean += 0.1 * (gradient - mean)
    square += 0.001 * (gradient**2 - square)
    state -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
