"""The language model's scores for the next token tell to whom a remark is said."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.interaction.addressee_probe import WEIGHTS_FILES, AddresseeProbe


def probe(weights: list[float], bias: float = 0.0) -> AddresseeProbe:
    return AddresseeProbe(np.arange(len(weights)), np.array(weights), bias)


def test_it_looks_at_its_own_tokens_only() -> None:
    judge = AddresseeProbe(np.array([1, 3]), np.array([2.0, -2.0]), 0.0)
    scores = np.array([9.0, 1.0, 9.0, -1.0, 9.0], dtype=np.float32)
    assert judge.probability(scores) == pytest.approx(1 / (1 + np.exp(-4.0)))


def test_what_all_scores_have_in_common_means_nothing() -> None:
    judge = probe([1.0, 0.5], bias=0.3)
    scores = np.array([1.0, 2.0], dtype=np.float32)
    assert judge.probability(scores) == pytest.approx(judge.probability(scores + 5.0))


def test_extreme_scores_give_a_probability_all_the_same() -> None:
    judge = probe([1e3, -1e3])
    assert judge.probability(np.array([1e3, -1e3], dtype=np.float32)) <= 1.0
    assert judge.probability(np.array([-1e3, 1e3], dtype=np.float32)) >= 0.0


def test_tokens_and_weights_belong_together() -> None:
    with pytest.raises(ValueError, match="do not belong together"):
        AddresseeProbe(np.arange(3), np.zeros(2), 0.0)


@pytest.mark.parametrize("model_id", WEIGHTS_FILES)
def test_every_model_of_the_small_presets_has_one(model_id: str) -> None:
    shipped = AddresseeProbe.shipped(model_id)
    assert shipped is not None
    assert len(set(shipped.tokens.tolist())) == len(shipped.tokens) > 100


def test_other_models_have_none() -> None:
    assert AddresseeProbe.shipped("some-model-of-the-users") is None
