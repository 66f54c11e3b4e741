"""When the whole program dies inside a library: where it was is written down, and told at the next start."""

from __future__ import annotations

import faulthandler
import os
import re
import sys
from pathlib import Path
from typing import TextIO

from assistant.machine import machine_name, versions
from ui.private_words import without_private_words
from ui.translating import tr

FAULT_FILE = Path("logs") / "fault.log"
TOLD_FILE = Path("logs") / "fault-last.log"
"""What was told once is kept here until the next time."""

MOST_CHARACTERS = 100_000

_CAUSE = re.compile(r"(?:Fatal Python error|Windows fatal exception): (.+)")


class FaultLog:
    """Takes down at which line of code every thread was when the program dies: no values, so nothing that was said.

    Attributes:
        last: what the last run wrote, "" when it ended in order. It is given once.
    """

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / FAULT_FILE
        self.last = _take_last(self._path, data_dir / TOLD_FILE)
        self._was_on = faulthandler.is_enabled()
        self._file = _open(self._path)
        if self._file is not None:
            faulthandler.enable(self._file)

    def close(self) -> None:
        """The program ends in order: nothing is to be told of it."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            pass  # it is empty, and so says nothing
        if self._was_on and sys.__stderr__ is not None:
            faulthandler.enable(sys.__stderr__)


def fault_sentence(last: str) -> str:
    """What to tell about it."""
    found = _CAUSE.search(last)
    if found:
        return tr(
            "Counterpoint ended unexpectedly the last time ({cause}). "
            "If that happens again, copy the details into a report about it.",
            cause=found[1].strip()[:60].lower(),
        )
    return tr(
        "Counterpoint ended unexpectedly the last time. "
        "If that happens again, copy the details into a report about it."
    )


def fault_details(last: str) -> str:
    """What a report needs: versions and machine, and where every thread was."""
    known = [f"{name} {number or 'not installed'}" for name, number in versions().items()]
    return without_private_words("\n".join([*known, machine_name(), "", last.strip(), ""]))


def _take_last(path: Path, told: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")[:MOST_CHARACTERS]
        if text.strip():
            path.replace(told)
        return text.strip()
    except OSError:
        return ""  # there is none, or it cannot be read, and then nothing can be said about it


def _open(path: Path) -> TextIO | None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError:  # a folder that cannot be written to is told of elsewhere
        return None
    return os.fdopen(handle, "w", encoding="utf-8")
