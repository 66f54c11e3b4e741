"""Filming: what a look through a camera finds of a body, with the flaws that real finders have.

The flaws: points that tremble, and tremble together for a few looks; depths that are squeezed; limbs behind the body,
of which a finder only guesses; a limb that is somewhere else for one look; looks without a body.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.bench.eyes.bodies import Joints, Vector
from assistant.micro_turn import Body, Sight

_NAMES = (
    "nose left_eye left_eye left_eye right_eye right_eye right_eye left_ear right_ear left_mouth right_mouth"
    " left_shoulder right_shoulder left_elbow right_elbow left_wrist right_wrist left_hand right_hand left_hand"
    " right_hand left_hand right_hand left_hip right_hip left_knee right_knee left_ankle right_ankle left_heel"
    " right_heel left_foot right_foot"
).split()
"""The joints in the order of MediaPipe's 33 landmarks."""
LIMBS = ((13, 15, 17, 19, 21), (14, 16, 18, 20, 22), (25, 27, 29, 31), (26, 28, 30, 32))
SEEN, BEHIND, OUTSIDE = 0.97, 0.25, 0.05
"""How likely points can be seen."""


@dataclass(frozen=True)
class Camera:
    """Where it stands: so far from the person, so high, tilted down so far; and the picture it makes."""

    distance_m: float = 3.0
    height_m: float = 1.0
    down_deg: float = 4.0
    field_deg: float = 66.0
    width_px: int = 1280
    height_px: int = 720


@dataclass(frozen=True)
class Flaws:
    """How badly bodies are found: the trembling in shares of the person's height, how far depth is squeezed, how likely
    a look finds nothing, and how likely a limb is somewhere else for one look."""

    trembling: float = 0.006
    depth_trembling: float = 0.02
    depth_share: float = 0.85
    dropped: float = 0.02
    strayed: float = 0.01


@dataclass(frozen=True)
class Place:
    """How somebody is turned from the camera (0: towards it, 90: to the picture's right), how far behind where they
    should be, and how far to the picture's right."""

    turned_deg: float = 0.0
    ahead_m: float = 0.0
    aside_m: float = 0.0


def axes_of(points: Sequence[Vector], joints: Joints, camera: Camera, place: Place) -> Vector:
    """Points in the frame of the person with these joints, in the camera's axes (m): right, down, away."""
    turned_rad, down_rad = math.radians(place.turned_deg), math.radians(camera.down_deg)
    left = np.array([math.cos(turned_rad), 0.0, math.sin(turned_rad)])
    ahead = np.array([math.sin(turned_rad), 0.0, -math.cos(turned_rad)])
    middle = (joints["left_hip"] + joints["right_hip"]) / 2.0
    away = np.array([place.aside_m, 0.0, camera.distance_m + place.ahead_m])
    away -= left * middle[0] + ahead * middle[2]
    standing = np.asarray(points) @ np.array([left, [0.0, 1.0, 0.0], ahead])
    standing += away - np.array([0.0, camera.height_m, 0.0])
    turned: Vector = standing @ np.array([
        [1.0, 0.0, 0.0],
        [0.0, -math.cos(down_rad), -math.sin(down_rad)],
        [0.0, -math.sin(down_rad), math.cos(down_rad)],
    ])  # fmt: skip
    return turned


class Film:
    """Looks at one person, one after another; the flaws follow from the `seed`."""

    def __init__(self, camera: Camera, flaws: Flaws, seed: int, *, height_m: float = 1.72) -> None:
        self._camera = camera
        self._flaws = flaws
        self._height_m = height_m
        self._chance = np.random.default_rng(seed)
        self._drift = np.zeros((33, 3))

    def look(
        self, joints: Joints, at_s: float, *, turned_deg: float, ahead_m: float = 0.0, aside_m: float = 0.0
    ) -> Sight:
        """One look at somebody who is turned so far from the camera (0: towards it, 90: to the picture's right), so far
        behind where they should be, and so far to the picture's right."""
        camera, flaws, chance = self._camera, self._flaws, self._chance
        if chance.random() < flaws.dropped:
            return Sight(at_s, camera.width_px, camera.height_px)
        place = Place(turned_deg, ahead_m, aside_m)
        axes = axes_of([joints[name] for name in _NAMES], joints, camera, place)
        return Sight(at_s, camera.width_px, camera.height_px, body=self._found(axes))

    def _found(self, axes: Vector) -> Body:
        """`axes` are the points in the camera's axes: right, down, away."""
        camera, flaws, chance = self._camera, self._flaws, self._chance
        focal = 0.5 / math.tan(math.radians(camera.field_deg) / 2.0)
        hips = (axes[23] + axes[24]) / 2.0
        seen = self._visible(axes)
        unsure = np.where(seen < 0.5, 4.0, 1.0)[:, None]
        self._drift = 0.6 * self._drift + 0.8 * chance.normal(size=(33, 3))
        trembling = np.array([flaws.trembling, flaws.trembling, flaws.depth_trembling]) * self._height_m
        found = axes + self._drift * trembling * unsure
        for limb in LIMBS:
            if chance.random() < flaws.strayed:
                found[list(limb[1:]), :2] += chance.normal(scale=0.12 * self._height_m, size=2)
        depth = np.maximum(0.2, found[:, 2])
        points = np.empty((33, 4), dtype=np.float32)
        points[:, 0] = 0.5 + focal * found[:, 0] / depth
        points[:, 1] = 0.5 + focal * found[:, 1] / depth * camera.width_px / camera.height_px
        points[:, 2] = focal * flaws.depth_share * (found[:, 2] - hips[2]) / max(0.2, hips[2])
        outside = (np.abs(points[:, :2] - 0.5) > 0.5).any(axis=1)
        points[:, 3] = np.clip(
            np.where(outside, OUTSIDE, seen) + chance.normal(scale=0.02, size=33), 0.0, 1.0
        )
        world = found - hips
        world[:, 2] *= flaws.depth_share
        return Body(points, world.astype(np.float32), score=0.9)

    @staticmethod
    def _visible(axes: Vector) -> NDArray[np.float64]:
        """Who is seen from the side hides the far arm and leg behind the body."""
        seen = np.full(33, SEEN)
        across = axes[11] - axes[12]
        far = across[2] / max(1e-6, float(np.linalg.norm(across)))  # above 0: the left side is the far one
        if abs(far) > 0.8:
            hidden = range(11, 33, 2) if far > 0 else range(12, 33, 2)
            for number in hidden:
                seen[number] = BEHIND if number not in (11, 12, 23, 24) else 0.6
        return seen
