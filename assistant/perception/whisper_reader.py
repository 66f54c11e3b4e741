"""Reading speech with faster-whisper: only the speech is encoded, the rest of its window is ready-made silence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import ctranslate2
import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.tokenizer import Tokenizer
from numpy.typing import NDArray

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.perception.hypothesis import bare

WINDOWS_S = (8, 10, 15, 30)
"""Whisper was trained on 30 s; shorter windows cost less and read the same, down to 8 s."""
WINDOW_MARGIN_S = 3.5
"""Silence that must follow the speech in a window: closer to its end Whisper begins to loop."""
ENCODED_MARGIN_S = 1.0
"""Of that silence so much is encoded with the speech; the states of the rest are always the same. Of 168 sentences in
eight voices 3.9 % of the words came out wrong with 0.5 s, 3.2 % with 1 s, 2.2 % where all of the window is encoded,
which takes half as long again."""
ENCODED_AT_LEAST_S = 3.0
"""Less is not encoded at a time: after a single word with less real silence Whisper begins to loop."""
SILENCE_S = 15
ROOM_NOISE = 0.0005
"""Whisper was not trained on digital silence."""
FRAMES_PER_S = 100
STATES_PER_S = FRAMES_PER_S // 2
MOST_WORDS_PER_S_TWICE = 4.5
"""Who says the same sentence twice, and pauses between, speaks more slowly than this."""
LEAST_WORDS_TWICE = 3
MAX_TOKENS_PER_S = 8.0
"""Nobody speaks faster; a read that goes on longer is looping."""
NO_SPEECH_PROBABILITY = 0.6
POOR_LOG_PROBABILITY = -1.0
_ENDS = (".", "?", "!")


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
        self._silence = self._encode_silence()

    def read(self, speech: Samples) -> Reading:
        """Reads speech, 16 kHz mono, that is shorter than the longest window by `WINDOW_MARGIN_S`.

        What was read before is not given to the decoder as a beginning: that costs as much as decoding it, and
        ties the decoder to mistakes.
        """
        duration_s = len(speech) / PERCEPTION_RATE_HZ
        encoded = self._encode(speech, duration_s)
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
        words = without_loop(tuple(self._tokenizer.decode(tokens).split()), duration_s)
        log_probability = float(result.scores[0]) if tokens else 0.0
        reading = Reading(words, log_probability, float(result.no_speech_prob))
        if self._is_noise(reading):
            return Reading((), log_probability, reading.no_speech_probability)
        return reading

    def _encode(self, speech: Samples, duration_s: float) -> ctranslate2.StorageView:
        """The encoder's states, shape (1, window, width), of the speech and silence up to the window's end.

        The encoder costs as much for silence as for speech, and what it makes of silence hardly depends on the speech
        before: those states are computed once.
        """
        window_s = next((w for w in WINDOWS_S if duration_s + WINDOW_MARGIN_S <= w), WINDOWS_S[-1])
        padded = np.zeros(window_s * PERCEPTION_RATE_HZ, dtype=np.float32)
        padded[: len(speech)] = speech[: len(padded)]
        features = self._whisper.feature_extractor(padded, padding=0)[:, : window_s * FRAMES_PER_S]
        encoded_s = max(ENCODED_AT_LEAST_S, duration_s + ENCODED_MARGIN_S)
        frames = 2 * round(encoded_s * STATES_PER_S)
        if window_s > SILENCE_S or frames >= features.shape[1]:
            return self._whisper.encode(np.ascontiguousarray(features))
        states = np.array(self._whisper.encode(np.ascontiguousarray(features[:, :frames])))
        whole = np.concatenate([states, self._silence[:, frames // 2 : window_s * STATES_PER_S]], axis=1)
        return ctranslate2.StorageView.from_array(np.ascontiguousarray(whole))

    def _encode_silence(self) -> NDArray[np.float32]:
        noise = np.random.default_rng(0).standard_normal(SILENCE_S * PERCEPTION_RATE_HZ).astype(np.float32)
        features = self._whisper.feature_extractor(noise * np.float32(ROOM_NOISE), padding=0)
        features = features[:, : SILENCE_S * FRAMES_PER_S]
        states: NDArray[np.float32] = np.array(self._whisper.encode(np.ascontiguousarray(features)))
        return states

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


def without_loop(words: tuple[str, ...], duration_s: float) -> tuple[str, ...]:
    """The words without a second time round: "Tell me a story. Tell me" ends after "story."

    Where Whisper has come to the end of the speech it sometimes begins again, until the limit of its length ends it or
    the sentence is over once more; that one can only be told from a sentence that was really said twice by its haste.
    """
    said = [bare(word) for word in words]
    if len(words) > MOST_WORDS_PER_S_TWICE * duration_s:
        first = next((at for at, word in enumerate(words, 1) if word.endswith(_ENDS)), 0)
        again = said[first:]
        if first >= LEAST_WORDS_TWICE and again[:1] == said[:1] and set(again) <= set(said[:first]):
            return words[:first]
    if not words or words[-1].endswith(_ENDS):
        return words
    for count in range(len(words) // 2, 0, -1):
        ends_before = words[-count - 1].endswith((*_ENDS, ","))
        if ends_before and said[-count:] == said[:count]:
            return words[:-count]
    return words
