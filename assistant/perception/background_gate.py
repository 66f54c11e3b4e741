"""The background gate: a television behind the user does not keep their turn open.

A voice detector hears speech at any level. While the user speaks, and when it is known how loud they are, a voice
that is much quieter for a quarter of a second is not theirs: their turn can end although the talking in the background
goes on.
"""

from __future__ import annotations

from collections import deque

from assistant.perception.sound_level import QUIET_DBFS
from assistant.perception.voice_activity import FRAME_S, ONSET_PROBABILITY

QUIETER_DB = 11.0
"""The ends of words are as quiet as this, but not for as long as `LOUDEST_OF_S`."""
LOUDEST_OF_S = 0.26
KNOWN_AFTER_S = 0.6
"""So much voice shows how loud a speaker is, who is not known yet."""
KEPT_S = 4.0


class BackgroundGate:
    """Knows how loud the speaker of the present utterance is. For the ear's thread."""

    def __init__(self) -> None:
        self._recent_dbfs: deque[float] = deque(maxlen=round(LOUDEST_OF_S / FRAME_S))
        self._voiced_dbfs: deque[float] = deque(maxlen=round(KEPT_S / FRAME_S))

    def new_utterance(self) -> None:
        """Somebody else may be speaking now."""
        self._voiced_dbfs.clear()

    def admits(self, level_dbfs: float, probability: float, user_dbfs: float | None) -> bool:
        """Whether a frame may be the speaker's; `user_dbfs` is how loud the user is known to be, if they are."""
        self._recent_dbfs.append(level_dbfs)
        if probability >= ONSET_PROBABILITY:
            self._voiced_dbfs.append(level_dbfs)
        speaker_dbfs = self._speaker_dbfs(user_dbfs)
        return max(self._recent_dbfs) >= speaker_dbfs - QUIETER_DB

    def _speaker_dbfs(self, user_dbfs: float | None) -> float:
        levels = [] if user_dbfs is None else [user_dbfs]
        if len(self._voiced_dbfs) * FRAME_S >= KNOWN_AFTER_S:
            loud = sorted(self._voiced_dbfs)[len(self._voiced_dbfs) // 2 :]
            levels.append(sum(loud) / len(loud))
        return max(levels, default=QUIET_DBFS)
