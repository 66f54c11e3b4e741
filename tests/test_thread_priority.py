"""Threads that step back."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from assistant.thread_priority import made_stepping_back, step_back


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has priorities of threads")
def test_only_the_thread_that_asks_steps_back() -> None:
    seen: list[int] = []

    def model() -> None:
        step_back(3)
        seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    thread = threading.Thread(target=model)
    thread.start()
    thread.join()
    assert seen == [3]
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before


def test_stepping_back_by_nothing_changes_nothing() -> None:
    step_back(0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has priorities of threads")
def test_the_threads_of_what_is_made_step_back_too() -> None:
    seen: list[int] = []

    def make() -> str:
        def note() -> None:
            seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

        thread = threading.Thread(target=note)
        thread.start()
        thread.join()
        return "made"

    assert made_stepping_back(2, make) == "made"
    assert seen == [2]


def test_what_cannot_be_made_says_why() -> None:
    def make() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        made_stepping_back(2, make)
