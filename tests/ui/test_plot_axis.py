"""The numbers along an axis are round, and every value lies between the first and the last."""

from __future__ import annotations

import math

import pytest

from ui.plot_axis import axis_for, thinned


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ([0, 100], (0, 20, 40, 60, 80, 100)),
        ([3.2, 7.9], (3, 4, 5, 6, 7, 8)),
        ([-4, 4], (-4, -2, 0, 2, 4)),
        ([0.001, 0.0042], (0.001, 0.002, 0.003, 0.004, 0.005)),
    ],
)
def test_marks_are_round(values, marks):
    assert axis_for(values, 6).marks == pytest.approx(marks)


@pytest.mark.parametrize("values", [[5], [0], [7, 7, 7], [], [math.nan, math.inf]])
def test_any_values_have_an_axis(values):
    axis = axis_for(values, 5)
    assert axis.high > axis.low
    assert len(axis.marks) >= 2


def test_bars_begin_at_zero():
    assert axis_for([30, 42], 5, from_zero=True).low == 0


def test_decimals_are_as_many_as_the_marks_need():
    assert axis_for([0, 100], 6).decimals == 0
    assert axis_for([0, 1], 6).decimals == 1
    assert axis_for([0, 0.1], 6).decimals == 2


def test_thousands_of_points_are_thinned_and_keep_their_extremes():
    points = [(float(x), math.sin(x / 50)) for x in range(10_000)]
    points[7_777] = (7_777.0, 9.0)
    kept = thinned(points, 100)
    assert len(kept) <= 400
    assert (7_777.0, 9.0) in kept
    assert kept == sorted(kept)
    assert thinned(points[:50], 100) == points[:50]
