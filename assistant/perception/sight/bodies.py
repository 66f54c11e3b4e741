"""BodyFinder: the body of the nearest person, followed from look to look.

The detector looks at the whole picture only while nobody is followed, and now and then for somebody who is nearer.
Squares and the reading of the model's outputs are those of MediaPipe's `pose_detection_to_roi.pbtxt`,
`pose_landmarks_to_roi.pbtxt` and `tensors_to_pose_landmarks_and_segmentation.pbtxt` (Apache-2.0).
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from assistant.micro_turn import Body
from assistant.perception.sight.detector import PERSON, Detection, Detector
from assistant.perception.sight.litert import LiteModel, Tensor, sigmoid
from assistant.perception.sight.picture import Picture
from assistant.perception.sight.square import Square, in_pixels, turn_to_upright

DETECTOR_FILE = "pose_detection.tflite"
POINTS_FILE = "pose_landmark_full.tflite"

LEAST_SCORE = 0.5
SQUARE_MARGIN = 1.25
NEARER_EVERY_LOOKS = 25
"""How often somebody is followed before it is seen whether somebody is nearer."""
NEARER = 1.3
"""Who is so much larger is nearer."""
RIM = 0.05

POINTS = 33
_MIDDLE, _RIM = 33, 34  # two more points, for the square of the next look
_OUT_POINTS, _OUT_SCORE, _OUT_HEAT, _OUT_WORLD = 0, 1, 3, 4
_HEAT_REACH = 3
_LEAST_HEAT = 0.5


class BodyFinder:
    """For one thread, and for pictures in the order of their times. Raises SightUnusableError."""

    def __init__(self, folder: Path) -> None:
        self._detector = Detector(folder / DETECTOR_FILE, PERSON)
        self._points = LiteModel(folder / POINTS_FILE)
        self._square: Square | None = None
        self._looks = 0

    @property
    def follows(self) -> bool:
        """Whether a body was found at the last look, so that the next one begins there."""
        return self._square is not None

    def forget(self) -> None:
        """The next picture has nothing to do with the last one."""
        self._square = None

    def find(self, picture: Picture, *, search: bool = True) -> Body | None:
        """The nearest body. With `search` the whole picture is looked through when nobody is followed."""
        self._looks += 1
        square = self._square
        if square is not None and self._looks % NEARER_EVERY_LOOKS == 0:
            square = self._nearer(picture, square)
        body = self._body(picture, square) if square is not None else None
        if body is None and search:
            square = self._nearest(picture)
            body = self._body(picture, square) if square is not None else None
        if body is None:
            self._square = None
        return body

    def _nearest(self, picture: Picture) -> Square | None:
        squares = [square_of_person(one) for one in self._detector.find(picture)]
        return max(squares, key=lambda one: one.side_px, default=None)

    def _nearer(self, picture: Picture, followed: Square) -> Square:
        nearest = self._nearest(picture)
        return nearest if nearest is not None and nearest.side_px > NEARER * followed.side_px else followed

    def _body(self, picture: Picture, square: Square) -> Body | None:
        input_px = self._points.input_px
        raw, flag, heat, world = self._points.run(
            picture.cut(square, input_px), (_OUT_POINTS, _OUT_SCORE, _OUT_HEAT, _OUT_WORLD)
        )
        score = float(flag.item())
        if score < LEAST_SCORE:
            return None
        values = raw.reshape(-1, 5)
        values[:, :3] /= input_px
        refine(values, heat[0])
        placed = in_pixels(values[:, :3], square)
        self._square = _square_from(placed[_MIDDLE], placed[_RIM])
        shares = picture.shares(placed[:POINTS])
        seen = sigmoid(values[:POINTS, 3:]).min(axis=1) * _inside(shares)
        points = np.concatenate((shares, seen[:, np.newaxis]), axis=1)
        return Body(points.astype(np.float32), _turned(world.reshape(-1, 3)[:POINTS], square.turn_rad), score)


def square_of_person(found: Detection) -> Square:
    """The square around a person who was just found: the first two points are the middle and the rim of a circle."""
    return _square_from(found.points[0], found.points[1])


def _square_from(middle: Tensor, rim: Tensor) -> Square:
    radius_px = math.hypot(float(rim[0] - middle[0]), float(rim[1] - middle[1]))
    side_px = 2 * radius_px * SQUARE_MARGIN
    return Square(float(middle[0]), float(middle[1]), side_px, turn_to_upright(middle, rim))


def refine(values: Tensor, heat: Tensor) -> None:
    """Moves points to the middle of the heat around them, where there is any.

    `values` begin with x and y in shares of the square, `heat` has shape (rows, columns, points): see MediaPipe's
    `RefineLandmarksFromHeatmapCalculator`.
    """
    rows, columns = heat.shape[:2]
    around = np.arange(-_HEAT_REACH, _HEAT_REACH + 1)
    column = np.floor(values[:, 0] * columns).astype(int)
    row = np.floor(values[:, 1] * rows).astype(int)
    inside = np.flatnonzero((column >= 0) & (column < columns) & (row >= 0) & (row < rows))
    near_columns = column[inside, np.newaxis] + around
    near_rows = row[inside, np.newaxis] + around
    there = ((near_rows >= 0) & (near_rows < rows))[:, :, np.newaxis] & (
        (near_columns >= 0) & (near_columns < columns)
    )[:, np.newaxis, :]
    near_rows, near_columns = near_rows.clip(0, rows - 1), near_columns.clip(0, columns - 1)
    heats = sigmoid(
        heat[near_rows[:, :, np.newaxis], near_columns[:, np.newaxis, :], inside[:, np.newaxis, np.newaxis]]
    )
    heats = np.where(there, heats, 0.0)
    hot = heats.max(axis=(1, 2)) >= _LEAST_HEAT
    total = heats.sum(axis=(1, 2))
    x = (heats.sum(axis=1) * near_columns).sum(axis=1) / np.maximum(total, 1e-9) / columns
    y = (heats.sum(axis=2) * near_rows).sum(axis=1) / np.maximum(total, 1e-9) / rows
    values[inside[hot], 0], values[inside[hot], 1] = x[hot], y[hot]


def _inside(shares: Tensor) -> Tensor:
    """1 for points in the picture, falling to 0 within `RIM` outside of it, where the model only guesses."""
    outside = np.maximum(-shares[:, :2], shares[:, :2] - 1.0).max(axis=1)
    inside: Tensor = np.clip(1.0 - outside / RIM, 0.0, 1.0)
    return inside


def _turned(world: Tensor, turn_rad: float) -> Tensor:
    """Metres as the picture stands, from metres as the square does."""
    cos, sin = math.cos(turn_rad), math.sin(turn_rad)
    turned = world.copy()
    turned[:, 0] = cos * world[:, 0] - sin * world[:, 1]
    turned[:, 1] = sin * world[:, 0] + cos * world[:, 1]
    return turned
