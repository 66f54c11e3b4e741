"""Remarks: what it says by itself though nobody asked for it. That is little, seldom, and never the same thing twice.

It never speaks of how somebody looks, and knows nobody.
"""

from __future__ import annotations

import math

from assistant.manners import Initiative
from assistant.micro_turn import CameraEvent
from assistant.standing_orders.announcement import Announcement

AWAY_S = 120.0
"""Somebody who was away for so long is welcomed when they are back."""
SELDOM_S = 600.0
WORTH_S = 8.0
"""What could not be said by then is not said."""
BLIND = "I can't see anything any more: the camera is covered, or it is dark."
WELCOME = "Welcome back."
REMARK_ID = "remark-1"


class Remarks:
    """Told of every event of the camera; there is one thing to say at most."""

    def __init__(self) -> None:
        self.initiative = Initiative.WHEN_ASKED
        self._pending: Announcement | None = None
        self._left_s = math.inf
        self._welcomed_s = -math.inf

    @property
    def announcement(self) -> Announcement | None:
        """What there is to say."""
        return self._pending

    def announced(self) -> None:
        """It is being said."""
        self._pending = None

    def notice(self, event: CameraEvent, now_s: float, *, watches: bool, greets: bool) -> None:
        """Something began or ended before the camera. An order `watches` it, or `greets` who comes in by itself."""
        if event.kind == "nobody":
            self._left_s = event.at_s
        elif event.kind == "person":
            away_s, self._left_s = event.at_s - self._left_s, math.inf
            seldom = now_s - self._welcomed_s >= SELDOM_S
            if self.initiative is Initiative.SOMETIMES and away_s >= AWAY_S and seldom and not greets:
                self._welcomed_s = now_s
                self._pending = Announcement(now_s, WELCOME, until_s=now_s + WORTH_S)
        elif event.kind == "dark" and watches:
            self._pending = Announcement(now_s, BLIND)
        elif event.kind == "light" and self._pending is not None and self._pending.text == BLIND:
            self._pending = None
