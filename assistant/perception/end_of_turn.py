"""End of turn: does the user sound as if they were done?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from faster_whisper.feature_extractor import FeatureExtractor

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.onnx_session import open_session

WINDOW_S = 8


class SmartTurn:
    """Smart Turn v3.2 (https://github.com/pipecat-ai/smart-turn, BSD-2-Clause) on onnxruntime with one thread.

    It reads intonation and rhythm, not words, from the last eight seconds; about 30 ms a call, so it is asked at
    the onset of a silence and seldom again.
    """

    def __init__(self, model_path: Path) -> None:
        self._session = open_session(model_path)
        self._features = FeatureExtractor(chunk_length=WINDOW_S)

    def probability(self, speech: Samples) -> float:
        """The probability (0–1) that the speech, 16 kHz mono up to now, is a finished turn."""
        window = np.zeros(WINDOW_S * PERCEPTION_RATE_HZ, dtype=np.float32)
        kept = speech[-len(window) :]
        if len(kept):
            window[-len(kept) :] = kept
        window = (window - window.mean()) / np.sqrt(window.var() + 1e-7)
        features = self._features(window, padding=0)[np.newaxis].astype(np.float32)
        output = self._session.run(None, {"input_features": features})[0]
        return float(output[0, 0])
