"""The director: opens every scene, gives its cue while the assistant speaks, and notes what the run costs.

It sees the output block by block, in the audio thread, and therefore only counts, copies and posts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from assistant.bench.duplex import rows
from assistant.bench.duplex.performance import AUDIBLE
from assistant.bench.duplex.scene import Mark, Scene
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

GAP_S = 1.0
"""Between two scenes."""
SETTLE_S = 0.7
"""So long before a scene the conversation is begun afresh."""
STILL_S = 0.04
"""After so much silence a cue waits until the voice goes on."""
FORGOTTEN_S = 1.0
"""After so much silence what the assistant says next counts as another answer."""


class Actors(Protocol):
    """What the director can ask for; every call must return at once."""

    def begin_scene(self, scene: Scene) -> None: ...

    def end_scene(self, scene: Scene) -> None: ...

    def lay(self, sound: Samples, position: int) -> None: ...


@dataclass
class Take:
    """A scene in the session: its first sample, the cue that came, if it did."""

    scene: Scene
    start: int
    cued: tuple[Mark, ...] = ()

    @property
    def end(self) -> int:
        """One past its last sample."""
        return self.start + len(self.scene.sound)


@dataclass
class _Answer:
    """What is heard of the assistant since the user's turn in the present scene."""

    began_s: float | None = None
    last_s: float = 0.0


@dataclass
class Director:
    """Follows one session. `takes` are in order and do not overlap."""

    takes: Sequence[Take]
    actors: Actors
    _next: int = 0
    _answer: _Answer = field(default_factory=_Answer)
    _open: bool = False

    def on_block(self, block: Samples, at_s: float) -> None:
        """Takes in one block of the output, heard from `at_s` (s on the session clock) on."""
        position = round(at_s * PERCEPTION_RATE_HZ)
        if self._next >= len(self.takes):
            return
        take = self.takes[self._next]
        if not self._open and position >= take.start - round(SETTLE_S * PERCEPTION_RATE_HZ):
            self._open, self._answer = True, _Answer()
            self.actors.begin_scene(take.scene)
        if not self._open:
            return
        if position >= take.end:
            self._open = False
            self._next += 1
            self.actors.end_scene(take.scene)
        elif take.scene.cue is not None and not take.cued:
            self._listen(take, block, position)

    def _listen(self, take: Take, block: Samples, position: int) -> None:
        cue = take.scene.cue
        assert cue is not None
        at_s = (position - take.start) / PERCEPTION_RATE_HZ
        if at_s < max(mark.end_s for mark in take.scene.of(rows.TURN)):
            return
        answer = self._answer
        if float(np.max(np.abs(block), initial=0.0)) > AUDIBLE:
            if answer.began_s is None or at_s - answer.last_s > FORGOTTEN_S:
                answer.began_s = at_s
            answer.last_s = at_s
        speaks = answer.began_s is not None and at_s - answer.last_s < STILL_S
        if speaks and answer.began_s is not None and at_s - answer.began_s >= cue.after_s:
            if position + len(cue.sound) > take.end:
                return
            self.actors.lay(cue.sound, position)
            end_s = at_s + len(cue.sound) / PERCEPTION_RATE_HZ
            take.cued = (Mark(cue.kind, round(at_s, 4), round(end_s, 4), cue.text),)


def lay_out(scenes: Sequence[Scene]) -> tuple[list[Take], int]:
    """The scenes one after the other with a gap before each; and how many samples they take in all."""
    at = 0
    takes = []
    for scene in scenes:
        at += round(GAP_S * PERCEPTION_RATE_HZ)
        takes.append(Take(scene, at))
        at = takes[-1].end
    return takes, at + round(GAP_S * PERCEPTION_RATE_HZ)
