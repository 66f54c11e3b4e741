"""Camera: a thread that keeps the newest picture of a device, the screen, a file or a stream.

There is no queue: whoever looks gets the newest picture, and what nobody saw is gone. A camera that fails is tried
again every few seconds. Where one was chosen, no other is taken in its place: nobody expects to be seen from there.
"""

from __future__ import annotations

import threading
from typing import Any

from assistant.capture.audio_io import ProblemHandler, ignore_problem
from assistant.capture.device_news import DeviceNews, DeviceState
from assistant.capture.errors import DeviceError
from assistant.capture.opencv import opencv
from assistant.capture.picture_feed import DeviceFeed, Feed, FileFeed, ScreenFeed, StreamFeed
from assistant.capture.video_source import SourceKind, VideoSource, parse_source
from assistant.clock import Clock
from assistant.gap import GapWatch
from assistant.micro_turn import Frame

RETRY_S = 3.0
RETRY_SOON_S = 1.0
"""How soon a camera is tried again that has just failed: it may only have been moved to another plug."""
LOOK_S = 0.25
AFTER_SLEEP_S = 10.0
"""For so long after the computer slept a camera may need to be there again."""
JOIN_S = 0.9
SAME_MOMENT_S = 2.0
"""A file that is started so soon after the session began with it, and belongs to its sound."""


class Camera:
    """Pictures from one source. That it fails, and that it is well again, is told as `DeviceNews` does.

    Attributes:
        finished: set when a file has been played to its end; its last picture stays.
    """

    def __init__(self, source: str | None, clock: Clock, on_problem: ProblemHandler = ignore_problem) -> None:
        """`source` as in `parse_source`. Opens nothing yet."""
        self.finished = threading.Event()
        self._source_text = source
        self._clock = clock
        self._say = on_problem
        self._news = DeviceNews(on_problem)
        self._remarked: set[str] = set()
        self._newest: tuple[Frame, float] | None = None
        self._name: str | None = None
        self._state = DeviceState("camera", None)
        self._turned = False
        self._generation = 0
        self._changed = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def name(self) -> str | None:
        """The source in use, None while there is none."""
        return self._name

    @property
    def alive(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def latest(self) -> tuple[Frame, float] | None:
        """The newest picture, BGR, uint8, shape (height, width, 3), and its session time; None while there is none.

        The array is shared: do not write to it.
        """
        return self._newest

    def turn_over(self) -> None:
        """The camera hangs upside down: from the next picture on all are turned by half a turn; or no more."""
        self._turned = not self._turned

    def start(self) -> None:
        """Returns at once; the first picture comes when the source is open. A file begins to play now."""
        if self.alive:
            return
        self._changed = threading.Event()
        self.finished.clear()
        self._thread = threading.Thread(
            target=self._run, args=(self._generation, self._changed), name="camera", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Returns within a second. A driver that hangs is left behind; what it still brings is dropped."""
        self._generation += 1
        self._changed.set()
        if self._thread is not None:
            self._thread.join(JOIN_S)
            self._thread = None
        self._newest = self._name = None

    def _run(self, generation: int, stopping: threading.Event) -> None:
        began_s = self._clock.now_s()
        if 0 <= began_s < SAME_MOMENT_S:
            began_s = 0.0
        self._gaps = GapWatch(self._clock)
        while generation == self._generation:
            retry_s = RETRY_S
            try:
                source = parse_source(self._source_text)
                self._play(source, generation, began_s, stopping)
            except DeviceError as error:
                if self._newest is not None and source.kind is SourceKind.DEVICE:
                    retry_s = RETRY_SOON_S
                self._fail(str(error), generation)
            if self.finished.is_set():
                return
            if self._newest is None:
                self._wait(retry_s, generation, stopping)

    def _wait(self, seconds: float, generation: int, stopping: threading.Event) -> None:
        """Until it is time to try again."""
        while generation == self._generation and seconds > 0:
            stopping.wait(min(LOOK_S, seconds))
            seconds -= LOOK_S
            if generation == self._generation:
                self._look()

    def _look(self) -> bool:
        """Says how it stands when it is time; True when the computer has slept."""
        now_s = self._clock.now_s()
        gap = self._gaps.look()
        slept = gap is not None and gap.slept
        if slept:
            self._news.wait(now_s + AFTER_SLEEP_S)
        self._news.look([self._state], now_s)
        return slept

    def _play(self, source: VideoSource, generation: int, began_s: float, stopping: threading.Event) -> None:
        """Opens the source and takes pictures until there are no more. Raises DeviceError."""
        capture = source.open()
        try:
            feed = self._feed(source, capture, generation, began_s, stopping)
            while generation == self._generation:
                found = feed.next()
                if generation != self._generation:
                    return
                if found is None:
                    if isinstance(feed, FileFeed):
                        self.finished.set()
                    return
                picture, at_s = found
                if self._turned:
                    picture = opencv().rotate(picture, opencv().ROTATE_180)
                self._newest = (picture, at_s)
                self._name = source.name
                self._state = DeviceState("camera", source.name, chosen=True)
                if self._look() and not isinstance(feed, FileFeed):
                    return  # what was opened before a sleep may bring old pictures, or none any more
        finally:
            capture.release()

    def _feed(
        self, source: VideoSource, capture: Any, generation: int, began_s: float, stopping: threading.Event
    ) -> Feed:
        def remark(sentence: str) -> None:
            """Says it, once."""
            if sentence and sentence not in self._remarked and generation == self._generation:
                self._remarked.add(sentence)
                self._say(sentence)

        if source.kind is SourceKind.DEVICE:
            return DeviceFeed(capture, source.name, self._clock, stopping)
        if source.kind is SourceKind.SCREEN:
            return ScreenFeed(capture, self._clock, stopping)
        if not capture.lasts:
            return StreamFeed(capture, source.name, self._clock, stopping, remark)
        if source.kind is SourceKind.STREAM:
            began_s = self._clock.now_s()
        return FileFeed(capture, source.name, self._clock, began_s, stopping, remark)

    def _fail(self, sentence: str, generation: int) -> None:
        if generation == self._generation:
            self._newest = self._name = None
            if not self._state.trouble:  # what went wrong first says most
                self._state = DeviceState("camera", None, sentence.rstrip("."))
            self._look()
