"""The micro-turn loop: gathers what happens, looks at it every 200 ms or sooner, and does what is decided.

Its thread owns the interaction model. Everything else posts to its mailbox.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from assistant.clock import Clock
from assistant.gap import GAP_S, Gap, GapWatch
from assistant.interaction.protocol import InteractionModel
from assistant.mailbox import EventSource
from assistant.micro_turn import (
    MICRO_TURN_S,
    Addition,
    CameraEvent,
    DraftNews,
    EndOfTurn,
    Eyes,
    Frame,
    Hearing,
    LookoutNews,
    MicroTurn,
    MicroTurnOutput,
    News,
    Nod,
    Nodded,
    NodsNews,
    PictureNews,
    Playback,
    Played,
    Samples,
    Sight,
    SpokenClause,
    TaskNews,
    TypedText,
    VoiceActivity,
    VoiceCharacter,
    VoiceNews,
    WordsJudged,
    no_samples,
)
from assistant.trace import NO_TRACE, Trace

LATE_S = 0.05
"""A micro-turn that begins later than this counts as late."""
FRESH_S = 1.0
"""A line that was typed longer before the end of a gap was typed before it."""


class Player(Protocol):
    """What plays: see `Playout`."""

    @property
    def audible(self) -> bool: ...

    @property
    def held(self) -> bool: ...

    def enqueue(self, clause: SpokenClause) -> None: ...

    def stop(self) -> None: ...

    def duck(self) -> None: ...

    def restore(self) -> None: ...

    def hold(self) -> None: ...

    def go_on(self) -> None: ...

    def finish(self) -> None: ...

    def nod(self, nod: Nod) -> None: ...

    def account(self) -> tuple[Played, ...]: ...

    def nodded(self) -> tuple[Nodded, ...]: ...


@dataclass(frozen=True)
class StopAsked:
    """The user pressed stop."""


@dataclass(frozen=True)
class Call:
    """Runs `action` in the loop's thread, between two micro-turns."""

    action: Callable[[], None]


@dataclass
class Punctuality:
    """How well the loop keeps time."""

    micro_turns: int = 0
    late: int = 0
    worst_late_s: float = 0.0

    def note(self, late_s: float) -> None:
        self.micro_turns += 1
        self.late += late_s > LATE_S
        self.worst_late_s = max(self.worst_late_s, late_s)


@dataclass
class _Gathered:
    """What has happened since the last micro-turn."""

    hearing: Hearing | None = None
    end_of_turn: EndOfTurn | None = None
    character: VoiceCharacter | None = None
    typed: list[TypedText] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    camera: list[CameraEvent] = field(default_factory=list)
    sights: list[Sight] = field(default_factory=list)
    news: list[News] = field(default_factory=list)
    stop_asked: bool = False


class MicroTurnLoop:
    """Runs `model` on what is posted to `mailbox`.

    `heard` gives the sound between two times, `seen` the latest picture, `eyes` what can be seen at all, `wall_s` the
    time of the day (s since 1970): what a micro-turn carries of them.
    `observe` is given every micro-turn with its output, in the loop's thread: the recorder. `on_output` is given
    the output, for the parts that carry out the rest of it (tasks, the ear).
    """

    def __init__(
        self,
        clock: Clock,
        mailbox: EventSource,
        model: InteractionModel,
        player: Player,
        *,
        observe: Callable[[MicroTurn, MicroTurnOutput], None],
        on_output: Callable[[MicroTurnOutput], None],
        heard: Callable[[float, float], Samples] = lambda _start, _end: no_samples(),
        wall_s: Callable[[], float] = time.time,
        seen: Callable[[], Frame | None] = lambda: None,
        eyes: Callable[[], Eyes] = Eyes,
        on_failure: Callable[[Exception], None] | None = None,
        on_gap: Callable[[Gap], None] = lambda _gap: None,
        trace: Trace = NO_TRACE,
    ) -> None:
        self.punctuality = Punctuality()
        self._clock = clock
        self._mailbox = mailbox
        self._model = model
        self._player = player
        self._observe = observe
        self._on_output = on_output
        self._heard = heard
        self._wall_s = wall_s
        self._seen = seen
        self._eyes = eyes
        self._on_failure = on_failure
        self._on_gap = on_gap
        self._gaps = GapWatch(clock)
        self._trace = trace
        self._voice = VoiceActivity()
        self._gathered = _Gathered()
        self._watches = False
        self._index = 0
        self._last_s = 0.0
        self._next_s = 0.0
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="micro-turns", daemon=True)

    def start(self) -> None:
        """Begins at the current time, in a thread of its own."""
        self._last_s = self._clock.now_s()
        self._next_s = self._last_s + MICRO_TURN_S
        self._gaps.look()  # loading took its time
        self._thread.start()

    def stop(self) -> None:
        self._stopping = True
        self._mailbox.post(Call(lambda: None))
        if self._thread.is_alive():
            self._thread.join()

    def run_until(self, time_s: float) -> None:
        """Runs in the caller's thread until `time_s`: for a virtual clock."""
        while self._next_s <= time_s:
            self._until_next()
        while self._clock.now_s() < time_s and (event := self._mailbox.take(time_s)) is not None:
            if self._gather(event):
                self._micro_turn()

    def _run(self) -> None:
        while not self._stopping:
            try:
                self._until_next()
            except Exception as error:
                if self._on_failure is None:
                    raise
                self._gathered = _Gathered()
                self._on_failure(error)

    def _until_next(self) -> None:
        """Gathers until something asks for a look, or the time of the next one has come; then looks."""
        while (event := self._mailbox.take(self._next_s)) is not None:
            if self._gather(event):
                break
        else:
            late_s = self._clock.now_s() - self._next_s
            if late_s <= GAP_S:  # nobody can be in time while the computer sleeps
                self.punctuality.note(late_s)
        self._micro_turn()

    def _gather(self, event: Any) -> bool:
        """Keeps what happened; True when it is worth a look at once."""
        gathered = self._gathered
        if isinstance(event, VoiceActivity):
            changed = event.speaking != self._voice.speaking
            self._voice = event
            return changed
        if isinstance(event, Hearing):
            gathered.hearing = event
        elif isinstance(event, EndOfTurn):
            gathered.end_of_turn = event
        elif isinstance(event, VoiceCharacter):
            gathered.character = event
        elif isinstance(event, TypedText):
            # what is typed while the models load was timed before the session's clock was set to zero
            gathered.typed.append(replace(event, at_s=min(event.at_s, self._clock.now_s())))
        elif isinstance(event, Addition):
            gathered.additions.append(event)
        elif isinstance(event, CameraEvent):
            gathered.camera.append(event)
        elif isinstance(event, Sight):
            gathered.sights.append(event)
            return self._watches
        elif isinstance(
            event, DraftNews | WordsJudged | VoiceNews | TaskNews | NodsNews | LookoutNews | PictureNews
        ):
            gathered.news.append(event)
        elif isinstance(event, StopAsked):
            gathered.stop_asked = True
        elif isinstance(event, Call):
            event.action()
            return False
        else:
            raise TypeError(f"the micro-turn loop does not know {type(event).__name__}")
        return True

    def _micro_turn(self) -> None:
        now_s = self._clock.now_s()
        gathered, self._gathered = self._gathered, _Gathered()
        self._next_s = now_s + MICRO_TURN_S
        if (gap := self._gaps.look()) is not None:
            self._keep_what_came_after_it(gathered, now_s)
            self._on_gap(gap)
        micro_turn = MicroTurn(
            index=self._index,
            start_s=self._last_s,
            end_s=now_s,
            samples=self._heard(self._last_s, now_s),
            voice=self._voice,
            hearing=gathered.hearing,
            end_of_turn=gathered.end_of_turn,
            character=gathered.character,
            typed=tuple(gathered.typed),
            additions=tuple(gathered.additions),
            camera=tuple(gathered.camera),
            sights=tuple(gathered.sights),
            frame=self._seen(),
            eyes=self._eyes(),
            news=tuple(gathered.news),
            played=self._player.account(),
            nodded=self._player.nodded(),
            assistant_audible=self._player.audible,
            assistant_held=self._player.held,
            stop_asked=gathered.stop_asked,
            wall_s=self._wall_s(),
        )
        self._index += 1
        self._last_s = now_s
        with self._trace.work("micro-turns", "step", index=micro_turn.index):
            output = self._model.step(micro_turn)
        for decision in output.decisions:
            self._trace.moment("floor", decision.what)
        self._carry_out(output)
        self._watches = output.watches
        if output.look_again_at_s is not None:
            self._next_s = min(self._next_s, max(now_s + 0.005, output.look_again_at_s))
        self._observe(micro_turn, output)
        self._on_output(output)

    def _keep_what_came_after_it(self, gathered: _Gathered, now_s: float) -> None:
        """The first look after a gap ends what was before; what is new is seen in the one that follows at once."""
        fresh = [line for line in gathered.typed if line.at_s > now_s - FRESH_S]
        if fresh:
            self._gathered.typed = fresh
            gathered.typed = [line for line in gathered.typed if line not in fresh]
            self._next_s = now_s

    def _carry_out(self, output: MicroTurnOutput) -> None:
        if output.playback is Playback.STOP:
            self._player.stop()
        elif output.playback is Playback.DUCK:
            self._player.duck()
        elif output.playback is Playback.RESTORE:
            self._player.restore()
        elif output.playback is Playback.HOLD:
            self._player.hold()
        elif output.playback is Playback.GO_ON:
            self._player.go_on()
        elif output.playback is Playback.FINISH:
            self._player.finish()
        if output.nod is not None:
            self._player.nod(output.nod)
        for clause in output.say:
            self._player.enqueue(clause)
