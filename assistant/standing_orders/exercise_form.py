"""What exercises look like: how far a body is on the way of a movement, from its points alone.

Angles and lengths are taken from the points in metres, so that it does not matter how far away somebody is and how
they are turned. What cannot be seen is left out; where nothing can be told, or the posture is another one, there is no
answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.micro_turn import Body

Way = float | None
"""How far the movement is: 0 at its beginning, 1 at its far end; None where that cannot be told."""

_SHOULDERS, _ELBOWS, _WRISTS, _HIPS, _KNEES, _ANKLES = (
    (11, 12),
    (13, 14),
    (15, 16),
    (23, 24),
    (25, 26),
    (27, 28),
)
VISIBLE = 0.5
LYING, UPRIGHT, BENT = 0.8, 0.8, 0.45
"""How much of a torso's length goes up and down: at most while one lies, at least while one stands, or squats."""
FRONTAL = 0.6


@dataclass(frozen=True)
class Exercise:
    """What is counted: its name for `one` and for `many`, how far its movements are (`ways`, given a body and the size
    of the picture), how far the first has to go, and any at the least, and where one counts: see `Repetitions`."""

    one: str
    many: str
    ways: Callable[[Body, int, int], tuple[Way, ...]]
    first: float
    least: float
    as_usual: float = 0.7
    at_far_end: bool = False
    fastest_s: float = 0.7
    lacks: str = "all of you"
    """What has to be in the picture."""


def _push_up(body: Body, width_px: int, height_px: int) -> tuple[Way, ...]:
    """Elbows that bend, and shoulders that come down to the hands in the picture: from the front angles tell little."""
    points = body.world.astype(np.float64)
    arms = _limbs(body, _SHOULDERS, _ELBOWS, _WRISTS)
    if not arms or (upright := _uprightness(points)) is None or upright > LYING:
        return (None,)
    picture = body.points[:, :2].astype(np.float64) * (width_px, height_px)
    px_per_m = _px_per_m(body, picture)
    ways = []
    for shoulder, elbow, wrist in arms:
        length_m = _length(points, shoulder, elbow) + _length(points, elbow, wrist)
        above = (picture[wrist][1] - picture[shoulder][1]) / px_per_m / length_m
        ways.append(
            (_share(_angle(points, shoulder, elbow, wrist), 158.0, 92.0) + _share(above, 1.0, 0.7)) / 2.0
        )
    return (_mean(ways),)


def _squat(body: Body, _width_px: int, _height_px: int) -> tuple[Way, ...]:
    points = body.world.astype(np.float64)
    legs = _limbs(body, _HIPS, _KNEES, _ANKLES)
    thighs = _limbs(body, _HIPS, _KNEES)
    if not thighs or (upright := _uprightness(points)) is None or upright < BENT:
        return (None,)
    ways = []
    if not legs:  # the feet are outside the picture
        steep = [(points[knee][1] - points[hip][1]) / _length(points, hip, knee) for hip, knee in thighs]
        return (min(_share(one, 0.96, 0.5) for one in steep),)
    for hip, knee, ankle in legs:
        length_m = _length(points, hip, knee) + _length(points, knee, ankle)
        height = (points[ankle][1] - points[hip][1]) / length_m
        ways.append(
            (_share(_angle(points, hip, knee, ankle), 168.0, 95.0) + _share(height, 0.97, 0.68)) / 2.0
        )
    return (min(ways),)  # who walks bends one leg at a time


def _jack(body: Body, _width_px: int, _height_px: int) -> tuple[Way, ...]:
    points = body.world.astype(np.float64)
    arms = _limbs(body, _SHOULDERS, _ELBOWS)  # hands are often above the picture
    if not arms or (upright := _uprightness(points)) is None or upright < UPRIGHT:
        return (None,)
    lifts = [(points[one][1] - points[other][1]) / _length(points, one, other) for one, other in arms]
    arms_way = min(_share(lift, -0.85, 0.75) for lift in lifts)  # who waves lifts one
    across = points[_SHOULDERS[0]] - points[_SHOULDERS[1]]
    frontal = abs(across[0]) > FRONTAL * float(np.linalg.norm(across))
    legs = _limbs(body, _HIPS, _KNEES, _ANKLES)
    if not frontal or len(legs) < 2:
        return (arms_way,)
    leg_m = float(
        np.mean([_length(points, hip, knee) + _length(points, knee, ankle) for hip, knee, ankle in legs])
    )
    apart_m = float(np.linalg.norm(points[_ANKLES[0]] - points[_ANKLES[1]]))
    return ((arms_way + _share(apart_m / leg_m, 0.36, 0.9)) / 2.0,)


def _curl(body: Body, _width_px: int, _height_px: int) -> tuple[Way, ...]:
    points = body.world.astype(np.float64)
    if (upright := _uprightness(points)) is None or upright < UPRIGHT:
        return (None, None)
    ways: list[Way] = []
    for arm in zip(_SHOULDERS, _ELBOWS, _WRISTS, strict=True):
        shoulder, elbow, _ = arm
        hangs = points[elbow][1] - points[shoulder][1] > 0.55 * _length(points, shoulder, elbow)
        ways.append(_share(_angle(points, *arm), 148.0, 58.0) if hangs and _seen(body, arm) else None)
    return tuple(ways)


PUSH_UP = Exercise("push-up", "push-ups", _push_up, first=0.4, least=0.28, as_usual=0.6)
SQUAT = Exercise("squat", "squats", _squat, first=0.55, least=0.45, fastest_s=0.8, lacks="your legs")
JACK = Exercise("jumping jack", "jumping jacks", _jack, first=0.6, least=0.4, fastest_s=0.45)
CURL = Exercise("arm curl", "arm curls", _curl, first=0.62, least=0.35, at_far_end=True, lacks="your arms")
EXERCISES = {one.many: one for one in (PUSH_UP, SQUAT, JACK, CURL)}


def _limbs(body: Body, *joints: tuple[int, int]) -> list[tuple[int, ...]]:
    """The left and the right limb, as far as they can be seen."""
    return [limb for limb in zip(*joints, strict=True) if _seen(body, limb)]


def _seen(body: Body, points: tuple[int, ...]) -> bool:
    return bool(body.points[list(points), 3].min() > VISIBLE)


def _px_per_m(body: Body, picture: NDArray[np.float64]) -> float:
    """How large a metre is in the picture where the body is: as its points in the picture go with those in metres."""
    seen = [number for number in range(11, 29) if body.points[number, 3] > VISIBLE]
    apart_px = picture[seen] - picture[seen].mean(axis=0)
    apart_m = body.world[seen, :2] - body.world[seen, :2].mean(axis=0)
    return max(1e-6, float((apart_px * apart_m).sum()) / max(1e-6, float((apart_m**2).sum())))


def _uprightness(points: NDArray[np.float64]) -> float | None:
    """How much of the torso's length goes up: 1 for somebody who stands straight."""
    torso = (points[list(_HIPS)] - points[list(_SHOULDERS)]).mean(axis=0)
    length_m = float(np.linalg.norm(torso))
    return float(torso[1]) / length_m if length_m > 0.05 else None


def _angle(points: NDArray[np.float64], *joints: int) -> float:
    """The angle at the middle joint, in degrees: 180 for a straight limb."""
    first, middle, last = joints
    one, other = points[first] - points[middle], points[last] - points[middle]
    lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(np.degrees(np.arccos(np.clip(one @ other / max(lengths, 1e-9), -1.0, 1.0))))


def _length(points: NDArray[np.float64], first: int, last: int) -> float:
    return max(1e-6, float(np.linalg.norm(points[first] - points[last])))


def _share(value: float, at_none: float, at_all: float) -> float:
    return float((value - at_none) / (at_all - at_none))


def _mean(values: list[float]) -> Way:
    return sum(values) / len(values) if values else None
