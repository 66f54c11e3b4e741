"""A performance: one scene as it was played, what was heard and said in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from assistant.bench.duplex.scene import Mark, Scene
from assistant.interaction.delegation import BRIDGES, WITHOUT_REASONER
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples, Word
from assistant.perception.hypothesis import bare_words
from assistant.timeline.item import Lane, TimelineItem

AUDIBLE = 0.003
"""What counts as sound in the output."""
SILENCE_S = 0.3
"""The output is silent when there is no sound for so long; shorter gaps lie within what is being said."""

_NOT_CONTENT = frozenset(tuple(bare_words(text)) for text in (*BRIDGES, WITHOUT_REASONER))


@dataclass(frozen=True)
class Line:
    """A line of the assistant's as it was heard, with its words' times (s from the scene's start).

    `unheard` is what it was cut off from saying. A `told` line is the result of a task, not an answer.
    """

    text: str
    start_s: float
    end_s: float
    words: tuple[Word, ...] = ()
    unheard: str = ""
    told: bool = False

    @property
    def is_content(self) -> bool:
        """Whether it is more than a promise to think."""
        return bool(self.text) and tuple(bare_words(self.text)) not in _NOT_CONTENT


@dataclass(frozen=True)
class Decided:
    """A decision of the floor's."""

    what: str
    at_s: float
    why: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Performance:
    """All times are seconds from the scene's start.

    `heard` is what the microphone heard and `said` what the speaker played, both 16 kHz mono and as long as the
    scene; `marks` are the scene's and, when the cue came, the cue's. `understood` are the user's lines as the
    recogniser heard them, `nods` the assistant's backchannels. `busy`: the reasoner was at work.
    """

    scene: Scene
    heard: Samples
    said: Samples
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...] = ()
    understood: tuple[Line, ...] = ()
    nods: tuple[Line, ...] = ()
    decisions: tuple[Decided, ...] = ()
    busy: bool = False

    def of(self, kind: str) -> tuple[Mark, ...]:
        """Its marks of a kind, in order."""
        return tuple(mark for mark in self.marks if mark.kind == kind)

    def sounds(self) -> list[tuple[float, float]]:
        """The stretches (s) in which the output sounds, with gaps of less than SILENCE_S in them."""
        return stretches(self.said)

    def first_sound_s(self, from_s: float) -> float | None:
        """The first audible sample from a time on (s)."""
        start = max(0, round(from_s * PERCEPTION_RATE_HZ))
        audible = np.flatnonzero(np.abs(self.said[start:]) > AUDIBLE)
        return (start + int(audible[0])) / PERCEPTION_RATE_HZ if len(audible) else None

    def understood_between(self, start_s: float, end_s: float) -> str:
        """What the recogniser made of what was spoken then."""
        return " ".join(
            line.text for line in self.understood if line.start_s < end_s and line.end_s > start_s
        )


def stretches(sound: Samples, *, gap_s: float = SILENCE_S) -> list[tuple[float, float]]:
    """Where (s) the sound is audible, with gaps of less than `gap_s` in it."""
    audible = np.flatnonzero(np.abs(sound) > AUDIBLE)
    if not len(audible):
        return []
    breaks = np.flatnonzero(np.diff(audible) > gap_s * PERCEPTION_RATE_HZ)
    starts = audible[np.concatenate(([0], breaks + 1))]
    ends = audible[np.concatenate((breaks, [len(audible) - 1]))] + 1
    return [
        (int(start) / PERCEPTION_RATE_HZ, int(end) / PERCEPTION_RATE_HZ)
        for start, end in zip(starts, ends, strict=True)
    ]


def perform(
    scene: Scene,
    heard: Samples,
    said: Samples,
    cued: tuple[Mark, ...],
    items: Iterable[TimelineItem],
    starts_s: float,
    *,
    busy: bool = False,
) -> Performance:
    """Cuts a scene out of a session: the items that began in it, their times counted from its start."""
    ends_s = starts_s + scene.duration_s
    own = sorted((i for i in items if starts_s <= i.start_s < ends_s), key=lambda i: i.start_s)
    decisions = tuple(
        _decided(item, starts_s) for item in own if item.lane is Lane.SYSTEM and item.kind == "decision"
    )
    told_s = [decided.at_s for decided in decisions if decided.what == "tell a result"]

    def lines(lane: Lane, kind: str) -> tuple[Line, ...]:
        return tuple(_line(i, starts_s, ends_s, told_s) for i in own if i.lane is lane and i.kind == kind)

    return Performance(
        scene,
        heard,
        said,
        (*scene.marks, *cued),
        lines(Lane.ASSISTANT, "speech"),
        lines(Lane.USER, "speech"),
        lines(Lane.ASSISTANT, "backchannel"),
        decisions,
        busy,
    )


def _decided(item: TimelineItem, starts_s: float) -> Decided:
    facts = {name: value for name, value in item.data.items() if name != "why"}
    return Decided(item.text, item.start_s - starts_s, str(item.data.get("why", "")), facts)


def _line(item: TimelineItem, starts_s: float, ends_s: float, told_s: list[float]) -> Line:
    words = tuple(
        Word(str(text), float(start) - starts_s, float(end) - starts_s)
        for text, start, end in item.data.get("words", ())
    )
    start_s = item.start_s - starts_s
    end_s = (item.end_s if item.end_s is not None else ends_s) - starts_s
    # A line begins within a micro-turn or two after the decision to tell it.
    told = any(-0.05 <= start_s - at_s < 0.5 for at_s in told_s)
    return Line(item.text, start_s, end_s, words, str(item.data.get("unheard", "")), told)
