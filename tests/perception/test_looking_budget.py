"""Looking costs at most a quarter of a core on average, whatever the machine."""

from __future__ import annotations

import pytest

from assistant.perception.sight.budget import OVER_S, SAVED_S, SHARE, Budget


def run(
    budget: Budget, cost_s: float, seconds: float, start_s: float = 0.0, every_s: float = 0.2
) -> tuple[int, float]:
    """Looks as the eye does; how many there were, and what they cost."""
    made, at_s = 0, start_s
    while at_s < start_s + seconds - 1e-9:
        if budget.allows(at_s):
            budget.spend(at_s, cost_s)
            made += 1
        at_s += every_s
    return made, made * cost_s


def test_a_fast_machine_looks_every_time() -> None:
    budget = Budget()
    assert run(budget, 0.03, 20.0)[0] == 100
    assert budget.health.looks_per_s == pytest.approx(5.0, abs=0.01)
    assert budget.health.cores == pytest.approx(0.15, abs=0.001)
    assert not budget.health.sparing


@pytest.mark.parametrize("cost_s", [0.06, 0.1, 0.2, 0.5])
def test_a_slow_machine_keeps_within_the_share_and_says_that_it_spares(cost_s: float) -> None:
    budget = Budget()
    made, spent_s = run(budget, cost_s, 60.0)
    assert spent_s <= SHARE * 60.0 + SAVED_S + cost_s
    assert spent_s >= 0.9 * SHARE * 60.0
    assert made < 300
    assert budget.health.sparing
    assert budget.health.cores == pytest.approx(SHARE, abs=cost_s / OVER_S + 0.02)


def test_one_slow_look_costs_a_few_of_the_next_ones_only() -> None:
    budget = Budget()
    run(budget, 0.02, 10.0)
    assert budget.allows(10.0)
    budget.spend(10.0, 0.6)
    assert not budget.allows(10.2)
    assert run(budget, 0.02, 10.0, start_s=12.0)[0] == 50


def test_nothing_is_saved_up_for_long() -> None:
    budget = Budget()
    run(budget, 0.001, 600.0)
    _, spent_s = run(budget, 0.2, 4.0, start_s=600.0)
    assert spent_s <= SHARE * 4.0 + SAVED_S + 0.2


def test_times_that_jump_back_are_no_trouble() -> None:
    budget = Budget()
    run(budget, 0.02, 10.0, start_s=500.0)
    assert run(budget, 0.02, 4.0, start_s=0.0)[0] == 20
    assert budget.health.looks_per_s == pytest.approx(5.0, abs=0.01)
