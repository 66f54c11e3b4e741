"""What the real models find of a drawn figure's hands, and the events that come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest
from fakes.drawn_figure import AHEAD, rotation
from fakes.drawn_gestures import FINGERS, figure_with_fingers
from fakes.looks import LOOK_S
from fakes.real_models import tiny_models

from assistant.perception.sight.events import SightEvents
from assistant.perception.sight.finder import SightFinder

pytestmark = pytest.mark.real_model

DISTANCES = {
    "near": {"px_a_decimetre": 90.0, "middle_px": (640.0, 900.0)},
    "further": {"px_a_decimetre": 60.0, "middle_px": (640.0, 650.0)},
}
LOOKS = 5
ABOUT_HANDS = {"open_palm", "pointing", "fist", "thumbs_up", "raised_hand"}

Told = Callable[[Mapping[str, np.ndarray], str], set[str]]


@pytest.fixture(scope="module")
def finder() -> SightFinder:
    store, models = tiny_models()
    return SightFinder(store.folder(models["sight"]))


@pytest.fixture
def told(finder: SightFinder) -> Told:
    """The events about hands that come of a figure in this pose, within a second."""

    def told_of(turns: Mapping[str, np.ndarray], distance: str) -> set[str]:
        finder.forget()
        frame = figure_with_fingers().draw(turns, **DISTANCES[distance])
        events = SightEvents()
        found = [events.look(finder.find(frame, LOOK_S * number)) for number in range(LOOKS)]
        return {event.kind for events_of_look in found for event in events_of_look} & ABOUT_HANDS

    return told_of


def lifted(side: str, upper_arm_deg: float) -> dict[str, np.ndarray]:
    """The palm is held up to the camera, the upper arm so much higher than straight out; the forearm stands upright."""
    way = 1.0 if side == "L" else -1.0
    return figure_with_fingers().showing(side, ()) | {
        f"upperarm01.{side}": rotation(AHEAD, way * upper_arm_deg),
        f"lowerarm01.{side}": rotation(AHEAD, way * (110.0 - upper_arm_deg)),
    }


@pytest.mark.parametrize("side", ["L", "R"])
@pytest.mark.parametrize("distance", list(DISTANCES))
def test_a_palm_that_is_held_up_to_the_camera(told: Told, side: str, distance: str) -> None:
    assert told(figure_with_fingers().showing(side, ()), distance) == {"open_palm"}


@pytest.mark.parametrize("side", ["L", "R"])
@pytest.mark.parametrize("palm_deg", [-90.0, 0.0])
@pytest.mark.parametrize("distance", list(DISTANCES))
def test_the_back_or_the_edge_of_a_hand_is_none(
    told: Told, side: str, palm_deg: float, distance: str
) -> None:
    assert told(figure_with_fingers().showing(side, (), palm_deg=palm_deg), distance) == set()


@pytest.mark.parametrize("side", ["L", "R"])
@pytest.mark.parametrize("distance", list(DISTANCES))
def test_a_finger_that_points(told: Told, side: str, distance: str) -> None:
    assert told(figure_with_fingers().showing(side, FINGERS[1:]), distance) == {"pointing"}


@pytest.mark.parametrize("side", ["L", "R"])
@pytest.mark.parametrize("distance", list(DISTANCES))
def test_two_fingers_are_no_gesture(told: Told, side: str, distance: str) -> None:
    assert told(figure_with_fingers().showing(side, FINGERS[2:]), distance) == set()


@pytest.mark.parametrize("side", ["L", "R"])
def test_a_closed_hand_from_the_side(told: Told, side: str) -> None:
    assert told(figure_with_fingers().showing(side, FINGERS, palm_deg=0.0), "near") == {"fist"}


@pytest.mark.parametrize("side", ["L", "R"])
@pytest.mark.parametrize("distance", list(DISTANCES))
def test_a_closed_hand_never_says_stop(told: Told, side: str, distance: str) -> None:
    for palm_deg in (90.0, -90.0):
        assert "open_palm" not in told(
            figure_with_fingers().showing(side, FINGERS, palm_deg=palm_deg), distance
        )


@pytest.mark.parametrize("side", ["L", "R"])
@pytest.mark.parametrize("distance", list(DISTANCES))
def test_a_hand_beside_the_head_is_raised_and_does_not_say_stop(told: Told, side: str, distance: str) -> None:
    assert told(lifted(side, 65.0), distance) == {"raised_hand"}


@pytest.mark.parametrize("distance", list(DISTANCES))
def test_arms_that_are_held_out_show_nothing(told: Told, distance: str) -> None:
    assert told({}, distance) == set()
