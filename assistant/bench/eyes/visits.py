"""Visits: somebody comes before the camera, raises a hand, does squats, looks away, and goes; and when each happens."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from assistant.bench.eyes.bodies import SQUATS, Build, Joints, Style, between, joints_of, standing, walking
from assistant.bench.eyes.filming import Camera, Place, axes_of
from assistant.bench.eyes.mannequin import WARDROBE, Looks, draw, empty_room
from assistant.bench.eyes.workouts import Movement
from assistant.micro_turn import Frame

COMES, LEAVES, RAISES, SQUAT, LOOKS_AWAY = "comes", "leaves", "raises a hand", "squat", "looks away"

WALK_S, WALK_M_PER_S = 2.4, 1.3
RAISE_S, RAISED_S = 0.5, 2.5
SQUATS_EACH = 4
TURN_S, AWAY_S = 0.7, 3.0
AWAY_DEG = 75.0
"""So far from the camera they turn; half of it is where they no longer look there."""
STEP_S = 0.01


@dataclass(frozen=True)
class Happening:
    """Something that really happened, and when."""

    what: str
    at_s: float


@dataclass(frozen=True)
class Visit:
    """One visit that begins (outside the picture) at `begins_s`; where somebody is and how they stand at any time."""

    begins_s: float
    build: Build
    looks: Looks
    camera: Camera
    from_right: bool
    tempo_s: float = 2.2
    squats: tuple[Movement, ...] = field(init=False)

    def __post_init__(self) -> None:
        first_s = self.begins_s + WALK_S + 2.0 + 2 * RAISE_S + RAISED_S + 2.0
        moves = (first_s + number * 1.25 * self.tempo_s for number in range(SQUATS_EACH))
        half_s = 0.47 * self.tempo_s
        squats = tuple(Movement(at_s, half_s, 0.06 * self.tempo_s, half_s, 1.0) for at_s in moves)
        object.__setattr__(self, "squats", squats)

    @property
    def raise_s(self) -> float:
        """When the hand begins to go up."""
        return self.begins_s + WALK_S + 2.0

    @property
    def turn_s(self) -> float:
        """When they begin to turn away."""
        return self.squats[-1].over_s + 2.5

    @property
    def go_s(self) -> float:
        """When they begin to go."""
        return self.turn_s + 2 * TURN_S + AWAY_S + 2.0

    @property
    def over_s(self) -> float:
        return self.go_s + WALK_S

    def at(self, at_s: float) -> tuple[Joints, Place] | None:
        """How they stand, and where; None while they are not there."""
        if not self.begins_s <= at_s < self.over_s:
            return None
        side = 1.0 if self.from_right else -1.0
        coming_s, going_s = self.begins_s + WALK_S - at_s, at_s - self.go_s
        if coming_s > 0 or going_s > 0:
            away_s = max(coming_s, going_s)
            heading = -side if coming_s > 0 else side
            place = Place(turned_deg=82.0 * heading, aside_m=side * WALK_M_PER_S * away_s)
            return walking(self.build, 0.95 * at_s), place
        joints = standing(self.build, math.sin(0.9 * at_s))
        down = max(one.way(at_s) for one in self.squats)
        if down > 0:
            joints = joints_of(SQUATS, self.build, Style(), down)
        elif any(-0.3 < at_s - one.begins_s < one.over_s - one.begins_s + 0.5 for one in self.squats):
            joints = joints_of(SQUATS, self.build, Style(), 0.0)
        up = _up_and_down(at_s - self.raise_s, RAISE_S, RAISED_S)
        if up > 0:
            joints = between(joints, _raised(joints, self.build), up)
        return joints, Place(turned_deg=AWAY_DEG * _up_and_down(at_s - self.turn_s, TURN_S, AWAY_S))

    def happenings(self) -> tuple[Happening, ...]:
        """What happens in it, each when somebody who looks on would say so."""
        times_s = np.arange(self.begins_s, self.over_s - STEP_S / 2, STEP_S)
        inside = [at_s for at_s in times_s if self._head_in_picture(at_s)]
        raised = next(at_s for at_s in times_s if self._hand_over_eyes(at_s))
        return (
            Happening(COMES, float(inside[0])),
            Happening(RAISES, float(raised)),
            *(Happening(SQUAT, one.done_s(SQUATS)) for one in self.squats),
            Happening(LOOKS_AWAY, self.turn_s + TURN_S / 2),
            Happening(LOOKS_AWAY, self.go_s),
            Happening(LEAVES, float(inside[-1])),
        )

    def _head_in_picture(self, at_s: float) -> bool:
        found = self.at(at_s)
        if found is None:
            return False
        joints, place = found
        right, _, away = axes_of([joints["nose"]], joints, self.camera, place)[0]
        return bool(abs(right / away) < math.tan(math.radians(self.camera.field_deg) / 2))

    def _hand_over_eyes(self, at_s: float) -> bool:
        found = self.at(at_s)
        return found is not None and bool(found[0]["right_wrist"][1] > found[0]["right_eye"][1])


@dataclass(frozen=True)
class Film:
    """Visits, one after another, as a camera films them."""

    camera: Camera
    visits: tuple[Visit, ...]
    length_s: float
    frames_per_s: int = 10

    def pictures(self) -> Iterator[Frame]:
        """One after another, `frames_per_s` of them a second."""
        room = empty_room(self.camera)
        chance = np.random.default_rng(5)
        for number in range(round(self.length_s * self.frames_per_s)):
            picture = room
            for visit in self.visits:
                found = visit.at(number / self.frames_per_s)
                if found is not None:
                    picture = draw(picture, found[0], visit.build, self.camera, found[1], visit.looks)
            noise = chance.integers(-3, 4, picture.shape, dtype=np.int16)
            yield np.clip(picture + noise, 0, 255).astype(np.uint8)

    def happenings(self) -> tuple[Happening, ...]:
        """All of them, in order."""
        return tuple(
            sorted((one for visit in self.visits for one in visit.happenings()), key=lambda one: one.at_s)
        )


def film_of_visits(count: int = 3, *, begins_s: float = 14.0, pause_s: float = 5.0) -> Film:
    """Visits by people of different height, clothes and tempo, from both sides; the first one at `begins_s`."""
    camera = Camera(distance_m=3.7, height_m=1.2, down_deg=4.0, width_px=848, height_px=480)
    visits: list[Visit] = []
    at_s = begins_s
    for number in range(count):
        build = Build(height_m=(1.72, 1.58, 1.86)[number % 3])
        tempo_s = (2.2, 1.9, 2.6)[number % 3]
        visits.append(Visit(at_s, build, WARDROBE[number % 4], camera, number % 2 == 0, tempo_s))
        at_s = visits[-1].over_s + pause_s
    return Film(camera, tuple(visits), at_s)


def _up_and_down(since_s: float, change_s: float, hold_s: float) -> float:
    """A smooth way from 0 to 1, the hold there, and back."""
    gone_s = min(since_s, 2 * change_s + hold_s - since_s)
    share = min(1.0, max(0.0, gone_s / change_s))
    return (1.0 - math.cos(math.pi * share)) / 2.0


def _raised(joints: Joints, build: Build) -> Joints:
    """The same with the right hand over the head."""
    shoulder = joints["right_shoulder"]
    elbow = shoulder + build.upper_arm_m * np.array([-0.55, 0.82, 0.15])
    along = np.array([0.12, 0.985, 0.12])
    wrist = elbow + build.forearm_m * along
    return {**joints, "right_elbow": elbow, "right_wrist": wrist, "right_hand": wrist + 0.08 * along}
