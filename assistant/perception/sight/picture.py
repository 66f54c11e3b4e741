"""Picture: a frame of the camera, of which models are given squares in their own size."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from assistant.capture.opencv import opencv
from assistant.micro_turn import Frame
from assistant.perception.sight.litert import Tensor
from assistant.perception.sight.square import Square

WIDEST_PX = 1280
"""A larger frame is thinned out first: no model looks at so much detail."""
LEAST_PX = 32


class Picture:
    """One frame, BGR, shape (height, width, 3). What is larger than a model needs is halved until it fits, once."""

    def __init__(self, frame: Frame) -> None:
        step = math.ceil(max(frame.shape[:2]) / WIDEST_PX)
        self._levels: list[NDArray[np.uint8]] = [np.ascontiguousarray(frame[::step, ::step])]
        self.height_px, self.width_px = self._levels[0].shape[:2]

    @property
    def whole(self) -> Square:
        """All of it, with margins above and below, or at the sides."""
        return Square(self.width_px / 2, self.height_px / 2, max(self.width_px, self.height_px))

    def cut(self, square: Square, size_px: int, low: float = 0.0, high: float = 1.0) -> Tensor:
        """A square of it as RGB between `low` and `high`, shape (1, size_px, size_px, 3); black where it ends."""
        cv2 = opencv()
        level = max(0, math.floor(math.log2(max(1.0, square.side_px / size_px))))
        source, shrunk = self._level(level)
        step = square.side_px / size_px  # pixels of the picture for one of the square
        cos, sin = math.cos(square.turn_rad) * step, math.sin(square.turn_rad) * step
        middle = size_px / 2
        matrix = np.array(
            [
                [cos, -sin, square.x_px + (0.5 - middle) * (cos - sin)],
                [sin, cos, square.y_px + (0.5 - middle) * (cos + sin)],
            ]
        )
        matrix /= shrunk
        matrix[:, 2] -= 0.5  # whole numbers are the middles of pixels
        cut = cv2.warpAffine(
            source, matrix, (size_px, size_px), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        )
        rgb = cv2.cvtColor(cut, cv2.COLOR_BGR2RGB)
        values: Tensor = np.multiply(rgb, (high - low) / 255.0, dtype=np.float32)
        if low:
            values += low
        return values[np.newaxis]

    def halved(self, least_px: int) -> NDArray[np.uint8]:
        """All of it, halved as often as its shorter side stays at least so long."""
        shorter_px = min(self.width_px, self.height_px)
        return self._level(math.floor(math.log2(max(1.0, shorter_px / least_px))))[0]

    def shares(self, points: Tensor) -> Tensor:
        """Pixels as shares of the picture; a third number is a depth in pixels, and becomes shares of the width."""
        scale = np.ones(points.shape[-1], dtype=np.float32)
        scale[0], scale[1] = self.width_px, self.height_px
        if len(scale) > 2:
            scale[2] = self.width_px
        return (points / scale).astype(np.float32)

    def _level(self, wanted: int) -> tuple[NDArray[np.uint8], float]:
        """The frame halved so often, or less where it is small, and how much smaller it is."""
        cv2 = opencv()
        while len(self._levels) <= wanted:
            last = self._levels[-1]
            if min(last.shape[:2]) < 2 * LEAST_PX:
                break
            size = (last.shape[1] // 2, last.shape[0] // 2)
            self._levels.append(cv2.resize(last, size, interpolation=cv2.INTER_AREA))
        level = min(wanted, len(self._levels) - 1)
        return self._levels[level], self.width_px / self._levels[level].shape[1]
