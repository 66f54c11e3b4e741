"""SightWatch: what the eye sees in one picture after another: movement, scenes, people, and what begins and ends."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Protocol

from assistant.micro_turn import CameraEvent, Face, Frame, Sight
from assistant.perception.movement import MovementWatch
from assistant.perception.sight.budget import Budget, LookingHealth
from assistant.perception.sight.events import SightEvents
from assistant.perception.sight.picture import Picture
from assistant.perception.sight.scene import SceneWatch
from assistant.perception.sight.upside_down import UpsideDownWatch

LEAST_PX = 128
"""Movement and scenes need no more than a picture that was halved down to this, 320 × 180 for a usual camera."""

FAILED = (
    "Looking for people in the camera's pictures has failed and is off: switch the camera off and on again."
    " If that does not help, run `counterpoint models verify`."
)
UPSIDE_DOWN = "The camera hangs upside down: its pictures are turned from now on."

_log = logging.getLogger(__name__)


class Finder(Protocol):
    """Finds people in pictures: see `assistant.perception.sight.finder.SightFinder`."""

    def find(self, frame: Frame, at_s: float) -> Sight: ...

    def faces_in(self, frame: Frame) -> tuple[Face, ...]: ...

    def forget(self) -> None: ...


class SightWatch:
    """Looks at pictures for the eye. For its one thread; but `use`, `finds_people` and `health` are for any.

    Without a `finder` it sees movement and scenes only. `notice` is told what goes wrong. `turn_over` lets the camera
    turn its pictures from the next one on; without it nobody looks whether it hangs upside down. `used_s` is the
    processor time of this thread.
    """

    def __init__(
        self,
        finder: Finder | None = None,
        *,
        notice: Callable[[str], None] = lambda _text: None,
        turn_over: Callable[[], None] | None = None,
        used_s: Callable[[], float] = time.thread_time,
    ) -> None:
        self._notice = notice
        self._turn_over = turn_over
        self._used_s = used_s
        self._movement = MovementWatch()
        self._scene = SceneWatch()
        self._events = SightEvents()
        self._budget = Budget()
        self._wanted = finder
        self._taken: Finder | None = None  # the last one that was wanted, even where it failed
        self._finder: Finder | None = None
        self._upside_down: UpsideDownWatch | None = None

    def use(self, finder: Finder) -> None:
        """Looks for people with this one from the next picture on."""
        self._wanted = finder

    @property
    def finds_people(self) -> bool:
        """Whether there is something that finds people, and it works."""
        return self._finder is not None or (self._wanted is not None and self._wanted is not self._taken)

    @property
    def health(self) -> LookingHealth:
        """How often it looks, and what that costs."""
        return self._budget.health

    def look(self, frame: Frame, at_s: float) -> tuple[CameraEvent | Sight, ...]:
        """What is in a picture, BGR, shape (height, width, 3), and what began or ended with it.

        There is no Sight in some looks where the machine is too slow for all of them.
        """
        began_s = self._used_s()
        small = Picture(frame).halved(LEAST_PX)
        events = self._movement.look(small, at_s)
        finder = self._newest_finder()
        looks = finder is not None and self._budget.allows(at_s)
        sight: Sight | None = None
        if finder is not None and looks:
            try:
                sight = finder.find(frame, at_s)
                events += self._events.look(sight)
                self._see_which_way_up(frame, sight)
            except Exception as error:  # a broken model or library: the conversation goes on without
                self._give_up(error)
        scenes = self._scene.look(small, at_s, sight)
        if scenes:
            self._events.scene_changed()
        if looks:
            self._budget.spend(at_s, self._used_s() - began_s)
        return (*((sight,) if sight is not None else ()), *events, *scenes)

    def _newest_finder(self) -> Finder | None:
        wanted = self._wanted
        if wanted is not None and wanted is not self._taken:
            self._taken = self._finder = wanted
            self._upside_down = UpsideDownWatch(wanted.faces_in) if self._turn_over is not None else None
        return self._finder

    def _see_which_way_up(self, frame: Frame, sight: Sight) -> None:
        if self._upside_down is None or self._turn_over is None or self._finder is None:
            return
        somebody = self._movement.moving or sight.body is not None
        if self._upside_down.look(frame, sight.at_s, sight.faces, somebody=somebody):
            self._turn_over()
            self._finder.forget()
            self._scene = SceneWatch()
            self._notice(UPSIDE_DOWN)

    def _give_up(self, error: Exception) -> None:
        self._finder = None
        _log.error("looking for people failed: %s", type(error).__name__, exc_info=error)
        self._notice(FAILED)
