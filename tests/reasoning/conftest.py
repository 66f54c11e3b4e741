"""A reasoner whose process is real and whose model is a script; nothing of it may be left after a test."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.reasoning.listening_reasoner import ListeningReasoner


def _processes() -> set[int]:
    """Our children, but for the one that multiprocessing keeps for itself until the end of the program."""
    found = set()
    for child in psutil.Process().children():
        try:
            if not any("resource_tracker" in word for word in child.cmdline()):
                found.add(child.pid)
        except psutil.Error:
            pass  # it has just ended
    return found


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    before = _processes(), set(threading.enumerate())
    yield
    until_s = time.monotonic() + 3.0
    while time.monotonic() < until_s and (_processes() - before[0] or set(threading.enumerate()) - before[1]):
        time.sleep(0.02)
    assert not _processes() - before[0]
    assert not set(threading.enumerate()) - before[1]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., ListeningReasoner]]:
    """Starts reasoners on a scripted model, and stops them after the test."""
    started: list[ListeningReasoner] = []

    def start_one(model: str = "a model", name: str = "first.gguf") -> ListeningReasoner:
        path = tmp_path / name
        path.write_text(model)
        listening = ListeningReasoner(path)
        started.append(listening)
        listening.reasoner.start()
        return listening

    yield start_one
    for listening in started:
        listening.reasoner.stop()
