"""Looks at a picture, five times a second, of which some find nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from assistant.micro_turn import CameraEvent, Sight

LOOK_S = 0.21
"""The eye looks every 0.2 s, and looking takes its time."""

Seen = Callable[[float], Sight]
"""What there is to see at a time."""


@dataclass
class Looks:
    """Shows what there is to something that looks at sights. With `lost` so many looks (a share) find nothing."""

    look: Callable[[Sight], Iterable[CameraEvent]]
    random: np.random.Generator = field(default_factory=lambda: np.random.default_rng(1))
    lost: float = 0.0
    every_s: float = LOOK_S
    now_s: float = 0.0
    events: list[CameraEvent] = field(default_factory=list)
    told_s: list[float] = field(default_factory=list)
    """When each event was told, while its own time is when it began."""

    def show(self, seen: Seen | Sight, for_s: float) -> list[CameraEvent]:
        """Goes on for so long; what began or ended meanwhile."""
        before, until_s = len(self.events), self.now_s + for_s
        while self.now_s + self.every_s <= until_s + 1e-9:
            self.now_s += self.every_s
            sight = seen(self.now_s) if callable(seen) else replace(seen, at_s=self.now_s)
            if self.random.random() < self.lost:
                sight = replace(sight, faces=(), hands=(), body=None)
            found = list(self.look(sight))
            self.events += found
            self.told_s += [self.now_s] * len(found)
        return self.events[before:]

    @property
    def kinds(self) -> list[str]:
        return [event.kind for event in self.events]


def kinds(events: Iterable[CameraEvent]) -> list[str]:
    return [event.kind for event in events]
