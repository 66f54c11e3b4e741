"""How many fingers are up, for hands of many turns, distances and shapes, with points that are a little off."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.hands import (
    FIST,
    FOUR,
    HEIGHT_PX,
    LITTLE,
    OPEN,
    POINTING,
    POINTING_THUMB,
    THREE,
    THUMB,
    TWO,
    WIDTH_PX,
    Shape,
    hand,
    turned,
)

from assistant.interaction.fingers import fingers_in, fingers_up
from assistant.micro_turn import Sight

RIGHT_SHARE = 0.9


@pytest.mark.parametrize(
    ("shape", "fingers"),
    [
        (FIST, 0), (POINTING, 1), (THUMB, 1), (LITTLE, 1), (TWO, 2), (POINTING_THUMB, 2), (THREE, 3), (FOUR, 4),
        (OPEN, 5),
    ],
)  # fmt: skip
def test_hands_held_up_in_all_sorts_of_ways(shape: Shape, fingers: int) -> None:
    random = np.random.default_rng(1)
    counted = []
    for _ in range(100):
        rotation = turned(
            roll_deg=random.uniform(-30, 30),
            yaw_deg=random.uniform(-30, 30),
            pitch_deg=random.uniform(-25, 25),
        )
        one = hand(
            shape,
            right=bool(random.integers(2)),
            distance_m=random.uniform(0.4, 1.2),
            rotation=rotation,
            noise=0.03,
            random=random,
            vary=True,
        )
        counted.append(fingers_up(one, WIDTH_PX, HEIGHT_PX))
    assert np.mean(np.array(counted) == fingers) >= RIGHT_SHARE


def test_the_fingers_of_both_hands_are_added_up_and_unsure_hands_left_out() -> None:
    both = (hand(OPEN, at=(0.3, 0.6)), hand(TWO, right=False, at=(0.7, 0.6)))
    assert fingers_in(Sight(1.0, WIDTH_PX, HEIGHT_PX, hands=both)) == 7
    unsure = hand(OPEN, score=0.2)
    assert fingers_in(Sight(1.0, WIDTH_PX, HEIGHT_PX, hands=(*both, unsure))) == 7
    assert fingers_in(Sight(1.0, WIDTH_PX, HEIGHT_PX, hands=(unsure,))) is None
    assert fingers_in(Sight(1.0, WIDTH_PX, HEIGHT_PX)) is None
