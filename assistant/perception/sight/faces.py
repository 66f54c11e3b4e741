"""FaceFinder: where faces are, and how the nearest heads are turned.

How a square is laid over a face is what `face_detection_front_detection_to_roi.pbtxt` and
`face_landmark_front_cpu.pbtxt` of MediaPipe say (Apache-2.0).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.micro_turn import Body, Face
from assistant.perception.sight.detector import FACE, Detection, Detector
from assistant.perception.sight.head_pose import head_pose
from assistant.perception.sight.litert import LiteModel, Tensor, as_tensor, sigmoid
from assistant.perception.sight.picture import Picture
from assistant.perception.sight.square import Square, in_pixels, turn_to_upright

DETECTOR_FILE = "face_detection_full_range_sparse.tflite"
"""The one for faces far off: the one for near faces lost them from a tenth of the picture's width down, this one from a
twentieth."""
MESH_FILE = "face_landmark.tflite"

MESHED = 3
"""On so many faces, the nearest, the mesh is laid, which tells how the head is turned."""
MESH_MARGIN = 1.5
LEAST_MESH_SCORE = 0.5
WITHOUT_MESH = 0.5
"""A face is so much less sure when the mesh does not fit: it is in profile, or no face."""

HEAD_MARGIN = 6.0
"""The side of the square for the mesh, in distances between the eyes and the mouth of a body."""
LEAST_SEEN = 0.6

_RIGHT_EYE, _LEFT_EYE = 0, 1
_BODY_EYES, _BODY_MOUTH = [2, 5], [9, 10]  # left, right


class FaceFinder:
    """Looks for faces in the whole picture each time: that costs little. Raises SightUnusableError."""

    def __init__(self, folder: Path) -> None:
        self._detector = Detector(folder / DETECTOR_FILE, FACE)
        self._mesh = LiteModel(folder / MESH_FILE)

    def find(self, picture: Picture) -> tuple[Face, ...]:
        """The faces, the nearest (the largest) first."""
        found = sorted(self._detector.find(picture), key=lambda one: one.size_px, reverse=True)
        return tuple(self._face(picture, one, meshed=number < MESHED) for number, one in enumerate(found))

    def of_body(self, picture: Picture, body: Body) -> Face | None:
        """The face of a body that is too far off to be found in the whole picture."""
        head = body.points[_BODY_EYES + _BODY_MOUTH]
        if head[:, 3].min() < LEAST_SEEN:
            return None
        places = head[:, :2] * np.array((picture.width_px, picture.height_px), dtype=np.float32)
        eyes, mouth = places[:2].mean(axis=0), places[2:].mean(axis=0)
        size_px = float(np.linalg.norm(eyes - mouth))
        middle = (eyes + mouth) / 2
        square = Square(
            float(middle[0]), float(middle[1]), size_px * HEAD_MARGIN, turn_to_upright(mouth, eyes)
        )
        mesh, score = self._lay_mesh(picture, square)
        if score < LEAST_MESH_SCORE:
            return None
        corners = np.stack((mesh[:, :2].min(axis=0), mesh[:, :2].max(axis=0)))
        return Face(_box(picture, corners), score, *_pose(mesh))

    def _face(self, picture: Picture, found: Detection, *, meshed: bool) -> Face:
        box = _box(picture, found.box.reshape(2, 2))
        if not meshed:
            return Face(box, found.score)
        mesh, score = self._lay_mesh(picture, square_of_face(found))
        if score < LEAST_MESH_SCORE:
            return Face(box, found.score * WITHOUT_MESH)
        return Face(box, found.score, *_pose(mesh))

    def _lay_mesh(self, picture: Picture, square: Square) -> tuple[Tensor, float]:
        """The points of the face in a square, in pixels, and how surely there is one."""
        input_px = self._mesh.input_px
        mesh, score = self._mesh.run(picture.cut(square, input_px), (0, 1))
        return in_pixels(as_tensor(mesh.reshape(-1, 3) / input_px), square), float(sigmoid(score).item())


def _pose(mesh: Tensor) -> tuple[float | None, float | None, float | None]:
    return head_pose(mesh) or (None, None, None)


def _box(picture: Picture, corners: Tensor) -> tuple[float, float, float, float]:
    """Left, top, width and height in shares of the picture."""
    left, top, right, bottom = (float(number) for number in picture.shares(corners).ravel())
    return left, top, right - left, bottom - top


def square_of_face(found: Detection) -> Square:
    """The square in which the mesh is looked for: the eyes lie level in it."""
    right_eye, left_eye = found.points[_RIGHT_EYE], found.points[_LEFT_EYE]
    left, top, right, bottom = (float(number) for number in found.box)
    turn_rad = turn_to_upright(*_across(right_eye, left_eye))
    return Square((left + right) / 2, (top + bottom) / 2, found.size_px * MESH_MARGIN, turn_rad)


def _across(right_eye: Tensor, left_eye: Tensor) -> Sequence[Tensor]:
    """A line that stands upright where the one from the right eye to the left one lies level."""
    x, y = float(left_eye[0] - right_eye[0]), float(left_eye[1] - right_eye[1])
    above = right_eye.copy()
    above[0], above[1] = right_eye[0] + y, right_eye[1] - x
    return right_eye, above
