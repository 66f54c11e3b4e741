"""What the camera shows just now, in a few words, as its events tell it. Without widgets."""

from __future__ import annotations

from ui.translating import mark, tr, tr_count, translated

GESTURE_S = 4.0
"""So long a gesture is told: it has no end of its own, and has to be read."""

MOST_PEOPLE = 6
"""More are not counted."""

_GESTURES = {
    "open_palm": mark("open palm"),
    "thumbs_up": mark("thumbs up"),
    "fist": mark("fist"),
    "pointing": mark("pointing"),
}
_SWITCHES = {
    "movement": ("moves", True),
    "still": ("moves", False),
    "dark": ("dark", True),
    "light": ("dark", False),
    "facing": ("faces", True),
    "away": ("faces", False),
    "raised_hand": ("raised", True),
    "lowered_hand": ("raised", False),
    "slouch": ("slouches", True),
    "upright": ("slouches", False),
}
"""What each kind of event says of what is so from then on."""

_OF_PEOPLE = ("faces", "raised", "slouches")


class Seen:
    """Takes in the camera's events, the oldest first."""

    def __init__(self) -> None:
        self._people: int | None = None
        self._so: dict[str, bool] = {}
        self._gesture: tuple[str, float] = ("", 0.0)  # the last one, and when it was shown

    def take(self, kind: str, number: int | None, at_s: float) -> None:
        """Something began or ended before the camera."""
        if kind in _GESTURES:
            self._gesture = (kind, at_s)
        elif kind in _SWITCHES:
            what, so = _SWITCHES[kind]
            self._so[what] = so
        elif kind == "nobody":
            self._people = 0
            for what in _OF_PEOPLE:
                self._so.pop(what, None)
        elif kind == "person":
            self._people = 1
        elif kind == "people" and number is not None:
            self._people = number

    def words(self, now_s: float) -> str:
        """All that is so at a time of the session's clock; "" while nothing is known."""
        if self._so.get("dark"):
            return tr("Dark, or covered")
        parts = [self._people_words()] if self._people is not None else []
        if self._people != 0:
            parts += self._what_they_do(now_s)
        if self._people is None and "moves" in self._so:
            parts.append(tr("something moves") if self._so["moves"] else tr("nothing moves"))
        text = " · ".join(part for part in parts if part)
        return text[:1].upper() + text[1:]

    def _people_words(self) -> str:
        if not self._people:
            return tr("nobody there")
        if self._people >= MOST_PEOPLE:
            return tr("six or more people")
        return tr_count("{count} person", "{count} people", self._people)

    def _what_they_do(self, now_s: float) -> list[str]:
        parts = []
        if "faces" in self._so:
            parts.append(tr("looking here") if self._so["faces"] else tr("looking away"))
        if self._so.get("raised"):
            parts.append(tr("hand raised"))
        gesture, at_s = self._gesture
        if gesture and 0.0 <= now_s - at_s < GESTURE_S:
            parts.append(translated(_GESTURES[gesture]))
        if self._so.get("slouches"):
            parts.append(tr("slouching"))
        return parts
