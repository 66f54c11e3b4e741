"""Faces before a camera: a box and how the head is turned, with noise."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import Face, Sight

WIDTH_PX, HEIGHT_PX = 640, 480
FACE_M = 0.16
"""How high a face is from the brows to the chin, as detectors cut it."""
FOCAL_PX = 0.87 * WIDTH_PX


def face(
    *,
    at: tuple[float, float] = (0.5, 0.35),
    distance_m: float = 0.7,
    yaw_deg: float | None = 0.0,
    pitch_deg: float | None = 0.0,
    score: float = 0.9,
    noise: float = 0.0,
    random: np.random.Generator | None = None,
) -> Face:
    """A face whose middle is `at` that place (shares of the picture), so far from the camera.

    `noise` is what the box is off by, in sizes of the face, and 100 times as many degrees of the pose.
    """
    high_px = FOCAL_PX * FACE_M / distance_m
    off = random.normal(0.0, noise, 6) if random is not None else np.zeros(6)
    wide_px, high_px = high_px * (1 + off[0]), high_px * (1 + off[1])
    x_px, y_px = at[0] * WIDTH_PX + off[2] * wide_px, at[1] * HEIGHT_PX + off[3] * high_px
    box = (x_px - wide_px / 2, y_px - high_px / 2, wide_px, high_px)
    left, top, width, height = (float(v / s) for v, s in zip(box, (WIDTH_PX, HEIGHT_PX) * 2, strict=True))
    return Face(
        (left, top, width, height),
        score,
        None if yaw_deg is None else float(yaw_deg + 100 * off[4]),
        None if pitch_deg is None else float(pitch_deg + 100 * off[5]),
        0.0,
    )


def look(at_s: float, *faces: Face) -> Sight:
    """A look that found these faces and nothing else."""
    return Sight(at_s, WIDTH_PX, HEIGHT_PX, faces=faces)
