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
VOICE_REST_DB = 30.0
VOICE_HOLDS_S = 0.2
"""For so long after a frame that was clearly somebody's voice, fainter ones belong to it: syllables end softly."""
PLAYING_DBFS = -45.0
MEMORY_S = 0.5
"""How long after it was played a sound may still come back: buffers, Bluetooth and the room."""
ABSENT_DB = 35.0
"""A microphone that hears the loudspeaker more faintly than this does not hear it: somebody wears headphones."""
TAKEN_OUT_DB = 10.0
"""Where the canceller takes out so much while the loudspeaker plays, there is an echo."""
ABSENT_AFTER_S = 1.0
ECHO_SHARE = 0.1


class EchoGate:
    """Remembers how loud the loudspeaker was, and what came back of it. For the thread that listens."""

    def __init__(self) -> None:
        frames = round(MEMORY_S / FRAME_S)
        self._played_dbfs: deque[float] = deque([QUIET_DBFS] * frames, maxlen=frames)
        self._near_dbfs: deque[float] = deque([QUIET_DBFS] * frames, maxlen=frames)
        self._proven_s = 0.0
        self._voice_for_s = 0.0
        self._absent_s = 0.0
        self._echo_s = 0.0

    @property
    def no_echo(self) -> bool:
        """Whether nothing of the loudspeaker comes back, as with headphones.

        Then the microphone is better heard as it is: a canceller takes some of a voice away that speaks together
        with what is played, though there is nothing to cancel.
        """
        return self._absent_s >= ABSENT_AFTER_S and self._echo_s < ECHO_SHARE * self._absent_s

    @property
    def over_echo(self) -> bool:
        """Whether what is heard now comes through the canceller's work: fainter, and not quite as it was."""
        return not self.no_echo and max(self._played_dbfs) > PLAYING_DBFS

    def admits(self, near: Samples, clean: Samples, played: Samples) -> bool:
        """Whether a frame may be the user's voice.

        `near` is what the microphone heard, `clean` what the canceller left of it, `played` what the loudspeaker was
        given at that time.
        """
        playing_dbfs, near_dbfs, clean_dbfs = level_dbfs(played), level_dbfs(near), level_dbfs(clean)
        self._played_dbfs.append(playing_dbfs)
        self._near_dbfs.append(near_dbfs)
        loudest_dbfs = max(self._played_dbfs)
        played_then_dbfs = self._played_dbfs[0]
        if played_then_dbfs > PLAYING_DBFS and max(self._near_dbfs) < played_then_dbfs - ABSENT_DB:
            self._absent_s += FRAME_S  # it has not come back since
        elif loudest_dbfs > PLAYING_DBFS and clean_dbfs < near_dbfs - TAKEN_OUT_DB:
            self._echo_s += FRAME_S
        if loudest_dbfs > PLAYING_DBFS and clean_dbfs < loudest_dbfs - REST_DB:
            self._proven_s += FRAME_S
        if self.no_echo:
            return True
        proven = self._proven_s >= PROVEN_AFTER_S
        below_db = loudest_dbfs - clean_dbfs
        if below_db < (REST_DB if proven else UNPROVEN_REST_DB):
            self._voice_for_s = VOICE_HOLDS_S
            return True
        self._voice_for_s -= FRAME_S
        return proven and self._voice_for_s > 0.0 and below_db < VOICE_REST_DB
