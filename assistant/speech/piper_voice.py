"""Piper as the voice: a clause in, its sound out."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnxruntime
import soxr
from piper import PiperVoice, SynthesisConfig
from piper.config import PiperConfig

from assistant.micro_turn import Samples

LOUDNESS = 0.7
"""Peak of a clause: room for the resampler's overshoot."""
AUDIBLE = 0.01
KEPT_SILENCE_S = 0.01
"""Left before the first sound, so that its onset is not cut."""
FADE_S = 0.004


class VoiceUnusableError(Exception):
    """The voice's files cannot be used; the text says why and what to do."""


class Voice:
    """A Piper voice at the playout's rate. Owned by one thread."""

    def __init__(self, model_path: Path, *, rate_hz: int, threads: int = 1) -> None:
        """Loads the voice and the JSON file beside it. Raises VoiceUnusableError."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        try:
            config = json.loads(Path(f"{model_path}.json").read_text(encoding="utf-8"))
            session = onnxruntime.InferenceSession(
                str(model_path), sess_options=options, providers=["CPUExecutionProvider"]
            )
            self._voice = PiperVoice(config=PiperConfig.from_dict(config), session=session)
        except Exception as error:  # onnxruntime's own exceptions have no common base
            raise VoiceUnusableError(
                f"The voice {model_path.name} cannot be loaded: its files are damaged. Run `counterpoint models"
                " verify`, then fetch it again."
            ) from error
        self._rate_hz = rate_hz
        self._style = SynthesisConfig(normalize_audio=True, volume=LOUDNESS)

    def speak(self, text: str) -> Samples:
        """The sound of a clause, its leading silence cut; empty when there is nothing to say."""
        chunks = list(self._voice.synthesize(text, self._style))
        if not chunks:
            return np.zeros(0, dtype=np.float32)
        sound = np.concatenate([chunk.audio_float_array for chunk in chunks])
        sound = soxr.resample(sound, chunks[0].sample_rate, self._rate_hz).astype(np.float32)
        return self._trim(sound)

    def _trim(self, sound: Samples) -> Samples:
        audible = np.flatnonzero(np.abs(sound) > AUDIBLE)
        if not len(audible):
            return np.zeros(0, dtype=np.float32)
        start = max(0, int(audible[0]) - round(KEPT_SILENCE_S * self._rate_hz))
        trimmed = sound[start:].copy()
        fade = min(len(trimmed), round(FADE_S * self._rate_hz))
        trimmed[:fade] *= np.linspace(0.0, 1.0, fade, dtype=np.float32)
        return trimmed
