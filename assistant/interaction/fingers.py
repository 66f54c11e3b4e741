"""How many fingers of a hand are held up, from the shape that its points make.

A finger is up when it bends little, in itself and against the palm; the thumb, which moves sideways, when its tip is
clearly further from the root of the little finger than its own joint.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from assistant.micro_turn import Hand, Sight
from assistant.perception.sight.hand_shape import LEAST_PALM_PX, SURE_HAND, shape_of

BENDS_AT_MOST_DEG: Final = 55.0
"""In itself; between what counts as straight and as folded for a gesture: one of the two has to be said here."""
BENDS_IN_ALL_DEG: Final = 95.0
"""In itself and against the palm."""
THUMB_OUT: Final = 1.08
_THUMB_JOINT, _THUMB_TIP, _LITTLE_ROOT = 3, 4, 17


def fingers_in(sight: Sight) -> int | None:
    """How many fingers are held up in this look; None where no hand was seen well enough."""
    size_px = sight.width_px, sight.height_px
    seen = [
        hand
        for hand in sight.hands
        if hand.score >= SURE_HAND and shape_of(hand, *size_px).palm_px >= LEAST_PALM_PX
    ]
    return sum(fingers_up(hand, *size_px) for hand in seen) if seen else None


def fingers_up(hand: Hand, width_px: int, height_px: int) -> int:
    """0 to 5, of one hand in a picture of this size."""
    bends_deg = shape_of(hand, width_px, height_px).bends_deg
    up = (bends_deg[:, 0] < BENDS_AT_MOST_DEG) & (bends_deg.sum(axis=1) < BENDS_IN_ALL_DEG)
    points = hand.points.astype(np.float64) * (width_px, height_px, width_px)
    joint, tip = np.linalg.norm(points[[_THUMB_JOINT, _THUMB_TIP]] - points[_LITTLE_ROOT], axis=1)
    return int(up.sum()) + int(tip > THUMB_OUT * joint)
