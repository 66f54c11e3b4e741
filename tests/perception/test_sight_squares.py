"""Squares of a picture: where they lie, and what a model is given of them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from assistant.perception.sight.picture import WIDEST_PX, Picture
from assistant.perception.sight.square import Square, square_around, turn_to_upright


def ramp(width: int, height: int) -> np.ndarray:
    """Blue grows to the right, green downwards."""
    frame = np.zeros((height, width, 3), dtype=np.uint8)
    frame[..., 0] = np.linspace(0, 255, width, dtype=np.uint8)
    frame[..., 1] = np.linspace(0, 255, height, dtype=np.uint8)[:, np.newaxis]
    return frame


def test_points_of_a_turned_square_are_where_it_lies() -> None:
    square = Square(100.0, 50.0, 20.0, math.pi / 2)  # its upright points to the picture's right
    corners = square.to_picture(
        np.array([[0.5, 0.5, 7.0], [0.5, 0.0, 7.0], [1.0, 0.5, 7.0]], dtype=np.float32)
    )
    assert corners == pytest.approx(np.array([[100, 50, 7], [110, 50, 7], [100, 60, 7]]), abs=1e-4)


@pytest.mark.parametrize("turn_deg", [-170.0, -90.0, -30.0, 0.0, 45.0, 179.0])
def test_the_turn_puts_one_point_above_the_other(turn_deg: float) -> None:
    turn = math.radians(turn_deg)
    low = np.array([40.0, 60.0], dtype=np.float32)
    high = low + 10 * np.array([math.sin(turn), -math.cos(turn)], dtype=np.float32)
    assert math.degrees(turn_to_upright(low, high)) == pytest.approx(turn_deg, abs=1e-3)


def test_the_square_around_points_holds_them_exactly() -> None:
    turn = math.radians(30.0)
    square = Square(200.0, 120.0, 50.0, turn)
    rim = np.array([[0.0, 0.2], [1.0, 0.7], [0.4, 0.1], [0.5, 0.6]], dtype=np.float32)
    around = square_around(square.to_picture(rim), turn)
    assert around.side_px == pytest.approx(50.0, abs=1e-3)
    assert (around.x_px, around.y_px) == pytest.approx(
        tuple(square.to_picture(np.array([0.5, 0.4], dtype=np.float32))), abs=1e-3
    )


def test_a_shift_goes_along_the_squares_own_sides() -> None:
    moved = Square(100.0, 100.0, 40.0, math.pi / 2).moved(0.0, -0.5)
    assert (moved.x_px, moved.y_px, moved.side_px) == pytest.approx((120.0, 100.0, 40.0))


def test_a_square_that_holds_another_is_close_to_it() -> None:
    square = Square(100.0, 100.0, 40.0)
    assert square.holds(Square(107.0, 105.0, 30.0))
    assert not square.holds(Square(112.0, 100.0, 30.0))


def test_a_cut_in_its_own_size_is_the_picture_itself() -> None:
    frame = np.random.default_rng(3).integers(0, 256, (48, 64, 3)).astype(np.uint8)
    cut = Picture(frame).cut(Square(32.0, 24.0, 32.0), 32)
    assert cut.shape == (1, 32, 32, 3)
    assert cut.dtype == np.float32
    assert cut[0] == pytest.approx(frame[8:40, 16:48, ::-1] / 255.0, abs=1e-6)  # red comes first


def test_a_square_that_stands_on_its_head_is_turned() -> None:
    frame = ramp(64, 64)
    upright = Picture(frame).cut(Square(32.0, 32.0, 64.0), 64)
    turned = Picture(frame).cut(Square(32.0, 32.0, 64.0, math.pi), 64)
    assert turned == pytest.approx(upright[:, ::-1, ::-1], abs=0.02)


def test_a_wide_picture_has_black_margins_above_and_below() -> None:
    picture = Picture(np.full((360, 640, 3), 255, dtype=np.uint8))
    cut = picture.cut(picture.whole, 128, low=-1.0)[0]
    assert (cut[:27] == -1.0).all()
    assert (cut[-27:] == -1.0).all()
    assert cut[29:-29] == pytest.approx(1.0, abs=1e-5)


def test_what_is_made_smaller_is_the_mean_of_what_was_there() -> None:
    frame = np.zeros((256, 256, 3), dtype=np.uint8)
    frame[:, ::2] = 200  # thinner stripes than the small picture can show
    cut = Picture(frame).cut(Square(128.0, 128.0, 256.0), 32)
    assert cut == pytest.approx(100 / 255, abs=0.01)


def test_the_same_place_is_found_at_every_size() -> None:
    """A spot in a large picture comes back at the place it has, whichever of the smaller pictures it is cut from."""
    frame = np.zeros((720, 1280, 3), dtype=np.uint8)
    frame[400:416, 900:916] = 255
    picture = Picture(frame)
    for size_px in (64, 128, 256, 512):
        square = Square(880.0, 420.0, 300.0, math.radians(20.0))
        bright = np.argwhere(picture.cut(square, size_px)[0, :, :, 0] > 0.4)
        middle = ((bright.mean(axis=0) + 0.5) / size_px)[::-1].astype(np.float32)
        assert square.to_picture(middle) == pytest.approx((908.0, 408.0), abs=3.0)


def test_a_picture_of_a_large_camera_is_thinned_out_and_points_stay_shares() -> None:
    picture = Picture(np.zeros((2160, 3840, 3), dtype=np.uint8))
    assert (picture.width_px, picture.height_px) == (WIDEST_PX, 720)
    points = picture.shares(np.array([[640.0, 360.0, 64.0]], dtype=np.float32))
    assert points == pytest.approx(np.array([[0.5, 0.5, 0.05]]))


@pytest.mark.parametrize("shape", [(1, 1), (2, 900), (700, 3)])
def test_a_picture_may_be_tiny_or_thin(shape: tuple[int, int]) -> None:
    picture = Picture(np.full((*shape, 3), 90, dtype=np.uint8))
    assert np.isfinite(picture.cut(picture.whole, 128)).all()
