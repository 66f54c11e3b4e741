"""A figure that takes poses, drawn: for tests of what real models find in pictures of whole people and of hands."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache

import numpy as np
from fakes.public_things import FIGURE, fetched
from numpy.typing import NDArray

from assistant.capture.opencv import opencv
from assistant.micro_turn import Frame

Array = NDArray[np.float64]
Turns = Mapping[str, Array]
"""How bones are turned where the figure stands at rest: a rotation for each by name."""

WIDTH_PX, HEIGHT_PX = 1280, 720
ACROSS, UP, AHEAD = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
_LIGHT = np.array([0.34, 0.59, 0.73])
_VIEW = 0.64  # half the width of what is seen at a distance of 1: about 65 degrees
_SKIN, _SHIRT, _TROUSERS, _SHOES, _HAIR = (
    np.array(colour, dtype=np.float64)
    for colour in ((140, 165, 215), (120, 70, 40), (70, 60, 50), (30, 30, 30), (30, 40, 60))
)


class Figure:
    """It is 1.70 m tall, stands with its arms held out, and looks towards the camera. Its unit is a decimetre.

    x is to its left and so to the picture's right, y up, z towards the camera, 0 is the middle of its body.
    """

    def __init__(self) -> None:
        folder = fetched(FIGURE)
        points, faces, on_body = [], [], False
        for line in (folder / "base.obj").read_text().splitlines():
            kind, _, rest = line.partition(" ")
            if kind == "v":
                points.append([float(number) for number in rest.split()[:3]])
            elif kind == "g":
                on_body = rest.strip() == "body"
            elif kind == "f" and on_body:
                faces.append([int(corner.split("/")[0]) - 1 for corner in rest.split()])
        self._points = np.array(points)
        self._faces = np.array(faces)
        self._bones = json.loads((folder / "rig.default.json").read_text())
        self._weights = json.loads((folder / "weights.default.json").read_text())["weights"]
        self._colours = self._dressed()

    def head_of(self, bone: str) -> Array:
        return self._place(self._bones[bone]["head"])

    def along(self, bone: str) -> Array:
        """From the beginning of a bone to its end."""
        return self._place(self._bones[bone]["tail"]) - self.head_of(bone)

    def _place(self, end: Mapping[str, list[float]]) -> Array:
        x, y, z = end["default_position"]
        return np.array((x, z, -y)) * 10

    def posed(self, turns: Turns) -> Array:
        """Where its points are then."""
        matrices: dict[str, Array] = {}

        def matrix(bone: str) -> Array:
            if bone not in matrices:
                parent = self._bones[bone]["parent"]
                own = np.eye(4)
                if bone in turns:
                    own[:3, :3] = turns[bone]
                    own[:3, 3] = self.head_of(bone) - turns[bone] @ self.head_of(bone)
                matrices[bone] = matrix(parent) @ own if parent else own
            return matrices[bone]

        whole = np.concatenate((self._points, np.ones((len(self._points), 1))), axis=1)
        moved, total = np.zeros_like(self._points), np.zeros((len(self._points), 1))
        for bone, pairs in self._weights.items():
            if bone in self._bones and pairs:
                numbers = [int(pair[0]) for pair in pairs]
                weights = np.array([[pair[1]] for pair in pairs])
                moved[numbers] += (whole[numbers] @ matrix(bone).T)[:, :3] * weights
                total[numbers] += weights
        return np.where(total > 0, moved / np.maximum(total, 1e-9), self._points)

    def _dressed(self) -> Array:
        middles = self._points[self._faces].mean(axis=1)
        x, y, z = np.abs(middles[:, 0]), middles[:, 1], middles[:, 2]
        colours = np.tile(_SKIN, (len(middles), 1))
        colours[(y < 5.9) & (y > 0.6) & (x < 3.5)] = _SHIRT
        colours[y <= 0.9] = _TROUSERS
        colours[y <= -7.6] = _SHOES
        colours[(y > 7.9) | ((y > 6.6) & (z < 0.4))] = _HAIR
        return colours

    def draw(
        self,
        turns: Turns | None = None,
        *,
        px_a_decimetre: float = 36.0,
        middle_px: tuple[float, float] = (640.0, 420.0),
        yaw_deg: float = 0.0,
    ) -> Frame:
        """A picture of it in a room: so large, so placed, and turned to its left as a whole."""
        placed = self.posed(turns or {}) @ rotation(UP, yaw_deg).T
        distance = WIDTH_PX / (2 * _VIEW) / px_a_decimetre
        scale = px_a_decimetre * distance / (distance - placed[:, 2])
        spots = np.stack((middle_px[0] + placed[:, 0] * scale, middle_px[1] - placed[:, 1] * scale), axis=1)
        corners = placed[self._faces]
        normals = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
        normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
        seen = (normals * ((0.0, 0.0, distance) - corners.mean(axis=1))).sum(axis=1) > 0
        shades = self._colours * (0.45 + 0.6 * np.clip(normals @ _LIGHT, 0.0, None))[:, np.newaxis]
        picture = _room()
        fixed = np.round(spots * 16).astype(np.int32)
        cv2 = opencv()
        for number in np.argsort(corners[:, :, 2].mean(axis=1)):
            if seen[number]:
                colour = tuple(float(value) for value in shades[number].clip(0, 255))
                cv2.fillConvexPoly(picture, fixed[self._faces[number]], colour, cv2.LINE_AA, 4)
        noise = np.random.default_rng(1).normal(0.0, 3.0, picture.shape)
        return (cv2.GaussianBlur(picture, (3, 3), 0) + noise).clip(0, 255).astype(np.uint8)


@cache
def figure() -> Figure:
    """Reading it takes a moment."""
    return Figure()


def rotation(axis: tuple[float, float, float] | Array, angle_deg: float) -> Array:
    """Around an axis, as a right hand turns a screw along it."""
    x, y, z = np.asarray(axis, dtype=np.float64) / np.linalg.norm(axis)
    cross = np.array(((0.0, -z, y), (z, 0.0, -x), (-y, x, 0.0)))
    angle = math.radians(angle_deg)
    turned: Array = np.eye(3) + math.sin(angle) * cross + (1 - math.cos(angle)) * cross @ cross
    return turned


def raised(side: str, *, palm_deg: float = 90.0) -> dict[str, Array]:
    """The forearm of one side ("L" or "R") is bent upwards, the palm turned by so much: at 90 towards the camera."""
    way = 1.0 if side == "L" else -1.0
    return {
        f"upperarm01.{side}": rotation(AHEAD, way * -20.0),
        f"lowerarm01.{side}": rotation(AHEAD, way * 130.0),
        f"lowerarm02.{side}": rotation(figure().along(f"lowerarm01.{side}"), -way * palm_deg),
    }


def _room() -> Frame:
    """A wall that grows darker downwards, and a floor."""
    shade = np.linspace(150.0, 110.0, HEIGHT_PX)[:, np.newaxis, np.newaxis]
    picture = (np.ones((HEIGHT_PX, WIDTH_PX, 3)) * shade * (1.0, 1.02, 1.05)).astype(np.uint8)
    picture[HEIGHT_PX * 4 // 5 :] = (95, 110, 125)
    return picture
