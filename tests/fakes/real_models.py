"""The models of the `tiny` preset for the tests that run real ones; `make test` fetches them."""

from __future__ import annotations

import os
import wave
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import soxr

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.perception.whisper_reader import WhisperReader
from assistant.speech.piper_voice import Voice
from models.presets import load_presets
from models.store import ModelStore

PRESET = "tiny"


def models_data_dir() -> Path:
    """The data folder that holds the tests' models: COUNTERPOINT_TEST_MODELS, or the bootstrap's cache."""
    default = Path.home() / ".cache" / "counterpoint" / "test-models"
    return Path(os.environ.get("COUNTERPOINT_TEST_MODELS") or default)


def tiny_models() -> tuple[ModelStore, Mapping[str, str]]:
    """The store and the preset's models by role; skips where they are missing, fails in CI."""
    store = ModelStore(models_data_dir() / "models")
    models = load_presets()[PRESET].models
    if missing := store.missing(models.values()):
        why = f"the models {', '.join(missing)} are not in {store.root}: `make test` fetches them"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    return store, models


def data_dir_with_models(folder: Path) -> Path:
    """A data folder of the test's own that finds the tests' models."""
    tiny_models()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "models").symlink_to(models_data_dir() / "models", target_is_directory=True)
    return folder


def tiny_voice() -> Voice:
    """The voice of the preset at 16 kHz; what it says first sounds the same in every run."""
    store, models = tiny_models()
    onnxruntime.set_seed(0)  # a voice sounds a little different each time
    folder = store.folder(models["voice"])
    return Voice(folder / store.file(models["voice"]).name, rate_hz=PERCEPTION_RATE_HZ)


def words_in(sound: Samples) -> str:
    """What the recogniser of the preset hears, in small letters."""
    store, models = tiny_models()
    heard = WhisperReader(store.folder(models["recogniser"]), threads=1).read(sound)
    return " ".join(heard.words).lower()


def write_wav(path: Path, sound: Samples, rate_hz: int = PERCEPTION_RATE_HZ) -> Path:
    """Mono, 16 bit."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def spoken(voice: Voice, text: str, *, before_s: float = 1.0, after_s: float = 0.0) -> Samples:
    """A sentence in the voice (which must run at 16 kHz), with room noise before and after it."""
    speech = voice.speak(text) * 0.6
    audible = np.flatnonzero(np.abs(speech) > 0.01)
    speech = speech[: audible[-1] + 1]
    silence = [np.zeros(round(s * PERCEPTION_RATE_HZ), dtype=np.float32) for s in (before_s, after_s)]
    sound = np.concatenate((silence[0], speech, silence[1]))
    noise = np.random.default_rng(1).standard_normal(len(sound)) * 0.0005
    return (sound + noise).astype(np.float32)


def at_rate(sound: Samples, rate_hz: int) -> Samples:
    """Perception-rate sound at another rate."""
    resampled: Samples = soxr.resample(sound, PERCEPTION_RATE_HZ, rate_hz).astype(np.float32)
    return resampled
