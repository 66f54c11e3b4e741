"""Gaze: whether the user looked at the camera, now and while they spoke. Evidence beside the words, no more."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from assistant.micro_turn import MicroTurn
from assistant.perception.sight.facing import anybody_faces_camera, faces_camera

KEPT_S = 30.0
NOW_S = 0.8
"""What was seen longer ago says nothing about now."""
LOOKS_NEEDED = 3
KNOWN_SHARE = 0.6
"""So many of the looks at a stretch of time have to tell, and be as many."""
THROUGHOUT = 0.9
LATE_S = 0.3
"""A look may come so much after what was heard at its time."""


@dataclass(frozen=True)
class _Look:
    at_s: float
    nearest: bool | None
    anybody: bool | None


class Gaze:
    """Keeps what the looks of the last half a minute say. Belongs to the thread of the micro-turns."""

    def __init__(self) -> None:
        self._looks: deque[_Look] = deque()

    def take(self, now: MicroTurn) -> None:
        """Takes in what was seen since the last micro-turn."""
        if now.after_gap:
            self._looks.clear()
        for sight in now.sights:
            self._looks.append(_Look(sight.at_s, faces_camera(sight), anybody_faces_camera(sight)))
        while self._looks and self._looks[0].at_s < now.end_s - KEPT_S:
            self._looks.popleft()

    def facing(self, now_s: float) -> bool | None:
        """Whether the nearest person looks at the camera now; None without a camera, or where nobody is seen to."""
        told = [
            look.nearest for look in self._looks if look.at_s > now_s - NOW_S and look.nearest is not None
        ]
        return told[-1] if told else None

    def during(self, start_s: float | None, end_s: float | None) -> bool | None:
        """Whether they looked at the camera all through that time; False for never, None for now and then, or unknown.

        Who looks away is only sure when nobody looked: the nearest may not be the one who spoke.
        """
        if start_s is None or end_s is None:
            return None
        looks = [look for look in self._looks if start_s <= look.at_s <= end_s + LATE_S]
        if _share([look.nearest for look in looks], True) >= THROUGHOUT:
            return True
        anybody = [look.anybody for look in looks]
        return False if True not in anybody and _share(anybody, False) >= THROUGHOUT else None


def _share(looks: list[bool | None], wanted: bool) -> float:
    """The share of those that tell that say so; 0 where too few tell."""
    told = [look for look in looks if look is not None]
    if len(told) < max(LOOKS_NEEDED, KNOWN_SHARE * len(looks)):
        return 0.0
    return told.count(wanted) / len(told)
