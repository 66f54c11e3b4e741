"""Workouts: sets of an exercise by somebody, as looks through a camera, with the truth about the repetitions."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from assistant.bench.eyes.bodies import (
    CURLS,
    JACKS,
    PUSH_UPS,
    Build,
    Joints,
    Style,
    between,
    joints_of,
    standing,
    walking,
)
from assistant.bench.eyes.filming import Camera, Film, Flaws, Place
from assistant.micro_turn import Sight

LOOK_EVERY_S = 0.2
NEARLY = 0.05
"""A way that is over but for so much of it is over."""
FULL, PARTIAL = 1.0, 0.42
"""How far down a repetition goes, and one that does not count."""
CHANGES_S = 1.4
"""How long standing up or lying down takes."""


@dataclass(frozen=True)
class Movement:
    """One repetition: it goes to `depth` (1: all the way) and back; `rest_s` is the hold at the far end."""

    begins_s: float
    there_s: float
    rest_s: float
    back_s: float
    depth: float

    @property
    def over_s(self) -> float:
        return self.begins_s + self.there_s + self.rest_s + self.back_s

    def way(self, at_s: float) -> float:
        """How far it has gone (0–1)."""
        gone_s = at_s - self.begins_s
        if not 0.0 <= gone_s <= self.over_s - self.begins_s:
            return 0.0
        if gone_s < self.there_s:
            return self.depth * _eased(gone_s / self.there_s)
        if gone_s < self.there_s + self.rest_s:
            return self.depth
        return self.depth * _eased(1.0 - (gone_s - self.there_s - self.rest_s) / self.back_s)

    def done_s(self, exercise: str) -> float:
        """When it counts: it is back where it began; a curl is at its top."""
        short = math.acos(1.0 - 2.0 * NEARLY) / math.pi
        if exercise == CURLS:
            return self.begins_s + self.there_s * (1.0 - short)
        return self.over_s - self.back_s * short


@dataclass(frozen=True)
class Workout:
    """Somebody at an exercise before a camera."""

    exercise: str
    build: Build
    style: Style
    camera: Camera
    flaws: Flaws
    turned_deg: float
    movements: tuple[Movement, ...]
    others: tuple[Movement, ...] = ()
    """Those of the other arm, for curls in turn."""
    walks: tuple[tuple[float, float], ...] = ()
    """When they walk about."""
    length_s: float = 0.0
    seed: int = 0
    look_every_s: float = LOOK_EVERY_S
    truth_s: tuple[float, ...] = field(init=False)
    """When each repetition that counts was done."""

    def __post_init__(self) -> None:
        whole = [one for one in (*self.movements, *self.others) if one.depth > 0.9]
        object.__setattr__(self, "truth_s", tuple(sorted(one.done_s(self.exercise) for one in whole)))

    def sights(self) -> Iterator[Sight]:
        """The looks, one after another, a little early or late as an eye's are."""
        chance = np.random.default_rng(self.seed + 1)
        film = Film(self.camera, self.flaws, self.seed + 2, height_m=self.build.height_m)
        at_s = 0.1
        while at_s < self.length_s:
            ahead_m, aside_m, turned_deg = self._place(at_s)
            joints = self._joints(at_s)
            yield film.look(joints, at_s, turned_deg=turned_deg, ahead_m=ahead_m, aside_m=aside_m)
            at_s += self.look_every_s + float(np.clip(chance.normal(scale=0.012), -0.05, 0.05))

    def at(self, at_s: float) -> tuple[Joints, Place]:
        """How they stand at a time, and where."""
        ahead_m, aside_m, turned_deg = self._place(at_s)
        return self._joints(at_s), Place(turned_deg, ahead_m, aside_m)

    def _joints(self, at_s: float) -> Joints:
        way = max((one.way(at_s) for one in self.movements), default=0.0)
        other = max((one.way(at_s) for one in self.others), default=0.0)
        doing = joints_of(self.exercise, self.build, self.style, way, other)
        upright = standing(self.build, math.sin(0.9 * at_s))
        for begins_s, ends_s in self.walks:
            if begins_s <= at_s < ends_s:
                if at_s < begins_s + CHANGES_S:
                    return between(doing, upright, _eased((at_s - begins_s) / CHANGES_S))
                if at_s > ends_s - CHANGES_S:
                    return between(upright, doing, _eased((at_s - ends_s + CHANGES_S) / CHANGES_S))
                return walking(self.build, 0.9 * (at_s - begins_s))
        return doing

    def _place(self, at_s: float) -> tuple[float, float, float]:
        """Where they are and how they are turned: where they train, unless they walk about."""
        for begins_s, ends_s in self.walks:
            if begins_s + CHANGES_S <= at_s < ends_s - CHANGES_S:
                share = (at_s - begins_s - CHANGES_S) / max(0.1, ends_s - begins_s - 2 * CHANGES_S)
                there = math.sin(math.pi * share)
                return 0.5 * there, 0.7 * there, self.turned_deg + 180.0 * math.sin(2.0 * math.pi * share)
        return 0.0, 0.0, self.turned_deg


def _eased(share: float) -> float:
    return (1.0 - math.cos(math.pi * min(1.0, max(0.0, share)))) / 2.0


def _aimed(distance_m: float, height_m: float, at_height_m: float) -> Camera:
    """A camera that looks at what is so high above the floor."""
    return Camera(distance_m, height_m, math.degrees(math.atan2(height_m - at_height_m, distance_m)))


def random_workout(exercise: str, seed: int, *, look_every_s: float = LOOK_EVERY_S) -> Workout:
    """Two sets by somebody: their build, tempo and place, the camera and its flaws follow from the seed."""
    chance = np.random.default_rng(seed)

    def among(low: float, high: float) -> float:
        return float(chance.uniform(low, high))

    build = Build(among(1.5, 1.98), among(0.93, 1.07), among(0.95, 1.05), among(0.88, 1.15))
    style = Style(
        arms=str(chance.choice(["both", "left", "right", "in turn"])),
        stance_deg=among(4.0, 14.0),
        flare=among(0.35, 0.9),
        squat_arms=str(chance.choice(["ahead", "down", "hips"])),
    )
    turned_deg = float(chance.choice([0.0, 0.0, 90.0, -90.0, 40.0, -40.0, 65.0])) + among(-10.0, 10.0)
    camera = _aimed(among(2.7, 5.0), among(0.6, 1.4), 0.52 * build.height_m)
    if exercise == JACKS:
        camera = _aimed(among(2.9, 5.0), among(0.6, 1.4), 0.62 * build.height_m)
    elif exercise == PUSH_UPS:
        camera = _aimed(among(2.0, 4.0), among(0.15, 1.0), 0.3)
    elif exercise == CURLS:
        turned_deg = float(chance.choice([0.0, 0.0, 30.0, -30.0, 60.0, -60.0])) + among(-10.0, 10.0)
        camera = _aimed(among(1.2, 3.5), among(1.0, 1.3), 0.65 * build.height_m)
        hidden = "left" if turned_deg > 45.0 else "right" if turned_deg < -45.0 else ""
        if hidden and style.arms in (hidden, "in turn"):  # nobody counts what is behind them
            style = replace(style, arms="both")
    flaws = Flaws(
        trembling=among(0.003, 0.008),
        depth_trembling=among(0.01, 0.03),
        depth_share=among(0.7, 1.0),
        dropped=among(0.0, 0.06),
        strayed=among(0.0, 0.015),
    )
    tempo_s = among(1.0, 1.8) if exercise == JACKS else among(1.5, 3.6)
    movements: list[Movement] = []
    others: list[Movement] = []
    walks: list[tuple[float, float]] = []
    at_s = 3.0
    for set_number in range(2):
        for _ in range(int(chance.integers(5, 11))):
            length_s = tempo_s * among(0.85, 1.15)
            depth = PARTIAL * among(0.8, 1.1) if chance.random() < 0.12 else FULL * among(0.93, 1.0)
            rest_s = length_s * among(0.02, 0.15)
            there_s = (length_s - rest_s) * among(0.42, 0.58)
            one = Movement(at_s, there_s, rest_s, length_s - rest_s - there_s, depth)
            movements.append(one)
            if exercise == CURLS and style.arms == "in turn":
                at_s = one.over_s + among(0.02, 0.1) * tempo_s
                others.append(Movement(at_s, there_s, rest_s, one.back_s, FULL))
                at_s = others[-1].over_s + among(0.02, 0.1) * tempo_s
            else:
                at_s = one.over_s + among(0.05, 0.25) * tempo_s
        if set_number == 0:
            at_s += among(0.5, 2.0)
            walks.append((at_s, at_s + among(6.0, 10.0)))
            at_s = walks[-1][1] + among(1.0, 2.5)
    return Workout(
        exercise, build, style, camera, flaws, turned_deg, tuple(movements), tuple(others), tuple(walks),
        length_s=at_s + 2.0, seed=seed, look_every_s=look_every_s,
    )  # fmt: skip
