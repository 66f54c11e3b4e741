"""Whether somebody speaks, told by loudness alone: for the minute before there is a model that knows better."""

from __future__ import annotations

from collections import deque

FRAMES_PER_S = 31.25
"""Levels come once for every 32 ms of sound."""

WINDOW_FRAMES = round(3.0 * FRAMES_PER_S)
"""What the room sounds like is read off the last three seconds."""

QUIET_SHARE = 0.2
"""People who talk are silent for at least this share of the time, between words."""

LEAST_FRAMES = 16
QUIETEST_DBFS = -65.0
"""A room counts as at least so loud, so that the hiss of a microphone that wakes up is no voice."""

ABOVE_ROOM_DB = 8.0
LEAST_VOICE_DBFS = -55.0

RECENT_FRAMES = 10
VOICE_FRAMES = 5
"""As many of the recent frames have to be loud: a key that is pressed or a cup that is set down is shorter."""


class LoudnessWatch:
    """Takes the level of each 32 ms. A steady noise is a room, however loud; a knock is too short to be a voice."""

    def __init__(self) -> None:
        self._levels: deque[float] = deque(maxlen=WINDOW_FRAMES)
        self._loud: deque[bool] = deque(maxlen=RECENT_FRAMES)

    def hear(self, level_dbfs: float) -> bool:
        """Whether somebody seems to speak, with this level as the newest."""
        self._levels.append(level_dbfs)
        if len(self._levels) < LEAST_FRAMES:
            return False
        self._loud.append(level_dbfs >= max(self._room_dbfs() + ABOVE_ROOM_DB, LEAST_VOICE_DBFS))
        return sum(self._loud) >= VOICE_FRAMES

    def _room_dbfs(self) -> float:
        ordered = sorted(self._levels)
        return max(QUIETEST_DBFS, ordered[int(QUIET_SHARE * len(ordered))])
