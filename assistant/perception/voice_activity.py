"""Voice activity: Silero's probability for each frame, and the onsets and ends of speech made of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.onnx_session import open_session

FRAME_SAMPLES = 512
FRAME_S = FRAME_SAMPLES / PERCEPTION_RATE_HZ
_CONTEXT_SAMPLES = 64

ONSET_PROBABILITY = 0.5
END_PROBABILITY = 0.35
ONSET_FRAMES = 2
"""Frames of voice in a row that make an onset: a click is shorter."""
END_FRAMES = 2
"""Frames of silence in a row that make an end. Whether the *turn* has ended is for the floor to decide."""


class SileroVoiceActivity:
    """Silero VAD (https://github.com/snakers4/silero-vad) on onnxruntime with one thread; about 0.1 ms a frame."""

    def __init__(self, model_path: Path) -> None:
        self._session = open_session(model_path)
        self._rate = np.array(PERCEPTION_RATE_HZ, dtype=np.int64)
        self.reset()

    def reset(self) -> None:
        """Forgets what was heard."""
        self._state: NDArray[np.float32] = np.zeros((2, 1, 128), dtype=np.float32)
        self._context: Samples = np.zeros(_CONTEXT_SAMPLES, dtype=np.float32)

    def probability(self, frame: Samples) -> float:
        """The probability that a frame of `FRAME_SAMPLES` samples holds a voice."""
        sound = np.concatenate((self._context, frame))[np.newaxis, :]
        output, self._state = self._session.run(
            None, {"input": sound, "state": self._state, "sr": self._rate}
        )
        self._context = frame[-_CONTEXT_SAMPLES:].copy()
        return float(output[0, 0])


class SpeechDetector:
    """Makes onsets and ends of speech out of frame probabilities, with hysteresis.

    `speaking`, `started_s` and `ended_s` hold after each `hear`; the end is that of the last frame with voice.
    """

    def __init__(self) -> None:
        self.speaking = False
        self.started_s: float | None = None
        self.ended_s: float | None = None
        self.quiet_frames = 0
        self._voiced_frames = 0

    def break_off(self) -> None:
        """What comes next has nothing to do with what was heard; speech that went on ended here, wherever that was."""
        self.speaking = False
        self.quiet_frames = self._voiced_frames = 0

    def hear(self, probability: float, frame_end_s: float, behind_s: float = 0.0) -> bool:
        """Takes the next frame in; True when `speaking` changed.

        `behind_s` is for how long what is heard has been too quiet to be the speaker: see `BackgroundGate`.
        """
        threshold = END_PROBABILITY if self.speaking else ONSET_PROBABILITY
        if probability >= threshold:
            self._voiced_frames += 1
            self.quiet_frames = 0
        else:
            self.quiet_frames += 1
            self._voiced_frames = 0
        if not self.speaking and self._voiced_frames >= ONSET_FRAMES:
            self.speaking = True
            self.started_s = frame_end_s - self._voiced_frames * FRAME_S
            return True
        if self.speaking and self.quiet_frames >= END_FRAMES:
            self.speaking = False
            self.ended_s = frame_end_s - max(self.quiet_frames * FRAME_S, behind_s)
            return True
        return False
