"""A muted microphone that is closed says nothing about the room: that no echo comes back is no sign of headphones."""

from __future__ import annotations

import time

import numpy as np
import pytest

from assistant.micro_turn import Samples
from assistant.perception.ear import Ear
from assistant.perception.sound_memory import SoundMemory
from assistant.perception.voice_activity import FRAME_SAMPLES

FRAMES = 150
"""Nearly five seconds: headphones are noticed after one."""


class ClosedMicrophone:
    """Silence beside a loud voice from the loudspeaker, as fast as it is read."""

    def __init__(self) -> None:
        self.given = 0

    def read(self, max_samples: int, timeout_s: float, min_samples: int = 1) -> tuple[int, Samples, Samples]:
        if self.given == FRAMES:
            return 0, np.zeros(0, np.float32), np.zeros(0, np.float32)
        self.given += 1
        near = np.zeros(FRAME_SAMPLES, dtype=np.float32)
        return (self.given - 1) * FRAME_SAMPLES, near, np.full(FRAME_SAMPLES, 0.3, dtype=np.float32)


class Canceller:
    def __init__(self) -> None:
        self.played = False

    def process(self, near: Samples, far: Samples) -> Samples:
        self.played = self.played or bool(far.any())
        return near


class Voice:
    def probability(self, sound: Samples) -> float:
        return 0.0

    def reset(self) -> None:
        pass


@pytest.mark.parametrize("muted", [True, False])
def test_headphones_are_not_inferred_from_a_closed_microphone(muted: bool) -> None:
    source, canceller = ClosedMicrophone(), Canceller()
    memory = SoundMemory()
    ear = Ear(
        source,
        memory,
        Voice(),
        Voice(),
        post=lambda news: None,
        request_read=lambda request: None,
        echo=canceller,
    )
    ear.muted = muted
    ear.start()
    deadline = time.monotonic() + 10
    while memory.end_s < FRAMES * FRAME_SAMPLES / 16_000 - 0.001 and time.monotonic() < deadline:
        time.sleep(0.01)
    ear.stop()
    assert memory.end_s == pytest.approx(FRAMES * FRAME_SAMPLES / 16_000)
    assert ear._gate.no_echo is not muted
    assert canceller.played is not muted
