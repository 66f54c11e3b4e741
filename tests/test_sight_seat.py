"""The place of the models for the camera: absent, there, arriving, damaged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fakes.real_models import tiny_models

from assistant.micro_turn import Sight
from assistant.model_loading import LoadingError
from assistant.sight_seat import ABSENT, SightSeat
from models.catalogue import Catalogue
from models.store import ModelStore

NOTHING = np.zeros((48, 64, 3), dtype=np.uint8)


def test_without_models_it_says_once_what_would_be_needed(tmp_path: Path) -> None:
    told: list[str] = []
    seat = SightSeat(ModelStore(tmp_path, Catalogue([])), "", told.append)
    for _ in range(2):  # the camera is switched off and on again
        watch = seat.watch()
        assert watch.look(NOTHING, 0.0) == ()
    assert told == [ABSENT]
    assert not seat.finds_people
    assert seat.health is None


def test_models_that_are_gone_cost_a_sentence_and_the_camera_goes_on(tmp_path: Path) -> None:
    told: list[str] = []
    store = ModelStore(tmp_path)
    seat = SightSeat(store, "mediapipe-sight", told.append)
    assert seat.watch().look(NOTHING, 0.0) == ()
    assert len(told) == 1
    assert "mediapipe-sight" in told[0]


def test_what_arrives_before_the_camera_is_on_is_loaded_with_it(tmp_path: Path) -> None:
    told: list[str] = []
    seat = SightSeat(ModelStore(tmp_path), "", told.append)
    seat.use("mediapipe-sight")  # nothing is loaded now, so that it is missing shows later
    assert told == []
    seat.watch()
    assert len(told) == 1
    assert told != [ABSENT]


def test_missing_models_that_are_to_take_over_raise(tmp_path: Path) -> None:
    seat = SightSeat(ModelStore(tmp_path), "", lambda _text: None)
    watch = seat.watch()
    with pytest.raises(LoadingError):
        seat.use("mediapipe-sight")
    assert watch.look(NOTHING, 0.0) == ()


@pytest.mark.real_model
def test_models_that_arrive_are_used_by_the_camera_that_is_open() -> None:
    store, models = tiny_models()
    seat = SightSeat(store, "", lambda _text: None)
    watch = seat.watch()
    assert watch.look(NOTHING, 0.0) == ()
    seat.use(models["sight"])
    assert seat.finds_people
    assert [type(one) for at_s in (0.2, 0.4) for one in watch.look(NOTHING, at_s)] == [Sight, Sight]
    assert seat.health is not None
    assert seat.health.looks_per_s == pytest.approx(5.0)
    del watch  # the camera is closed, and its models go with it
    assert not seat.finds_people
