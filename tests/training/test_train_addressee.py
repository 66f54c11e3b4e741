"""A small run of the training gives a model that works on templates that it has not seen."""

from __future__ import annotations

import numpy as np

from assistant.perception.hypothesis import bare_words
from training import addressee_probe
from training.addressee import by_rules, judged, train
from training.sentences import generate, lines_of_the_bench


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


def test_nothing_that_is_measured_with_was_learned_from() -> None:
    measured = {" ".join(bare_words(text)) for text in lines_of_the_bench()}
    learned = {" ".join(bare_words(remark.text)) for remark in generate(6, seed=1)}
    assert "honey can you close the window" in measured
    assert not measured & learned


def test_a_probe_finds_the_direction_in_which_two_sorts_of_rows_differ() -> None:
    rng = np.random.default_rng(1)
    truth = (np.arange(400) % 2).astype(np.float64)
    rows = rng.normal(0.0, 1.0, (400, 20))
    rows[:, 3] += 2.0 * truth
    rows[:, 7] -= 2.0 * truth
    weights, bias = addressee_probe.fit(rows[:200], truth[:200], np.ones(200))
    opinion = rows[200:] @ weights + bias
    assert addressee_probe.area(opinion, truth[200:]) > 0.95
    assert abs(float(np.mean(opinion > 0.0)) - 0.5) < 0.1


def test_the_likeliest_beginnings_of_replies_are_looked_at() -> None:
    scores = np.zeros((4, 2000), dtype=np.float16)
    scores[:, [5, 900, 1999]] = 9.0
    tokens = addressee_probe.likeliest_tokens(scores)
    assert {5, 900, 1999} <= set(tokens.tolist())
    assert len(tokens) == addressee_probe.TOKENS
