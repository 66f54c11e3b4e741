"""Several made-up people out of one Piper voice.

A person is a manner of using the voice: how fast, how lively, and by which factor the sound is resampled, which moves
pitch and formants together as another size of head would; the tempo is made up for by the voice's length scale.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import soxr
from piper import PiperVoice, SynthesisConfig
from piper.config import PiperConfig

from assistant.bench.duplex.hums import hum, is_hum
from assistant.bench.duplex.levels import at_level
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.onnx_session import open_session

LEVEL_DBFS = -23.0
"""How loud everybody speaks: the mean over the parts in which there is sound."""
AUDIBLE = 0.004
"""What counts as sound at that level (about 28 dB below it)."""
FADE_S = 0.004
PITCH_HZ = 115.0
"""Of the voice that all share, for what is hummed."""


@dataclass(frozen=True)
class Manner:
    """How a person uses the voice.

    `pitch` is the resampling factor (over 1: higher and a smaller head), `tempo` the speed beside the voice's own,
    `liveliness` and `rhythm` how much intonation and sound lengths vary (Piper's noise scales).
    """

    name: str
    pitch: float = 1.0
    tempo: float = 1.0
    liveliness: float = 0.667
    rhythm: float = 0.8


PEOPLE = (
    Manner("Joe", pitch=1.0, tempo=1.0),
    Manner("Ann", pitch=1.18, tempo=1.05, liveliness=0.75),
    Manner("Ben", pitch=0.9, tempo=0.92, liveliness=0.6, rhythm=0.9),
    Manner("Cleo", pitch=1.12, tempo=1.18, liveliness=0.7),
    Manner("Dan", pitch=0.85, tempo=1.08, liveliness=0.55, rhythm=0.7),
    Manner("Eve", pitch=1.2, tempo=0.9, liveliness=0.667, rhythm=0.95),
    Manner("Fred", pitch=0.95, tempo=1.22, liveliness=0.8, rhythm=0.6),
    Manner("Gail", pitch=1.07, tempo=0.85, liveliness=0.6, rhythm=1.0),
)
"""Eight people who can be told apart, slow and fast ones among them."""


class Studio:
    """The voice that all people share. The same calls after the same `begin` give the same samples."""

    def __init__(self, model_path: Path, *, seed: int = 0, threads: int = 1) -> None:
        """`model_path` is a Piper voice with its JSON file beside it."""
        self._path = model_path
        self._threads = threads
        config = json.loads(Path(f"{model_path}.json").read_text(encoding="utf-8"))
        self._config = PiperConfig.from_dict(config)
        self.begin(seed)

    def begin(self, seed: int) -> None:
        """Starts the voice's random numbers anew; takes about a second, because it opens the model again.

        The numbers are drawn inside the model, from a seed that onnxruntime reads when a session is made.
        """
        onnxruntime.set_seed(seed)
        self._rng = np.random.default_rng(seed)
        self._voice = PiperVoice(config=self._config, session=open_session(self._path, threads=self._threads))

    def speak(self, text: str, manner: Manner) -> Samples:
        """The text as that person says it: 16 kHz, from its first to its last audible sample."""
        if is_hum(text):
            hummed = hum(
                text, self._rng, pitch_hz=PITCH_HZ * manner.pitch, size=manner.pitch, tempo=manner.tempo
            )
            return _trim(at_level(hummed, LEVEL_DBFS))
        style = SynthesisConfig(
            length_scale=manner.pitch / manner.tempo,
            noise_scale=manner.liveliness,
            noise_w_scale=manner.rhythm,
            normalize_audio=True,
        )
        chunks = list(self._voice.synthesize(text, style))
        if not chunks:
            return np.zeros(0, dtype=np.float32)
        sound = np.concatenate([chunk.audio_float_array for chunk in chunks])
        sound = soxr.resample(sound, chunks[0].sample_rate * manner.pitch, PERCEPTION_RATE_HZ)
        return _trim(at_level(sound.astype(np.float32), LEVEL_DBFS))


@dataclass(frozen=True, eq=False)
class Speaker:
    """A made-up person: says things, always in the same manner."""

    manner: Manner
    studio: Studio

    @property
    def name(self) -> str:
        """Who it is."""
        return self.manner.name

    def say(self, text: str) -> Samples:
        """The text, spoken: float32, mono, 16 kHz, at LEVEL_DBFS, from its first to its last audible sample."""
        return self.studio.speak(text, self.manner)


def speakers(studio: Studio, manners: tuple[Manner, ...] = PEOPLE) -> tuple[Speaker, ...]:
    """The people, all in one studio."""
    return tuple(Speaker(manner, studio) for manner in manners)


def _trim(sound: Samples) -> Samples:
    audible = np.flatnonzero(np.abs(sound) > AUDIBLE)
    if not len(audible):
        return np.zeros(0, dtype=np.float32)
    trimmed = sound[audible[0] : audible[-1] + 1].copy()
    fade = min(len(trimmed), round(FADE_S * PERCEPTION_RATE_HZ))
    ramp = np.linspace(0.0, 1.0, fade, dtype=np.float32)
    trimmed[:fade] *= ramp
    trimmed[-fade:] *= ramp[::-1]
    return trimmed
