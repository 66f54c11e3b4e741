"""Piper as the voice: a clause in, its sound out."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import soxr
from piper import AudioChunk, PiperVoice, SynthesisConfig
from piper.config import PiperConfig

from assistant.micro_turn import Samples
from assistant.onnx_session import open_session
from assistant.speech.voice_alignment import with_phoneme_lengths
from assistant.speech.word_times import word_ends_of_phonemes, word_ends_s

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
            session = _open(model_path, threads)
            self._voice = PiperVoice(config=PiperConfig.from_dict(config), session=session)
        except Exception as error:  # onnxruntime's own exceptions have no common base
            raise VoiceUnusableError(
                f"The voice {model_path.name} cannot be loaded: its files are damaged. Run `counterpoint models"
                " verify`, then fetch it again."
            ) from error
        self._rate_hz = rate_hz
        self._style = SynthesisConfig(normalize_audio=True, volume=LOUDNESS)

    def speak(self, text: str) -> Samples:
        """The sound of a clause without the times of its words: see `speak_timed`."""
        return self.speak_timed(text)[0]

    def speak_timed(self, text: str) -> tuple[Samples, tuple[float, ...]]:
        """The sound of a clause, its leading silence cut, and the end of each word in it (s).

        Both are empty when there is nothing to say.

        A clause that ends without punctuation goes on in the next one: it is spoken with the voice held up, and the
        silence after it is cut.
        """
        goes_on = text[-1:].isalnum()
        said = f"{text}," if goes_on else text
        chunks = list(self._voice.synthesize(said, self._style, include_alignments=True))
        if not chunks:
            return np.zeros(0, dtype=np.float32), ()
        sound = np.concatenate([chunk.audio_float_array for chunk in chunks])
        sound = soxr.resample(sound, chunks[0].sample_rate, self._rate_hz).astype(np.float32)
        trimmed, cut_s = self._trim(sound, goes_on=goes_on)
        if not len(trimmed):
            return trimmed, ()
        if not (ends_s := word_ends_of_phonemes(text, _phonemes(chunks))):
            return trimmed, word_ends_s(text, trimmed, self._rate_hz)
        length_s = len(trimmed) / self._rate_hz
        return trimmed, tuple(round(min(max(0.0, end_s - cut_s), length_s), 4) for end_s in ends_s)

    def _trim(self, sound: Samples, *, goes_on: bool) -> tuple[Samples, float]:
        """The sound without the silence around it, and how much was cut at its beginning (s)."""
        audible = np.flatnonzero(np.abs(sound) > AUDIBLE)
        if not len(audible):
            return np.zeros(0, dtype=np.float32), 0.0
        start = max(0, int(audible[0]) - round(KEPT_SILENCE_S * self._rate_hz))
        end = int(audible[-1]) + round(KEPT_SILENCE_S * self._rate_hz) if goes_on else len(sound)
        trimmed = sound[start:end].copy()
        fade = min(len(trimmed), round(FADE_S * self._rate_hz))
        trimmed[:fade] *= np.linspace(0.0, 1.0, fade, dtype=np.float32)
        if goes_on:
            trimmed[-fade:] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)
        return trimmed, start / self._rate_hz


def _open(model_path: Path, threads: int) -> onnxruntime.InferenceSession:
    """The voice, which tells its phonemes' lengths, too, where it can be made to."""
    changed = with_phoneme_lengths(model_path.read_bytes())
    if changed is None:
        return open_session(model_path, threads=threads)
    try:
        with tempfile.TemporaryDirectory(prefix="counterpoint-voice-") as folder:
            copy = Path(folder) / "voice.onnx"
            copy.write_bytes(changed)
            return open_session(copy, threads=threads)
    except OSError:
        return open_session(changed, threads=threads)  # no room for a file: then it takes that memory twice


def _phonemes(chunks: list[AudioChunk]) -> list[tuple[str, float]]:
    """The phonemes of all sentences with their lengths (s); empty where the voice does not tell them."""
    phonemes: list[tuple[str, float]] = []
    for chunk in chunks:
        if not chunk.phoneme_alignments:
            return []
        phonemes += [
            (one.phoneme, float(one.num_samples) / chunk.sample_rate) for one in chunk.phoneme_alignments
        ]
        phonemes.append((" ", 0.0))
    return phonemes
