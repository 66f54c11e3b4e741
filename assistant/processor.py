"""How busy the processor is at this moment."""

from __future__ import annotations

from pathlib import Path

_LOADAVG = Path("/proc/loadavg")


def running_threads() -> int | None:
    """How many threads of the whole machine run or wait to run now, the asking one among them; None if unknown.

    Takes about 20 µs on Linux; elsewhere it is not known.
    """
    try:
        return int(_LOADAVG.read_bytes().split()[3].partition(b"/")[0])
    except (OSError, IndexError, ValueError):
        return None
