"""A meter rises at once, falls slowly, and holds its peak."""

from __future__ import annotations

import pytest

from ui.level_meter import FALL_PER_S, PEAK_HOLD_S, Ballistics, level_share


def test_levels_are_shares_of_the_meter():
    assert [level_share(dbfs) for dbfs in (-100.0, -60.0, -30.0, 0.0, 6.0)] == [0.0, 0.0, 0.5, 1.0, 1.0]


def test_it_rises_at_once_and_falls_slowly():
    meter = Ballistics()
    assert meter.feed(-12.0, 0.03)
    assert meter.level == pytest.approx(0.8)
    meter.feed(-100.0, 0.1)
    assert meter.level == pytest.approx(0.8 - 0.1 * FALL_PER_S)


def test_the_peak_is_held_and_then_falls():
    meter = Ballistics()
    meter.feed(-12.0, 0.03)
    meter.feed(-100.0, PEAK_HOLD_S)
    assert meter.peak == pytest.approx(0.8)
    meter.feed(-100.0, 0.1)
    assert meter.peak < 0.8


def test_silence_moves_nothing():
    assert not Ballistics().feed(-100.0, 0.03)
