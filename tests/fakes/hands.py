"""Hands made from bones: 21 points for a shape, turned and placed anywhere before a camera, with noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.micro_turn import Hand

WIDTH_PX, HEIGHT_PX = 640, 480
FOCAL_PX = 0.87 * WIDTH_PX
"""Of a usual camera, which sees 60° across."""

Vector = NDArray[np.float64]

# In metres; across (towards the thumb), along (towards the fingertips), out of the palm.
ROOTS = np.array([(0.028, 0.090, 0.0), (0.006, 0.094, 0.0), (-0.014, 0.088, 0.0), (-0.032, 0.078, 0.0)])
BONES = np.array([(0.042, 0.025, 0.020), (0.046, 0.029, 0.021), (0.042, 0.027, 0.021), (0.033, 0.020, 0.019)])
THUMB_ROOT = np.array((0.022, 0.025, 0.010))
THUMB_BONES = (0.045, 0.034, 0.028)
SPLAY_DEG = np.array((7.0, 0.0, -6.0, -13.0))

STRAIGHT, HALF, FOLDED = (5.0, 5.0, 4.0), (35.0, 45.0, 25.0), (72.0, 98.0, 50.0)
"""How much a finger bends at its three joints (degrees)."""
AWAY = ((0.75, 0.62, 0.20), (0.68, 0.72, 0.10), (0.66, 0.75, 0.05))
ALONGSIDE = ((0.50, 0.85, 0.15), (0.40, 0.91, 0.08), (0.36, 0.93, 0.02))
OUT = ((0.85, 0.45, 0.25), (0.94, 0.32, 0.10), (0.97, 0.22, 0.02))
OVER_FIST = ((0.45, 0.70, 0.55), (-0.10, 0.72, 0.68), (-0.90, 0.25, 0.35))
OVER_PALM = ((0.25, 0.70, 0.66), (-0.55, 0.60, 0.55), (-0.90, 0.35, 0.10))
"""Where the three bones of a thumb point."""


@dataclass(frozen=True)
class Shape:
    """The bends of the four fingers from the index to the little one, and how the thumb lies."""

    fingers: tuple[tuple[float, float, float], ...]
    thumb: tuple[tuple[float, float, float], ...]


OPEN = Shape((STRAIGHT,) * 4, AWAY)
OPEN_CLOSE = Shape((STRAIGHT,) * 4, ALONGSIDE)
FIST = Shape((FOLDED,) * 4, OVER_FIST)
THUMB = Shape((FOLDED,) * 4, OUT)
POINTING = Shape((STRAIGHT, FOLDED, FOLDED, FOLDED), OVER_FIST)
POINTING_THUMB = Shape((STRAIGHT, FOLDED, FOLDED, FOLDED), OUT)
TWO = Shape((STRAIGHT, STRAIGHT, FOLDED, FOLDED), OVER_FIST)
THREE = Shape((STRAIGHT, STRAIGHT, STRAIGHT, FOLDED), OVER_PALM)
FOUR = Shape((STRAIGHT,) * 4, OVER_PALM)
LITTLE = Shape((FOLDED, FOLDED, FOLDED, STRAIGHT), OVER_FIST)
RELAXED = Shape((HALF,) * 4, ALONGSIDE)
HALF_OPEN = Shape(((20.0, 30.0, 15.0),) * 4, AWAY)
CUP = Shape(((45.0, 40.0, 20.0),) * 4, AWAY)

TO_CAMERA = np.array([(1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0)])
"""Across, along and out of the palm of a right hand that is held up to the camera (x right, y down, z away)."""


def turned(*, roll_deg: float = 0.0, yaw_deg: float = 0.0, pitch_deg: float = 0.0) -> Vector:
    """A rotation about the three axes of the camera: in the picture, to the side, and towards it."""
    roll, yaw, pitch = np.radians((roll_deg, yaw_deg, pitch_deg))
    in_picture = np.array([(np.cos(roll), -np.sin(roll), 0), (np.sin(roll), np.cos(roll), 0), (0, 0, 1)])
    aside = np.array([(np.cos(yaw), 0, np.sin(yaw)), (0, 1, 0), (-np.sin(yaw), 0, np.cos(yaw))])
    over = np.array([(1, 0, 0), (0, np.cos(pitch), -np.sin(pitch)), (0, np.sin(pitch), np.cos(pitch))])
    rotation: Vector = in_picture @ aside @ over
    return rotation


def bones(shape: Shape, *, right: bool = True, vary: np.random.Generator | None = None) -> Vector:
    """The 21 points in metres from the wrist, across (the person's thumb side), along and out of the palm."""
    points = np.zeros((21, 3))
    jitter = (lambda: vary.normal(0.0, 7.0)) if vary is not None else (lambda: 0.0)
    at = points[1] = THUMB_ROOT
    for number, (direction, length) in enumerate(zip(shape.thumb, THUMB_BONES, strict=True)):
        way = np.array(direction) + np.radians((jitter(), jitter(), jitter())) * 0.6
        at = points[2 + number] = at + length * way / np.linalg.norm(way)
    for finger, (root, lengths, bends) in enumerate(zip(ROOTS, BONES, shape.fingers, strict=True)):
        splay = np.radians(SPLAY_DEG[finger] + 0.5 * jitter())
        ahead = np.array((np.sin(splay), np.cos(splay), 0.0))
        at, bent = root, 0.0
        points[5 + 4 * finger] = root
        for joint, (length, bend) in enumerate(zip(lengths, bends, strict=True)):
            bent += np.radians(bend + jitter())
            at = at + length * (np.cos(bent) * ahead + np.sin(bent) * np.array((0.0, 0.0, 1.0)))
            points[6 + 4 * finger + joint] = at
    return points * (1.0 if right else -1.0, 1.0, 1.0)


def hand(
    shape: Shape,
    *,
    right: bool = True,
    at: tuple[float, float] = (0.5, 0.6),
    distance_m: float = 0.7,
    rotation: Vector | None = None,
    noise: float = 0.0,
    random: np.random.Generator | None = None,
    vary: bool = False,
    size: float = 1.0,
    score: float = 0.95,
) -> Hand:
    """A hand whose wrist is seen `at` that place (shares of the picture), so far from the camera.

    It is held up with the palm to the camera, then turned by `rotation`. `noise` is what the points are off by, in
    palms, twice as much in the depth; with `vary` the joints are, too.
    """
    placed = bones(shape, right=right, vary=random if vary else None) * size @ TO_CAMERA
    if rotation is not None:
        placed = placed @ rotation.T
    wrist = np.array(((at[0] - 0.5) * WIDTH_PX, (at[1] - 0.5) * HEIGHT_PX, FOCAL_PX)) * distance_m / FOCAL_PX
    placed = placed + wrist
    pixels = np.stack(
        (
            WIDTH_PX / 2 + FOCAL_PX * placed[:, 0] / placed[:, 2],
            HEIGHT_PX / 2 + FOCAL_PX * placed[:, 1] / placed[:, 2],
            FOCAL_PX * (placed[:, 2] - distance_m) / distance_m,
        ),
        axis=1,
    )
    if noise and random is not None:
        palm_px = float(np.linalg.norm(pixels[9] - pixels[0]))
        pixels += random.normal(0.0, noise * palm_px, pixels.shape) * (1.0, 1.0, 2.0)
    points = (pixels / (WIDTH_PX, HEIGHT_PX, WIDTH_PX)).astype(np.float32)
    return Hand(points, right=right, score=score)
