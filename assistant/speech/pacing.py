"""How long the pieces of a clause may be that is heard while it is being made."""

from __future__ import annotations

import time
from collections.abc import Callable

MARGIN_FRAMES = 10
"""Frames to either side that a sample depends on: with so many of them a piece sounds the same as in the whole.
They are made besides, and thrown away."""
PIECE_FRAMES = 34
"""0.4 s of a voice of 22 kHz: what is made before anything is heard, and when there is no time to lose. With 0.3 s the
next piece came 40 ms too late now and then, when other programs kept both cores busy."""
SMALLEST_PIECE_FRAMES = 12
"""Smaller ones are mostly margin."""
TAKEN_AHEAD_S = 0.04
"""The speaker takes its sound so long before it is heard."""
SAFETY = 2.0
"""A piece may take so many times as long to make as the ones before, because other work takes the processor."""
SLOWNESS_KEPT = 0.7
"""How much of what a piece took is remembered when the next one is faster."""


class Pace:
    """Follows how fast the frames of one clause are made, and how much of it is left to be heard."""

    def __init__(self, frame_s: float, now_s: Callable[[], float] = time.perf_counter) -> None:
        """`frame_s` is how long a frame sounds."""
        self._frame_s = frame_s
        self._now_s = now_s
        self._made_s = 0.0
        self._per_frame_s = 0.0
        self._onset_s = 0.0
        self._heard_since_s: float | None = None

    def made(self, frames: int, took_s: float) -> None:
        """A piece of so many frames was made, in so much time."""
        self._made_s += frames * self._frame_s
        self._per_frame_s = max(took_s / (frames + 2 * MARGIN_FRAMES), SLOWNESS_KEPT * self._per_frame_s)

    def begins(self, onset_s: float) -> None:
        """What comes before the onset will not be heard."""
        self._onset_s = onset_s

    def hand_over(self) -> None:
        """From now on it may be heard."""
        self._heard_since_s = self._now_s()

    @property
    def keeps_up(self) -> bool:
        """Whether what was made lasts until a next piece is there, and that piece as long as it took to make.

        Never with a voice that is hardly faster than speech: then all of the clause is made first.
        """
        ahead_s = self._frame_s - self._per_frame_s
        if ahead_s <= self._frame_s / 10:
            return False
        lasting = 2 * MARGIN_FRAMES * self._per_frame_s / ahead_s
        return self._in_time() >= max(SMALLEST_PIECE_FRAMES, lasting)

    def next_piece(self) -> int:
        """How many frames to make next."""
        in_time = self._in_time()
        return in_time if in_time >= SMALLEST_PIECE_FRAMES else PIECE_FRAMES

    def _in_time(self) -> int:
        """How many frames can be made before what is there has been heard."""
        heard_s = 0.0 if self._heard_since_s is None else self._now_s() - self._heard_since_s
        left_s = self._made_s - self._onset_s - heard_s - TAKEN_AHEAD_S
        longest = left_s / (SAFETY * max(self._per_frame_s, 1e-6))
        return int(longest) - 2 * MARGIN_FRAMES
