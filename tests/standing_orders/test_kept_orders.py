"""What outlasts a run of the program, and what a later one makes of it."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from assistant.cards import ItemList, Timer
from assistant.micro_turn import Hearing, Word
from assistant.standing_orders.keeping import Kept
from assistant.standing_orders.order import Moment
from assistant.standing_orders.standing_orders import StandingOrders

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


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Whenever I say um, count it.", "“um”"),
        ("Stop me when I say um.", "You said um"),
        ("Correct me when I say expresso instead of espresso.", "“expresso”: “Espresso”"),
        ("Remind me every twenty minutes to drink water.", "Remember to drink water: every twenty minutes"),
        ("Start now.", "Stopwatch"),
        ("Tell me when I have talked for two minutes.", "When you have talked for two minutes"),
        ("Tell me when somebody comes in.", "When somebody comes in"),
        ("Whenever I slouch, say sit up.", "When you slouch: “Sit up”"),
        ("Count how often I raise my hand.", "Each time you raise your hand"),
        ("Tell me when you see a red cup.", "When I see a red cup"),
        ("Count my push-ups.", "Push-ups"),
        ("Count three sets of ten push-ups.", "Push-ups, set 1"),
    ],
)
def test_every_kind_outlasts_the_program(text: str, title: str) -> None:
    first = run_with(text)
    orders = later(first, after_s=5.0)
    assert [one.title for one in orders.stands] == [title]
    again = orders.take_kept(Moment(0.2, WALL_S + 5.0))
    assert again is not None
    assert [one["id"] for one in again] == [one["id"] for one in first]


def test_a_breathing_rhythm_ends_with_the_program() -> None:
    assert run_with("Every four seconds say breathe in.") == ()


def test_a_rhythm_keeps_its_time_and_does_not_make_up_for_what_was_due_meanwhile() -> None:
    orders = later(run_with("Remind me every twenty minutes to drink water."), after_s=3000.0)
    ((_, said),) = orders.announcements()
    assert said.due_s == pytest.approx(600.2)


def test_a_stopwatch_goes_on_by_the_time_of_the_day() -> None:
    orders = later(run_with("Start now."), after_s=60.0)
    plan = orders.understand("How long did that take me?", Moment(3.0, WALL_S + 62.8, 2.2, 3.0))
    assert plan is not None
    assert plan.reply == "One minute and two seconds."


def test_words_that_were_counted_are_counted_on() -> None:
    orders = StandingOrders()
    moment = Moment(50.0, WALL_S, 49.0, 50.0, utterance=3)
    orders.carry_out("Stop me when I say banana.", moment)
    orders.step(moment, Hearing(4, (Word("Banana", 51.0, 51.5),), (), 51.5))
    kept = orders.take_kept(moment)
    orders = later(kept, after_s=60.0)
    assert orders.stands[0].state == "1 so far"
    assert orders.announcements()[0][1].due_s == math.inf  # that was told in the earlier run
    orders.step(Moment(5.0, WALL_S + 65.0), Hearing(1, (Word("banana", 4.5, 5.0),), (), 5.0))
    assert orders.stands[0].state == "2 so far"
    assert orders.announcements()[0][1].due_s == 5.0


def test_a_workout_is_gone_on_with_only_for_a_while() -> None:
    kept = run_with("Count my push-ups.")
    assert [one.state for one in later(kept, after_s=60.0).stands] == ["waits for the camera"]
    assert later(kept, after_s=3600.0).stands == ()


def test_what_counts_by_itself_is_written_every_few_seconds_at_the_most() -> None:
    orders = StandingOrders()
    moment = Moment(50.0, WALL_S, 49.0, 50.0)
    orders.carry_out("Whenever I say um, count it.", moment)
    written = 0
    for number in range(100):
        now = Moment(50.0 + 0.2 * number, WALL_S + 0.2 * number)
        orders.step(now, Hearing(number + 1, (Word("um", 0.0, 0.1),), (), 0.1))
        written += orders.take_kept(now) is not None
    assert 8 <= written <= 12


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
        {
            "id": "watch-1",
            "thing": "dances",
            "each": True,
            "says": "",
            "urgency": "at once",
            "counts": 0,
            "count": 0,
        },
        {
            "id": "watch-1",
            "thing": "slouch",
            "each": True,
            "says": "",
            "urgency": "soon",
            "counts": 0,
            "count": 0,
        },
        {"id": "count-1", "exercise": "handstands", "last_wall_s": WALL_S, "count": 1},
        {
            "id": "rhythm-1",
            "texts": ["hop"],
            "every_s": 4.0,
            "begun_wall_s": WALL_S,
            "until_wall_s": None,
            "said": 0,
        },
        {
            "id": "rhythm-1",
            "texts": [],
            "every_s": 90.0,
            "begun_wall_s": WALL_S,
            "until_wall_s": None,
            "said": 0,
        },
        {"id": 7, "name": "x"},
        {"id": "list-1", "name": "shopping", "items": 5, "done": []},
    ],
)
def test_what_is_damaged_is_left_out(damaged: dict[str, Any]) -> None:
    whole = run_with("Put milk on the shopping list.")
    orders = later((damaged, *whole), after_s=1.0)
    assert [one.title for one in orders.stands] == ["Shopping list"]
