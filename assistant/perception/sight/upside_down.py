"""UpsideDownWatch: whether the camera hangs upside down, told by faces that stand on their heads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from assistant.micro_turn import Face, Frame

TRY_EVERY_S = 2.0
"""How often a picture is looked at turned by half a turn, while somebody may be there and no face stands upright."""
TRIES = 3
"""So many times in a row a face stood on its head, and none stood upright in between."""
SURE = 0.6
LEVEL_DEG = 45.0


class UpsideDownWatch:
    """`faces_in` finds the faces in a single picture."""

    def __init__(self, faces_in: Callable[[Frame], Sequence[Face]]) -> None:
        self._faces_in = faces_in
        self._tried_s: float | None = None
        self._on_their_heads = 0

    def look(self, frame: Frame, at_s: float, faces: Sequence[Face], *, somebody: bool) -> bool:
        """Whether it is clear with this picture that all should be turned; `faces` were found in it as it stands.

        `somebody` says that something moves in it, or that a body was found.
        """
        if any(map(_upright, faces)):
            self._on_their_heads = 0
            return False
        if not somebody or (self._tried_s is not None and 0.0 <= at_s - self._tried_s < TRY_EVERY_S):
            return False
        self._tried_s = at_s
        found = any(map(_upright, self._faces_in(np.ascontiguousarray(frame[::-1, ::-1]))))
        self._on_their_heads = self._on_their_heads + 1 if found else 0
        if self._on_their_heads < TRIES:
            return False
        self._on_their_heads = 0
        return True


def _upright(face: Face) -> bool:
    return face.score >= SURE and face.roll_deg is not None and abs(face.roll_deg) < LEVEL_DEG
