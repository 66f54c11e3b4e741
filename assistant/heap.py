"""Gives memory back to the system that is free in the process but still held by its heap."""

from __future__ import annotations

import ctypes
import sys


def give_back_free_memory() -> None:
    """After models were loaded: tens of megabytes of buffers. Only where the C library can (glibc); never fails."""
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    except (OSError, AttributeError):
        pass
