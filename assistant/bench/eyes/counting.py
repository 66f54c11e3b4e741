"""Counts against truth: of bodies as points with the flaws of real finders, and of drawn people with real finders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.bench.eyes.bodies import EXERCISES
from assistant.bench.eyes.mannequin import WARDROBE, draw, empty_room
from assistant.bench.eyes.workouts import Workout, random_workout
from assistant.micro_turn import Sight
from assistant.perception.sight.finder import SightFinder
from assistant.standing_orders.count_order import CountOrder

FIRST_SEED = 1_000
"""Other people than those of the tests."""
DRAWN_MOVEMENTS = 6
DRAWN_WIDTH_PX, DRAWN_HEIGHT_PX = 848, 480
NEAR_S = 1.5
"""A repetition that was counted further from one that was done is not the same."""


@dataclass(frozen=True)
class Counted:
    """What was counted of one workout: how many, out of how many, and how late each (s; negative: early)."""

    exercise: str
    seed: int
    turned_deg: float
    truth: int
    counted: int
    late_s: tuple[float, ...]

    @property
    def off_by(self) -> int:
        return abs(self.counted - self.truth)


def count_points(per_exercise: int) -> Iterator[Counted]:
    """Bodies as points: many people, sides, speeds, and finders that tremble, stray and miss looks."""
    for exercise in EXERCISES:
        for seed in range(FIRST_SEED, FIRST_SEED + per_exercise):
            workout = random_workout(exercise, seed)
            yield _count(workout, workout.sights())


def count_drawn(folder: Path, per_exercise: int) -> Iterator[Counted]:
    """Drawn people, found by the models in `folder`: the first set of each workout."""
    for exercise in EXERCISES:
        for seed in range(FIRST_SEED, FIRST_SEED + per_exercise):
            workout = _short(random_workout(exercise, seed))
            yield _count(workout, _found(workout, SightFinder(folder)))


def _count(workout: Workout, sights: Iterable[Sight]) -> Counted:
    order = CountOrder("count-1", workout.exercise, 0.0)
    counted_s: list[float] = []
    for sight in sights:
        seen = order.see(sight, sight.at_s)
        assert isinstance(seen, CountOrder)
        if seen.count != order.count:
            counted_s.append(seen.done_s)
        order = seen
    late_s = [
        min((at_s - done_s for at_s in counted_s), key=abs, default=NEAR_S) for done_s in workout.truth_s
    ]
    near_s = tuple(round(one_s, 3) for one_s in late_s if abs(one_s) < NEAR_S)
    turned_deg = round(workout.turned_deg)
    return Counted(workout.exercise, workout.seed, turned_deg, len(workout.truth_s), order.count, near_s)


def _short(workout: Workout) -> Workout:
    moves, others = workout.movements[:DRAWN_MOVEMENTS], workout.others[:DRAWN_MOVEMENTS]
    over_s = max(one.over_s for one in (*moves, *others))
    camera = replace(workout.camera, width_px=DRAWN_WIDTH_PX, height_px=DRAWN_HEIGHT_PX)
    return replace(workout, camera=camera, movements=moves, others=others, walks=(), length_s=over_s + 1.5)


def _found(workout: Workout, finder: SightFinder) -> Iterator[Sight]:
    room = empty_room(workout.camera, workout.seed)
    looks = WARDROBE[workout.seed % len(WARDROBE)]
    for number in range(round(workout.length_s / workout.look_every_s)):
        at_s = number * workout.look_every_s
        joints, place = workout.at(at_s)
        yield finder.find(draw(room, joints, workout.build, workout.camera, place, looks), at_s)
