"""Time to height: piecewise linear, never backwards, stretched no more than what stands on it needs."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from ui.time_axis import LONG_SILENCE_S, Piece, Rest, TimeAxis, base_axis, place

PX = 10.0
REST = Rest(PX, 45.0)
USER, ASSISTANT = (0, 0), (1, 0)


def even(until_s=100.0):
    return base_axis(0.0, until_s, [], REST)


def test_without_anything_on_it_a_second_has_its_room():
    axis = TimeAxis([5.0], [0.0], PX)
    assert axis.y(5.0) == 0.0
    assert axis.y(7.5) == 25.0
    assert axis.y(4.0) == -10.0


def test_what_fits_leaves_the_axis_as_it_is():
    placed = place([Piece(USER, 0.0, 20.0), Piece(USER, 3.0, 20.0)], even())
    assert placed.tops == (0.0, 30.0)
    assert placed.bottom == 50.0


def test_what_needs_more_room_than_its_time_stretches_it():
    placed = place([Piece(USER, 0.0, 60.0), Piece(USER, 3.0, 20.0)], even())
    assert placed.tops == (0.0, 60.0)
    assert placed.axis.y(1.5) == 30.0


def test_the_stretch_is_for_everybody():
    """The other column does not need it, but stands at the same height for the same time."""
    placed = place([Piece(USER, 0.0, 60.0), Piece(ASSISTANT, 3.0, 5.0), Piece(USER, 3.0, 20.0)], even())
    assert placed.tops[1] == placed.tops[2] == 60.0


def test_other_columns_do_not_stretch_it():
    placed = place([Piece(USER, 0.0, 60.0), Piece(ASSISTANT, 3.0, 20.0)], even())
    assert placed.tops == (0.0, 30.0)


def test_pieces_of_one_time_stand_below_each_other():
    placed = place([Piece(USER, 2.0, 15.0), Piece(USER, 2.0, 15.0), Piece(ASSISTANT, 2.0, 5.0)], even())
    assert placed.tops == (20.0, 35.0, 20.0)


def test_slack_lets_a_piece_lie_a_little_lower_before_the_axis_gives_way():
    slack = 25.0
    pieces = [Piece(USER, 0.0, 60.0, slack), Piece(USER, 4.0, 60.0, slack), Piece(USER, 5.0, 60.0, slack)]
    placed = place(pieces, even())
    assert placed.tops == (0.0, 60.0, 120.0)
    assert placed.axis.y(4.0) == 40.0  # 20 px lower than its time says
    assert placed.axis.y(5.0) == 95.0  # 45 px would be too much


def test_a_long_silence_takes_no_more_room_than_its_mark():
    axis = base_axis(0.0, 10.0, [10.0 + 3600.0], REST)
    assert axis.y(10.0) == 100.0
    assert axis.y(3610.0) == 145.0
    assert axis.y(10.0 + 1800.0) == pytest.approx(122.5)


def test_a_longer_silence_never_takes_less_room():
    heights = [REST.height_px(tenth / 10) for tenth in range(100)]
    assert heights == sorted(heights)
    assert REST.height_px(LONG_SILENCE_S) == LONG_SILENCE_S * PX


def test_a_moment_in_a_silence_parts_it():
    axis = base_axis(0.0, 10.0, [70.0, 72.0], REST)
    assert axis.y(70.0) - axis.y(10.0) == 45.0
    assert axis.y(72.0) - axis.y(70.0) == 20.0


def test_an_end_that_is_not_further_on_changes_nothing():
    axis = TimeAxis([0.0, 5.0], [0.0, 50.0], PX)
    assert axis.ended(5.0, 80.0) is axis
    assert axis.ended(6.0, 80.0).y(6.0) == 80.0
    assert axis.ended(6.0, 80.0).y(5.5) == 65.0


@pytest.mark.parametrize("seed", range(20))
def test_whatever_stands_on_it(seed):
    chance = random.Random(seed)
    pieces = [
        Piece(
            (chance.randrange(3), 0), round(chance.uniform(0, 60), chance.randrange(4)), chance.uniform(0, 80)
        )
        for _ in range(60)
    ]
    placed = place(pieces, base_axis(0.0, 60.0, [200.0], REST))
    axis = placed.axis
    times = sorted({piece.at_s for piece in pieces})
    for before, after in pairwise(times):
        assert axis.y(after) - axis.y(before) >= PX * (after - before) - 1e-6
    for at_s in (*times, 17.31, 45.0, 59.9):
        assert axis.time_s(axis.y(at_s)) == pytest.approx(at_s, abs=1e-6)
    first = {}
    for piece, top in zip(pieces, placed.tops, strict=True):
        key = (piece.column, piece.at_s)
        first[key] = min(first.get(key, top), top)
    assert all(top == pytest.approx(axis.y(at_s), abs=1e-6) for (_, at_s), top in first.items())
    for column in {piece.column for piece in pieces}:
        spans = sorted(
            (top, top + piece.height_px)
            for piece, top in zip(pieces, placed.tops, strict=True)
            if piece.column == column
        )
        assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(spans))
