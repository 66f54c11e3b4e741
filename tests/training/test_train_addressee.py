"""A small run of the training gives a model that works on templates that it has not seen."""

from __future__ import annotations

import numpy as np

from training.addressee import by_rules, judged, train
from training.sentences import generate


def test_a_small_run_learns_to_whom_remarks_are_said() -> None:
    model, unseen = train(per_template=2)
    own = np.array([remark.for_assistant for remark in unseen])
    probability = judged(model, unseen)
    ranked_right = np.mean(probability[own][:, None] > probability[~own][None, :])
    assert ranked_right > 0.8
    rules = np.array([by_rules(remark.text) for remark in unseen])
    ignored, left_alone = probability[own] < model.threshold, probability[~own] < model.threshold
    assert ignored.mean() < rules[own].mean()
    assert left_alone.mean() > rules[~own].mean() - 0.1


def test_the_same_seed_gives_the_same_remarks() -> None:
    assert generate(2, seed=1) == generate(2, seed=1)
    assert generate(2, seed=1) != generate(2, seed=2)
