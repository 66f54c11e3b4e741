"""People: whether somebody is there, and how many."""

from __future__ import annotations

from assistant.micro_turn import Body, CameraEvent, Face, Sight
from assistant.perception.sight.steady import Patience, Steady

SURE_FACE, SURE_BODY = 0.5, 0.5
"""Less sure faces and bodies are nobody."""
SEEN = 0.5
"""How likely a point of the body has to be seen to count."""
MOST = 6
"""More are "six or more"."""
SAME_FACE = 0.45
"""Two faces are one when so much of the smaller one lies in the other."""
HEAD_MARGIN = 0.6
"""A body's head lies within its face, and so much of the face's size around that."""
SOMEBODY = Patience(on_s=0.2, off_s=2.0, looks=2)
SEVERAL = Patience(on_s=0.4, off_s=5.0, looks=3)
"""Who is not the nearest is lost more often: nothing but their face is looked for."""

_TEXTS = (
    "Nobody is there any more",
    "One person is there",
    "Two people are there",
    "Three people are there",
    "Four people are there",
    "Five people are there",
    "Six or more people are there",
)


class People:
    """Knows no one, and does not try to."""

    def __init__(self) -> None:
        self.count = 0
        self._at_least = [Steady(SOMEBODY if number == 0 else SEVERAL) for number in range(MOST)]

    def look(self, sight: Sight) -> tuple[CameraEvent, ...]:
        """What began or ended with this look."""
        seen, before = people_in(sight), self.count
        since_s = sight.at_s
        for number, steady in enumerate(self._at_least, start=1):
            if steady.look(seen >= number, sight.at_s):
                since_s = min(since_s, steady.since_s)
        self.count = next((number for number, one in enumerate(self._at_least) if not one.on), MOST)
        if self.count == before:
            return ()
        if self.count == 0:
            return (CameraEvent("nobody", _TEXTS[0], since_s),)
        events: tuple[CameraEvent, ...] = ()
        if not before:
            events += (CameraEvent("person", "Somebody is there", since_s),)
        if before or self.count > 1:
            events += (CameraEvent("people", _TEXTS[self.count], since_s, self.count),)
        return events


def people_in(sight: Sight) -> int:
    """How many people this look found: by their faces, and the nearest by the body, too."""
    faces = sure_faces(sight)
    body = sight.body
    if body is None or body.score < SURE_BODY:
        return len(faces)
    head = head_of(body)
    if not faces or head is None:
        return max(1, len(faces))
    return len(faces) + (not any(_holds(face, *head) for face in faces))


def sure_faces(sight: Sight) -> tuple[Face, ...]:
    """The faces that are surely some, the nearest (the largest) first; each once."""
    found: list[Face] = []
    for face in sorted(sight.faces, key=lambda one: one.box[2] * one.box[3], reverse=True):
        if face.score >= SURE_FACE and not any(_overlap(face, other) > SAME_FACE for other in found):
            found.append(face)
    return tuple(found)


def head_of(body: Body) -> tuple[float, float] | None:
    """The middle of the head in shares of the picture, None where it is not seen."""
    head = body.points[:11]
    seen = head[head[:, 3] >= SEEN]
    return (float(seen[:, 0].mean()), float(seen[:, 1].mean())) if len(seen) else None


def _holds(face: Face, x: float, y: float) -> bool:
    left, top, width, height = face.box
    return (
        -HEAD_MARGIN * width <= x - left <= (1 + HEAD_MARGIN) * width
        and -HEAD_MARGIN * height <= y - top <= (1 + HEAD_MARGIN) * height
    )


def _overlap(face: Face, other: Face) -> float:
    """The share of the smaller face that lies in the other."""
    left, top, width, height = face.box
    other_left, other_top, other_width, other_height = other.box
    across = min(left + width, other_left + other_width) - max(left, other_left)
    down = min(top + height, other_top + other_height) - max(top, other_top)
    smaller = min(width * height, other_width * other_height)
    return max(0.0, across) * max(0.0, down) / smaller if smaller > 0 else 1.0
