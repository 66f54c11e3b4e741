"""Puts the reasoner's work behind everything else that the machine has to do."""

from __future__ import annotations

import os
import sys

import psutil


def lower_priority() -> None:
    """Gives the calling thread, and threads that it starts from now on, the lowest useful priority.

    On Linux priority belongs to the thread: the thread that listens for orders is started before this is
    called and keeps its own, so that a cancellation is heard while the machine is busy. On Windows and macOS
    the whole process is lowered. Where the system forbids it, nothing changes.
    """
    try:
        if sys.platform == "win32":
            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(19)
    except (OSError, psutil.Error):
        pass  # a sandbox may forbid it; the reasoner then competes as an equal, which is slower but works
    if sys.platform == "linux":
        try:
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
        except OSError:
            pass  # nice 19 is in place
