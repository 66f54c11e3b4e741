"""Piper as the voice: a clause in, its sound out."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import numpy as np
import onnxruntime
import soxr
from piper import AudioChunk, PiperVoice, SynthesisConfig
from piper.config import PiperConfig

from assistant.micro_turn import Samples
from assistant.onnx_session import open_contents
from assistant.speech.loudness import AUDIBLE, gain_for, limited
from assistant.speech.pacing import PIECE_FRAMES, SMALLEST_PIECE_FRAMES, Pace
from assistant.speech.sounding import FillingBuffer, Sounding
from assistant.speech.voice_alignment import with_phoneme_lengths
from assistant.speech.voice_halves import Frames, VoiceHalves
from assistant.speech.word_times import said_until_s, word_ends_of_phonemes, word_ends_s

PEAK = 0.7
"""Peak of a clause that is made loud by itself: room for the resampler's overshoot."""
KEPT_SILENCE_S = 0.01
"""Left around the sound, so that neither its onset nor its end is cut."""
FADE_S = 0.004
TYPICAL_GAIN = 1.4
SAMPLE_OF_VOICE = "The quick brown fox jumps over the lazy dog."
"""Tells how loud a voice is; how that sounds in the voice's own language does not matter."""


class VoiceUnusableError(Exception):
    """The voice's files cannot be used; the text says why and what to do."""


class Voice:
    """A Piper voice at the playout's rate. Owned by one thread."""

    def __init__(self, model_path: Path, *, rate_hz: int, threads: int = 1) -> None:
        """Loads the voice and the JSON file beside it. Raises VoiceUnusableError."""
        try:
            config = json.loads(Path(f"{model_path}.json").read_text(encoding="utf-8"))
            model = model_path.read_bytes()
            self._halves = VoiceHalves.open(model, threads=threads)
            session = self._halves or open_contents(with_phoneme_lengths(model) or model, threads=threads)
            self._voice = PiperVoice(
                config=PiperConfig.from_dict(config), session=cast(onnxruntime.InferenceSession, session)
            )
        except Exception as error:  # onnxruntime's own exceptions have no common base
            raise VoiceUnusableError(
                f"The voice {model_path.name} cannot be loaded: its files are damaged. Run `counterpoint models"
                " verify`, then fetch it again."
            ) from error
        self._rate_hz = rate_hz
        self._gain: float | None = None

    def prepare(self) -> None:
        """Finds out how loud the voice is, which `begin` would do the first time; takes as long as a sentence."""
        if self._gain is None:
            sound, _ = self._whole(SAMPLE_OF_VOICE, SynthesisConfig(normalize_audio=False))
            self._gain = gain_for(sound) or TYPICAL_GAIN

    def begin(self, text: str, *, early: bool = True) -> Sounding:
        """The sound of a clause as in `speak_timed`, as loud as everything that this voice says.

        With `early` its beginning may be heard as soon as this returns; without, and where the voice cannot be cut in
        two, all of it is there, which takes a little less time in all.
        """
        self.prepare()
        said, goes_on = _as_said(text)
        plan, phonemes = self._planned(said)
        if not phonemes:
            sound, phonemes = self._whole(said, SynthesisConfig(normalize_audio=False))
            loud = limited(sound * np.float32(self._gain))
            return Sounding(*self._timed(text, loud, phonemes, goes_on=goes_on))
        pace = Pace(self._voice.config.hop_length / self._voice.config.sample_rate)
        pieces = self._pieces(plan, pace if early else None)
        buffer = FillingBuffer(
            sum(frames.shape[2] for frames in plan) * self._voice.config.hop_length,
            from_hz=self._voice.config.sample_rate,
            to_hz=self._rate_hz,
        )
        start = self._fill_to_onset(buffer, pieces)
        if start is None:
            return Sounding(np.zeros(0, dtype=np.float32), ())
        pace.begins(start / self._rate_hz)
        while early and not pace.keeps_up and (piece := next(pieces, None)) is not None:
            buffer.add(piece[0], last=piece[1])
        pace.hand_over()
        end = round(said_until_s(phonemes) * self._rate_hz) if goes_on else len(buffer.held)
        samples = buffer.held[start : max(end, start)]

        def rest() -> Iterator[None]:
            try:
                for piece, last in pieces:
                    buffer.add(piece, last=last)
                    yield
            finally:
                buffer.close()  # whatever happened: nobody waits for what never comes
            if goes_on:
                _fade_out(samples, self._rate_hz)

        ends_s = word_ends_of_phonemes(text, phonemes)
        return Sounding(samples, self._in_sound(ends_s, start, len(samples)), rest())

    def speak(self, text: str) -> Samples:
        """The sound of a clause without the times of its words: see `speak_timed`."""
        return self.speak_timed(text)[0]

    def speak_timed(self, text: str) -> tuple[Samples, tuple[float, ...]]:
        """The sound of a clause, its leading silence cut, its peak at `PEAK`, and the end of each word in it (s).

        Both are empty when there is nothing to say.

        A clause that ends without punctuation goes on in the next one: it is spoken with the voice held up, and the
        silence after it is cut.
        """
        said, goes_on = _as_said(text)
        sound, phonemes = self._whole(said, SynthesisConfig(normalize_audio=True, volume=PEAK))
        return self._timed(text, sound, phonemes, goes_on=goes_on)

    def _planned(self, said: str) -> tuple[list[Frames], list[tuple[str, float]]]:
        """The frames of each sentence, and all phonemes with their lengths (s); none where it cannot be cut."""
        if self._halves is None:
            return [], []
        self._halves.planned = []
        self._halves.planning = True
        try:
            plain = SynthesisConfig(normalize_audio=False)
            chunks = list(self._voice.synthesize(said, plain, include_alignments=True))
        finally:
            self._halves.planning = False
        return self._halves.planned, _phonemes(chunks)

    def _pieces(self, plan: list[Frames], pace: Pace | None) -> Iterator[tuple[Samples, bool]]:
        """The wave of the planned frames, piece by piece, and whether that was the last one.

        Without a `pace` each sentence is one piece.
        """
        assert self._halves is not None
        length = PIECE_FRAMES
        for number, frames in enumerate(plan):
            total = frames.shape[2]
            first = 0
            while first < total:
                cut = pace is not None and first + length + SMALLEST_PIECE_FRAMES <= total
                end = first + length if cut else total
                begun_s = time.perf_counter()
                wave = self._halves.sound_of(frames, first, end) * np.float32(self._gain)
                if pace is not None:
                    pace.made(end - first, time.perf_counter() - begun_s)
                yield limited(wave), end == total and number == len(plan) - 1
                first = end
                if pace is not None:
                    length = pace.next_piece()

    def _fill_to_onset(self, buffer: FillingBuffer, pieces: Iterator[tuple[Samples, bool]]) -> int | None:
        """Fills the buffer until something can be heard, faded in; where that begins, None if it is all silent."""
        for piece, last in pieces:
            buffer.add(piece, last=last)
            audible = np.flatnonzero(np.abs(buffer.held[: buffer.filled]) > AUDIBLE)
            if len(audible):
                start = max(0, int(audible[0]) - round(KEPT_SILENCE_S * self._rate_hz))
                _fade_in(buffer.held[start:], self._rate_hz)
                return start
        return None

    def _whole(self, said: str, style: SynthesisConfig) -> tuple[Samples, list[tuple[str, float]]]:
        """The sound in one piece at the playout's rate, and its phonemes with their lengths (s)."""
        chunks = list(self._voice.synthesize(said, style, include_alignments=True))
        if not chunks:
            return np.zeros(0, dtype=np.float32), []
        sound = np.concatenate([chunk.audio_float_array for chunk in chunks])
        sound = soxr.resample(sound, chunks[0].sample_rate, self._rate_hz).astype(np.float32)
        return sound, _phonemes(chunks)

    def _timed(
        self, text: str, sound: Samples, phonemes: list[tuple[str, float]], *, goes_on: bool
    ) -> tuple[Samples, tuple[float, ...]]:
        trimmed, start = self._trim(sound, goes_on=goes_on)
        if not len(trimmed):
            return trimmed, ()
        if not (ends_s := word_ends_of_phonemes(text, phonemes)):
            return trimmed, word_ends_s(text, trimmed, self._rate_hz)
        return trimmed, self._in_sound(ends_s, start, len(trimmed))

    def _in_sound(self, ends_s: tuple[float, ...], start: int, length: int) -> tuple[float, ...]:
        """The ends of words (s) counted from a sample on, none after the sound's own end."""
        length_s, cut_s = length / self._rate_hz, start / self._rate_hz
        return tuple(round(min(max(0.0, end_s - cut_s), length_s), 4) for end_s in ends_s)

    def _trim(self, sound: Samples, *, goes_on: bool) -> tuple[Samples, int]:
        """The sound without the silence around it, and the sample at which it began."""
        audible = np.flatnonzero(np.abs(sound) > AUDIBLE)
        if not len(audible):
            return np.zeros(0, dtype=np.float32), 0
        start = max(0, int(audible[0]) - round(KEPT_SILENCE_S * self._rate_hz))
        end = int(audible[-1]) + round(KEPT_SILENCE_S * self._rate_hz) if goes_on else len(sound)
        trimmed = sound[start:end].copy()
        _fade_in(trimmed, self._rate_hz)
        if goes_on:
            _fade_out(trimmed, self._rate_hz)
        return trimmed, start


def _as_said(text: str) -> tuple[str, bool]:
    """The text as the voice gets it, and whether the clause goes on in the next one."""
    goes_on = text[-1:].isalnum()
    return f"{text}," if goes_on else text, goes_on


def _fade_in(sound: Samples, rate_hz: int) -> None:
    fade = min(len(sound), round(FADE_S * rate_hz))
    sound[:fade] *= np.linspace(0.0, 1.0, fade, dtype=np.float32)


def _fade_out(sound: Samples, rate_hz: int) -> None:
    fade = min(len(sound), round(FADE_S * rate_hz))
    if fade:
        sound[-fade:] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)


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
