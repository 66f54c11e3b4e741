"""The camera's place: there may be one in it or none, and another one may take it while all goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from assistant.capture.camera import Camera
from assistant.capture.screen import screen_number
from assistant.clock import RealClock
from assistant.micro_turn import Frame


class Watcher(Protocol):
    """What looks at the pictures of a camera, in a thread of its own."""

    def start(self) -> None:
        """Begins."""

    def stop(self) -> None:
        """Ends the thread."""


class CameraSeat:
    """Opening and closing are for one thread, since closing waits; what can be seen is for any.

    `source` is a device, a file or a stream, "" for the first camera. `notice` is told what goes wrong. With `watch`
    what it makes watches the pictures as long as the camera is open.
    """

    def __init__(
        self,
        source: str,
        clock: RealClock,
        notice: Callable[[str], None],
        watch: Callable[[Camera], Watcher] | None = None,
    ) -> None:
        self._source = source
        self._clock = clock
        self._notice = notice
        self._watch = watch
        self._camera: Camera | None = None
        self._watcher: Watcher | None = None

    @property
    def taken(self) -> bool:
        """Whether there is a camera; its first picture may still be on its way."""
        return self._camera is not None

    @property
    def name(self) -> str | None:
        """What the camera is called, None while there is none."""
        camera = self._camera
        return camera.name if camera is not None else None

    @property
    def shows_screen(self) -> bool:
        """Whether it is the screen of which it has pictures."""
        return self.name is not None and self.is_screen

    @property
    def is_screen(self) -> bool:
        """Whether the screen was chosen in place of a camera."""
        return screen_number(self._source) is not None

    def latest_frame(self) -> Frame | None:
        """The newest picture, None while there is none."""
        camera = self._camera
        picture = camera.latest() if camera is not None else None
        return picture[0] if picture is not None else None

    def open(self) -> None:
        """Opens the camera, if it is not; returns at once."""
        if self._camera is not None:
            return
        camera = Camera(self._source or None, self._clock, self._notice)
        camera.start()
        self._camera = camera
        if self._watch is not None:
            self._watcher = self._watch(camera)
            self._watcher.start()

    def use(self, source: str) -> None:
        """Another source, at once where the camera is open."""
        self._source = source
        if self._camera is not None:
            self.close()
            self.open()

    def close(self) -> None:
        """Closes the camera, if it is open."""
        camera, self._camera = self._camera, None
        watcher, self._watcher = self._watcher, None
        if watcher is not None:
            watcher.stop()
        if camera is not None:
            camera.stop()
