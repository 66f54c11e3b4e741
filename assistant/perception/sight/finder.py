"""SightFinder: what one picture shows of people, found by small models on one thread."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.micro_turn import Body, Face, Frame, Hand, Sight
from assistant.perception.sight.bodies import BodyFinder
from assistant.perception.sight.faces import FaceFinder
from assistant.perception.sight.hands import HandFinder
from assistant.perception.sight.picture import Picture
from assistant.perception.sight.stillness import Stillness

GAP_S = 1.5
"""Pictures further apart than this do not go on with each other."""
SEARCH_EVERY_LOOKS = 2
FACES_EVERY_LOOKS = 2
"""How often faces are looked for while a body is followed; in between they are where they were."""
FAR_FACE = 0.05
"""Faces below this share of the picture's longer side are found larger than they are."""
STILL_LOOKS = 2
"""When so many looks found nothing changed, what was found stands for the next ones."""
STANDS_S = 1.0
"""For so long, at most."""


class SightFinder:
    """Looks at pictures one after another; for one thread at a time.

    `folder` holds the files of the model “mediapipe-sight”. Raises SightUnusableError when they cannot be loaded.
    """

    def __init__(self, folder: Path) -> None:
        self._faces = FaceFinder(folder)
        self._bodies = BodyFinder(folder)
        self._hands = HandFinder(folder)
        self._before_s: float | None = None
        self._looks = 0
        self._stillness = Stillness()
        self._still_looks = 0
        self._found: Sight | None = None

    def find(self, frame: Frame, at_s: float) -> Sight:
        """What is in a picture, BGR, shape (height, width, 3), that was taken at `at_s`."""
        if self._before_s is None or not 0.0 <= at_s - self._before_s <= GAP_S:
            self.forget()
        self._before_s = at_s
        picture = Picture(frame)
        self._still_looks = 0 if self._stillness.changed(picture) else self._still_looks + 1
        found = self._found
        if found is not None and self._still_looks > STILL_LOOKS and at_s - found.at_s < STANDS_S:
            return replace(found, at_s=at_s)
        self._stillness.looked_at()
        height_px, width_px = frame.shape[:2]
        self._found = Sight(at_s, width_px, height_px, *self._look(picture))
        return self._found

    def _look(self, picture: Picture) -> tuple[tuple[Face, ...], tuple[Hand, ...], Body | None]:
        self._looks += 1
        faces, new_faces = self._found.faces if self._found is not None else (), False
        if not self._bodies.follows or self._looks % FACES_EVERY_LOOKS == 0:
            faces, new_faces = self._faces.find(picture), True
        # While nobody is there, a body is looked for in the looks in which no hands are.
        search = bool(faces) or self._looks == 1 or self._looks % SEARCH_EVERY_LOOKS == 0
        body = self._bodies.find(picture, search=search)
        if new_faces and body is not None:
            faces = self._with_face_of(body, faces, picture)
        return faces, self._hands.find(picture, body), body

    def _with_face_of(self, body: Body, faces: tuple[Face, ...], picture: Picture) -> tuple[Face, ...]:
        """The faces, that of the body from the body's own points where it is too far off to be found exactly."""
        own = next((face for face in faces if _holds(face, body)), None)
        least_px = FAR_FACE * picture.whole.side_px
        if own is not None and own.yaw_deg is not None and own.box[2] * picture.width_px > least_px:
            return faces
        exact = self._faces.of_body(picture, body)
        return faces if exact is None else (*(face for face in faces if face is not own), exact)

    def faces_in(self, frame: Frame) -> tuple[Face, ...]:
        """The faces in a picture that has nothing to do with the others."""
        return self._faces.find(Picture(frame))

    def forget(self) -> None:
        """The next picture has nothing to do with the last one: nobody is followed."""
        self._bodies.forget()
        self._hands.forget()
        self._found = None
        self._looks = 0


def _holds(face: Face, body: Body) -> bool:
    """Whether it is the body's own face: its nose is in it."""
    left, top, width, height = face.box
    x, y = (float(number) for number in body.points[0, :2])
    return left <= x <= left + width and top <= y <= top + height
