"""How busy the machine is."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from assistant import processor
from assistant.processor import running_threads


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")
def test_the_asking_thread_is_counted_and_another_one_that_computes_too() -> None:
    assert (running_threads() or 0) >= 1
    stop = threading.Event()

    def compute() -> None:
        data = bytes(1 << 20)
        while not stop.is_set():
            hash(data + b"x")  # lets go of nothing, but the interpreter switches

    thread = threading.Thread(target=compute)
    thread.start()
    try:
        assert max(running_threads() or 0 for _ in range(2000)) >= 2
    finally:
        stop.set()
        thread.join()


def test_where_nothing_is_told_it_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor, "_LOADAVG", Path("/nonexistent"))
    assert running_threads() is None
