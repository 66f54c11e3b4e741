"""What outlasts a run of the program, and what a later one makes of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.cards import ItemList, Timer
from assistant.standing_orders.order import Moment
from assistant.standing_orders.standing_orders import Kept, StandingOrders

WALL_S = 1_770_000_000.0


def run_with(*texts: str, at_s: float = 50.0) -> Kept:
    """What is kept after these turns."""
    orders = StandingOrders()
    moment = Moment(at_s, WALL_S, at_s - 1.0, at_s)
    for text in texts:
        orders.carry_out(text, moment)
    kept = orders.take_kept(moment)
    assert kept is not None
    assert orders.take_kept(moment) is None
    return tuple(json.loads(json.dumps(kept)))


def later(kept: Any, after_s: float, at_s: float = 0.2) -> StandingOrders:
    """The next run, which begins so long after the first one ended."""
    orders = StandingOrders()
    orders.restore(kept)
    orders.step(Moment(at_s, WALL_S + after_s), None)
    return orders


def test_a_timer_goes_on_by_the_time_of_the_day() -> None:
    orders = later(run_with("Set a timer for five minutes for the pasta."), after_s=60.0)
    (shown,) = orders.take_shown()
    assert isinstance(shown.card, Timer)
    assert shown.going_on
    assert shown.card.ends_s == pytest.approx(240.2)
    assert shown.card.started_s == pytest.approx(-59.8)
    ((_, said),) = orders.announcements()
    assert (said.due_s, said.text) == (pytest.approx(240.2), "Your timer for the pasta is up.")


def test_a_timer_that_ended_meanwhile_says_so() -> None:
    orders = later(run_with("Remind me in five minutes to call Mum."), after_s=900.0)
    ((_, said),) = orders.announcements()
    assert said.due_s < 0.2
    assert said.text_at(0.2) == "This was due ten minutes ago, while I was not running: remember to call Mum."


def test_what_is_much_too_late_says_by_how_much() -> None:
    orders = later(run_with("Remind me at noon to call Mum."), after_s=1.0)
    ((_, said),) = orders.announcements()
    assert said.text_at(said.due_s) == "It is noon. Remember to call Mum."
    assert said.text_at(said.due_s + 20.0) == "A little late, it was noon: remember to call Mum."
    assert said.text_at(said.due_s + 900.0) == "Fifteen minutes late, it was noon: remember to call Mum."


def test_lists_come_back_without_being_shown() -> None:
    kept = run_with("Put milk and eggs on the shopping list.", "Tick off milk.")
    orders = later(kept, after_s=9e6)
    assert orders.take_shown() == ()
    orders.carry_out("What's on the list?", Moment(5.0, WALL_S, 4.0, 5.0))
    (shown,) = orders.take_shown()
    assert shown.card == ItemList("Shopping list", ("milk", "eggs"), (0,))


def test_what_belongs_to_one_conversation_is_not_kept() -> None:
    assert run_with("Whenever I say um, count it.", "Every ten seconds say hop.", "Start now.") == ()


def test_the_ids_of_an_earlier_run_are_not_given_out_again() -> None:
    orders = later(run_with("Set a timer for five minutes.", "Set a timer for ten minutes."), after_s=1.0)
    orders.carry_out("Set a timer for two minutes.", Moment(5.0, WALL_S, 4.0, 5.0))
    assert len({one.id for one in orders.stands}) == 3


@pytest.mark.parametrize(
    "damaged",
    [
        {},
        {"id": "timer-1"},
        {
            "id": "timer-1",
            "label": "x",
            "words": "x",
            "about": "",
            "clock": "",
            "length_s": "?",
            "ends_wall_s": 1,
        },
        {"id": "dance-1"},
        {"id": 7, "name": "x"},
        {"id": "list-1", "name": "shopping", "items": 5, "done": []},
    ],
)
def test_what_is_damaged_is_left_out(damaged: dict[str, Any]) -> None:
    whole = run_with("Put milk on the shopping list.")
    orders = later((damaged, *whole), after_s=1.0)
    assert [one.title for one in orders.stands] == ["Shopping list"]
