"""PatientFile: a file that only grows. What the disk does not take is kept in memory and tried again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from assistant.owned_file import why_not_written
from models.private_files import make_private_folder

MOST_WAITING_BYTES = 2_000_000
"""Some six minutes of sound. With more than that nobody can help any more, and the file is given up."""

_BINARY = getattr(os, "O_BINARY", 0)


class PatientFile:
    """What an encoder writes to. It is made with the first byte, open to its owner alone (0600), its folder as well
    (0700); every write reaches the system at once, so that a kill loses nothing of it.

    Nothing here raises. `on_problem` is given one sentence when the disk does not take it, and one when it is given up.
    """

    def __init__(self, path: Path, on_problem: Callable[[str], None]) -> None:
        self.path = path
        self.given_up = False
        """Whether the disk did not take it for too long; it ends before, and is whole up to there."""
        self._on_problem = on_problem
        self._handle: int | None = None
        self._waiting = bytearray()
        self._told = False

    def write(self, data: bytes) -> int:
        """Appends these bytes, sooner or later."""
        if not self.given_up:
            self._waiting += data
            self._push()
        return len(data)

    def close(self) -> None:
        """Tries once more to write what waits, and lets go of the file. May be called twice."""
        self._push()
        if self._waiting and not self.given_up:
            self._give_up()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _push(self) -> None:
        try:
            if self._waiting and self._handle is None:
                make_private_folder(self.path.parent)
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | _BINARY
                self._handle = os.open(self.path, flags, 0o600)
            while self._waiting and self._handle is not None:
                taken = os.write(self._handle, self._waiting)
                del self._waiting[:taken]
        except OSError as error:
            if not self._told:
                self._told = True
                self._on_problem(_sentence(self.path, error))
            if len(self._waiting) > MOST_WAITING_BYTES:
                self._give_up()

    def _give_up(self) -> None:
        self.given_up = True
        self._waiting.clear()
        self._on_problem(
            "The sound of this conversation is kept no further, because the disk did not take it; what was kept before "
            "can still be heard. A new conversation begins a new file."
        )


def _sentence(path: Path, error: OSError) -> str:
    why = why_not_written(path, error)
    return (
        f"The conversation goes on, but its sound cannot be kept at the moment, because {why}. "
        "The last minutes are held in memory until then."
    )
