"""The eye's thread: looks at the newest picture a few times a second and posts what began or ended."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol

from assistant.micro_turn import CameraEvent, Frame, Sight
from assistant.thread_priority import LOOKING_NICENESS, step_back

LOOK_EVERY_S = 0.2
LEAST_REST_S = 0.02


class PictureSource(Protocol):
    """A camera: see `assistant.capture.camera.Camera`."""

    def latest(self) -> tuple[Frame, float] | None: ...


class Watch(Protocol):
    """Finds events and more in pictures: see `assistant.perception.sight.watch.SightWatch`."""

    def look(self, frame: Frame, at_s: float) -> tuple[CameraEvent | Sight, ...]: ...


class Eye:
    """Looks at a picture once; a picture that came and went between two looks is not missed."""

    def __init__(
        self, camera: PictureSource, watch: Watch, post: Callable[[CameraEvent | Sight], None]
    ) -> None:
        self._camera = camera
        self._watch = watch
        self._post = post
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="eye", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        step_back(LOOKING_NICENESS)
        seen_s = -1.0
        rest_s = LOOK_EVERY_S
        while not self._stopping.wait(rest_s):
            began_s = time.monotonic()
            rest_s = LOOK_EVERY_S
            picture = self._camera.latest()
            if picture is None or picture[1] <= seen_s:
                continue
            frame, seen_s = picture
            for found in self._watch.look(frame, seen_s):
                self._post(found)
            rest_s = max(LEAST_REST_S, LOOK_EVERY_S - (time.monotonic() - began_s))
