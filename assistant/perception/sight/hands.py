"""HandFinder: up to two hands, followed from look to look.

A hand that was found is looked for where it was; the detector for palms looks at the whole picture when one was lost,
and now and then for another one. Where a body is known, the wrists of raised arms say where hands may be that are too
small for it. Squares and the reading of the model's outputs are those of MediaPipe's
`palm_detection_detection_to_roi.pbtxt`, `hand_landmark_landmarks_to_roi.pbtxt` and `hand_landmark_cpu.pbtxt`
(Apache-2.0).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.micro_turn import Body, Hand
from assistant.perception.sight.detector import PALM, Detection, Detector
from assistant.perception.sight.litert import LiteModel, Tensor, as_tensor
from assistant.perception.sight.picture import Picture
from assistant.perception.sight.square import Square, in_pixels, square_around, turn_to_upright

DETECTOR_FILE = "palm_detection_lite.tflite"
POINTS_FILE = "hand_landmark_lite.tflite"
"""On drawn hands the larger models were no better, and took twice as long."""

MOST_HANDS = 2
LEAST_SCORE = 0.5
SEARCH_EVERY_LOOKS = 2
"""While no hand is known, the whole picture is looked through in every second look."""
SEARCH_WITH_BODY_EVERY_LOOKS = 3
"""The same where a body is known, whose raised hands are found at once."""
SECOND_EVERY_LOOKS = 5
"""The same while one is known."""

PALM_MARGIN, PALM_UP = 2.6, 0.5
HAND_MARGIN, HAND_UP = 2.0, 0.1
DEPTH_UNIT = 0.4
WRIST_MARGIN = 2.7
LEAST_WRIST = 0.6
"""How likely a wrist has to be seen for a hand to be looked for there."""
HANGING_EVERY_LOOKS = 2
"""How often a hand is followed whose fingers point downwards: it shows nothing, and may be found again."""
HANGING_RAD = math.radians(120)
HANGS = 0.5
"""A hand hangs when its wrist is so much of the forearm's length below the elbow, or more: it shows nothing."""

_WRIST, _MIDDLE_ROOT = 0, 2  # of a palm
_BONES = (0, 1, 2, 3, 5, 6, 9, 10, 13, 14, 17, 18)  # a hand without the ends of its fingers
_POSE_HANDS = ((15, 17, 19, 13), (16, 18, 20, 14))  # wrist, little finger, index finger, elbow: left, right


@dataclass(frozen=True, eq=False)
class _Found:
    hand: Hand
    square: Square  # where it is looked for next time

    @property
    def hangs(self) -> bool:
        """Its fingers point downwards: it shows nothing."""
        return abs(self.square.turn_rad) > HANGING_RAD


class HandFinder:
    """For one thread, and for pictures in the order of their times. Raises SightUnusableError."""

    def __init__(self, folder: Path) -> None:
        self._detector = Detector(folder / DETECTOR_FILE, PALM)
        self._points = LiteModel(folder / POINTS_FILE)
        self._followed: list[_Found] = []
        self._looks = 0

    def forget(self) -> None:
        """The next picture has nothing to do with the last one."""
        self._followed = []
        self._looks = 0

    def find(self, picture: Picture, body: Body | None = None) -> tuple[Hand, ...]:
        """The hands, those that are followed first; `body` is the one in the same picture, where it is known."""
        self._looks += 1
        followed = len(self._followed)
        found = [one for one in self._followed if one.hangs and self._looks % HANGING_EVERY_LOOKS]
        self._try(picture, [one.square for one in self._followed if one not in found], found)
        if len(found) < MOST_HANDS and self._search_now(len(found), followed, body):
            palms = [square_of_palm(one) for one in self._detector.find(picture)]
            self._try(picture, palms[:MOST_HANDS], found)
        if len(found) < MOST_HANDS and body is not None:
            self._try(picture, squares_of_wrists(picture, body), found)
        self._followed = found
        return tuple(one.hand for one in found)

    def _search_now(self, known: int, followed: int, body: Body | None) -> bool:
        if known < followed:
            return True  # one was lost
        alone = SEARCH_EVERY_LOOKS if body is None else SEARCH_WITH_BODY_EVERY_LOOKS
        return self._looks % (SECOND_EVERY_LOOKS if known else alone) == 1

    def _try(self, picture: Picture, squares: list[Square], found: list[_Found]) -> None:
        """Adds the hands in these squares, each hand once."""
        for square in squares:
            if len(found) >= MOST_HANDS or any(one.square.holds(square) for one in found):
                continue
            one = self._hand(picture, square)
            if one is not None and not any(other.square.holds(one.square) for other in found):
                found.append(one)

    def _hand(self, picture: Picture, square: Square) -> _Found | None:
        input_px = self._points.input_px
        raw, flag, right = self._points.run(picture.cut(square, input_px), (0, 1, 2))
        score = float(flag.item())
        if score < LEAST_SCORE:
            return None
        values = as_tensor(raw.reshape(-1, 3) / input_px)
        values[:, 2] /= DEPTH_UNIT
        placed = in_pixels(values, square)
        # MediaPipe calls this output "left", for pictures that are mirrored as those of a selfie; ours are not.
        hand = Hand(picture.shares(placed), right=bool(right.item() > 0.5), score=score)
        return _Found(hand, square_of_hand(placed))


def square_of_palm(found: Detection) -> Square:
    """The square around a hand whose palm was just found."""
    turn_rad = turn_to_upright(found.points[_WRIST], found.points[_MIDDLE_ROOT])
    left, top, right, bottom = (float(number) for number in found.box)
    palm = Square((left + right) / 2, (top + bottom) / 2, found.size_px, turn_rad)
    return palm.moved(0.0, -PALM_UP).scaled(PALM_MARGIN)


def square_of_hand(points: Tensor) -> Square:
    """The square in which a hand with these points (in pixels) is looked for at the next look."""
    knuckles = (points[6] + points[14]) / 4 + points[10] / 2
    square = square_around(points[list(_BONES)], turn_to_upright(points[0], knuckles))
    return square.moved(0.0, -HAND_UP).scaled(HAND_MARGIN)


def squares_of_wrists(picture: Picture, body: Body) -> list[Square]:
    """Where raised hands may be: MediaPipe's `HandDetectionsFromPoseToRectsCalculator`."""
    size = np.array((picture.width_px, picture.height_px), dtype=np.float32)
    squares = []
    for numbers in _POSE_HANDS:
        if body.points[list(numbers[:3]), 3].min() < LEAST_WRIST:
            continue
        wrist, little, index, elbow = body.points[list(numbers), :2] * size
        if wrist[1] - elbow[1] > HANGS * math.hypot(float(wrist[0] - elbow[0]), float(wrist[1] - elbow[1])):
            continue
        middle = (2 * index + little) / 3
        reach_px = math.hypot(float(middle[0] - wrist[0]), float(middle[1] - wrist[1]))
        if reach_px > 1.0:
            turn_rad = turn_to_upright(wrist, middle)
            squares.append(Square(float(middle[0]), float(middle[1]), 2 * reach_px * WRIST_MARGIN, turn_rad))
    return squares
