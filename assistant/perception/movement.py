"""MovementWatch: whether something moves before the camera, and whether it sees anything at all.

Pictures are compared small and grey; a change of brightness as a whole is not movement. Each kind of event begins
and ends at different thresholds, so that noise does not make it flicker.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.capture.opencv import opencv
from assistant.micro_turn import CameraEvent

WIDTH, HEIGHT = 64, 48
CHANGED_LEVELS = 14.0
"""A pixel has changed when its grey differs by more than this from the picture before, of 255."""
MOVES_FRACTION = 0.02
STILL_FRACTION = 0.006
MOVES_LOOKS = 2
STILL_S = 2.0
DARK_LEVEL, DARK_SPREAD = 20.0, 10.0
LIGHT_LEVEL = 32.0
DARK_S = 0.5
GAP_S = 2.0
"""Pictures further apart than this are not compared."""


class MovementWatch:
    """Looks at pictures one after another. For one thread."""

    def __init__(self) -> None:
        self._before: NDArray[np.float32] | None = None
        self._before_at_s = 0.0
        self._moving = False
        self._dark = False
        self._moving_looks = 0
        self._moving_since_s = 0.0
        self._moved_at_s = 0.0
        self._darkness_changed_s: float | None = None

    @property
    def moving(self) -> bool:
        return self._moving

    @property
    def dark(self) -> bool:
        return self._dark

    def look(self, frame: NDArray[np.uint8], at_s: float) -> tuple[CameraEvent, ...]:
        """What began or ended with this picture, BGR, shape (height, width, 3). The same time again is ignored."""
        if self._before is not None and at_s <= self._before_at_s:
            return ()
        cv2 = opencv()
        small = cv2.resize(frame, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
        grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (3, 3), 0).astype(np.float32)
        before, before_at_s = self._before, self._before_at_s
        self._before, self._before_at_s = grey, at_s
        events = self._look_for_darkness(grey, at_s)
        blind = self._dark or self._darkness_changed_s is not None or bool(events)
        if before is None or at_s - before_at_s > GAP_S or blind:
            self._moving_looks = 0
        else:
            events += self._look_for_movement(grey - before, at_s)
        return events

    def _look_for_darkness(self, grey: NDArray[np.float32], at_s: float) -> tuple[CameraEvent, ...]:
        level, spread = float(grey.mean()), float(grey.std())
        changed = level > LIGHT_LEVEL if self._dark else level < DARK_LEVEL and spread < DARK_SPREAD
        if not changed:
            self._darkness_changed_s = None
            return ()
        if self._darkness_changed_s is None:
            self._darkness_changed_s = at_s
        since_s = self._darkness_changed_s
        if at_s - since_s < DARK_S:
            return ()
        self._dark = not self._dark
        self._darkness_changed_s = None
        if self._dark:
            self._moving = False
            return (CameraEvent("dark", "The camera is covered, or it is dark", since_s),)
        return (CameraEvent("light", "The camera can see again", since_s),)

    def _look_for_movement(self, difference: NDArray[np.float32], at_s: float) -> tuple[CameraEvent, ...]:
        difference = np.abs(difference - np.median(difference))
        fraction = float(np.mean(difference > CHANGED_LEVELS))
        if fraction > (STILL_FRACTION if self._moving else MOVES_FRACTION):
            if not self._moving_looks:
                self._moving_since_s = at_s
            self._moving_looks += 1
            self._moved_at_s = at_s
        else:
            self._moving_looks = 0
        if not self._moving and self._moving_looks >= MOVES_LOOKS:
            self._moving = True
            return (CameraEvent("movement", "Something is moving", self._moving_since_s),)
        if self._moving and at_s - self._moved_at_s >= STILL_S:
            self._moving = False
            return (CameraEvent("still", "Nothing moves any more", self._moved_at_s),)
        return ()
