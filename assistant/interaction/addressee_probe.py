"""What the language model makes of a remark tells to whom it is said: a linear probe on its next-token scores.

When the model has read the user's turn, its scores for the first word of a reply are a linear image of its last hidden
state; a logistic regression on some of them reads off whether the words are meant for an assistant at all (linear
probes: G. Alain and Y. Bengio, "Understanding intermediate layers using linear classifier probes", 2016). The scores
are there anyway, so the opinion costs nothing. `training/addressee_probe.py` fits one for each model of the presets.
"""

from __future__ import annotations

from importlib import resources

import numpy as np
from numpy.typing import NDArray

from assistant.logistic import sigmoid

WEIGHTS_FILES = {
    "qwen2.5-coder-0.5b-instruct-q4_k_m": "addressee_probe_qwen.npz",
    "smollm2-135m-instruct-q4_1": "addressee_probe_smollm.npz",
}
"""By the model's id in the catalogue; a tuned copy of it has nearly the same scores. Other models have no probe."""

Scores = NDArray[np.float32]


class AddresseeProbe:
    """Reads a probability off the scores of the whole vocabulary; no state."""

    def __init__(self, tokens: NDArray[np.intp], weights: NDArray[np.float64], bias: float) -> None:
        """`weights` belong to the scores of `tokens`, less the mean of these scores; both have the shape (n,)."""
        if tokens.shape != weights.shape:
            raise ValueError(f"{tokens.shape} tokens and {weights.shape} weights do not belong together.")
        self.tokens = tokens
        self.weights = weights
        self.bias = bias

    @classmethod
    def shipped(cls, model_id: str) -> AddresseeProbe | None:
        """The probe that comes with the program for this model; None when there is none."""
        name = WEIGHTS_FILES.get(model_id)
        if name is None:
            return None
        with resources.files("assistant.interaction").joinpath(name).open("rb") as file:
            held = np.load(file)
            return cls(
                held["tokens"].astype(np.intp), held["weights"].astype(np.float64), float(held["bias"])
            )

    def probability(self, scores: Scores) -> float:
        """How likely (0–1) the words before are meant for the assistant; `scores` are the model's, (vocabulary,)."""
        chosen = scores[self.tokens].astype(np.float64)
        score = float((chosen - chosen.mean()) @ self.weights) + self.bias
        return sigmoid(score)
