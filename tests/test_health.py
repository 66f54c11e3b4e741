"""How a conversation is doing: what is read off it, and what it costs."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from assistant import health
from assistant.clock import VirtualClock
from assistant.health import LONGEST_S, BusyCores, HealthWatch
from assistant.micro_turn_loop import Punctuality
from assistant.process_usage import usage_of
from assistant.timeline.item import Lane
from assistant.timeline.timeline import Timeline

KEPT_TIME = Punctuality(1203, 2, 0.14)


@pytest.fixture
def child() -> Iterator[subprocess.Popen[bytes]]:
    """A process that does nothing until its input ends."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert process.stdin is not None
    yield process
    process.stdin.close()
    process.wait(10.0)


def watch(timeline: Timeline | None = None, reasoner: int | None = None) -> HealthWatch:
    return HealthWatch(timeline or Timeline(VirtualClock()), lambda: KEPT_TIME, lambda: reasoner)


def test_before_anything_was_said_little_is_known() -> None:
    seen = watch().look()
    assert (seen.answer_s, seen.answers) == (None, 0)
    assert (seen.micro_turns, seen.late_micro_turns, seen.worst_late_s) == (1203, 2, 0.14)
    assert seen.program is not None
    assert seen.program.memory_bytes > 10_000_000
    assert seen.program.cores is None
    assert seen.reasoner is None
    assert seen.camera_cores is None


def test_the_answer_time_is_the_median_of_the_last_five() -> None:
    timeline = Timeline(VirtualClock())
    for number, silence_s in enumerate((9.0, 0.4, 0.9, 0.5, 0.6, 0.3)):
        timeline.add(Lane.SYSTEM, "decision", "answer", start_s=number, data={"silence_s": silence_s})
        timeline.add(Lane.ASSISTANT, "speech", "Yes.", start_s=number + 0.1)
    seen = watch(timeline).look()
    assert (seen.answer_s, seen.answers) == (pytest.approx(0.6), 5)


def test_the_reasoners_process_is_told_apart(child: subprocess.Popen[bytes]) -> None:
    seen = watch(reasoner=child.pid).look()
    assert seen.program is not None
    assert seen.reasoner is not None
    assert 0 < seen.reasoner.memory_bytes < seen.program.memory_bytes


def test_a_process_that_has_ended_is_none(child: subprocess.Popen[bytes]) -> None:
    looker = watch(reasoner=child.pid)
    assert looker.look().reasoner is not None
    child.communicate(b"\n")
    assert looker.look().reasoner is None


def test_work_shows_as_busy_cores() -> None:
    looker = watch()
    looker.look()
    until = time.monotonic() + 0.4
    while time.monotonic() < until:
        pass
    seen = looker.look()
    assert seen.program is not None
    assert seen.program.cores is not None
    assert 0.05 < seen.program.cores < (os.cpu_count() or 1) + 0.5


@pytest.mark.skipif(not health.THREADS_ARE_KNOWN, reason="the system does not tell threads apart")
def test_the_cameras_threads_are_told_apart() -> None:
    looker, stopping = watch(), threading.Event()
    camera = threading.Thread(target=stopping.wait, name="camera")
    camera.start()
    looker.look()
    time.sleep(0.25)
    idle = looker.look().camera_cores
    stopping.set()
    camera.join()
    assert idle == pytest.approx(0.0, abs=0.1)
    assert looker.look().camera_cores is None


class HandClock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_cores_are_those_since_the_look_before() -> None:
    clock = HandClock()
    busy = BusyCores(clock)
    assert busy.since_last("it", 5.0) is None
    clock.now_s += 1.0
    assert busy.since_last("it", 5.5) == pytest.approx(0.5)
    clock.now_s += 0.01
    assert busy.since_last("it", 5.51) == pytest.approx(0.5), "too soon to say anything new"
    clock.now_s += 2.0
    assert busy.since_last("it", 9.5) == pytest.approx(4.0 / 2.01)
    assert busy.since_last("another", 1.0) is None


def test_a_look_of_long_ago_says_nothing_about_now() -> None:
    clock = HandClock()
    busy = BusyCores(clock)
    busy.since_last("it", 5.0)
    clock.now_s += LONGEST_S + 1.0
    assert busy.since_last("it", 6.0) is None
    clock.now_s += 1.0
    assert busy.since_last("it", 6.1) == pytest.approx(0.1)


def test_a_process_that_was_exchanged_does_not_count_backwards() -> None:
    clock = HandClock()
    busy = BusyCores(clock)
    busy.since_last("it", 50.0)
    clock.now_s += 1.0
    assert busy.since_last("it", 1.0) == 0.0


def test_nothing_is_known_of_a_process_that_is_gone(child: subprocess.Popen[bytes]) -> None:
    import psutil

    process = psutil.Process(child.pid)
    assert usage_of(process) is not None
    child.communicate(b"\n")
    assert usage_of(process) is None


def test_the_process_of_the_model_that_sees_counts_only_while_there_is_one() -> None:
    ids: list[int | None] = [None]
    watch = HealthWatch(Timeline(VirtualClock()), lambda: KEPT_TIME, lambda: None, lambda: ids[0])
    assert watch.look().observer is None
    ids[0] = os.getpid()
    used = watch.look().observer
    assert used is not None
    assert used.memory_bytes > 0
