"""Square: the part of a picture that a model looks at, perhaps turned, so that what is in it stands upright."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from assistant.perception.sight.litert import Tensor


@dataclass(frozen=True)
class Square:
    """Its middle and side in pixels; `turn_rad` is how far its upright is turned clockwise from the picture's."""

    x_px: float
    y_px: float
    side_px: float
    turn_rad: float = 0.0

    def to_picture(self, shares: Tensor) -> Tensor:
        """Points in shares of the square (x, y, perhaps more that stays) as pixels of the picture."""
        across, down = (shares[..., 0] - 0.5) * self.side_px, (shares[..., 1] - 0.5) * self.side_px
        cos, sin = math.cos(self.turn_rad), math.sin(self.turn_rad)
        points = shares.copy()
        points[..., 0] = self.x_px + cos * across - sin * down
        points[..., 1] = self.y_px + sin * across + cos * down
        return points

    def moved(self, across: float, down: float) -> Square:
        """Shifted along its own sides, in shares of them."""
        step = np.array([[0.5 + across, 0.5 + down]], dtype=np.float32)
        x_px, y_px = self.to_picture(step)[0]
        return Square(float(x_px), float(y_px), self.side_px, self.turn_rad)

    def scaled(self, factor: float) -> Square:
        """Larger around its middle, or smaller."""
        return Square(self.x_px, self.y_px, self.side_px * factor, self.turn_rad)

    def holds(self, other: Square) -> bool:
        """Whether the middle of the other one lies in this one, close to its middle (a quarter of the side)."""
        return math.hypot(self.x_px - other.x_px, self.y_px - other.y_px) < self.side_px / 4


def turn_to_upright(low: Tensor, high: Tensor) -> float:
    """The turn of a square in which `high` lies straight above `low`."""
    across, up = float(high[0] - low[0]), float(low[1] - high[1])
    turn_rad = math.pi / 2 - math.atan2(up, across)
    return math.remainder(turn_rad, 2 * math.pi)


def square_around(points: Tensor, turn_rad: float) -> Square:
    """The smallest square with this turn that holds all the points (in pixels)."""
    middle = (points[:, :2].max(axis=0) + points[:, :2].min(axis=0)) / 2
    cos, sin = math.cos(turn_rad), math.sin(turn_rad)
    x, y = (points[:, :2] - middle).T
    across, down = cos * x + sin * y, cos * y - sin * x
    middle_across, middle_down = (across.max() + across.min()) / 2, (down.max() + down.min()) / 2
    return Square(
        float(middle[0] + cos * middle_across - sin * middle_down),
        float(middle[1] + sin * middle_across + cos * middle_down),
        float(max(across.max() - across.min(), down.max() - down.min())),
        turn_rad,
    )


def in_pixels(points: Tensor, square: Square) -> Tensor:
    """Points in shares of a square as pixels of the picture, their depth in the same unit."""
    placed = square.to_picture(points)
    placed[..., 2] *= square.side_px
    return placed
