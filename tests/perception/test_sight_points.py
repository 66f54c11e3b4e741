"""From one look to the next: where bodies and hands are looked for, and how points are made exact."""

from __future__ import annotations

import math

import numpy as np
import pytest

from assistant.micro_turn import Body
from assistant.perception.sight.bodies import refine, square_of_person
from assistant.perception.sight.detector import Detection
from assistant.perception.sight.faces import square_of_face
from assistant.perception.sight.hands import square_of_hand, square_of_palm, squares_of_wrists
from assistant.perception.sight.picture import Picture


def detection(
    *points: tuple[float, float], box: tuple[float, float, float, float] = (90, 90, 110, 110)
) -> Detection:
    return Detection(np.array(box, dtype=np.float32), np.array(points, dtype=np.float32), 0.9)


def heat(x: int, y: int, logit: float = 6.0) -> np.ndarray:
    """One point's heat, 64 × 64: hot in one place."""
    map_ = np.full((64, 64, 1), -9.0, dtype=np.float32)
    map_[y, x] = logit
    return map_


def test_a_point_moves_to_the_heat_beside_it() -> None:
    values = np.array([[0.5, 0.5, 0.1]], dtype=np.float32)
    refine(values, heat(34, 30))
    assert values == pytest.approx(np.array([[34 / 64, 30 / 64, 0.1]]), abs=0.002)


@pytest.mark.parametrize(("x", "y", "logit"), [(40, 32, 6.0), (33, 32, -0.5)])
def test_heat_that_is_far_off_or_weak_moves_nothing(x: int, y: int, logit: float) -> None:
    values = np.array([[0.5, 0.5, 0.1]], dtype=np.float32)
    refine(values, heat(x, y, logit))
    assert values[0] == pytest.approx([0.5, 0.5, 0.1])


def test_points_at_the_rim_and_beyond_it_are_no_trouble() -> None:
    values = np.array([[0.01, 0.99, 0.0], [-0.2, 0.5, 0.0], [0.5, 1.3, 0.0]], dtype=np.float32)
    before = values.copy()
    refine(values, np.concatenate((heat(1, 63), heat(0, 32), heat(32, 63)), axis=2))
    assert values[0] == pytest.approx([1 / 64, 63 / 64, 0.0], abs=0.002)
    assert (values[1:] == before[1:]).all()


def test_a_person_lies_in_a_circle_around_the_hips() -> None:
    square = square_of_person(detection((100.0, 200.0), (140.0, 200.0), (0.0, 0.0), (0.0, 0.0)))
    assert (square.x_px, square.y_px, square.side_px) == pytest.approx((100.0, 200.0, 100.0))
    assert math.degrees(square.turn_rad) == pytest.approx(90.0)  # the head is to the right


@pytest.mark.parametrize(
    ("left_eye", "turn_deg"), [((110.0, 95.0), 0.0), ((100.0, 105.0), 90.0), ((90.0, 95.0), 180.0)]
)
def test_the_eyes_lie_level_in_the_square_of_a_face(left_eye: tuple[float, float], turn_deg: float) -> None:
    square = square_of_face(detection((100.0, 95.0), left_eye))
    assert abs(math.degrees(square.turn_rad)) == pytest.approx(turn_deg, abs=1e-3)
    assert square.side_px == pytest.approx(30.0)


def test_the_square_of_a_palm_reaches_up_to_the_fingers() -> None:
    points = [(100.0, 110.0)] + [(100.0, 90.0)] * 6
    square = square_of_palm(detection(*points))
    assert (square.x_px, square.y_px, square.side_px) == pytest.approx((100.0, 90.0, 52.0))
    assert square.turn_rad == pytest.approx(0.0)


def test_a_followed_hand_is_looked_for_where_it_was() -> None:
    hand = np.zeros((21, 3), dtype=np.float32)
    for finger in range(5):
        for joint in range(4):
            hand[1 + 4 * finger + joint, :2] = (70.0 + 15 * finger, 100.0 - 15 * joint)
    hand[0, :2] = (100.0, 140.0)
    square = square_of_hand(hand)
    assert math.degrees(square.turn_rad) == pytest.approx(0.0, abs=3.0)
    assert square.side_px == pytest.approx(2 * 70.0, rel=0.15)  # from the thumb to the wrist, twice
    assert square.x_px == pytest.approx(100.0, abs=8.0)


@pytest.mark.parametrize(
    ("wrist_y", "seen", "found"),
    [(0.3, 0.9, 1), (0.5, 0.9, 1), (0.7, 0.9, 0), (0.3, 0.3, 0)],
    ids=["raised", "level", "hanging", "hidden"],
)
def test_hands_are_looked_for_at_wrists_that_do_not_hang(wrist_y: float, seen: float, found: int) -> None:
    points = np.zeros((33, 4), dtype=np.float32)
    points[[13, 15, 17, 19]] = [
        (0.5, 0.5, 0, 1.0),
        (0.55, wrist_y, 0, seen),
        (0.57, wrist_y - 0.05, 0, seen),
        (0.55, wrist_y - 0.05, 0, seen),
    ]
    body = Body(points, np.zeros((33, 3), dtype=np.float32), 0.9)
    squares = squares_of_wrists(Picture(np.zeros((500, 500, 3), dtype=np.uint8)), body)
    assert len(squares) == found
    for square in squares:
        assert square.y_px == pytest.approx(500 * (wrist_y - 0.05), abs=1.0)
