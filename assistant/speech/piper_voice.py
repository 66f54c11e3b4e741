"""Piper as the voice: a clause in, its sound out."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import soxr
from piper import PiperVoice, SynthesisConfig
from piper.config import PiperConfig

from assistant.micro_turn import Samples
from assistant.onnx_session import open_session

LOUDNESS = 0.7
"""Peak of a clause: room for the resampler's overshoot."""
AUDIBLE = 0.01
KEPT_SILENCE_S = 0.01
"""Left around the sound, so that neither its onset nor its end is cut."""
FADE_S = 0.004


class VoiceUnusableError(Exception):
    """The voice's files cannot be used; the text says why and what to do."""


class Voice:
    """A Piper voice at the playout's rate. Owned by one thread."""

    def __init__(self, model_path: Path, *, rate_hz: int, threads: int = 1) -> None:
        """Loads the voice and the JSON file beside it. Raises VoiceUnusableError."""
        try:
            config = json.loads(Path(f"{model_path}.json").read_text(encoding="utf-8"))
            session = open_session(model_path, threads=threads)
            self._voice = PiperVoice(config=PiperConfig.from_dict(config), session=session)
        except Exception as error:  # onnxruntime's own exceptions have no common base
            raise VoiceUnusableError(
                f"The voice {model_path.name} cannot be loaded: its files are damaged. Run `counterpoint models"
                " verify`, then fetch it again."
            ) from error
        self._rate_hz = rate_hz
        self._style = SynthesisConfig(normalize_audio=True, volume=LOUDNESS)

    def speak(self, text: str) -> Samples:
        """The sound of a clause, its leading silence cut; empty when there is nothing to say.

        A clause that ends without punctuation goes on in the next one: it is spoken with the voice held up, and the
        silence after it is cut.
        """
        goes_on = text[-1:].isalnum()
        chunks = list(self._voice.synthesize(f"{text}," if goes_on else text, self._style))
        if not chunks:
            return np.zeros(0, dtype=np.float32)
        sound = np.concatenate([chunk.audio_float_array for chunk in chunks])
        sound = soxr.resample(sound, chunks[0].sample_rate, self._rate_hz).astype(np.float32)
        return self._trim(sound, goes_on=goes_on)

    def _trim(self, sound: Samples, *, goes_on: bool) -> Samples:
        audible = np.flatnonzero(np.abs(sound) > AUDIBLE)
        if not len(audible):
            return np.zeros(0, dtype=np.float32)
        start = max(0, int(audible[0]) - round(KEPT_SILENCE_S * self._rate_hz))
        end = int(audible[-1]) + round(KEPT_SILENCE_S * self._rate_hz) if goes_on else len(sound)
        trimmed = sound[start:end].copy()
        fade = min(len(trimmed), round(FADE_S * self._rate_hz))
        trimmed[:fade] *= np.linspace(0.0, 1.0, fade, dtype=np.float32)
        if goes_on:
            trimmed[-fade:] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)
        return trimmed
