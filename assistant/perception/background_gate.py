"""The background gate: a television behind the user does not keep their turn open.

A voice detector hears speech at any level. While the user speaks, and when it is known how loud they are, a voice
that is much quieter for a quarter of a second is not theirs: their turn can end although the talking in the background
goes on. And a voice that is much louder than what was heard before is the user, who begins to speak over it.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable

from assistant.perception.sound_level import QUIET_DBFS
from assistant.perception.voice_activity import FRAME_S, ONSET_PROBABILITY

QUIETER_DB = 11.0
"""The ends of words are as quiet as this, but not for as long as `LOUDEST_OF_S`."""
LOUDEST_OF_S = 0.26
KNOWN_AFTER_S = 0.6
"""So much voice shows how loud a speaker is, who is not known yet."""
KEPT_S = 4.0
LOUDER_DB = 10.0
LOUDER_FOR_S = 0.38
HEARD_BEFORE_S = 0.6
"""So much voice must have been heard before somebody can be told to be louder; less may be a soft beginning."""
BEHIND_AFTER_S = 0.5
"""A fainter voice of this length, without a louder sound in it, is no soft ending of the speaker's."""
REMEMBERED_S = 30.0


class BackgroundGate:
    """Knows how loud the speaker of the present utterance is. For the ear's thread."""

    def __init__(self) -> None:
        self._recent_dbfs: deque[float] = deque(maxlen=round(LOUDEST_OF_S / FRAME_S))
        self._voiced_dbfs: deque[float] = deque(maxlen=round(KEPT_S / FRAME_S))
        self.behind_s = 0.0
        """For how long what is heard has been too quiet to be the speaker."""
        self._voice_behind_s = 0.0
        self._remembered_s = 0.0

    @property
    def somebody_behind(self) -> bool:
        """Whether a voice in the background was heard lately; until then a fainter voice may be a soft ending."""
        return self._remembered_s > 0.0

    def new_utterance(self) -> None:
        """Somebody else may be speaking now."""
        self._voiced_dbfs.clear()

    def admits(self, level_dbfs: float, probability: float, user_dbfs: float | None) -> bool:
        """Whether a frame may be the speaker's; `user_dbfs` is how loud the user is known to be, if they are."""
        self._recent_dbfs.append(level_dbfs)
        if probability >= ONSET_PROBABILITY:
            self._voiced_dbfs.append(level_dbfs)
        limit_dbfs = self._speaker_dbfs(user_dbfs) - QUIETER_DB
        self.behind_s = self.behind_s + FRAME_S if level_dbfs < limit_dbfs else 0.0
        self._listen_behind(probability)
        if self.somebody_behind:  # whose loudest sounds come near the limit
            return _mean_dbfs(self._recent_dbfs) >= limit_dbfs
        return max(self._recent_dbfs) >= limit_dbfs

    def somebody_louder_began(self) -> None:
        """The one who speaks now does so over somebody in the background."""
        self._remembered_s = REMEMBERED_S
        self.new_utterance()

    def _listen_behind(self, probability: float) -> None:
        self._remembered_s -= FRAME_S
        if probability < ONSET_PROBABILITY:
            return
        self._voice_behind_s = self._voice_behind_s + FRAME_S if self.behind_s > 0.0 else 0.0
        if self._voice_behind_s >= BEHIND_AFTER_S:
            self._remembered_s = REMEMBERED_S

    @property
    def somebody_louder(self) -> bool:
        """Whether the last voice is much louder than all that was heard of the utterance before it."""
        frames = round(LOUDER_FOR_S / FRAME_S)
        levels = list(self._voiced_dbfs)
        before, now = levels[:-frames], levels[-frames:]
        if len(before) * FRAME_S < HEARD_BEFORE_S:
            return False
        return sum(now) / frames > _loud_half(before) + LOUDER_DB

    def _speaker_dbfs(self, user_dbfs: float | None) -> float:
        levels = [] if user_dbfs is None else [user_dbfs]
        if len(self._voiced_dbfs) * FRAME_S >= KNOWN_AFTER_S:
            levels.append(_loud_half(list(self._voiced_dbfs)))
        return max(levels, default=QUIET_DBFS)


def _mean_dbfs(levels_dbfs: Iterable[float]) -> float:
    powers = [10 ** (level / 10) for level in levels_dbfs]
    return 10 * math.log10(sum(powers) / len(powers))


def _loud_half(levels_dbfs: list[float]) -> float:
    loud = sorted(levels_dbfs)[len(levels_dbfs) // 2 :]
    return sum(loud) / len(loud)
