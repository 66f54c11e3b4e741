"""Repetitions against bodies of which the truth is known: several people, cameras, tempos and flaws of finding."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from assistant.bench.eyes.bodies import (
    CURLS,
    EXERCISES,
    JACKS,
    PUSH_UPS,
    SQUATS,
    Build,
    Style,
    standing,
    walking,
)
from assistant.bench.eyes.filming import Camera, Film, Flaws
from assistant.bench.eyes.workouts import Workout, random_workout
from assistant.micro_turn import Body, Sight
from assistant.standing_orders.count_order import CountOrder
from assistant.standing_orders.order import Order
from assistant.standing_orders.repetitions import Repetitions

SEEDS = range(100, 105)
NO_FLAWS = Flaws(trembling=0.0, depth_trembling=0.0, depth_share=1.0, dropped=0.0, strayed=0.0)


def counted_s(workout: Workout) -> list[float]:
    """When an order counts each repetition: as soon as a look tells it, and then at its own time."""
    order = CountOrder("count-1", workout.exercise, 0.0)
    found: list[float] = []
    for sight in workout.sights():
        seen = order.see(sight, sight.at_s)
        assert isinstance(seen, CountOrder)
        if seen.count != order.count:
            found.append(seen.done_s)
        order = seen
    return found


def _short(workout: Workout) -> Workout:
    """The first four movements of it, of one arm or of both."""
    first = workout.movements[:4]
    return replace(workout, movements=first, others=(), walks=(), length_s=first[-1].over_s + 1.5)


def last_count(workout: Workout) -> int:
    """What the count is in the end."""
    order: Order = CountOrder("count-1", workout.exercise, 0.0)
    for sight in workout.sights():
        order = order.see(sight, sight.at_s)
    assert isinstance(order, CountOrder)
    return order.count


@cache
def off_by(exercise: str) -> list[int]:
    workouts = [random_workout(exercise, seed) for seed in SEEDS]
    return [last_count(workout) - len(workout.truth_s) for workout in workouts]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_nearly_all_workouts_are_counted_exactly_and_none_is_off_by_more_than_one(exercise: str) -> None:
    off = off_by(exercise)
    assert max(map(abs, off)) <= 1
    assert off.count(0) >= len(SEEDS) - 1


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_repetition_counts_when_it_is_done(exercise: str) -> None:
    workout = random_workout(exercise, 101)
    counted = counted_s(workout)
    late_s = [min((at_s - done_s for at_s in counted), key=abs) for done_s in workout.truth_s]
    assert np.quantile(np.abs(late_s), 0.95) <= 0.4


@pytest.mark.parametrize("exercise", EXERCISES)
def test_partial_ones_do_not_count(exercise: str) -> None:
    workout = _short(random_workout(exercise, 102))
    shallow = tuple(replace(one, depth=0.3) for one in workout.movements)
    assert counted_s(replace(workout, movements=shallow, flaws=NO_FLAWS)) == []
    depths = (1.0, 0.45, 0.5, 1.0)
    mixed = tuple(replace(one, depth=depth) for one, depth in zip(workout.movements, depths, strict=True))
    assert len(counted_s(replace(workout, movements=mixed, flaws=NO_FLAWS))) == 2


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_first_full_one_shows_that_those_before_it_were_partial(exercise: str) -> None:
    workout = _short(random_workout(exercise, 102))
    depths = (0.45, 0.45, 1.0, 1.0)
    mixed = tuple(replace(one, depth=depth) for one, depth in zip(workout.movements, depths, strict=True))
    assert last_count(replace(workout, movements=mixed, flaws=NO_FLAWS)) == 2


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("turned_deg", [0.0, 30.0, -60.0, 90.0, -90.0, 180.0])
def test_it_does_not_matter_from_which_side(exercise: str, turned_deg: float) -> None:
    workout = replace(
        _short(random_workout(exercise, 103)), style=Style(), flaws=NO_FLAWS, turned_deg=turned_deg
    )
    assert len(counted_s(workout)) == sum(one.depth > 0.9 for one in workout.movements)


@pytest.mark.parametrize("exercise", [SQUATS, JACKS, CURLS])
def test_standing_and_walking_about_are_no_repetitions(exercise: str) -> None:
    film = Film(Camera(3.5, 1.0, 2.0), Flaws(strayed=0.0), 5)
    order = CountOrder("count-1", exercise, 0.0)
    for number in range(300):
        at_s = 0.2 * number
        joints = standing(Build(), np.sin(at_s)) if number < 100 else walking(Build(), 0.9 * at_s)
        turned_deg = 0.0 if number < 100 else 90.0 if number < 200 else 0.0
        seen = order.see(film.look(joints, at_s, turned_deg=turned_deg), at_s)
        assert isinstance(seen, CountOrder)
        order = seen
    assert order.count == 0
    assert order.found


def test_somebody_else_s_posture_is_no_push_up() -> None:
    """Who bends an arm while standing does none."""
    workout = replace(random_workout(CURLS, 104), exercise=CURLS)
    order = CountOrder("count-1", PUSH_UPS, 0.0)
    for sight in workout.sights():
        seen = order.see(sight, sight.at_s)
        assert isinstance(seen, CountOrder)
        order = seen
    assert order.count == 0


def test_looks_without_anybody_change_nothing() -> None:
    order = CountOrder("count-1", SQUATS, 0.0, found=True)
    assert order.see(Sight(1.0, 640, 480), 1.0) is order
    nowhere = Body(np.zeros((33, 4), np.float32), np.zeros((33, 3), np.float32), 0.9)
    assert order.see(Sight(1.2, 640, 480, body=nowhere), 1.2) is order


# -- one movement --


def done_at(
    ways: list[tuple[float, float]],
    *,
    at_far_end: bool = False,
    fastest_s: float = 0.7,
    usual: float | None = None,
) -> list[float]:
    """The looks, as (time, way), that complete a repetition."""
    movement, done = Repetitions(at_far_end, fastest_s, usual=usual), []
    for at_s, way in ways:
        movement = movement.after(way, at_s)
        if movement.done:
            done.append(at_s)
    return done


def looks(*ways: float, every_s: float = 0.2) -> list[tuple[float, float]]:
    return [(round(number * every_s, 3), way) for number, way in enumerate(ways)]


def test_it_counts_when_it_is_back_or_at_its_far_end() -> None:
    there_and_back = looks(0.0, 0.3, 0.6, 0.9, 1.0, 0.8, 0.5, 0.2, 0.0)
    assert done_at(there_and_back) == [1.4]
    assert done_at(there_and_back, at_far_end=True, usual=1.0) == [0.6]
    assert done_at(there_and_back, at_far_end=True) == [1.0]  # how far it would go was not known


def test_one_look_elsewhere_is_no_repetition() -> None:
    assert done_at(looks(0.0, 0.0, 1.0, 0.0, 0.0)) == []
    assert done_at(looks(0.0, 0.0, 1.0, 0.0, 0.0), at_far_end=True) == []
    assert done_at(looks(0.0, 0.5, 0.9, 0.0, 0.9, 0.5, 0.1)) == [1.2]  # back for one look is not back


def test_a_quick_one_is_not_doubted() -> None:
    assert done_at(looks(0.0, 0.9, 0.9, 0.1, 0.8, 0.9, 0.0), fastest_s=0.45) == [0.6, 1.2]


def test_from_the_middle_nothing_is_known() -> None:
    assert done_at(looks(0.9, 0.9, 0.5, 0.1, 0.0)) == []


def test_after_a_gap_nothing_is_known() -> None:
    assert done_at([(0.0, 0.0), (0.2, 0.4), (0.4, 0.8), (3.0, 0.1), (3.2, 0.0)]) == []


def test_what_takes_too_long_is_something_else() -> None:
    sitting = [
        (0.0, 0.0),
        (0.3, 0.4),
        (0.6, 0.9),
        *((1.0 + number, 1.0) for number in range(20)),
        (21.3, 0.6),
        (21.6, 0.2),
    ]
    assert done_at(sitting) == []


def test_the_lead_is_how_long_the_rest_of_the_way_takes() -> None:
    movement = Repetitions()
    for at_s, way in looks(0.0, 0.4, 0.8, 1.0, 0.8, 0.5, 0.2):
        movement = movement.after(way, at_s)
    assert movement.done
    assert movement.lead_s == pytest.approx(0.2 * 0.2 / 0.3)
