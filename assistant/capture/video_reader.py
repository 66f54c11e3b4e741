"""VideoReader: the pictures of a video file or a network stream, without more work than they are worth.

A picture of MJPEG stands for itself, so that those which nobody wants need not be decoded. One of H.264 builds on
those before it: where decoding them all takes more than a share of one core, those up to the next key picture are
passed over.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, cast

import av
import av.error
from av.video.reformatter import Interpolation, VideoReformatter

from assistant.capture.opencv import opencv
from assistant.capture.plain_frame import LONGEST_PX, size_within
from assistant.micro_turn import Frame

OPEN_TIMEOUT_S = 5.0
READ_TIMEOUT_S = 3.0
MOST_OF_A_CORE = 0.5
"""So much of one core may go into decoding. Half of that where each picture stands for itself: fewer are enough."""
MOST_OF_THE_TIME = 0.9
"""Who is decoding for more of the time than this, however little of a core they get, cannot keep up."""
TOO_MUCH_S, BEARABLE_S, A_PICTURE_S = 0.5, 0.25, 0.05
"""How much more than that may have been spent before pictures are passed over; until it goes on at a key picture; and
before one of those is passed over that stand for themselves."""
FAST_FRAMES_PER_S = 40.0
"""From here on, pictures that no others build on are left out: there are enough."""
USUAL_FRAMES_PER_S = 25.0
JUMP_BACK_S, JUMP_AHEAD_S = 1.0, 60.0
"""Times in a file that jump further than this are mistakes: it goes on from where it was."""
GIVEN_UP_AFTER = 200
"""So many packets in a row that cannot be read are the end of a damaged file."""
LIVE_OPTIONS = {
    "rtsp_transport": "tcp",
    "fflags": "nobuffer",
    "flags": "low_delay",
    "analyzeduration": "1000000",
}


class VideoReader:
    """Pictures in order, for one thread.

    Attributes:
        lasts: whether it has an end: it is a file, wherever it lies, and does not come live.
        length_s: how long it is, 0 where that is not known.
        each_alone: whether every picture can be decoded by itself.
        damaged: how much of it could not be read, in packets and pictures.
        passed_over: how many packets were left out because decoding them was too much.
    """

    def __init__(self, target: str, *, stream: bool) -> None:
        """Opens a file or, with `stream`, an address. May take `OPEN_TIMEOUT_S`. Raises `av.error.FFmpegError`."""
        timeout_s = (OPEN_TIMEOUT_S, READ_TIMEOUT_S) if stream else None
        self._container = av.open(target, "r", timeout=timeout_s, options=LIVE_OPTIONS if stream else {})
        self.lasts = not stream or bool(self._container.duration)
        self.length_s = (self._container.duration or 0) / av.time_base
        self.damaged = self.passed_over = 0
        videos = self._container.streams.video
        if not videos:
            self._container.close()
            raise av.error.InvalidDataError(1, "no pictures")
        self._stream = videos[0]
        context = self._stream.codec_context
        context.thread_count = 1  # more of them would hold pictures back, and be a burden on the other cores
        self.each_alone = context.codec.intra_only
        rate = float(self._stream.average_rate or 0.0)
        self._every_s = 1.0 / (rate if 0.1 < rate < 1_000 else USUAL_FRAMES_PER_S)
        if rate > FAST_FRAMES_PER_S:
            context.skip_frame = "NONREF"
        self._reformatter = VideoReformatter()
        self._packets: Iterator[Any] = self._container.demux(self._stream)
        self._frames: list[Any] = []
        self._next_s = self._shift_s = 0.0
        self._start_s: float | None = None
        self._behind = self._holds_back = False
        self._effort = _Effort(MOST_OF_A_CORE / 2 if self.each_alone else MOST_OF_A_CORE)

    def next(self, wanted: Callable[[float], bool]) -> tuple[Frame, float] | None:
        """The next picture for which `wanted` holds, asked with its time (s from the beginning), and that time.

        None at the end, and when nothing comes any more.
        """
        failures = 0
        while failures < GIVEN_UP_AFTER:
            try:
                while self._frames:
                    frame = self._frames.pop(0)
                    at_s = self._time_s(frame)
                    self._next_s = at_s + self._every_s
                    if self.each_alone or wanted(
                        at_s
                    ):  # one that stands for itself was wanted before it was decoded
                        return self._picture(frame), at_s
                packet = self._packet()
                if packet is None:
                    return None
                self._frames = self._decoded(packet, wanted)
                failures = 0
            except (av.error.InvalidDataError, av.error.PatchWelcomeError):
                self.damaged += 1
                failures += 1
            except av.error.FFmpegError:
                return None
        return None

    def fall_behind(self) -> None:
        """What comes is late: it goes on at the next key picture."""
        self._behind = not self.each_alone

    def release(self) -> None:
        """Closes the file or the connection."""
        self._frames = []
        self._container.close()

    def _picture(self, frame: Any) -> Frame:
        height, width = size_within(frame.height, frame.width, LONGEST_PX)
        smaller = {"width": width, "height": height} if (height, width) != (frame.height, frame.width) else {}
        with self._effort:
            plain = self._reformatter.reformat(
                frame, format="bgr24", interpolation=Interpolation.AREA, **smaller
            )
            picture = cast(Frame, plain.to_ndarray())
        if quarters := round(frame.rotation / 90) % 4:  # of a turn to the left, as telephones note it
            cv2 = opencv()
            turns = (cv2.ROTATE_90_COUNTERCLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_CLOCKWISE)
            picture = cv2.rotate(picture, turns[quarters - 1])
        return picture

    def _packet(self) -> Any:
        """The next one; None at the end."""
        try:
            return next(self._packets, None)
        except av.error.FFmpegError:
            self._packets = self._container.demux(self._stream)  # one that has raised is over
            raise

    def _decoded(self, packet: Any, wanted: Callable[[float], bool]) -> list[Any]:
        if not packet.size:  # the end: what is still in the decoder
            return list(packet.decode())
        over_s = self._effort.over_s
        if self.each_alone:
            if over_s > A_PICTURE_S or not wanted(self._time_s(packet)):
                self._next_s = self._time_s(packet)
                return []
        elif packet.is_keyframe:
            self._behind = over_s > BEARABLE_S
        elif over_s > TOO_MUCH_S:
            self._behind = True
        if self._behind:
            self.passed_over += 1
            self._next_s = self._time_s(packet)
            return self._held_back()
        self._holds_back = True
        with self._effort:
            return list(packet.decode())

    def _held_back(self) -> list[Any]:
        """The pictures that the decoder keeps until it knows what comes next: nothing comes now."""
        if not self._holds_back:
            return []
        self._holds_back = False
        context = self._stream.codec_context
        with self._effort:
            pictures = list(context.decode(None))
            context.flush_buffers()
        return pictures

    def _time_s(self, of: Any) -> float:
        """The time of a packet or a picture, from the beginning; guessed where the file does not say."""
        base = self._stream.time_base
        if of.pts is None or base is None:
            self._start_s = self._start_s or 0.0
            return self._next_s
        at_s = float(of.pts * base)
        if self._start_s is None:
            start = self._stream.start_time
            self._start_s = at_s if start is None else float(start * base)
        at_s += self._shift_s - self._start_s
        if not self._next_s - JUMP_BACK_S < at_s < self._next_s + JUMP_AHEAD_S:
            self._shift_s += self._next_s - at_s
            return self._next_s
        return at_s


class _Effort:
    """How much more is spent on what is done `with` it than is allowed; what is not spent is soon allowed again."""

    def __init__(self, most_of_a_core: float) -> None:
        self._most_of_a_core = most_of_a_core
        self._looked_s = self._began_s = time.monotonic()
        self._began_processor_s = 0.0
        self._over_s = self._processor_over_s = 0.0

    @property
    def over_s(self) -> float:
        """By how many seconds it is too much now; 0 for not at all."""
        now_s = time.monotonic()
        passed_s, self._looked_s = now_s - self._looked_s, now_s
        self._over_s = max(0.0, self._over_s - MOST_OF_THE_TIME * passed_s)
        self._processor_over_s = max(0.0, self._processor_over_s - self._most_of_a_core * passed_s)
        return max(self._over_s, self._processor_over_s)

    def __enter__(self) -> None:
        self._began_s, self._began_processor_s = time.monotonic(), time.thread_time()

    def __exit__(self, *_: object) -> None:
        self._over_s += time.monotonic() - self._began_s
        self._processor_over_s += time.thread_time() - self._began_processor_s
