"""The shape of a hand: which fingers are straight and which are folded, how it is turned, and which gesture that is.

Told by angles between bones and by lengths in terms of the palm, so that neither distance nor rotation counts, but for
what a gesture means: a thumb is up only when it points up, and an open palm is shown to the camera.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.micro_turn import Hand, Sight

SURE_HAND = 0.5
LEAST_PALM_PX = 16.0
"""The fingers of a smaller hand cannot be told."""
STRAIGHT_DEG, STRAIGHT_BASE_DEG = 32.0, 50.0
"""The most that straight fingers bend in themselves, and against the palm: on average, and `ONE_MORE_DEG` more each."""
FOLDED_DEG, FOLDED_WHOLE_DEG = 78.0, 105.0
"""The least that folded fingers bend in themselves, and together with their bend against the palm: on average, and
`ONE_LESS_DEG` less each. A finger alone, which has no average, is straight up to `ALONE_MORE_DEG` more."""
ONE_MORE_DEG, ONE_LESS_DEG, ALONE_MORE_DEG = 25.0, 14.0, 12.0
LONG_FINGERS = 0.76
"""Fingers of a hand that is held up to the camera are so long in the picture, in palms, on average: a closed hand whose
fingers are taken for stretched ones, towards the camera, is told from it by that."""
PALM_SHOWN = math.cos(math.radians(48.0))
UPWARD = math.cos(math.radians(65.0))
THUMB_UP = math.cos(math.radians(50.0))
THUMB_OUT, THUMB_IN = 0.30, 0.20
"""How far, in palms, a thumb sticks out beyond the rest of the hand, and how far at most it does when it does not."""

_WRIST = 0
_ROOTS = (5, 9, 13, 17)  # of the fingers but the thumb
_PALM = [0, 5, 9, 13, 17]


@dataclass(frozen=True, eq=False)
class HandShape:
    """What is known of one hand; lengths in pixels.

    `bends_deg` are the bends of the four fingers from the index to the little one, in themselves and against the palm.
    `shown` is the cosine of the angle between where the palm looks and the camera (1: flat towards it, −1: the back of
    the hand), `upward` that between the hand and the picture's upward direction, `thumb_upward` the thumb's.
    `thumb_out` is how far the thumb sticks out beyond the rest of the hand, and `fingers_long` how long the fingers are
    in the picture, both in palms.
    """

    palm_px: float
    middle_px: NDArray[np.float64]
    tip_px: NDArray[np.float64]
    wrist_px: NDArray[np.float64]
    bends_deg: NDArray[np.float64]
    shown: float
    upward: float
    thumb_upward: float
    thumb_out: float
    fingers_long: float

    @property
    def open(self) -> bool:
        """Whether all fingers are stretched out, whatever the thumb does."""
        return _straight(self.bends_deg)

    @property
    def gesture(self) -> str | None:
        """The kind of the gesture, None for any other shape."""
        if self.open:
            return "open_palm" if self._is_held_up else None
        if _straight(self.bends_deg[:1]) and _folded(self.bends_deg[1:]):
            return "pointing"
        if not _folded(self.bends_deg):
            return None
        if self.thumb_out > THUMB_OUT:
            return "thumbs_up" if self.thumb_upward > THUMB_UP else None
        return "fist" if self.thumb_out < THUMB_IN else None

    @property
    def _is_held_up(self) -> bool:
        return self.shown > PALM_SHOWN and self.upward > UPWARD and self.fingers_long > LONG_FINGERS


def shapes_in(sight: Sight) -> tuple[HandShape, ...]:
    """The shapes of the hands that are seen well enough."""
    found = (
        shape_of(hand, sight.width_px, sight.height_px) for hand in sight.hands if hand.score >= SURE_HAND
    )
    return tuple(shape for shape in found if shape.palm_px >= LEAST_PALM_PX)


def shape_of(hand: Hand, width_px: int, height_px: int) -> HandShape:
    """The shape of a hand in a picture of this size."""
    points = hand.points.astype(np.float64) * (width_px, height_px, width_px)
    palm = points[9] - points[_WRIST]
    palm_px = _length(palm)
    thumb = points[4] - points[2]
    along = points @ (thumb / _length(thumb))
    normal = np.cross(points[5] - points[_WRIST], points[17] - points[_WRIST])
    shown = float(normal[2]) / _length(normal)
    return HandShape(
        palm_px=palm_px,
        middle_px=points[_PALM, :2].mean(axis=0),
        tip_px=points[12, :2],
        wrist_px=points[_WRIST, :2],
        bends_deg=np.array([_finger_bends(points, root) for root in _ROOTS]),
        shown=-shown if hand.right else shown,
        upward=-float(palm[1]) / palm_px,
        thumb_upward=-float(thumb[1]) / _length(thumb),
        fingers_long=float(np.mean([math.dist(points[root, :2], points[root + 3, :2]) for root in _ROOTS]))
        / palm_px,
        thumb_out=float(along[4] - along[5:].max()) / palm_px,
    )


def _straight(bends_deg: NDArray[np.float64]) -> bool:
    most_deg = np.array((STRAIGHT_DEG, STRAIGHT_BASE_DEG)) + (ALONE_MORE_DEG if len(bends_deg) == 1 else 0.0)
    return bool((bends_deg.mean(axis=0) < most_deg).all() and (bends_deg < most_deg + ONE_MORE_DEG).all())


def _folded(bends_deg: NDArray[np.float64]) -> bool:
    both_deg = np.stack((bends_deg[:, 0], bends_deg.sum(axis=1)), axis=1)
    least_deg = np.array((FOLDED_DEG, FOLDED_WHOLE_DEG))
    return bool((both_deg.mean(axis=0) > least_deg).all() and (both_deg > least_deg - ONE_LESS_DEG).all())


def _finger_bends(points: NDArray[np.float64], root: int) -> tuple[float, float]:
    """How much (degrees) a finger bends at its middle joints, and at its root against the palm."""
    hand = points[root] - points[_WRIST]
    first = points[root + 1] - points[root]
    rest = points[root + 3] - points[root + 1]
    return _angle_deg(first, rest), _angle_deg(hand, first)


def _angle_deg(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    cosine = float(one @ other) / (_length(one) * _length(other))
    return math.degrees(math.acos(min(1.0, max(-1.0, cosine))))


def _length(vector: NDArray[np.float64]) -> float:
    return max(1e-6, math.sqrt(float(vector @ vector)))
