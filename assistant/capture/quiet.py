"""Keeps C libraries from writing to the user's terminal about every device that they try.

Debian's PortAudio prints a trace of each failed attempt, ALSA a line for each device that is not there.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """What C libraries write to stderr meanwhile is thrown away, and so is everybody else's: keep it short."""
    if not sys.platform.startswith("linux"):
        yield
        return
    try:
        kept = os.dup(2)
    except OSError:  # there is no stderr
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def silence_alsa() -> None:
    """ALSA writes to stderr about every device that it tries. `getpid` takes the messages: it does nothing."""
    if not sys.platform.startswith("linux"):
        return
    try:
        alsa = ctypes.CDLL("libasound.so.2")
        nothing = ctypes.cast(ctypes.CDLL(None).getpid, ctypes.c_void_p)
        alsa.snd_lib_error_set_handler(nothing)
    except (OSError, AttributeError):
        pass  # then it is noisy
