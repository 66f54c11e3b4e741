"""The echo gate: what the echo canceller leaves of the assistant's own voice is not taken for the user's.

A voice detector hears speech at any level, even the faint rest behind a canceller. While the loudspeaker plays, only
sound that is loud beside what it plays counts as somebody's voice.
"""

from __future__ import annotations

from collections import deque

from assistant.micro_turn import Samples
from assistant.perception.sound_level import QUIET_DBFS, level_dbfs
from assistant.perception.voice_activity import FRAME_S

REST_DB = 20.0
"""Cancellers take 30 dB and more out once they have adapted; a person at the microphone is far above that."""
UNPROVEN_REST_DB = 3.0
"""Until it is proven that so little is left, only somebody about as loud as the loudspeaker is heard over it."""
PROVEN_AFTER_S = 1.0
"""How much sound must have been played of which no more than the rest was left (or none came back: headphones)."""
PLAYING_DBFS = -45.0
MEMORY_S = 0.4
"""How long after it was played a sound may still come back: buffers and the room."""


class EchoGate:
    """Remembers how loud the loudspeaker was, and what was left of it. For the thread that listens."""

    def __init__(self) -> None:
        self._played_dbfs: deque[float] = deque([QUIET_DBFS], maxlen=max(1, round(MEMORY_S / FRAME_S)))
        self._proven_s = 0.0

    def admits(self, clean: Samples, played: Samples) -> bool:
        """Whether a frame may be the user's voice; `played` is what the loudspeaker was given at that time."""
        self._played_dbfs.append(level_dbfs(played))
        loudest_dbfs = max(self._played_dbfs)
        clean_dbfs = level_dbfs(clean)
        if loudest_dbfs > PLAYING_DBFS and clean_dbfs < loudest_dbfs - REST_DB:
            self._proven_s += FRAME_S
        proven = self._proven_s >= PROVEN_AFTER_S
        return clean_dbfs > loudest_dbfs - (REST_DB if proven else UNPROVEN_REST_DB)
