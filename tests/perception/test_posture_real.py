"""Slouching of a drawn figure, as the real models see it from a camera at the height of the eyes."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.drawn_gestures import FigureWithFingers
from fakes.looks import LOOK_S
from fakes.real_models import tiny_models

from assistant.perception.sight.events import SightEvents
from assistant.perception.sight.finder import SightFinder

pytestmark = pytest.mark.real_model

UPRIGHT_S, THEN_S = 11.0, 7.0


@pytest.fixture(scope="module")
def figure() -> FigureWithFingers:
    found = FigureWithFingers()
    found.camera_up_dm = 7.0
    return found


@pytest.mark.parametrize(
    ("then", "told"),
    [
        ({"slumps_deg": 13.0}, ["slouch"]),
        ({"slumps_deg": 16.0}, ["slouch"]),
        ({"slumps_deg": 4.0}, []),
        ({"leans_deg": 15.0}, []),
        ({"leans_deg": 30.0}, []),
    ],
    ids=str,
)
def test_a_rounded_back_is_told_and_a_straight_one_that_leans_in_is_not(
    figure: FigureWithFingers, then: dict[str, float], told: list[str]
) -> None:
    store, models = tiny_models()
    finder = SightFinder(store.folder(models["sight"]))
    events, random = SightEvents(), np.random.default_rng(3)
    found: list[str] = []
    at_s = 0.0
    for turns, for_s in ((figure.sitting(), UPRIGHT_S), (figure.sitting(**then), THEN_S)):
        picture = figure.draw(turns, px_a_decimetre=75.0, middle_px=(640.0, 235.0))
        for _ in range(round(for_s / LOOK_S)):
            at_s += LOOK_S
            seen = np.roll(picture, tuple(random.integers(-3, 4, 2)), axis=(0, 1))  # nobody sits quite still
            found += [event.kind for event in events.look(finder.find(seen, at_s))]
    assert [kind for kind in found if kind in ("slouch", "upright")] == told
