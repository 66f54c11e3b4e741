"""What is set up already: a small file in `.venv`, written after each step, that survives being killed.

A step that changes `.venv` is entered as `working_on` before it begins and as done, with a digest of what
it was made from, after it has ended. A set-up that was killed in between leaves `working_on` behind, and the
next start makes the whole environment anew: pip cannot tell a half-copied package from a whole one.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from setup_steps.console import NothingChangedProblem


class Stamp:
    """The record of the steps done in one virtual environment."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._done: dict[str, str] = {}
        self._working_on: str | None = None
        self.reload()

    def reload(self) -> None:
        """Read the file again; a missing or broken one counts as nothing done."""
        self._done, self._working_on = {}, None
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            self._done = {str(step): str(digest) for step, digest in content["done"].items()}
            self._working_on = content["working_on"]
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._working_on = "an unreadable record"  # cut short or edited: trust nothing

    @property
    def interrupted(self) -> bool:
        """Whether a step was begun and never ended."""
        return self._working_on is not None

    @property
    def place(self) -> str | None:
        """The checkout that the environment was made in; its scripts work nowhere else."""
        return self._done.get("venv")

    def is_done(self, step: str, digest: str) -> bool:
        """Whether a step was done from exactly this."""
        return self._done.get(step) == digest and not self.interrupted

    @contextmanager
    def doing(self, **steps: str) -> Iterator[None]:
        """Mark steps as begun, and as done with their digests when the block ends without an error.

        Any error leaves the mark, because pip may have stopped anywhere; only where it says that it had not
        yet begun to change anything (NothingChangedProblem: no network) is the mark taken back.
        """
        for step in steps:
            self._done.pop(step, None)
        self._working_on = ", ".join(steps)
        self._write()
        try:
            yield
        except NothingChangedProblem:
            self._working_on = None
            self._write()
            raise
        self._done.update(steps)
        self._working_on = None
        self._write()

    def _write(self) -> None:
        """Replace the file in one go, on the disk before anything that follows."""
        content = json.dumps({"done": self._done, "working_on": self._working_on}, indent=1)
        new = self._path.with_suffix(".new")
        with new.open("w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)


def digest_of(*parts: str | Path) -> str:
    """One short digest of texts and of the contents of files."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part.encode()
        whole.update(len(content).to_bytes(8, "big") + content)
    return whole.hexdigest()[:24]
