"""Playout: what the speaker plays now, and an exact account of what of it was heard.

The speaker's callback pulls sound out with `render`; everybody else only leaves wishes, which the next `render`
carries out. A clause counts as heard up to the last word that was played to its end.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

import numpy as np

from assistant.clock import Clock
from assistant.micro_turn import Played, Samples, SpokenClause

STOP_FADE_S = 0.008
DUCK_RAMP_S = 0.04
DUCK_GAIN = 0.25
_SILENT = 1e-4


@dataclass
class _Clause:
    clause: SpokenClause
    position: int = 0  # samples played
    started_s: float | None = None
    ended_s: float = 0.0
    finished: bool = False
    changed: bool = False


class Playout:
    """A queue of clauses with a gain. `render` belongs to the speaker's thread, the rest to any thread.

    The lock is held for a few microseconds and never while anything is computed but the mixing of one block.
    """

    def __init__(self, clock: Clock, *, rate_hz: int) -> None:
        self.rate_hz = rate_hz
        self.level_dbfs = -100.0
        self._clock = clock
        self._queue: deque[_Clause] = deque()
        self._over: list[_Clause] = []
        self._gain = 1.0
        self._target_gain = 1.0
        self._volume = 1.0
        self._stop_wanted = False
        self._lock = threading.Lock()

    def enqueue(self, clause: SpokenClause) -> None:
        """Plays the clause after those that wait. The queue is bounded by the length of a reply."""
        with self._lock:
            self._queue.append(_Clause(clause))

    def stop(self) -> None:
        """Fades out within `STOP_FADE_S` and forgets everything that waits."""
        with self._lock:
            self._stop_wanted = bool(self._queue)

    def duck(self) -> None:
        """Goes on more quietly."""
        self._target_gain = DUCK_GAIN

    def restore(self) -> None:
        """Goes on as loud as before."""
        self._target_gain = 1.0

    def set_volume(self, volume: float) -> None:
        """The user's volume, 0–1."""
        self._volume = min(1.0, max(0.0, volume))

    @property
    def audible(self) -> bool:
        """Whether there is something to play, or playing."""
        return bool(self._queue)

    def render(self, frames: int, audible_at_s: float | None) -> Samples:
        """Exactly `frames` samples; see `assistant.capture.audio_io.Renderer`."""
        at_s = self._clock.now_s() if audible_at_s is None else audible_at_s
        block: Samples = np.zeros(frames, dtype=np.float32)
        with self._lock:
            if self._stop_wanted:
                self._fade_out(block, at_s)
            else:
                self._fill(block, at_s)
        self._note_level(block)
        return block

    def account(self) -> tuple[Played, ...]:
        """What was played since the last account, clause by clause; a finished clause appears once more."""
        with self._lock:
            touched = [entry for entry in (*self._over, *self._queue) if entry.changed]
            self._over.clear()
            for entry in touched:
                entry.changed = False
            return tuple(
                Played(
                    clause_id=entry.clause.clause_id,
                    words_heard=self._words_heard(entry),
                    started_s=entry.started_s if entry.started_s is not None else entry.ended_s,
                    ended_s=entry.ended_s,
                    finished=entry.finished,
                )
                for entry in touched
            )

    def _fill(self, block: Samples, at_s: float) -> None:
        filled = 0
        while self._queue and filled < len(block):
            entry = self._queue[0]
            taken = self._take(entry, block[filled:], at_s + filled / self.rate_hz)
            filled += taken
            if entry.position >= len(entry.clause.samples):
                self._finish(entry)
        self._apply_gain(block)
        if not self._queue:
            self._gain = self._target_gain = 1.0

    def _fade_out(self, block: Samples, at_s: float) -> None:
        fade = min(len(block), max(1, round(STOP_FADE_S * self.rate_hz)))
        entry = self._queue[0]
        self._take(entry, block[:fade], at_s)
        self._apply_gain(block)
        block[:fade] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)
        while self._queue:
            waiting = self._queue[0]
            if waiting is not entry:
                waiting.ended_s = at_s
            self._finish(waiting)
        self._stop_wanted = False
        self._gain = self._target_gain = 1.0

    def _take(self, entry: _Clause, space: Samples, at_s: float) -> int:
        if entry.started_s is None:
            entry.started_s = at_s
        samples = entry.clause.samples[entry.position : entry.position + len(space)]
        space[: len(samples)] = samples
        entry.position += len(samples)
        entry.ended_s = at_s + len(samples) / self.rate_hz
        entry.changed = True
        return len(samples)

    def _finish(self, entry: _Clause) -> None:
        self._queue.popleft()
        entry.finished = entry.changed = True
        self._over.append(entry)

    def _words_heard(self, entry: _Clause) -> int:
        if entry.position >= len(entry.clause.samples):
            return len(entry.clause.word_ends_s) if entry.started_s is not None else 0
        played_s = entry.position / self.rate_hz
        return sum(1 for end_s in entry.clause.word_ends_s if end_s <= played_s)

    def _apply_gain(self, block: Samples) -> None:
        target = self._target_gain
        if self._gain != target:
            steps = min(len(block), max(1, round(DUCK_RAMP_S * self.rate_hz)))
            ramp = np.full(len(block), target, dtype=np.float32)
            ramp[:steps] = np.linspace(self._gain, target, steps, dtype=np.float32)
            block *= ramp
            self._gain = target
        elif target != 1.0:
            block *= np.float32(target)
        if self._volume != 1.0:
            block *= np.float32(self._volume)

    def _note_level(self, block: Samples) -> None:
        rms = float(np.sqrt(np.mean(np.square(block)))) if len(block) else 0.0
        self.level_dbfs = 20.0 * float(np.log10(rms)) if rms > _SILENT else -100.0
