"""Playout: what the speaker plays now, and an exact account of what of it was heard.

The speaker's callback pulls sound out with `render`; everybody else only leaves wishes, which the next `render`
carries out. A clause counts as heard up to the last word that was played to its end.

Beside the queue there is room for one nod, a short sound of a listener's: it is no clause, nobody waits for it, and
it is told of on its own. While the queue is empty there is room for a sound that tries the speaker; it is told of
nowhere.
"""

from __future__ import annotations

import math
import threading
from collections import deque
from dataclasses import dataclass, field

import numpy as np

from assistant.clock import Clock
from assistant.micro_turn import Nod, Nodded, Played, Samples, SpokenClause
from assistant.speech.nod_player import NodPlayer
from assistant.speech.side_sound import SideSound
from assistant.trace import NO_TRACE, Trace

STOP_FADE_S = 0.008
GO_ON_FADE_S = 0.008
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
    words_heard: int = 0
    waits: list[tuple[int, float]] = field(default_factory=list)


class Playout:
    """A queue of clauses with a gain, and one nod beside it.

    `render` belongs to the speaker's thread, the rest to any thread.
    The lock is held for a few microseconds and never while anything is computed but the mixing of one block.
    """

    def __init__(self, clock: Clock, *, rate_hz: int, trace: Trace = NO_TRACE) -> None:
        self._trace = trace
        self.rate_hz = rate_hz
        self.level_dbfs = -100.0
        self._clock = clock
        self._queue: deque[_Clause] = deque()
        self._over: list[_Clause] = []
        self._gain = 1.0
        self._target_gain = 1.0
        self._volume = 1.0
        self._to_forget = 0  # clauses at the head of the queue that were stopped
        self._hold_wanted = False
        self._finish_wanted = False
        self._holding = False
        self._last_reply: int | None = None
        self._nods = NodPlayer(rate_hz=rate_hz, fade_s=STOP_FADE_S)
        self._side = SideSound(rate_hz=rate_hz, fade_s=STOP_FADE_S)
        self._lock = threading.Lock()

    def enqueue(self, clause: SpokenClause) -> None:
        """Plays the clause after those that wait. The queue is bounded by the length of a reply.

        While a reply is held its further clauses wait with it; another reply is not held.
        """
        with self._lock:
            if clause.reply != self._last_reply:
                self._hold_wanted = False
            self._last_reply = clause.reply
            self._queue.append(_Clause(clause))
            self._side.stop()

    def stop(self) -> None:
        """Fades out within `STOP_FADE_S`, a nod too, and forgets everything that waits, held or not."""
        with self._lock:
            self._to_forget = len(self._queue)
            self._nods.stop()
            self._side.stop()
            self._hold_wanted = self._finish_wanted = False

    def finish(self) -> None:
        """Plays the clause that has begun to its end and forgets what waits behind it."""
        with self._lock:
            self._finish_wanted = not self._to_forget

    def hold(self) -> None:
        """Fades out within `STOP_FADE_S` and forgets nothing; until `go_on`, `stop` or another reply."""
        with self._lock:
            self._hold_wanted = True

    def go_on(self) -> None:
        """Takes up what was held at the beginning of the word at which it was held, as loud as ever."""
        with self._lock:
            self._hold_wanted = False

    def nod(self, nod: Nod) -> None:
        """Plays a nod softly beside whatever plays; dropped while another one, or a side sound, is playing."""
        with self._lock:
            if not self._side.playing:
                self._nods.begin(nod)

    def play_beside(self, sound: Samples, *, instead: bool = False) -> bool:
        """Plays a sound that is no speech of the conversation's, such as a tone that tries the speaker.

        False where it is dropped: while there is a clause to play, held or not, or another such sound, which with
        `instead` fades out and makes way. A clause that comes fades it out.
        """
        with self._lock:
            return not self._queue and self._side.begin(sound, instead=instead)

    def plays_beside(self, sound: Samples | None) -> bool:
        """Whether this very sound plays beside the queue, or is about to."""
        return sound is not None and self._side.plays(sound)

    def stop_beside(self, sound: Samples) -> None:
        """Fades this sound out, if it is what plays beside the queue."""
        with self._lock:
            if self._side.plays(sound):
                self._side.stop()

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
        """Whether there is something to play, or playing. False while it is held; a nod does not count."""
        return bool(self._queue) and not self._hold_wanted

    @property
    def held(self) -> bool:
        """Whether there is something to go on with, or to stop, that was silenced by `hold`."""
        return bool(self._queue) and self._hold_wanted

    def render(self, frames: int, audible_at_s: float | None) -> Samples:
        """Exactly `frames` samples; see `assistant.capture.audio_io.Renderer`."""
        at_s = self._clock.now_s() if audible_at_s is None else audible_at_s
        block: Samples = np.zeros(frames, dtype=np.float32)
        with self._lock:
            if self._finish_wanted:
                self._forget_waiting(at_s)
            if self._to_forget:
                self._forget(block, at_s)
            elif self._hold_wanted:
                self._keep_silent(block, at_s)
            elif self._holding:
                self._take_up(block, at_s)
            else:
                self._fill(block, at_s)
            self._nods.mix_into(block, at_s)
            self._side.mix_into(block)
        if self._volume != 1.0:
            block *= np.float32(self._volume)
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
                    words_heard=entry.words_heard,
                    started_s=entry.started_s if entry.started_s is not None else entry.ended_s,
                    ended_s=entry.ended_s,
                    finished=entry.finished,
                    waits=tuple(entry.waits),
                )
                for entry in touched
            )

    def nodded(self) -> tuple[Nodded, ...]:
        """The nods that are over since the last call, with the times at which they were really heard."""
        with self._lock:
            return self._nods.take_over()

    def _fill(self, block: Samples, at_s: float) -> None:
        filled = 0
        while self._queue and filled < len(block):
            entry = self._queue[0]
            taken = self._take(entry, block[filled:], at_s + filled / self.rate_hz)
            filled += taken
            if entry.position >= len(entry.clause.samples):
                self._finish(entry)
            elif filled < len(block):
                self._wait(entry, (len(block) - filled) / self.rate_hz)
                break
        self._apply_gain(block)
        if not self._queue:
            self._gain = self._target_gain = 1.0

    def _forget(self, block: Samples, at_s: float) -> None:
        if not self._holding:
            self._fade_out(block, at_s)
        for _ in range(self._to_forget):
            waiting = self._queue[0]
            if waiting.started_s is None:
                waiting.ended_s = at_s
            self._finish(waiting)
        self._to_forget = 0
        self._holding = False
        self._gain = self._target_gain = 1.0

    def _forget_waiting(self, at_s: float) -> None:
        """All but the clause of which something was heard."""
        self._finish_wanted = False
        begun = bool(self._queue) and self._queue[0].started_s is not None
        for entry in list(self._queue)[begun:]:
            self._queue.remove(entry)
            entry.ended_s = at_s
            entry.finished = entry.changed = True
            self._over.append(entry)

    def _keep_silent(self, block: Samples, at_s: float) -> None:
        if self._holding:
            return
        self._holding = True
        self._fade_out(block, at_s)
        if self._queue and self._queue[0].position >= len(self._queue[0].clause.samples):
            self._finish(self._queue[0])

    def _fade_out(self, block: Samples, at_s: float) -> None:
        """The last few milliseconds of a clause of which something was heard."""
        entry = self._queue[0] if self._queue else None
        if entry is None or entry.started_s is None:
            return
        fade = min(len(block), max(1, round(STOP_FADE_S * self.rate_hz)))
        self._take(entry, block[:fade], at_s)
        self._apply_gain(block)
        block[:fade] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)

    def _take_up(self, block: Samples, at_s: float) -> None:
        """Goes on with what was held, from the beginning of the word that was cut."""
        self._holding = False
        self._gain = self._target_gain = 1.0
        entry = self._queue[0] if self._queue else None
        if entry is not None and entry.started_s is not None:
            ends_s = entry.clause.word_ends_s[: entry.words_heard]
            word_began_s = ends_s[-1] if ends_s else 0.0
            entry.position = min(entry.position, math.ceil(word_began_s * self.rate_hz))
            expected_s = entry.started_s + word_began_s + sum(wait_s for _, wait_s in entry.waits)
            entry.waits.append((entry.words_heard, at_s - expected_s))
        self._fill(block, at_s)
        fade = min(len(block), max(1, round(GO_ON_FADE_S * self.rate_hz)))
        block[:fade] *= np.linspace(0.0, 1.0, fade, dtype=np.float32)

    @staticmethod
    def _wait(entry: _Clause, wait_s: float) -> None:
        """The voice has fallen behind: the word at hand and those after it come so much later."""
        if entry.started_s is None:
            return
        if entry.waits and entry.waits[-1][0] == entry.words_heard:
            wait_s += entry.waits.pop()[1]
        entry.waits.append((entry.words_heard, wait_s))

    def _take(self, entry: _Clause, space: Samples, at_s: float) -> int:
        """Plays as much of the clause as there is room for and is made: see `Sounding`."""
        samples = entry.clause.samples[entry.position : entry.position + len(space)]
        if len(samples) and np.isnan(samples[-1]):
            samples = samples[: int(np.argmax(np.isnan(samples)))]
        if not len(samples):
            return 0
        if entry.started_s is None:
            entry.started_s = at_s
            self._trace.moment("playout", "clause begins", at_s, reply=entry.clause.reply)
        space[: len(samples)] = samples
        entry.position += len(samples)
        entry.ended_s = at_s + len(samples) / self.rate_hz
        entry.words_heard = max(entry.words_heard, self._words_played(entry))
        entry.changed = True
        return len(samples)

    def _finish(self, entry: _Clause) -> None:
        self._queue.popleft()
        entry.finished = entry.changed = True
        self._over.append(entry)

    def _words_played(self, entry: _Clause) -> int:
        if entry.position >= len(entry.clause.samples):
            return len(entry.clause.word_ends_s)
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

    def _note_level(self, block: Samples) -> None:
        rms = math.sqrt(float(np.dot(block, block)) / len(block)) if len(block) else 0.0
        self.level_dbfs = 20.0 * math.log10(rms) if rms > _SILENT else -100.0
