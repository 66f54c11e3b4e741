"""Where rows lie, whatever comes, goes and grows."""

from __future__ import annotations

import random

from ui.row_heights import RowHeights


def test_there_is_no_row_in_an_empty_list():
    heights = RowHeights()
    assert (len(heights), heights.total(), heights.row_at(10)) == (0, 0, -1)


def test_rows_are_found_by_their_place():
    heights = RowHeights()
    heights.reset([10, 20, 30])
    assert [heights.row_at(y) for y in (-5, 0, 9, 10, 29, 30, 59, 1000)] == [0, 0, 0, 1, 1, 2, 2, 2]
    assert [heights.top(row) for row in range(3)] == [0, 10, 30]


def test_an_estimate_is_not_a_measurement():
    heights = RowHeights()
    heights.reset([10, 20])
    assert not heights.measured(1)
    heights.set(1, 25)
    assert heights.measured(1)
    assert heights.total() == 35
    heights.forget(1)
    assert not heights.measured(1)
    assert heights.height(1) == 25


def test_it_agrees_with_a_plain_list_after_many_changes():
    dice = random.Random(5)
    heights, plain = RowHeights(), []
    for _ in range(400):
        kind = dice.randrange(4)
        if kind == 0 or not plain:
            row, more = dice.randint(0, len(plain)), [dice.randint(1, 90) for _ in range(dice.randint(1, 4))]
            heights.insert(row, more)
            plain[row:row] = more
        elif kind == 1:
            row = dice.randrange(len(plain))
            count = min(dice.randint(1, 3), len(plain) - row)
            heights.remove(row, count)
            del plain[row : row + count]
        else:
            row, height = dice.randrange(len(plain)), dice.randint(1, 90)
            heights.set(row, height)
            plain[row] = height
        assert heights.total() == sum(plain)
        if plain:
            row = dice.randrange(len(plain))
            assert heights.top(row) == sum(plain[:row])
            assert heights.row_at(sum(plain[:row])) == row
