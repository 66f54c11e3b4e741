"""The eye's thread: looks at the newest picture a few times a second and posts what began or ended."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from assistant.micro_turn import CameraEvent, Frame

LOOK_EVERY_S = 0.2


class PictureSource(Protocol):
    """A camera: see `assistant.capture.camera.Camera`."""

    def latest(self) -> tuple[Frame, float] | None: ...


class Watch(Protocol):
    """Finds events in pictures: see `assistant.perception.movement.MovementWatch`."""

    def look(self, frame: Frame, at_s: float) -> tuple[CameraEvent, ...]: ...


class Eye:
    """Looks at a picture once; a picture that came and went between two looks is not missed."""

    def __init__(self, camera: PictureSource, watch: Watch, post: Callable[[CameraEvent], None]) -> None:
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
        seen_s = -1.0
        while not self._stopping.wait(LOOK_EVERY_S):
            picture = self._camera.latest()
            if picture is None or picture[1] <= seen_s:
                continue
            frame, seen_s = picture
            for event in self._watch.look(frame, seen_s):
                self._post(event)
