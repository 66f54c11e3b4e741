"""A conversation is cut where it is silent, and a change cuts only what is near it anew."""

from __future__ import annotations

import random

import pytest

from assistant.timeline.item import Lane, TimelineItem
from ui.line import line_from_item
from ui.stretches import MANY_LINES, MOST_LINES, Stretches


def line(number, start_s, end_s, lane=Lane.USER, kind="speech"):
    return line_from_item(TimelineItem(number, lane, kind, start_s, end_s, f"line {number}"))


def cut(lines):
    stretches = Stretches(lambda row: lines[row])
    stretches.change(0, 0, len(lines), len(lines))
    return stretches


def counts(stretches):
    return [stretches[index].count for index in range(len(stretches))]


def test_it_is_cut_at_rests():
    lines = [line(1, 0, 2), line(2, 2.5, 4, Lane.ASSISTANT), line(3, 9, 10), line(4, 30, 31)]
    stretches = cut(lines)
    assert counts(stretches) == [2, 1, 1]
    assert [stretches.first_row(index) for index in range(3)] == [0, 2, 3]
    assert [stretches.of_row(row) for row in range(4)] == [0, 0, 1, 2]
    assert [stretches.at(at_s) for at_s in (-1, 0, 8.9, 9, 500)] == [0, 0, 0, 1, 2]


def test_what_sounds_holds_it_together():
    lines = [
        line(1, 0, 20),
        line(2, 10, 11, Lane.ASSISTANT),
        line(3, 19, 24, Lane.ASSISTANT),
        line(4, 25, 26),
    ]
    assert counts(cut(lines)) == [4]


def test_a_task_behind_the_talk_does_not():
    lines = [line(1, 0, 300, Lane.REASONER, "task"), line(2, 0.5, 2), line(3, 100, 101)]
    assert counts(cut(lines)) == [2, 1]


def test_a_line_that_goes_on_holds_it_together_until_the_same_voice_speaks_again():
    lines = [line(1, 0, None), line(2, 50, 51, Lane.ASSISTANT), line(3, 90, 92), line(4, 100, 101)]
    assert counts(cut(lines)) == [3, 1]


def test_talk_without_rests_is_cut_where_nothing_sounds():
    lines = [line(n, n * 2.0, n * 2.0 + 1.8, (Lane.USER, Lane.ASSISTANT)[n % 2]) for n in range(100)]
    assert max(counts(cut(lines))) == MANY_LINES


def test_talk_without_any_gap_is_cut_anyway():
    lines = [line(n, n * 1.0, n + 5.0, (Lane.USER, Lane.ASSISTANT)[n % 2]) for n in range(300)]
    assert counts(cut(lines)) == [MOST_LINES, MOST_LINES, 300 - 2 * MOST_LINES]


@pytest.mark.parametrize("seed", range(15))
def test_changes_lead_to_what_cutting_all_of_it_would(seed):
    chance = random.Random(seed)
    lines = []
    stretches = Stretches(lambda row: lines[row])
    size = []  # one entry a stretch, moved as a view moves its own
    for number in range(150):
        what = chance.random()
        if lines and what < 0.2:
            row = chance.randrange(len(lines))
            old = lines[row]
            lines[row] = line(old.id, old.start_s, old.start_s + chance.uniform(0, 12))
            change = stretches.change(row, 1, 1, len(lines))
        elif lines and what < 0.35:
            row = chance.randrange(len(lines))
            del lines[row]
            change = stretches.change(row, 1, 0, len(lines))
        else:
            start_s = chance.uniform(0, 300)
            row = sum(one.start_s <= start_s for one in lines)
            end_s = None if chance.random() < 0.05 else start_s + chance.uniform(0, 5)
            lines.insert(row, line(number, start_s, end_s, chance.choice([Lane.USER, Lane.ASSISTANT])))
            change = stretches.change(row, 0, 1, len(lines))
        del size[change.index : change.index + change.removed]
        size[change.index : change.index] = [
            stretches[index].count for index in range(change.index, change.index + change.added)
        ]
        anew = cut(lines)
        assert [stretches[index] for index in range(len(stretches))] == [
            anew[index] for index in range(len(anew))
        ]
        assert size == counts(anew)
        assert [stretches.first_row(n) for n in range(len(anew))] == [
            anew.first_row(n) for n in range(len(anew))
        ]


def test_a_line_at_the_end_leaves_what_was_before_alone():
    lines = [line(n, n * 10.0, n * 10.0 + 2) for n in range(1000)]
    stretches = cut(lines)
    lines.append(line(1000, 10_000.0, 10_001.0))
    change = stretches.change(1000, 0, 1, 1001)
    assert change.index >= 998
    assert change.removed <= 2
