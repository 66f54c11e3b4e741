"""A raised hand: somebody wants to say something.

Told by the body where an arm is seen: the hand is above the shoulder and beside or over the head. Who scratches their
head, telephones, drinks, or lifts both arms raises no hand. Where the picture shows head and hand only, an open hand
beside the face at its height will do, unless it is held out towards the camera.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.micro_turn import Body, CameraEvent, Sight
from assistant.perception.sight.hand_shape import HandShape, shapes_in
from assistant.perception.sight.people import SEEN, SURE_BODY, sure_faces
from assistant.perception.sight.steady import Patience, Steady

PATIENCE = Patience(on_s=0.2, off_s=0.6, off_share=0.7)


@dataclass(frozen=True)
class Limits:
    """From where on a hand is raised: metres above the shoulder, of the fingers above the eyes, and of the wrist from
    the middle of the head to the side, or else above the eyes."""

    above_shoulder_m: float
    fingers_above_eyes_m: float
    beside_head_m: float
    over_eyes_m: float


TO_BEGIN = Limits(above_shoulder_m=0.06, fingers_above_eyes_m=-0.08, beside_head_m=0.15, over_eyes_m=0.20)
TO_GO_ON = Limits(above_shoulder_m=0.0, fingers_above_eyes_m=-0.16, beside_head_m=0.11, over_eyes_m=0.15)

BEHIND_HEAD_M = 0.10
"""A hand that is further back than the head lies behind it."""
BESIDE_FACE = 0.9
"""How far the hand is from the middle of the face, in widths of the face."""
BELOW_CHIN = 0.35
"""How far the wrist may be below the face, in its heights."""
EYES_AT = 0.4
"""Where the eyes are in a face, from its top."""
HELD_OUT = 1.9
"""A hand that is so much longer than the face is high is held out towards the camera."""
HAND_IN_PALMS = 1.9
UPRIGHT = 0.6

_EYES, _EARS = [2, 5], [7, 8]
_ARMS = ((11, 15, 19), (12, 16, 20))
"""Shoulder, wrist and the root of the index finger of each arm."""


class RaisedHand:
    """Follows the nearest person."""

    def __init__(self) -> None:
        self.lifted = False
        """Whether the last look found any hand so high, be it long enough or not, alone or with the other one."""
        self._steady = Steady(PATIENCE)

    @property
    def on(self) -> bool:
        return self._steady.on

    def look(self, sight: Sight) -> tuple[CameraEvent, ...]:
        """What began or ended with this look."""
        hands = raised_hands(sight, TO_GO_ON if self._steady.on else TO_BEGIN)
        self.lifted = hands > 0
        if not self._steady.look(hands == 1, sight.at_s):
            return ()
        if self._steady.on:
            return (CameraEvent("raised_hand", "A hand is raised", self._steady.since_s),)
        return (CameraEvent("lowered_hand", "The hand is down again", self._steady.since_s),)


def raised_hands(sight: Sight, limits: Limits = TO_BEGIN) -> int:
    """How many hands this look shows raised; both are a stretch, or a jump."""
    body = sight.body
    if body is not None and body.score >= SURE_BODY:
        arms = [_raises(body, arm, limits) for arm in _ARMS]
        if None not in arms or True in arms:
            return arms.count(True)
    return sum(_beside_face(sight, shape) for shape in shapes_in(sight))


def _raises(body: Body, arm: tuple[int, int, int], limits: Limits) -> bool | None:
    """Whether this arm is raised, None where it is not seen."""
    shoulder, wrist, fingers = arm
    above_picture = body.points[wrist, 1] < 0.0
    if body.points[shoulder, 3] < SEEN or (body.points[wrist, 3] < SEEN and not above_picture):
        return None
    world = body.world
    eyes_y = float(world[_EYES, 1].mean())
    head_x, _, head_z = (float(value) for value in world[_EARS].mean(axis=0))
    wrist_x, wrist_y, wrist_z = (float(value) for value in world[wrist])
    return (
        float(world[shoulder, 1]) - wrist_y > limits.above_shoulder_m
        and eyes_y - float(world[fingers, 1]) > limits.fingers_above_eyes_m
        and (
            (abs(wrist_x - head_x) > limits.beside_head_m and wrist_z - head_z < BEHIND_HEAD_M)
            or eyes_y - wrist_y > limits.over_eyes_m
        )
    )


def _beside_face(sight: Sight, shape: HandShape) -> bool:
    """Whether an open hand is at the height of the nearest face, beside it and about as far away."""
    faces = sure_faces(sight)
    if not faces or not shape.open or shape.upward < UPRIGHT:
        return False
    left, top, width, height = faces[0].box
    width_px, height_px = width * sight.width_px, height * sight.height_px
    face_x, top_px = (left + width / 2) * sight.width_px, top * sight.height_px
    wrist_y = float(shape.wrist_px[1])
    return (
        abs(float(shape.middle_px[0]) - face_x) > BESIDE_FACE * width_px
        and wrist_y < top_px + (1 + BELOW_CHIN) * height_px
        and float(shape.tip_px[1]) < top_px + EYES_AT * height_px
        and shape.palm_px * HAND_IN_PALMS < HELD_OUT * height_px
    )
