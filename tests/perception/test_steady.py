"""Steady: what changes for good is told, and what flickers is not."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.perception.sight.steady import GAP_S, Patience, Steady

PATIENCE = Patience(on_s=0.4, off_s=2.0, looks=3)
LOOK_S = 0.2


def look(steady: Steady, *seen: bool | None, from_s: float = 0.0) -> list[float]:
    """When it changed."""
    times = [from_s + LOOK_S * number for number in range(1, len(seen) + 1)]
    return [at_s for at_s, one in zip(times, seen, strict=True) if steady.look(one, at_s)]


def test_it_is_so_after_several_looks_and_began_with_the_first_of_them() -> None:
    steady = Steady(PATIENCE)
    assert look(steady, False, True, True, True, True) == [pytest.approx(0.8)]
    assert steady.on
    assert steady.since_s == pytest.approx(0.4)


def test_one_look_or_two_are_not_enough() -> None:
    steady = Steady(PATIENCE)
    assert look(steady, True, True, False, False, True, False, True, False, False) == []


def test_a_lost_look_costs_one_look() -> None:
    steady = Steady(PATIENCE)
    assert look(steady, True, True, False, True) == [pytest.approx(0.8)]


def test_who_is_lost_for_a_moment_is_not_gone() -> None:
    steady = Steady(PATIENCE)
    look(steady, True, True, True)
    assert look(steady, *[False] * 8, True, *[False] * 8, True, from_s=0.6) == []
    assert look(steady, *[False] * 12, from_s=5.0) == [pytest.approx(7.2)]
    assert steady.since_s == pytest.approx(5.2)


def test_looks_that_cannot_tell_change_nothing() -> None:
    steady = Steady(PATIENCE)
    look(steady, True, True, True)
    assert look(steady, *[None] * 50, from_s=0.6) == []
    assert steady.on


def test_what_was_seen_before_a_gap_does_not_count_for_what_comes_after_it() -> None:
    steady = Steady(PATIENCE)
    assert look(steady, True, True) == []
    assert look(steady, True, True, from_s=1.0 + GAP_S) == []
    assert look(steady, True, from_s=1.4 + GAP_S) != []


@pytest.mark.parametrize("missed", [0.1, 0.2, 0.3])
def test_missed_looks_do_not_make_it_flicker(missed: float) -> None:
    random = np.random.default_rng(7)
    steady = Steady(Patience(on_s=0.4, off_s=2.0, looks=3))
    seen = random.random(5 * 3600) >= missed  # an hour
    changes = look(steady, *(bool(one) for one in seen))
    assert len(changes) == 1
    assert changes[0] < 3.0


@pytest.mark.parametrize("wrong", [0.005, 0.02])
def test_wrong_looks_here_and_there_are_nothing(wrong: float) -> None:
    random = np.random.default_rng(8)
    steady = Steady(PATIENCE)
    assert look(steady, *(bool(one) for one in random.random(5 * 3600) < wrong)) == []
