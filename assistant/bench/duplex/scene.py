"""A scene: what the microphone hears, and what is known about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from assistant.bench.duplex.noises import room_noise
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples


@dataclass(frozen=True)
class Mark:
    """A stretch of a scene (s from its start): from its first to its last audible sample."""

    kind: str
    start_s: float
    end_s: float
    text: str = ""


@dataclass(frozen=True, eq=False)
class Cue:
    """A sound that comes when the assistant has been heard for `after_s` since the user's turn, while it still speaks.

    Where the assistant never speaks for so long the sound does not come, and the scene does not count.
    """

    sound: Samples
    kind: str
    after_s: float
    text: str = ""


@dataclass(frozen=True, eq=False)
class Scene:
    """One scene of a row.

    `sound` is float32, mono, 16 kHz. `detail` says which sort of its row's scenes it is. `expects` are words of which
    one belongs into a right answer to the interruption; empty where that cannot be told by words.
    """

    name: str
    row: str
    sound: Samples
    marks: tuple[Mark, ...]
    detail: str = ""
    speaker: str = ""
    cue: Cue | None = None
    expects: tuple[str, ...] = ()

    @property
    def duration_s(self) -> float:
        """How long it is."""
        return len(self.sound) / PERCEPTION_RATE_HZ

    def of(self, kind: str) -> tuple[Mark, ...]:
        """Its marks of a kind, in order."""
        return tuple(mark for mark in self.marks if mark.kind == kind)


@dataclass
class Stage:
    """Where a scene is put together: sounds are placed one after the other, or beneath the others, and marked."""

    at_s: float = 0.0
    marks: list[Mark] = field(default_factory=list)
    _placed: list[tuple[int, Samples]] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        """Nothing happens for so long."""
        self.at_s += seconds

    def say(self, sound: Samples, kind: str = "", text: str = "") -> tuple[float, float]:
        """Places the sound here, marks it if it has a kind, and goes to its end; where it lies (s)."""
        start = round(self.at_s * PERCEPTION_RATE_HZ)
        self._placed.append((start, sound))
        span = (start / PERCEPTION_RATE_HZ, (start + len(sound)) / PERCEPTION_RATE_HZ)
        self.at_s = span[1]
        if kind:
            self.mark(kind, span, text)
        return span

    def beneath(self, sound: Samples, from_s: float, kind: str, text: str = "") -> None:
        """Places and marks the sound somewhere without going there."""
        at_s, self.at_s = self.at_s, from_s
        self.say(sound, kind, text)
        self.at_s = at_s

    def mark(self, kind: str, span: tuple[float, float], text: str = "") -> None:
        """Notes what lies there."""
        self.marks.append(Mark(kind, span[0], span[1], text))

    def sound(self, seed: int) -> Samples:
        """Everything up to here, in a quiet room."""
        mixed = room_noise(self.at_s, seed)
        for start, sound in self._placed:
            part = mixed[start : start + len(sound)]
            part += sound[: len(part)]
        return np.clip(mixed, -1.0, 1.0)


def total_s(scenes: Iterable[Scene]) -> float:
    """How long they take, one after the other."""
    return sum(scene.duration_s for scene in scenes)
