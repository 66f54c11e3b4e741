"""Small runs of the training on turns' ends, with made-up verdicts in the place of the models'."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.bench.duplex import scripts
from assistant.interaction.turn_end_model import TurnEndModel
from training import turn_end
from training.paused_speech import with_pauses
from training.turn_end_data import Place, load, save
from training.turns import turns


def made_up_places(seed: int, count: int = 120) -> list[Place]:
    """Ends after which a sentence ends more likely, and pauses after which it does not."""
    rng = np.random.default_rng(seed)
    places = []
    for number in range(count):
        done = number % 2 == 0
        score = rng.normal(1.5 if done else -1.5, 1.0)
        share = float(1 / (1 + np.exp(-score)))
        text = "We went to the market." if done else "We went to the"
        places.append(
            Place(number // 2, "remark", "pieces", "starter", done, False, text, share, (0.5, share))
        )
    return places


def test_a_small_run_learns_to_tell_ends_from_pauses() -> None:
    model = turn_end.fit(made_up_places(1), ("sentence end",))
    unseen = made_up_places(2)
    truth = np.array([float(p.done) for p in unseen])
    known = np.array([model.probability(p.text, p.sentence_end, None) for p in unseen])
    missing = np.array([model.probability(p.text, None, p.end_of_turn[0]) for p in unseen])
    assert turn_end.area(known, truth) > 0.9
    assert turn_end.area(missing, truth) == 0.5


def test_the_knots_give_the_waits_that_are_wanted() -> None:
    places = made_up_places(3)
    scores = turn_end.cross_validated(places, turn_end.WAYS["sentence end alone"])
    model = TurnEndModel(np.zeros(0), np.zeros(0), turn_end.knots(scores, places))
    ends = turn_end.waits(scores, model)[[place.done for place in places]]
    assert np.median(ends) == pytest.approx(0.3, abs=0.03)
    assert np.quantile(ends, 0.95) == pytest.approx(0.75, abs=0.1)


def test_takeovers_are_the_pauses_that_outlast_the_wait() -> None:
    assert turn_end.takeovers(np.array([0.3, 1.2])) == 0.5
    assert turn_end.takeovers(np.array([0.7])) == pytest.approx(0.5)
    assert turn_end.takeovers(np.array([0.2, 0.4]), turn_end.SPOKEN_TOO_LONG_S) == pytest.approx(1 / 6)


def test_places_are_read_as_they_were_written(tmp_path: Path) -> None:
    places = made_up_places(4, 6)
    save(iter(places), tmp_path / "places.jsonl")
    assert load([tmp_path / "places.jsonl"]) == places


def test_pauses_are_silences_between_the_parts() -> None:
    part = np.ones(1600, dtype=np.float32)
    said = with_pauses([part, part], [0.5])
    assert len(said) == 3200 + 8000
    assert not said[1600:9600].any()


def test_no_turn_is_one_of_the_bench() -> None:
    bench = {" ".join(parts).lower() for _, parts in scripts.PAUSED_TURNS} | {
        t.lower() for t in scripts.TURN_LINES
    }
    said = [" ".join(parts).lower() for _, parts in turns()]
    assert not bench & set(said)
    assert len(said) == len(set(said)) >= 250
