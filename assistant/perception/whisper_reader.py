"""Reading speech with faster-whisper in a short window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.tokenizer import Tokenizer

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

WINDOWS_S = (8, 10, 15, 30)
"""Whisper was trained on 30 s; shorter windows cost less and read the same, down to 8 s."""
WINDOW_MARGIN_S = 3.5
"""Silence that must follow the speech in a window: closer to its end Whisper begins to loop."""
MAX_TOKENS_PER_S = 8.0
"""Nobody speaks faster; a read that goes on longer is looping."""
NO_SPEECH_PROBABILITY = 0.6
POOR_LOG_PROBABILITY = -1.0


class RecogniserUnusableError(Exception):
    """The recogniser's files cannot be used; the text says why and what to do."""


@dataclass(frozen=True)
class Reading:
    """The words of a stretch of speech; none when it is noise."""

    words: tuple[str, ...]
    mean_log_probability: float
    no_speech_probability: float


class WhisperReader:
    """A Whisper model in int8 on the processor. Owned by one thread."""

    def __init__(self, folder: Path, *, threads: int, language: str = "en") -> None:
        """Loads the model in `folder`. Raises RecogniserUnusableError."""
        try:
            self._whisper = WhisperModel(
                str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise RecogniserUnusableError(
                f"The recogniser in {folder.name} cannot be loaded: its files are damaged. Run `counterpoint models"
                " verify`, then fetch it again."
            ) from error
        try:
            self._tokenizer = Tokenizer(
                self._whisper.hf_tokenizer,
                self._whisper.model.is_multilingual,
                task="transcribe",
                language=language,
            )
        except ValueError as error:
            raise RecogniserUnusableError(
                f"The recogniser {folder.name} does not know the language “{language}”: choose another language or"
                " recogniser in the settings."
            ) from error
        self._prompt = [*self._tokenizer.sot_sequence, self._tokenizer.no_timestamps]
        self._suppressed = [-1]

    def read(self, speech: Samples) -> Reading:
        """Reads speech, 16 kHz mono, that is shorter than the longest window by `WINDOW_MARGIN_S`.

        What was read before is not given to the decoder as a beginning: that costs as much as decoding it, and
        ties the decoder to mistakes.
        """
        duration_s = len(speech) / PERCEPTION_RATE_HZ
        window_s = next((w for w in WINDOWS_S if duration_s + WINDOW_MARGIN_S <= w), WINDOWS_S[-1])
        padded = np.zeros(window_s * PERCEPTION_RATE_HZ, dtype=np.float32)
        padded[: len(speech)] = speech[: len(padded)]
        features = self._whisper.feature_extractor(padded, padding=0)[:, : window_s * 100]
        encoded = self._whisper.encode(np.ascontiguousarray(features))
        result = self._whisper.model.generate(
            encoded,
            [self._prompt],
            beam_size=1,
            max_length=self._length_limit(duration_s),
            return_scores=True,
            return_no_speech_prob=True,
            suppress_tokens=self._suppressed,
            repetition_penalty=1.05,
        )[0]
        tokens = [token for token in result.sequences_ids[0] if token < self._tokenizer.eot]
        words = tuple(self._tokenizer.decode(tokens).split())
        log_probability = float(result.scores[0]) if tokens else 0.0
        reading = Reading(words, log_probability, float(result.no_speech_prob))
        if self._is_noise(reading):
            return Reading((), log_probability, reading.no_speech_probability)
        return reading

    @staticmethod
    def _length_limit(duration_s: float) -> int:
        # ctranslate2 lets the text have at most half of max_length
        return min(448, 2 * max(6, int(duration_s * MAX_TOKENS_PER_S)))

    @staticmethod
    def _is_noise(reading: Reading) -> bool:
        return (
            reading.no_speech_probability > NO_SPEECH_PROBABILITY
            and reading.mean_log_probability < POOR_LOG_PROBABILITY
        )
