"""A mannequin: somebody who is drawn from their joints, well enough that the real models find body, face and hands.

Nobody's picture is needed for that. Limbs, trunk and head are rows of balls, each shaded as lit from above on the left.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.bench.eyes.bodies import SIDES, Build, Joints, Vector
from assistant.bench.eyes.filming import Camera, Place, axes_of
from assistant.capture.opencv import opencv
from assistant.micro_turn import Frame

Colour = tuple[int, int, int]
"""Blue, green, red."""

LIGHT = np.array([-0.42, -0.70, -0.57], dtype=np.float32)
IN_SHADE, IN_LIGHT = 0.45, 0.60
NEAREST_M = 0.2
STEP_PX, MOST_BALLS = 1.5, 24
"""How close the balls of a limb are to each other."""
USUAL_M = 1.72
"""Widths are those of somebody who is so tall."""
FINGERS = ((-36.0, 0.055), (-12.0, 0.085), (-2.0, 0.092), (8.0, 0.086), (19.0, 0.07))
"""From the thumb on: how far each stands out, and its length (m)."""


@dataclass(frozen=True)
class Looks:
    """The colours of somebody and what they wear."""

    skin: Colour = (150, 175, 225)
    hair: Colour = (30, 40, 60)
    shirt: Colour = (120, 70, 40)
    trousers: Colour = (70, 60, 60)
    shoes: Colour = (40, 40, 45)


WARDROBE = (
    Looks(),
    Looks(skin=(95, 125, 180), hair=(20, 20, 25), shirt=(70, 90, 190), trousers=(90, 70, 50)),
    Looks(skin=(60, 80, 120), hair=(15, 15, 18), shirt=(150, 150, 80), trousers=(60, 65, 75)),
    Looks(skin=(170, 195, 235), hair=(70, 120, 170), shirt=(60, 110, 60), trousers=(110, 100, 95)),
)


def draw(
    room: Frame, joints: Joints, build: Build, camera: Camera, place: Place, looks: Looks = WARDROBE[0]
) -> Frame:
    """A picture of the room, as the camera makes it, with somebody in it."""
    figure = _Figure(room, joints, build, camera, place)
    figure.draw(looks)
    picture: Frame = np.clip(figure.picture, 0, 255).astype(np.uint8)
    return picture


def empty_room(camera: Camera, seed: int = 0) -> Frame:
    """A wall with a window, a floor and a chest, with the noise of a camera."""
    cv2 = opencv()
    height, width = camera.height_px, camera.width_px
    floor = round(0.62 * height)
    room = np.empty((height, width, 3), dtype=np.float32)
    room[:floor] = np.array((190, 200, 205)) * np.linspace(0.9, 1.05, floor)[:, None, None]
    room[floor:] = np.array((90, 120, 150)) * np.linspace(0.7, 1.1, height - floor)[:, None, None]
    window = (round(0.08 * width), round(0.12 * height)), (round(0.25 * width), round(0.4 * height))
    cv2.rectangle(room, window[0], window[1], (230, 215, 180), -1)
    cv2.rectangle(room, window[0], window[1], (80, 90, 100), max(1, width // 240))
    chest = (round(0.78 * width), round(0.3 * height)), (round(0.95 * width), floor + height // 27)
    cv2.rectangle(room, chest[0], chest[1], (60, 80, 110), -1)
    room += np.random.default_rng(seed).normal(0, 4, (height, width, 1))
    noisy: Frame = np.clip(cv2.GaussianBlur(room, (3, 3), 0), 0, 255).astype(np.uint8)
    return noisy


class _Figure:
    """One person in one picture; nearer balls cover those behind them."""

    def __init__(self, room: Frame, joints: Joints, build: Build, camera: Camera, place: Place) -> None:
        self.picture = room.astype(np.float32)
        self._depth: NDArray[np.float32] = np.full(room.shape[:2], np.inf, dtype=np.float32)
        self._joints = joints
        self._size = build.height_m / USUAL_M
        self._focal_px = 0.5 / math.tan(math.radians(camera.field_deg) / 2) * camera.width_px
        self._corner, *ways = axes_of([np.zeros(3), *np.eye(3)], joints, camera, place)
        self._ways = np.array(ways) - self._corner

    def draw(self, looks: Looks) -> None:
        """All of the person."""
        self._trunk(looks)
        for side, sign in SIDES:
            self._leg(side, looks)
            self._arm(side, sign, looks)
        self._head(looks)

    def _trunk(self, looks: Looks) -> None:
        at = self._joints
        shoulders = at["left_shoulder"], at["right_shoulder"]
        hips = at["left_hip"], at["right_hip"]
        for share in np.linspace(0.0, 1.0, 7):
            top = _between(*shoulders, 0.14 + 0.72 * share)
            bottom = _between(*hips, share)
            self._limb(top, bottom, 0.080, 0.100, looks.shirt)
            self._ball(bottom, 0.102, looks.trousers)

    def _leg(self, side: str, looks: Looks) -> None:
        at = self._joints
        hip, knee, ankle = (at[f"{side}_{name}"] for name in ("hip", "knee", "ankle"))
        self._limb(hip, knee, 0.088, 0.060, looks.trousers)
        self._limb(knee, ankle, 0.058, 0.042, looks.trousers)
        self._limb(at[f"{side}_heel"], at[f"{side}_foot"], 0.040, 0.035, looks.shoes)

    def _arm(self, side: str, sign: float, looks: Looks) -> None:
        at = self._joints
        shoulder, elbow, wrist, hand = (
            at[f"{side}_{name}"] for name in ("shoulder", "elbow", "wrist", "hand")
        )
        self._limb(shoulder, elbow, 0.058, 0.046, looks.shirt)
        self._limb(elbow, wrist, 0.042, 0.029, looks.skin)
        along = _unit(hand - wrist)
        # The palm looks ahead when the hand points up, and to the leg when it hangs: fingers lie in the plane between.
        across = _unit(
            np.cross(along, np.array([0.0, 0.0, 1.0]) if along[1] > 0 else np.array([sign, 0.0, 0.0]))
        )
        across *= sign if along[1] > 0 else 1.0
        for number in (-1.0, 0.0, 1.0):
            root = wrist + across * 0.018 * number * self._size
            self._limb(root, root + along * 0.075 * self._size, 0.021, 0.019, looks.skin)
        for number, (out_deg, length_m) in enumerate(FINGERS):
            out_rad = math.radians(out_deg)
            way = along * math.cos(out_rad) - across * math.sin(out_rad)
            start_m = 0.02 if number == 0 else 0.08
            root = wrist + (along * start_m - across * 0.012 * (2.5 - number)) * self._size
            self._limb(root, root + way * length_m * self._size, 0.0105, 0.008, looks.skin)

    def _head(self, looks: Looks) -> None:
        at, size = self._joints, self._size
        neck = (at["left_shoulder"] + at["right_shoulder"]) / 2
        ears = (at["left_ear"] + at["right_ear"]) / 2
        ahead = _unit(at["nose"] - ears)
        up = ears - neck
        up = _unit(up - ahead * float(up @ ahead))
        left = _unit(at["left_ear"] - at["right_ear"])
        middle = ears + up * 0.02 * size + ahead * 0.015

        def of_face(up_m: float, left_m: float, ahead_m: float) -> Vector:
            place: Vector = middle + (up * up_m + left * left_m + ahead * ahead_m) * size
            return place

        self._limb(neck, _between(ears, neck, 0.35), 0.052, 0.050, looks.skin)
        for share in np.linspace(-1.0, 1.0, 9):
            wide = 0.078 * math.sqrt(1 - 0.22 * share**2) * (0.93 if share < 0 else 1.0)
            self._ball(of_face(0.045 * share, 0.0, 0.0), wide, looks.skin)
        self._limb(of_face(-0.06, 0.0, 0.03), of_face(-0.085, 0.0, 0.045), 0.045, 0.035, looks.skin)
        for share in np.linspace(-0.2, 1.0, 7):
            self._ball(of_face(0.05 * share + 0.022, 0.0, -0.022), 0.0803, looks.hair)
        lips = (round(0.6 * looks.skin[0]), round(0.5 * looks.skin[1]), round(0.76 * looks.skin[2]))
        self._limb(of_face(0.0, 0.0, 0.078), of_face(-0.028, 0.0, 0.092), 0.010, 0.014, looks.skin)
        self._limb(of_face(-0.055, -0.02, 0.072), of_face(-0.055, 0.02, 0.072), 0.007, 0.007, lips)
        for _, sign in SIDES:
            self._ball(of_face(0.012, 0.031 * sign, 0.066), 0.0135, (235, 235, 235))
            self._ball(of_face(0.012, 0.031 * sign, 0.074), 0.0085, (60, 40, 30))
            inner, outer = of_face(0.034, 0.016 * sign, 0.077), of_face(0.034, 0.046 * sign, 0.066)
            self._limb(inner, outer, 0.006, 0.005, looks.hair)
            self._ball(of_face(-0.005, 0.08 * sign, 0.0), 0.020, looks.skin)

    def _limb(self, begin: Vector, end: Vector, begin_m: float, end_m: float, colour: Colour) -> None:
        """Balls from one end to the other, close enough to look like one piece."""
        first, last = self._axes(begin), self._axes(end)
        length_m = float(np.linalg.norm(last - first))
        pixel_m = float(first[2]) / self._focal_px
        step_m = max(0.35 * min(begin_m, end_m) * self._size, STEP_PX * pixel_m, length_m / MOST_BALLS)
        for share in np.linspace(0.0, 1.0, max(3, math.ceil(length_m / step_m))):
            self._ball_at(_between(first, last, share), begin_m + (end_m - begin_m) * share, colour)

    def _ball(self, middle: Vector, radius_m: float, colour: Colour) -> None:
        self._ball_at(self._axes(middle), radius_m, colour)

    def _axes(self, point: Vector) -> Vector:
        axes: Vector = point @ self._ways + self._corner
        return axes

    def _ball_at(self, middle: Vector, radius_m: float, colour: Colour) -> None:
        x_m, y_m, away_m = (float(value) for value in middle)
        if away_m < NEAREST_M:
            return
        radius_m *= self._size
        height, width = self._depth.shape
        scale = self._focal_px / away_m
        x, y, radius = width / 2 + scale * x_m, height / 2 + scale * y_m, max(0.6, scale * radius_m)
        left, right = max(0, math.floor(x - radius)), min(width, math.ceil(x + radius) + 1)
        top, bottom = max(0, math.floor(y - radius)), min(height, math.ceil(y + radius) + 1)
        if left >= right or top >= bottom:
            return
        right_of = (np.arange(left, right, dtype=np.float32) - x)[None, :] / radius
        below = (np.arange(top, bottom, dtype=np.float32) - y)[:, None] / radius
        rest = 1.0 - right_of**2 - below**2
        towards = -np.sqrt(np.maximum(rest, 0.0))
        depth = away_m + towards * radius_m
        part = np.s_[top:bottom, left:right]
        seen = (rest > 0.0) & (depth < self._depth[part])
        lit = np.maximum(0.0, right_of * LIGHT[0] + below * LIGHT[1] + towards * LIGHT[2])
        shaded = (IN_SHADE + IN_LIGHT * lit)[..., None] * np.asarray(colour, dtype=np.float32)
        self.picture[part][seen] = shaded[seen]
        self._depth[part][seen] = depth[seen]


def _between(one: Vector, other: Vector, share: float) -> Vector:
    return one + (other - one) * share


def _unit(vector: Vector) -> Vector:
    unit: Vector = vector / max(1e-9, float(np.linalg.norm(vector)))
    return unit
