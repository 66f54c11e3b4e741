"""Detector: single-shot models that find where faces, palms and people are in a whole picture.

Anchors, decoding and the merging of detections are those of MediaPipe's graphs (Apache-2.0): `SsdAnchorsCalculator`,
`TensorsToDetectionsCalculator` and `NonMaxSuppressionCalculator` (weighted) with the options that stand in
`mediapipe/modules/{face_detection,palm_detection,pose_detection}/*.pbtxt` of release 0.10.21.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np

from assistant.perception.sight.litert import LiteModel, Tensor, as_tensor, sigmoid
from assistant.perception.sight.picture import Picture

SAME_OVERLAP = 0.3
"""Detections that share so much of what they cover together are of the same thing."""
MOST_DETECTIONS = 100


@dataclass(frozen=True)
class DetectorForm:
    """How a model is to be read.

    Attributes:
        strides: pixels between the middles of its cells, one for each layer; layers of one size share their cells.
        boxes_a_layer: how many boxes each layer has in a cell.
        points: how many points each detection has.
        least_score: what is less sure is nothing.
        low: the value of black that the model expects; white is 1.
    """

    strides: tuple[int, ...]
    boxes_a_layer: int
    points: int
    least_score: float
    low: float


FACE = DetectorForm((4,), boxes_a_layer=1, points=6, least_score=0.6, low=-1.0)
PALM = DetectorForm((8, 16, 16, 16), boxes_a_layer=2, points=7, least_score=0.5, low=0.0)
PERSON = DetectorForm((8, 16, 32, 32, 32), boxes_a_layer=2, points=4, least_score=0.6, low=-1.0)
"""MediaPipe takes 0.5: there a motorcycle and a logo were people, and at 0.6 nobody was lost."""


@dataclass(frozen=True, eq=False)
class Detection:
    """Something in pixels of the picture: `box` is (left, top, right, bottom), `points` has shape (n, 2)."""

    box: Tensor
    points: Tensor
    score: float

    @property
    def size_px(self) -> float:
        """The longer side of its box."""
        return float(max(self.box[2] - self.box[0], self.box[3] - self.box[1]))


class Detector:
    """Finds in a whole picture, the surest first. Raises SightUnusableError when the file cannot be loaded."""

    def __init__(self, file: Path, form: DetectorForm) -> None:
        self._model = LiteModel(file)
        self._form = form
        self._anchors = anchors(self._model.input_px, form)

    def find(self, picture: Picture) -> list[Detection]:
        square, input_px = picture.whole, self._model.input_px
        boxes, scores = self._model.run(picture.cut(square, input_px, self._form.low), (0, 1))
        values, sure = decode(boxes[0], scores[0, :, 0], self._anchors, input_px, self._form.least_score)
        return [
            Detection(corners.reshape(4), points, score)
            for corners, points, score in (
                (
                    square.to_picture(one[:4].reshape(2, 2)),
                    square.to_picture(one[4:].reshape(-1, 2)),
                    score,
                )
                for one, score in merged(values, sure)
            )
        ]


def anchors(input_px: int, form: DetectorForm) -> Tensor:
    """The middles of the cells in shares of the input, shape (boxes, 2), in the order of the model's outputs."""
    layers = []
    for stride, same in groupby(form.strides):
        cells = math.ceil(input_px / stride)
        boxes = form.boxes_a_layer * len(list(same))
        middles = (np.arange(cells, dtype=np.float32) + 0.5) / cells
        y, x = np.meshgrid(middles, middles, indexing="ij")
        layers.append(np.repeat(np.stack((x.ravel(), y.ravel()), axis=1), boxes, axis=0))
    return np.concatenate(layers)


def decode(
    raw: Tensor, logits: Tensor, middles: Tensor, input_px: int, least_score: float
) -> tuple[Tensor, Tensor]:
    """The sure ones of a model's boxes, and their scores.

    Each is (left, top, right, bottom, x and y of each point), in shares of the input.
    """
    kept = np.flatnonzero(logits >= math.log(least_score / (1.0 - least_score)))
    kept = kept[np.argsort(-logits[kept], kind="stable")][:MOST_DETECTIONS]
    values = as_tensor(raw[kept] / input_px)
    values[:, 0:2] += middles[kept]
    values[:, 4::2] += middles[kept, 0:1]
    values[:, 5::2] += middles[kept, 1:2]
    half = values[:, 2:4] / 2
    values[:, 2:4] = values[:, 0:2] + half
    values[:, 0:2] -= half
    return values, sigmoid(logits[kept])


def merged(values: Tensor, scores: Tensor) -> Iterator[tuple[Tensor, float]]:
    """One for each thing: the mean of all detections that overlap with the surest of it, weighted by their scores.

    `values` are as `decode` makes them, the surest first.
    """
    while len(values):
        same = _overlap(values[0], values) > SAME_OVERLAP
        same[0] = True
        yield np.average(values[same], axis=0, weights=scores[same]).astype(np.float32), float(scores[0])
        values, scores = values[~same], scores[~same]


def _overlap(one: Tensor, others: Tensor) -> Tensor:
    """The area that is in both, in shares of what is in either."""
    low, high = np.maximum(one[0:2], others[:, 0:2]), np.minimum(one[2:4], others[:, 2:4])
    both = np.prod(np.clip(high - low, 0.0, None), axis=1)
    either = np.prod(one[2:4] - one[0:2]) + np.prod(others[:, 2:4] - others[:, 0:2], axis=1) - both
    shares: Tensor = both / np.maximum(either, 1e-9)
    return shares
