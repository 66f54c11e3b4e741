"""The pose of a head from the points of a face mesh that was turned by known angles."""

from __future__ import annotations

import math

import numpy as np
import pytest

from assistant.perception.sight.head_pose import MODEL_FACE, NUMBERS, WEIGHTS, head_pose


def mesh(yaw_deg: float, pitch_deg: float, roll_deg: float, scale: float = 9.0) -> np.ndarray:
    """A mesh with the model face, first leaned, then tilted, then turned; y down and z away from the camera."""
    yaw, pitch, roll = (math.radians(angle) for angle in (yaw_deg, pitch_deg, roll_deg))
    lean = np.array([[math.cos(roll), -math.sin(roll), 0], [math.sin(roll), math.cos(roll), 0], [0, 0, 1]])
    tilt = np.array(
        [[1, 0, 0], [0, math.cos(pitch), math.sin(pitch)], [0, -math.sin(pitch), math.cos(pitch)]]
    )
    turn = np.array([[math.cos(yaw), 0, math.sin(yaw)], [0, 1, 0], [-math.sin(yaw), 0, math.cos(yaw)]])
    points = np.zeros((468, 3), dtype=np.float32)
    points[NUMBERS] = (MODEL_FACE @ (turn @ tilt @ lean).T) * (scale, -scale, -scale) + (300.0, 200.0, 5.0)
    return points


@pytest.mark.parametrize("yaw_deg", [-60.0, -15.0, 0.0, 40.0])
@pytest.mark.parametrize("pitch_deg", [-35.0, 0.0, 20.0])
@pytest.mark.parametrize("roll_deg", [-30.0, 0.0, 25.0, 175.0])
def test_known_turns_are_found_exactly(yaw_deg: float, pitch_deg: float, roll_deg: float) -> None:
    pose = head_pose(mesh(yaw_deg, pitch_deg, roll_deg))
    assert pose == pytest.approx((yaw_deg, pitch_deg, roll_deg), abs=0.05)


def test_the_signs_are_those_of_a_person_before_the_camera() -> None:
    nose, left_eye, right_eye = 4, 263, 33
    to_their_left = mesh(30.0, 0.0, 0.0)
    eyes = (to_their_left[left_eye] + to_their_left[right_eye]) / 2
    assert to_their_left[nose][0] > eyes[0] + 10  # their left is the picture's right
    up = mesh(0.0, 30.0, 0.0)
    assert up[nose][1] < mesh(0.0, 0.0, 0.0)[nose][1] - 10
    to_their_right_shoulder = mesh(0.0, 0.0, 30.0)
    assert to_their_right_shoulder[right_eye][1] > to_their_right_shoulder[left_eye][1] + 10


def test_size_and_place_do_not_matter_and_noise_matters_little() -> None:
    noisy = mesh(20.0, -10.0, 5.0, scale=2.0)
    noisy += np.random.default_rng(5).normal(0.0, 0.4, noisy.shape).astype(np.float32)  # 0.2 cm on a face
    assert head_pose(noisy) == pytest.approx((20.0, -10.0, 5.0), abs=3.0)


def test_points_that_are_no_face_have_no_pose() -> None:
    assert head_pose(np.zeros((468, 3), dtype=np.float32)) is None


def test_the_points_are_on_both_sides_alike() -> None:
    assert len(set(NUMBERS)) == len(NUMBERS) == 33
    assert (MODEL_FACE * WEIGHTS[:, np.newaxis]).sum(axis=0)[0] == pytest.approx(0.0)
    assert MODEL_FACE[list(NUMBERS).index(33)][0] < 0 < MODEL_FACE[list(NUMBERS).index(263)][0]
