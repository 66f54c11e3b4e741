"""What a stretch of sound is like, judged again as it goes on: speech or noise, the user's voice or another's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from assistant.micro_turn import Samples, VoiceCharacter
from assistant.perception.sound_level import level_dbfs
from assistant.perception.voice_activity import FRAME_S
from assistant.perception.voice_or_noise import SoundKind, VoiceOrNoise
from assistant.perception.voice_print import Stretch, VoicePrint

JUDGED_AT_S = (0.2, 0.3, 0.4, 0.6, 1.0, 1.6)
"""How long a stretch has gone on when it is judged, the onset counted."""
PRINT_FROM_S = 0.3
"""A shorter stretch says too little about whose voice it is; only its level counts then."""
QUIETER_AT_FIRST_DB = 12.0
QUIETER_DB = 6.5
QUIETER_FOR_LONG_DB = 6.0
LONG_S = 0.9
"""A beginning, a stretch and a long one that is so much quieter than the user comes from further away. Of made-up
voices at −8 dB the level alone finds as many as the comparison of voices does (`training/voice_print.py`)."""
QUIET_SCORE = 0.05
USUAL_SMOOTHING = 0.3
"""How much the last turn that was answered counts in how loud people usually are at this microphone."""
LEARNT_AT_MOST_S = 8.0


class KindJudge(Protocol):
    """Tells speech from noise: see `VoiceOrNoise`."""

    def judge(self, sound: Samples, voice_probabilities: list[float]) -> SoundKind | None: ...


class SoundJudge:
    """Follows one stretch of sound after another. For the ear's thread.

    `sound_between(start_s, end_s)` gives what was heard.

    How loud a voice is depends on the microphone and on how far away one sits rather than on who it is. So what is
    known of that outlasts the user: until somebody new has been answered, they are expected to be about as loud.
    """

    def __init__(
        self, sound_between: Callable[[float, float], Samples], kinds: KindJudge, user: VoicePrint
    ) -> None:
        self._sound_between = sound_between
        self._kinds = kinds
        self._user = user
        self._started_s = 0.0
        self._probabilities: list[float] = []
        self._judged = len(JUDGED_AT_S)
        self._changed = False
        self._usual_dbfs: float | None = None

    @classmethod
    def shipped(cls, sound_between: Callable[[float, float], Samples]) -> SoundJudge:
        """With the models that come with the program."""
        return cls(sound_between, VoiceOrNoise.shipped(), VoicePrint.shipped())

    @property
    def user_dbfs(self) -> float | None:
        """How loud the user's voice is; None when they are not known yet."""
        return self._user.level_db if self._user.level_known else None

    def begin(self, started_s: float, probabilities: list[float]) -> None:
        """A stretch began; `probabilities` are those of its frames so far."""
        self._started_s = started_s
        self._probabilities = list(probabilities)
        self._judged = 0
        self._changed = False

    def hear(self, probability: float, now_s: float, *, over_echo: bool = False) -> VoiceCharacter | None:
        """Takes in the next frame's probability of voice; the judgement, when one is due.

        A stretch of which a part came `over_echo` is not compared with the user: the canceller has changed it.
        """
        if self._judged >= len(JUDGED_AT_S):
            return None
        self._changed = self._changed or over_echo
        self._probabilities.append(probability)
        heard_s = now_s - self._started_s
        if heard_s < JUDGED_AT_S[self._judged] - FRAME_S / 2:
            return None
        while self._judged < len(JUDGED_AT_S) and heard_s >= JUDGED_AT_S[self._judged] - FRAME_S / 2:
            self._judged += 1
        sound = self._sound_between(self._started_s, now_s)
        kind = self._kinds.judge(sound, self._probabilities)
        return VoiceCharacter(
            started_s=self._started_s,
            heard_s=round(heard_s, 3),
            speech=1.0 if kind is None else kind.speech,
            user=self._score(sound, heard_s),
        )

    def learn(self, start_s: float, end_s: float) -> None:
        """What was heard in this time was the user's turn."""
        if not self._user.learn(self._sound_between(max(start_s, end_s - LEARNT_AT_MOST_S), end_s)):
            return
        if self.user_dbfs is not None:
            usual_dbfs = self.user_dbfs if self._usual_dbfs is None else self._usual_dbfs
            self._usual_dbfs = usual_dbfs + USUAL_SMOOTHING * (self.user_dbfs - usual_dbfs)

    def forget(self) -> None:
        """Somebody else may be the user now, at the same microphone."""
        self._user.reset()

    def forget_levels(self) -> None:
        """Another microphone is heard: how loud the user is, and how they sound, is not known any more."""
        self._user.reset()
        self._usual_dbfs = None

    def _score(self, sound: Samples, heard_s: float) -> float:
        expected_dbfs = self._usual_dbfs if self.user_dbfs is None else self.user_dbfs
        if expected_dbfs is None or self._changed:
            return 1.0
        if heard_s < PRINT_FROM_S:
            return QUIET_SCORE if level_dbfs(sound) < expected_dbfs - QUIETER_AT_FIRST_DB else 1.0
        stretch = Stretch.of(sound)
        if stretch is None:
            return 1.0
        if stretch.level_db < expected_dbfs - (QUIETER_FOR_LONG_DB if heard_s >= LONG_S else QUIETER_DB):
            return QUIET_SCORE
        score = self._user.score(sound)
        return 1.0 if score is None else score
