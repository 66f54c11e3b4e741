"""How a conversation is doing: how fast it answers, whether it keeps time, what it costs."""

from __future__ import annotations

import statistics
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import psutil

from assistant.answer_times import answer_times_s
from assistant.micro_turn_loop import Punctuality
from assistant.perception.sight.budget import LookingHealth
from assistant.process_usage import usage_of
from assistant.timeline.timeline import Timeline

LAST_ANSWERS = 5
LOOK_BACK_ITEMS = 600
"""How many items of the timeline are searched for the last answers."""

SHORTEST_S = 0.2
"""Processor time is counted in steps of 10 ms, so it says nothing about less time than this."""
LONGEST_S = 10.0
"""A look that lies further back says nothing about now."""

CAMERA_THREADS = ("camera", "eye")
THREADS_ARE_KNOWN = sys.platform in ("linux", "win32")
"""Elsewhere the system does not say which of its threads are Python's."""


@dataclass(frozen=True)
class Usage:
    """How many processor cores are kept busy, None at the first look; the memory that is held (bytes, resident)."""

    cores: float | None
    memory_bytes: int


@dataclass(frozen=True)
class Health:
    """A snapshot. What is not known is None.

    Attributes:
        answer_s: from the end of the user's speech to the first sound of the answer, the median of the last few.
        answers: how many that is the median of.
        micro_turns: those that began by the clock.
        late_micro_turns: those that began more than 50 ms after their time.
        worst_late_s: how late the latest one was.
        program: this process, in which everything runs but the reasoner.
        reasoner: its process; None while there is none.
        observer: the process of the model that sees; None while there is none, as when nobody has asked it for a while.
        camera_cores: cores that the camera and looking at its pictures keep busy; they are part of `program`.
            Threads that a decoder of videos starts by itself are not counted.
        looking: how often people are looked for in the pictures; None while they are not.
    """

    answer_s: float | None = None
    answers: int = 0
    micro_turns: int = 0
    late_micro_turns: int = 0
    worst_late_s: float = 0.0
    program: Usage | None = None
    reasoner: Usage | None = None
    camera_cores: float | None = None
    observer: Usage | None = None
    looking: LookingHealth | None = None


class HealthWatch:
    """Looks at a conversation when it is asked to; nothing runs in between. From any thread.

    A look takes a few milliseconds. Processor shares are those since the look before.
    """

    def __init__(
        self,
        timeline: Timeline,
        punctuality: Callable[[], Punctuality],
        reasoner_process: Callable[[], int | None],
        observer_process: Callable[[], int | None] = lambda: None,
        looking: Callable[[], LookingHealth | None] = lambda: None,
    ) -> None:
        """`reasoner_process` and `observer_process` give the ids of the processes of the larger models."""
        self._timeline = timeline
        self._punctuality = punctuality
        self._reasoner_process = reasoner_process
        self._observer_process = observer_process
        self._looking = looking
        self._program = psutil.Process()
        self._busy = BusyCores()
        self._lock = threading.Lock()

    def look(self) -> Health:
        """How it is doing now."""
        with self._lock:
            times_s = answer_times_s(self._timeline.items(LOOK_BACK_ITEMS))[-LAST_ANSWERS:]
            kept_time = self._punctuality()
            return Health(
                answer_s=statistics.median(times_s) if times_s else None,
                answers=len(times_s),
                micro_turns=kept_time.micro_turns,
                late_micro_turns=kept_time.late,
                worst_late_s=kept_time.worst_late_s,
                program=self._usage(self._program),
                reasoner=self._usage_of(self._reasoner_process()),
                observer=self._usage_of(self._observer_process()),
                camera_cores=self._camera_cores(),
                looking=self._looking(),
            )

    def _usage(self, process: psutil.Process) -> Usage | None:
        used = usage_of(process)
        if used is None:
            return None
        return Usage(self._busy.since_last(str(process.pid), used.processor_s), used.memory_bytes)

    def _usage_of(self, process_id: int | None) -> Usage | None:
        if process_id is None:
            return None
        try:
            return self._usage(psutil.Process(process_id))
        except psutil.Error:
            return None  # it has just ended

    def _camera_cores(self) -> float | None:
        ids = {thread.native_id for thread in threading.enumerate() if thread.name in CAMERA_THREADS}
        if not ids or not THREADS_ARE_KNOWN:
            return None
        try:
            used = [one for one in self._program.threads() if one.id in ids]
        except psutil.Error:
            return None
        return self._busy.since_last(
            f"camera {sorted(one.id for one in used)}", sum(one.user_time + one.system_time for one in used)
        )


class BusyCores:
    """Turns processor time into the number of cores that were kept busy since the last look."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._before: dict[str, tuple[float, float, float | None]] = {}  # when, processor time, cores

    def since_last(self, what: str, processor_s: float) -> float | None:
        """The cores that `what` kept busy; None at the first look and after a long time without one."""
        now_s = self._clock()
        at_s, before_s, cores = self._before.get(what, (float("-inf"), 0.0, None))
        passed_s = now_s - at_s
        if passed_s < SHORTEST_S:
            return cores
        cores = max(0.0, processor_s - before_s) / passed_s if passed_s <= LONGEST_S else None
        self._before = {key: seen for key, seen in self._before.items() if now_s - seen[0] <= LONGEST_S}
        self._before[what] = (now_s, processor_s, cores)
        return cores
