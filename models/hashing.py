"""Hashes of model files: the names by which bytes are trusted.

A file is trusted when its SHA-256 is the one of the catalogue. For files that the catalogue does not pin, the
hub states a hash itself: SHA-256 for large files, the id of the git blob (SHA-1 over a header and the
content) for small ones.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from models.errors import FetchCancelled

CHUNK_BYTES = 1 << 20
_HASH_LENGTHS: dict[int, Literal["sha256", "git-blob"]] = {64: "sha256", 40: "git-blob"}


@dataclass(frozen=True)
class StatedHash:
    """A hash that somebody vouches for.

    Attributes:
        kind: ``"sha256"`` of the content, or ``"git-blob"`` for the id of the content as a git object.
        value: lower-case hexadecimal digits.
    """

    kind: Literal["sha256", "git-blob"]
    value: str

    @classmethod
    def parse(cls, text: str) -> StatedHash | None:
        """Read an ``ETag`` of the hub (quotes and weak marks allowed); ``None`` if it is no hash."""
        value = text.strip().removeprefix("W/").strip('"').lower()
        kind = _HASH_LENGTHS.get(len(value))
        if kind is None or not re.fullmatch(r"[0-9a-f]+", value):
            return None
        return cls(kind, value)


class RunningHash:
    """The hash of a file as its bytes pass by.

    Args:
        stated: what the content should hash to, or ``None`` if only its SHA-256 is wanted.
        size_bytes: length of the whole content; needed for a git blob, whose header names it.
    """

    def __init__(self, stated: StatedHash | None = None, size_bytes: int = 0) -> None:
        self._stated = stated
        self._sha256 = hashlib.sha256()
        self._git = None
        if stated is not None and stated.kind == "git-blob":
            self._git = hashlib.sha1(b"blob %d\0" % size_bytes, usedforsecurity=False)

    def update(self, data: bytes) -> None:
        self._sha256.update(data)
        if self._git is not None:
            self._git.update(data)

    @property
    def sha256(self) -> str:
        """SHA-256 of all bytes so far."""
        return self._sha256.hexdigest()

    def matches(self) -> bool:
        """Whether the bytes so far are the stated ones; without a stated hash, never."""
        if self._stated is None:
            return False
        found = self._sha256 if self._git is None else self._git
        return found.hexdigest() == self._stated.value


def feed(
    path: Path,
    into: RunningHash,
    *,
    limit_bytes: int | None = None,
    cancel: threading.Event | None = None,
    on_bytes: Callable[[int], None] | None = None,
) -> int:
    """Read ``path`` (its first ``limit_bytes``) into a running hash and return how many bytes that were.

    Raises:
        FetchCancelled: ``cancel`` was set on the way.
        OSError: the file cannot be read.
    """
    left = limit_bytes
    total = 0
    with path.open("rb") as stream:
        while left is None or left > 0:
            if cancel is not None and cancel.is_set():
                raise FetchCancelled(f"Checking {path.name} was cancelled.")
            data = stream.read(CHUNK_BYTES if left is None else min(CHUNK_BYTES, left))
            if not data:
                break
            into.update(data)
            total += len(data)
            if left is not None:
                left -= len(data)
            if on_bytes is not None:
                on_bytes(len(data))
    return total


def sha256_of(path: Path, cancel: threading.Event | None = None) -> str:
    """SHA-256 of a whole file. Raises like `feed`."""
    running = RunningHash()
    feed(path, running, cancel=cancel)
    return running.sha256
