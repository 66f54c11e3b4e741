"""The drawn figure with hands that show something, and with a back that bends: it has its own joints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from fakes.drawn_figure import ACROSS, AHEAD, Array, Figure, Turns, raised, rotation
from fakes.public_things import FIGURE, fetched

FOLD_DEG = (70.0, 95.0, 50.0)
"""How much the three joints of a folded finger bend."""
FINGERS = (2, 3, 4, 5)
"""From the index finger to the little one; 1 is the thumb."""


class FigureWithFingers(Figure):
    """Its joints are where the figure's own body has them, which matters for something as small as a finger."""

    def __init__(self) -> None:
        self._joints = _joints()
        self.camera_up_dm = 0.0
        """How far above the middle of its body the camera stands."""
        super().__init__()

    def posed(self, turns: Turns) -> Array:
        return super().posed(turns) - np.array((0.0, self.camera_up_dm, 0.0))

    def _place(self, end: Mapping[str, Any]) -> Array:
        joint = self._joints.get(end.get("cube_name", ""))
        return super()._place(end) if joint is None else joint

    def bent(self, side: str, finger: int, degrees: Sequence[float]) -> dict[str, Array]:
        """How the bones of a finger are turned when it bends towards the palm."""
        wrist = self.head_of(f"wrist.{side}")
        index, little = (self.head_of(f"finger{one}-1.{side}") - wrist for one in (2, 5))
        palm = np.cross(index, little) * (1.0 if side == "R" else -1.0)
        turns = {}
        for joint, degree in enumerate(degrees, start=1):
            bone = f"finger{finger}-{joint}.{side}"
            turns[bone] = rotation(np.cross(self.along(bone), palm), degree)
        return turns

    def sitting(self, *, slumps_deg: float = 0.0, leans_deg: float = 0.0) -> dict[str, Array]:
        """The arms hang down; the back is rounded, or straight and leaning forward, and the eyes look ahead."""
        turns = {f"upperarm01.{side}": rotation(AHEAD, way * 45.0) for side, way in (("L", -1.0), ("R", 1.0))}
        turns |= {bone: rotation(ACROSS, slumps_deg) for bone in ("spine03", "spine02")}
        turns |= {bone: rotation(ACROSS, 0.8 * slumps_deg) for bone in ("neck01", "neck02")}
        turns["spine05"] = rotation(ACROSS, leans_deg)
        turns["head"] = rotation(ACROSS, -2.6 * slumps_deg - leans_deg)
        return turns

    def showing(
        self, side: str, folded: Sequence[int], *, thumb: Sequence[float] = (), palm_deg: float = 90.0
    ) -> dict[str, Array]:
        """The forearm is bent upwards, and these fingers are folded; `thumb` is how much its joints bend."""
        turns = raised(side, palm_deg=palm_deg)
        for finger in folded:
            turns |= self.bent(side, finger, FOLD_DEG)
        if thumb:
            turns |= self.bent(side, 1, thumb)
        return turns


@cache
def figure_with_fingers() -> FigureWithFingers:
    """Reading it takes a moment."""
    return FigureWithFingers()


def _joints() -> dict[str, Array]:
    """Where the joints are: each is the middle of a group of points that is called like it."""
    points: list[list[float]] = []
    corners: dict[str, set[int]] = {}
    group = ""
    for line in (fetched(FIGURE) / "base.obj").read_text().splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            points.append([float(number) for number in rest.split()[:3]])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f" and group.startswith("joint-"):
            corners.setdefault(group, set()).update(int(corner.split("/")[0]) - 1 for corner in rest.split())
    placed = np.array(points)
    return {name: placed[sorted(numbers)].mean(axis=0) for name, numbers in corners.items()}
