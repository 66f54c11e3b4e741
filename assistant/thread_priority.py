"""Which thread runs first when there is more to do than cores: the reply that is due before words that only confirm.

Linux has a priority for each thread; elsewhere all threads of the program are alike.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

READING_NICENESS = 1
"""How much the recogniser steps back for the ear, the micro-turns, the devices and the reply that is being drafted.

The language model does not: where it computes with two threads they wait for each other, and when one of them has to
wait for another program, too, a token takes seconds.
"""

LOOKING_NICENESS = 3
"""How much the eye steps back: what it sees may come a moment later than what is heard."""


def step_back(niceness: int) -> None:
    """Lets other threads run before this one, and before those that it starts; for good. Never fails."""
    if niceness <= 0 or not sys.platform.startswith("linux"):
        return
    try:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), niceness)
    except OSError:
        pass  # a container may forbid it; then it is as it was


def made_stepping_back(niceness: int, make: Callable[[], T]) -> T:
    """What `make` makes, in a thread that steps back: the threads that a library starts meanwhile do so, too."""
    with ThreadPoolExecutor(1, initializer=step_back, initargs=(niceness,)) as maker:
        return maker.submit(make).result()
