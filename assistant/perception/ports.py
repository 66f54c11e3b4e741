"""What the ear listens with: where its sound comes from, and the models that it asks."""

from __future__ import annotations

from typing import Protocol

from assistant.micro_turn import Samples


class SoundSource(Protocol):
    """Microphone and loudspeaker side by side: see `assistant.capture.paired_reader.PairedReader`."""

    def read(
        self, max_samples: int, timeout_s: float, min_samples: int = 1
    ) -> tuple[int, Samples, Samples]: ...


class VoiceProbability(Protocol):
    """A voice activity model: see `SileroVoiceActivity`."""

    def probability(self, frame: Samples) -> float: ...

    def reset(self) -> None: ...


class TurnProbability(Protocol):
    """An end-of-turn model: see `SmartTurn`."""

    def probability(self, speech: Samples) -> float: ...


class EchoRemover(Protocol):
    """An echo canceller: see `assistant.capture.echo.EchoCanceller`."""

    def process(self, near: Samples, far: Samples) -> Samples: ...


class Cleaner(Protocol):
    """Takes out noise or evens out levels: see `assistant.capture.voice_cleaner.VoiceCleaner`."""

    def process(self, sound: Samples) -> Samples: ...
