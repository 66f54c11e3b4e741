"""Keeps `None`, `True` and their like alive under a PySide6 that does not count references to them.

PySide6 6.12 is made for Python 3.12 and later, whose constants are immortal: it hands them out without counting.
Python 3.11 takes it all the same, and ends the process after some hundred calls ("deallocating None"). So they are
made immortal there too. Nothing in this file imports Qt.
"""

from __future__ import annotations

import ctypes
import sys

REFERENCES = 1 << 48
"""More than all the calls that a window can make in its life."""

_kept = False


def keep_constants_alive() -> None:
    """Call once, before Qt is imported; more often does no harm."""
    global _kept
    if _kept or sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    _kept = True
    for constant in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(constant)).value += REFERENCES
