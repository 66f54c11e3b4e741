"""Feeds: bring one picture after another of a source, each at its time and not more of them than anybody looks at."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Protocol

from assistant.capture.errors import DeviceError
from assistant.capture.plain_frame import LONGEST_OF_SCREEN_PX, plain
from assistant.clock import Clock
from assistant.micro_turn import Frame

FRAMES_PER_S = 15.0
SCREENS_PER_S = 10.0
SCREEN_LOOKED_UP_S = 3.0
"""So often it is seen to it that a screen is still where it was."""
LATE_S = 1.0
"""A video that is later than this goes on at its next key picture."""
UNREADABLE_S = 5.0
"""A camera whose pictures cannot be read for so long is one that sends none."""

Stopping = threading.Event
Remark = Callable[[str], None]


class Feed(Protocol):
    """For the camera's thread alone."""

    def next(self) -> tuple[Frame, float] | None:
        """The next picture and its session time; None when there are no more, or when `stopping` is set.

        Raises DeviceError with a sentence.
        """


class Metronome:
    """When the next picture is due, so many times a second."""

    def __init__(self, clock: Clock, per_s: float) -> None:
        self._clock = clock
        self._every_s = 1.0 / per_s
        self._due_s = clock.now_s()

    def wait_s(self) -> float:
        """How long it is until then; 0 or less when it is due."""
        now_s = self._clock.now_s()
        if self._due_s > now_s + 2 * self._every_s:
            self._due_s = now_s  # the session's time has just begun anew
        return self._due_s - now_s

    def taken(self) -> float:
        """One was taken now; its session time."""
        now_s = self._clock.now_s()
        self._due_s = max(self._due_s + self._every_s, now_s - self._every_s)
        return now_s


class DeviceFeed:
    """A camera at a plug, by OpenCV: it is emptied as fast as it sends, and only what is wanted is decoded."""

    def __init__(self, capture: Any, name: str, clock: Clock, stopping: Stopping) -> None:
        self._capture = capture
        self._name = name
        self._clock = clock
        self._stopping = stopping
        self._beat = Metronome(clock, FRAMES_PER_S)
        self._read_s = clock.now_s()

    def next(self) -> tuple[Frame, float] | None:
        while not self._stopping.is_set():
            if not self._capture.grab():
                raise no_more(self._name)
            if self._beat.wait_s() > 0:
                continue
            at_s = self._beat.taken()
            there, picture = self._capture.retrieve()
            if there and picture is not None and picture.size:
                self._read_s = at_s
                return plain(picture), at_s
            if at_s - self._read_s > UNREADABLE_S:
                raise DeviceError(
                    f"The camera “{self._name}” sends nothing that can be read; unplug it and plug it in again."
                )
            self._read_s = min(self._read_s, at_s)
        return None


class ScreenFeed:
    """The screen, by `ScreenCapture`."""

    def __init__(self, capture: Any, clock: Clock, stopping: Stopping) -> None:
        self._capture = capture
        self._clock = clock
        self._stopping = stopping
        self._beat = Metronome(clock, SCREENS_PER_S)
        self._looked_up_s = clock.now_s()

    def next(self) -> tuple[Frame, float] | None:
        self._stopping.wait(max(0.0, self._beat.wait_s()))
        if self._stopping.is_set():
            return None
        at_s = self._beat.taken()
        if not 0.0 <= at_s - self._looked_up_s < SCREEN_LOOKED_UP_S:
            self._looked_up_s = at_s
            if not self._capture.still_there():
                return None  # it is opened anew, or told that it is gone
        return plain(self._capture.picture(), LONGEST_OF_SCREEN_PX), at_s


class StreamFeed:
    """A network camera, by `VideoReader`: what comes now is seen now."""

    def __init__(self, reader: Any, name: str, clock: Clock, stopping: Stopping, remark: Remark) -> None:
        self._reader = reader
        self._name = name
        self._stopping = stopping
        self._beat = Metronome(clock, FRAMES_PER_S)
        self._remark = remark

    def next(self) -> tuple[Frame, float] | None:
        found = self._reader.next(lambda _: self._beat.wait_s() <= 0 or self._stopping.is_set())
        if self._stopping.is_set():
            return None
        if found is None:
            raise no_more(self._name)
        self._remark(too_much(self._reader, self._name))
        return found[0], self._beat.taken()


class FileFeed:
    """A video file, by `VideoReader`: each picture at its own time, from `began_s` on; what is late is passed over."""

    def __init__(
        self, reader: Any, name: str, clock: Clock, began_s: float, stopping: Stopping, remark: Remark
    ) -> None:
        self._reader = reader
        self._name = name
        self._clock = clock
        self._began_s = self._due_s = began_s
        self._stopping = stopping
        self._remark = remark
        self._any = False

    def next(self) -> tuple[Frame, float] | None:
        found = self._reader.next(self._wanted)
        if self._stopping.is_set():
            return None
        if found is None:
            if not self._any:
                raise DeviceError(f"The video file {self._name} has no pictures; convert it to MP4.")
            if self._reader.damaged:
                self._remark(f"The video file {self._name} is damaged; what could be read of it was shown.")
            return None
        picture, media_s = found
        at_s = self._began_s + media_s
        self._any = True
        self._due_s = max(self._due_s + 1 / FRAMES_PER_S, at_s)
        self._stopping.wait(max(0.0, at_s - self._clock.now_s()))
        self._remark(too_much(self._reader, self._name))
        return picture, at_s

    def _wanted(self, media_s: float) -> bool:
        if self._stopping.is_set():
            return True
        at_s = self._began_s + media_s
        late_s = self._clock.now_s() - at_s
        if late_s > LATE_S:
            self._reader.fall_behind()
        bearable_s = 1 / FRAMES_PER_S if self._reader.each_alone else LATE_S
        return at_s >= self._due_s - 0.001 and (late_s <= bearable_s or not self._any)


def no_more(name: str) -> DeviceError:
    """The error of a camera from which nothing comes any more."""
    return DeviceError(f"The camera “{name}” sends no more pictures; check its cable or its network.")


def too_much(reader: Any, name: str) -> str:
    """The sentence for a video of which not all can be seen; "" where it can."""
    if not reader.passed_over:
        return ""
    return f"“{name}” is too much for this computer, and parts of it are not seen; a picture of 1280 × 720 is enough."
