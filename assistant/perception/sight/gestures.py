"""Gestures: an open palm, a thumb up, a fist and a finger that points, each told once when it is shown and held."""

from __future__ import annotations

import math

from assistant.micro_turn import CameraEvent, Sight
from assistant.perception.sight.hand_shape import HandShape, shapes_in
from assistant.perception.sight.steady import SLACK_S

TEXTS = {
    "open_palm": "A hand is held up to the camera",
    "thumbs_up": "A thumb is up",
    "fist": "A hand is closed",
    "pointing": "A finger points",
}
HELD_S = 0.2
HELD_LOOKS, HELD_LOOKS_IN_MOVEMENT = 2, 3
"""A shape counts when so many looks in a row found it in its place; more when it moved before, as a hand that waves."""
STILL = 0.25
"""How far, in palms, a hand that is held moves from look to look."""
SHARE = 0.6
"""So many of the looks since the first that found the shape have to find it."""
OVER_S = 1.2
"""A gesture that was not seen for so long may be shown again."""


class Gestures:
    """Both hands alike: a gesture that one of them goes on showing is not told again for the other."""

    def __init__(self) -> None:
        self._showings = {kind: _Showing() for kind in TEXTS}

    def look(self, sight: Sight, *, raised: bool) -> tuple[CameraEvent, ...]:
        """What was shown with this look. A hand that is `raised` beside the head is not held up to say stop."""
        shapes = [(shape, shape.gesture) for shape in shapes_in(sight)]
        events: tuple[CameraEvent, ...] = ()
        for kind, showing in self._showings.items():
            found = [shape for shape, gesture in shapes if gesture == kind]
            if raised and kind == "open_palm":
                found = []
            if showing.look(found, sight.at_s):
                events += (CameraEvent(kind, TEXTS[kind], showing.began_s),)
        return events


class _Showing:
    """One gesture, from the first look that finds it until it was not seen for a while."""

    def __init__(self) -> None:
        self.began_s = 0.0
        self._told = False
        self._hand: HandShape | None = None
        self._seen_s = -math.inf
        self._looks = 0  # since it began
        self._found = 0  # of those, with the hand in its place
        self._needed = HELD_LOOKS

    def look(self, shapes: list[HandShape], at_s: float) -> bool:
        """Whether it is to be told now."""
        if at_s - self._seen_s > OVER_S:
            self._told, self._hand, self._needed = False, None, HELD_LOOKS
        self._looks += 1
        if not shapes:
            return False
        self._seen_s = at_s
        before, self._hand = self._hand, self._nearest(shapes)
        if before is None or self._found + 1 < SHARE * self._looks:
            self._begin(at_s)
        elif _moved(before, self._hand):
            self._needed = HELD_LOOKS_IN_MOVEMENT
            self._begin(at_s)
        else:
            self._found += 1
        if self._told or self._found < self._needed or at_s - self.began_s < HELD_S - SLACK_S:
            return False
        self._told = True
        return True

    def _begin(self, at_s: float) -> None:
        self.began_s, self._looks, self._found = at_s, 1, 1

    def _nearest(self, shapes: list[HandShape]) -> HandShape:
        """The hand that was seen before, as far as that can be told; else the largest."""
        before = self._hand
        if before is None:
            return max(shapes, key=lambda shape: shape.palm_px)
        return min(shapes, key=lambda shape: _distance(before, shape))


def _distance(one: HandShape, other: HandShape) -> float:
    """How far the fingertips are apart, in palms: they move most when a hand waves."""
    return float(math.dist(one.tip_px, other.tip_px)) / max(one.palm_px, other.palm_px)


def _moved(before: HandShape, now: HandShape) -> bool:
    apart = float(math.dist(before.middle_px, now.middle_px)) / max(before.palm_px, now.palm_px)
    return max(apart, _distance(before, now)) > STILL
