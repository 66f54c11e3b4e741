"""What one look at a picture found: faces, hands and a body, as points; nobody's picture or name.

Points lie in shares of the picture: x from 0 (left) to 1 (right), y from 0 (top) to 1 (bottom), and beyond where a part
is outside the picture. Left and right of a person are theirs, not the picture's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Face:
    """A face: its `box` is (left, top, width, height), `score` (0–1) how sure it is that this is one.

    The pose of the head, where it is known: `yaw_deg` grows when it turns to the person's left, `pitch_deg` when it
    looks up, `roll_deg` when it leans to the person's right shoulder. All are 0 for somebody who looks into the camera.
    """

    box: tuple[float, float, float, float]
    score: float
    yaw_deg: float | None = None
    pitch_deg: float | None = None
    roll_deg: float | None = None


@dataclass(frozen=True, eq=False)
class Hand:
    """A hand: `points` has shape (21, 3) – the wrist, then four points for each finger from the thumb to the little
    one, each from its root to its tip (the order of MediaPipe's hand landmarks); z is the depth in shares of the width,
    smaller is nearer. `right`: it is the person's right hand.
    """

    points: Points
    right: bool
    score: float


@dataclass(frozen=True, eq=False)
class Body:
    """The body of the person who is nearest, in the order of MediaPipe's 33 pose landmarks.

    `points` has shape (33, 4): x, y, z (in shares of the width), and how likely (0–1) the point can be seen; `world`
    has shape (33, 3): metres from the middle of the hips, x to the picture's right, y down, z away from the camera.
    """

    points: Points
    world: Points
    score: float


@dataclass(frozen=True, eq=False)
class Sight:
    """One look at the picture that was taken at `at_s` and is `width_px` wide and `height_px` high."""

    at_s: float
    width_px: int
    height_px: int
    faces: tuple[Face, ...] = ()
    hands: tuple[Hand, ...] = ()
    body: Body | None = None
