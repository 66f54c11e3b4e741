"""Turns with pauses in them, spoken by made-up people in two ways.

In separate pieces every part has an ending of its own. In one piece the turn is spoken through and cut where the pause
is, so that the voice stays held up there, as people do who mean to go on.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import soxr
from piper import PiperVoice, SynthesisConfig
from piper.config import PiperConfig

from assistant.bench.duplex.levels import at_level
from assistant.bench.duplex.voices import AUDIBLE, FADE_S, LEVEL_DBFS, Studio
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.onnx_session import open_session
from assistant.speech.voice_alignment import with_phoneme_lengths
from assistant.speech.word_times import word_ends_of_phonemes
from training.made_up_people import Person, recoloured, says

_SHORTEST_PART_S = 0.06


def in_pieces(studio: Studio, person: Person, parts: Sequence[str]) -> list[Samples]:
    """Each part spoken for itself: 16 kHz, from its first to its last audible sample."""
    return [says(studio, person, part) for part in parts]


class OnePiece:
    """The installed voice, which tells where the words end. The same calls give the same samples."""

    def __init__(self, models: Path, seed: int) -> None:
        """Raises ValueError when the voice cannot tell its phonemes' lengths."""
        path = models / "piper-en_US-joe-medium" / "en_US-joe-medium.onnx"
        if (model := with_phoneme_lengths(path.read_bytes())) is None:
            raise ValueError(f"The voice {path.name} does not tell how long its phonemes are.")
        config = PiperConfig.from_dict(json.loads(Path(f"{path}.json").read_text(encoding="utf-8")))
        onnxruntime.set_seed(seed)
        self._voice = PiperVoice(config=config, session=open_session(model, threads=1))

    def speak(self, person: Person, parts: Sequence[str]) -> list[Samples]:
        """The parts of one utterance, cut between its words: as `in_pieces`, but spoken through."""
        manner = person.manner
        style = SynthesisConfig(
            length_scale=manner.pitch / manner.tempo,
            noise_scale=manner.liveliness,
            noise_w_scale=manner.rhythm,
            normalize_audio=True,
        )
        text = " ".join(parts)
        chunks = list(self._voice.synthesize(text, style, include_alignments=True))
        sound = np.concatenate([chunk.audio_float_array for chunk in chunks])
        sound = soxr.resample(sound, chunks[0].sample_rate * manner.pitch, PERCEPTION_RATE_HZ)
        sound = recoloured(at_level(sound.astype(np.float32), LEVEL_DBFS), person.warp, person.tilt_db)
        phonemes: list[tuple[str, float]] = []
        for chunk in chunks:
            for one in chunk.phoneme_alignments or ():
                phonemes.append((one.phoneme, float(one.num_samples) / chunk.sample_rate / manner.pitch))
            phonemes.append((" ", 0.0))
        ends_s = word_ends_of_phonemes(text, phonemes)
        places = np.cumsum([len(part.split()) for part in parts])[:-1]
        cuts = [round(ends_s[place - 1] * PERCEPTION_RATE_HZ) for place in places]
        return [_trim(part) for part in np.split(sound, cuts)]


def with_pauses(parts: Sequence[Samples], pauses_s: Sequence[float]) -> Samples:
    """The parts in a row with silences between them: one pause fewer than parts."""
    made = [parts[0]]
    for pause_s, part in zip(pauses_s, parts[1:], strict=True):
        made += [np.zeros(round(pause_s * PERCEPTION_RATE_HZ), dtype=np.float32), part]
    return np.concatenate(made)


def _trim(sound: Samples) -> Samples:
    audible = np.flatnonzero(np.abs(sound) > AUDIBLE)
    start, end = (int(audible[0]), int(audible[-1]) + 1) if len(audible) else (0, len(sound))
    end = max(end, min(len(sound), start + round(_SHORTEST_PART_S * PERCEPTION_RATE_HZ)))
    trimmed = sound[start:end].copy()
    fade = min(len(trimmed), round(FADE_S * PERCEPTION_RATE_HZ))
    ramp = np.linspace(0.0, 1.0, fade, dtype=np.float32)
    trimmed[:fade] *= ramp
    trimmed[len(trimmed) - fade :] *= ramp[::-1]
    return trimmed
