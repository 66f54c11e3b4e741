"""Facing: whether the person who is nearest looks at the camera, or at the screen below or beside it."""

from __future__ import annotations

import math

from assistant.micro_turn import Body, CameraEvent, Face, Sight
from assistant.perception.sight.people import SEEN, SURE_BODY, sure_faces
from assistant.perception.sight.steady import Patience, Steady

FACING_YAW_DEG, AWAY_YAW_DEG = 24.0, 34.0
FACING_UP_DEG, AWAY_UP_DEG = 24.0, 34.0
FACING_DOWN_DEG, AWAY_DOWN_DEG = 24.0, 34.0
"""Who turns the head less than the first looks here, who turns it more than the second does not; between them it is as
it was. A camera often stands above the screen: looking down a little counts as looking here."""
HEAD_TURNED_DEG = 55.0
"""The body's points tell less exactly how the head is turned: from here on it looks away."""
PATIENCE = Patience(on_s=0.4, off_s=1.2, off_share=0.75)

_NOSE, _LEFT_EAR, _RIGHT_EAR = 0, 7, 8


class Facing:
    """Follows the nearest person; what begins is `facing`, what ends it `away`. Nobody's leaving is not told here."""

    def __init__(self) -> None:
        self._steady = Steady(PATIENCE)

    @property
    def on(self) -> bool:
        return self._steady.on

    def nobody_there(self) -> None:
        """Who looked here has left."""
        self._steady.set_off()

    def look(self, sight: Sight) -> tuple[CameraEvent, ...]:
        """What began or ended with this look."""
        if not self._steady.look(faces_camera(sight, before=self._steady.on), sight.at_s):
            return ()
        if self._steady.on:
            return (CameraEvent("facing", "Somebody looks at the camera", self._steady.since_s),)
        return (CameraEvent("away", "They look away from the camera", self._steady.since_s),)


def faces_camera(sight: Sight, *, before: bool | None = None) -> bool | None:
    """Whether the nearest person looks at the camera in this look; None where it cannot tell.

    `before` is what it is to say of a head that is turned neither little nor much.
    """
    faces = sure_faces(sight)
    if faces:
        return _by_pose(faces[0], before)
    if sight.body is None or sight.body.score < SURE_BODY:
        return None
    return _by_body(sight.body)


def anybody_faces_camera(sight: Sight) -> bool | None:
    """Whether any of them does; None where nobody is seen to, and it cannot be told of all."""
    found = [_by_pose(face, None) for face in sure_faces(sight)] or [faces_camera(sight)]
    if True in found:
        return True
    return None if None in found else False


def _by_pose(face: Face, between: bool | None) -> bool | None:
    if face.yaw_deg is None or face.pitch_deg is None:
        return None
    yaw_deg, up_deg = abs(face.yaw_deg), face.pitch_deg
    if yaw_deg > AWAY_YAW_DEG or up_deg > AWAY_UP_DEG or up_deg < -AWAY_DOWN_DEG:
        return False
    return True if yaw_deg < FACING_YAW_DEG and -FACING_DOWN_DEG < up_deg < FACING_UP_DEG else between


def _by_body(body: Body) -> bool | None:
    """A face that is not found is turned away, or too far off, or outside the picture: the body's head tells which."""
    head = body.points[[_NOSE, _LEFT_EAR, _RIGHT_EAR]]
    if (head[:, 3] < SEEN).all() or head[:, 1].min() < 0.0:
        return None
    nose, left, right = body.world[[_NOSE, _LEFT_EAR, _RIGHT_EAR]]
    ahead = nose - (left + right) / 2
    turned_deg = math.degrees(math.atan2(abs(float(ahead[0])), -float(ahead[2])))
    return False if turned_deg > HEAD_TURNED_DEG else None
