"""Announcements: what an order wants said, when, and what becomes of it while somebody speaks."""

from __future__ import annotations

import enum
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

LATE_S = 3.0
"""What is said so much later than it was due says so itself."""


class Urgency(enum.Enum):
    """What becomes of an announcement that is due while somebody speaks."""

    AT_ONCE = "at once"  # it is said softly over whatever is said
    IN_RHYTHM = (
        "in rhythm"  # it is said over the user's sounds, and left out while the assistant says something else
    )
    ONLY_THEN = "only then"  # it is left out
    IN_A_GAP = "in a gap"  # it waits until nobody speaks
    SHOWN = "shown"  # it is never said, only shown


@dataclass(frozen=True)
class Announcement:
    """What an order wants said at `due_s`; infinite for what may be due at any time: its sound is made ahead.

    What has to wait says `late`, which is given how many seconds too late it is; after `until_s` it is only shown. With
    a `chime` it begins with one, which also sounds while it has to wait. With a `request` it says nothing itself: it is
    answered as if the user asked for that then.
    """

    due_s: float
    text: str
    late: Callable[[float], str] | None = None
    chime: bool = False
    urgency: Urgency = Urgency.IN_A_GAP
    until_s: float = math.inf
    request: str = ""

    def text_at(self, now_s: float) -> str:
        """What to say when it is said at `now_s`."""
        late_s = now_s - self.due_s
        return self.late(late_s) if self.late is not None and late_s >= LATE_S else self.text


def only_shown(said: Announcement) -> Announcement:
    """The announcement for somebody who wants nothing said by itself; what is said in a rhythm was asked to be said."""
    if said.urgency in (Urgency.IN_RHYTHM, Urgency.ONLY_THEN):
        return said
    return replace(said, urgency=Urgency.SHOWN)
