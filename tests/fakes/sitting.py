"""Somebody who sits before a camera, made from bones: how they lean, slump and hold head and arms can be chosen."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assistant.micro_turn import Body

WIDTH_PX, HEIGHT_PX = 640, 480
FOCAL_PX = 0.87 * WIDTH_PX
LUMBAR_M, THORAX_M, NECK_M = 0.22, 0.26, 0.20
SHOULDER_M, EAR_M = 0.17, 0.075
"""From the middle to the side."""
NECK_DEG = 14.0
"""How far forward the neck leans in somebody who sits upright."""
NECK_FOLLOWS = 0.6
"""Who leans in with a straight back goes on looking ahead, and so holds the neck more upright."""

# Elbow and wrist from the shoulder: outwards, down, away from the camera (m).
REST = ((0.05, 0.28, -0.05), (-0.05, 0.36, -0.25))
RAISED = ((0.15, 0.12, -0.15), (0.17, -0.15, -0.20))
HIGH = ((0.12, -0.24, -0.05), (0.10, -0.49, -0.08))
OVER = ((0.03, -0.27, -0.05), (-0.14, -0.48, -0.06))
PHONE = ((0.12, 0.18, -0.15), (-0.07, -0.13, -0.06))
SCRATCH = ((0.15, -0.15, -0.10), (-0.12, -0.33, -0.03))
BEHIND_HEAD = ((0.22, -0.15, 0.02), (-0.07, -0.20, 0.10))
DRINK = ((0.10, 0.16, -0.20), (-0.12, -0.06, -0.22))
GLASSES = ((0.10, 0.12, -0.18), (-0.06, -0.12, -0.14))
CURL = ((0.03, 0.27, -0.05), (0.03, 0.06, -0.14))
OUT = ((0.03, 0.08, -0.25), (0.02, -0.04, -0.49))
CHIN = ((0.08, 0.22, -0.20), (-0.08, -0.02, -0.18))


@dataclass(frozen=True)
class Sitter:
    """How somebody sits; angles in degrees, 0 for upright and straight towards the camera."""

    distance_m: float = 0.8
    """Of the hips from the camera."""
    camera_above_hips_m: float = 0.60
    aside_m: float = 0.0
    lean_deg: float = 0.0
    """From the hips, with a straight back."""
    slump_deg: float = 0.0
    """How much the back is rounded; the neck goes along."""
    turn_deg: float = 0.0
    head_yaw_deg: float = 0.0
    size: float = 1.0
    left: tuple[tuple[float, float, float], ...] = REST
    right: tuple[tuple[float, float, float], ...] = REST
    unseen: tuple[int, ...] = field(default=())
    """Points that are hidden, though they are in the picture."""


def body(
    sitter: Sitter, *, noise: float = 0.0, random: np.random.Generator | None = None, score: float = 0.9
) -> Body:
    """Their 33 points; `noise` is what they are off by, in widths of the shoulders, twice as much in the depth."""
    skeleton = _skeleton(sitter)
    hips = skeleton[[23, 24]].mean(axis=0)
    placed = skeleton + np.array((sitter.aside_m, sitter.camera_above_hips_m, sitter.distance_m))
    depth = np.maximum(placed[:, 2], 0.05)
    x = 0.5 + FOCAL_PX * placed[:, 0] / depth / WIDTH_PX
    y = 0.5 + FOCAL_PX * placed[:, 1] / depth / HEIGHT_PX
    z = FOCAL_PX * (placed[:, 2] - sitter.distance_m) / sitter.distance_m / WIDTH_PX
    world = skeleton - hips
    if random is not None and noise:
        wide = 2 * SHOULDER_M * sitter.size * FOCAL_PX / sitter.distance_m
        x = x + random.normal(0, noise * wide / WIDTH_PX, 33)
        y = y + random.normal(0, noise * wide / HEIGHT_PX, 33)
        z = z + random.normal(0, 2 * noise * wide / WIDTH_PX, 33)
        world = world + random.normal(0, noise * 0.36, world.shape) * (1, 1, 2)
    seen = np.where((x > 0) & (x < 1) & (y > 0) & (y < 1), 0.95, 0.1)
    seen[25:] = 0.05
    seen[list(sitter.unseen)] = 0.1
    points = np.stack((x, y, z, seen), axis=1).astype(np.float32)
    return Body(points, world.astype(np.float32), score)


def head_middle(found: Body) -> tuple[float, float]:
    """Where the middle of the face is (shares of the picture)."""
    return float(found.points[0, 0]), float(found.points[0, 1])


def _skeleton(sitter: Sitter) -> NDArray[np.float64]:
    points = np.zeros((33, 3))
    lean, slump = np.radians(sitter.lean_deg), np.radians(sitter.slump_deg)
    waist = LUMBAR_M * _up(lean + 0.3 * slump)
    chest = waist + THORAX_M * _up(lean + slump)
    ears = chest + NECK_M * _up(NECK_FOLLOWS * lean + np.radians(NECK_DEG) + 1.6 * slump)
    yaw = np.radians(sitter.head_yaw_deg)
    ahead, left = np.array((np.sin(yaw), 0.0, -np.cos(yaw))), np.array((np.cos(yaw), 0.0, np.sin(yaw)))
    down = np.array((0.0, 1.0, 0.0))
    points[0] = ears + 0.115 * ahead + 0.01 * down
    for number, aside in ((1, 0.018), (2, 0.032), (3, 0.045), (4, -0.018), (5, -0.032), (6, -0.045)):
        points[number] = ears + 0.085 * ahead - 0.03 * down + aside * left
    points[7], points[8] = ears + EAR_M * left, ears - EAR_M * left
    points[9], points[10] = (ears + 0.09 * ahead + 0.05 * down + side * 0.025 * left for side in (1, -1))
    for side, shoulder, arm in ((1, 11, sitter.left), (-1, 12, sitter.right)):
        points[shoulder] = chest + np.array((side * SHOULDER_M, 0.0, 0.0))
        elbow, wrist = (points[shoulder] + np.array(place) * (side, 1, 1) for place in arm)
        points[shoulder + 2], points[shoulder + 4] = elbow, wrist
        hand = (wrist - elbow) / np.linalg.norm(wrist - elbow)
        for offset, along, aside in ((6, 0.085, 0.02), (8, 0.095, -0.01), (10, 0.05, -0.03)):
            points[shoulder + offset] = wrist + along * hand + (side * aside, 0.0, 0.0)
        points[shoulder + 12] = (side * 0.1, 0.0, 0.0)
        for below, down_m in ((14, 0.05), (16, 0.45), (18, 0.48), (20, 0.5)):
            points[shoulder + below] = (side * 0.12, down_m, -0.4)
    turn = np.radians(sitter.turn_deg)
    rotation = np.array([(np.cos(turn), 0, np.sin(turn)), (0, 1, 0), (-np.sin(turn), 0, np.cos(turn))])
    skeleton: NDArray[np.float64] = points @ rotation.T * sitter.size
    return skeleton


def _up(forward: float) -> NDArray[np.float64]:
    """Upwards, leaning so much (rad) towards the camera."""
    return np.array((0.0, -np.cos(forward), -np.sin(forward)))
