"""What the program costs: processor time and memory of its process and those that it started."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

import psutil

from assistant.process_usage import usage_of

SAMPLE_S = 1.0


@dataclass(frozen=True)
class Costs:
    """`processor_share` is that of one core while nobody spoke, over `silent_s` seconds; None when it was not measured.

    `memory_bytes` is the most that the processes held together (resident, counted twice where they share), without
    the `own_bytes` of sound that the bench itself held.
    """

    processor_share: float | None
    silent_s: float
    memory_bytes: int
    own_bytes: int


NO_COSTS = Costs(None, 0.0, 0, 0)
"""Nothing was measured."""


class CostMeter:
    """Looks at the processes once a second from a thread of its own; `silence_begins` and `silence_ends` say when
    nobody speaks."""

    def __init__(self, own_bytes: int) -> None:
        self._own_bytes = own_bytes
        self._silence = threading.Event()
        self._stopping = threading.Event()
        self._processor_s = 0.0
        self._silent_s = 0.0
        self._memory_bytes = 0
        self._thread = threading.Thread(target=self._run, name="costs", daemon=True)

    def start(self) -> None:
        """Begins to look."""
        self._thread.start()

    def stop(self) -> Costs:
        """What was seen."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        share = self._processor_s / self._silent_s if self._silent_s else None
        return Costs(
            None if share is None else round(share, 4),
            round(self._silent_s, 1),
            max(0, self._memory_bytes - self._own_bytes),
            self._own_bytes,
        )

    def silence_begins(self) -> None:
        """Nobody speaks from now on."""
        self._silence.set()

    def silence_ends(self) -> None:
        """Somebody may speak."""
        self._silence.clear()

    def _run(self) -> None:
        me = psutil.Process()
        before: dict[int, float] = {}
        was_silent, looked_s = False, time.monotonic()
        while not self._stopping.wait(SAMPLE_S):
            processor_s: dict[int, float] = {}
            memory = 0
            for process in (me, *me.children(recursive=True)):
                used = usage_of(process)
                if used is not None:  # else it has just ended
                    processor_s[process.pid] = used.processor_s
                    memory += used.memory_bytes
            self._memory_bytes = max(self._memory_bytes, memory)
            silent = self._silence.is_set()
            if silent and was_silent:  # a whole sample of silence
                self._processor_s += sum(s - before[pid] for pid, s in processor_s.items() if pid in before)
                self._silent_s += time.monotonic() - looked_s
            before, was_silent, looked_s = processor_s, silent, time.monotonic()
