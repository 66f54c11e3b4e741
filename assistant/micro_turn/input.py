"""MicroTurn: what happened since the last look."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.gap import GAP_S
from assistant.micro_turn.eyes import Eyes
from assistant.micro_turn.news import News
from assistant.micro_turn.perceived import (
    Addition,
    CameraEvent,
    EndOfTurn,
    Hearing,
    TypedText,
    VoiceActivity,
    VoiceCharacter,
)
from assistant.micro_turn.sight import Sight
from assistant.micro_turn.sound_and_picture import Frame, Samples, no_samples
from assistant.micro_turn.voice import Nodded, Played

MICRO_TURN_S = 0.2
"""The longest time between two looks. A micro-turn may begin earlier when something happens."""


@dataclass(frozen=True, eq=False)
class MicroTurn:
    """Everything that was perceived between `start_s` and `end_s`."""

    index: int
    start_s: float
    end_s: float
    samples: Samples = field(default_factory=no_samples)
    voice: VoiceActivity = field(default_factory=VoiceActivity)
    hearing: Hearing | None = None
    end_of_turn: EndOfTurn | None = None
    character: VoiceCharacter | None = None
    typed: tuple[TypedText, ...] = ()
    additions: tuple[Addition, ...] = ()
    camera: tuple[CameraEvent, ...] = ()
    sights: tuple[Sight, ...] = ()
    """What was found in the pictures since the last look, the oldest first."""
    frame: Frame | None = None
    eyes: Eyes = field(default_factory=Eyes)
    news: tuple[News, ...] = ()
    played: tuple[Played, ...] = ()
    nodded: tuple[Nodded, ...] = ()
    """The backchannels that are over since the last look."""
    assistant_audible: bool = False
    """Whether a clause is playing or about to; backchannels do not count."""
    assistant_held: bool = False
    """Whether there are clauses that wait because of `Playback.HOLD`."""
    stop_asked: bool = False
    wall_s: float = 0.0
    """The time of the day at `end_s`, in seconds since 1970."""

    @property
    def after_gap(self) -> bool:
        """Whether nothing ran for a while, such as while the computer slept: what was before is over."""
        return self.end_s - self.start_s > GAP_S
