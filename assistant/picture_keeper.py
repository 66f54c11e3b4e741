"""PictureKeeper: keeps the pictures that the user shows, as files of the session in which they are shown."""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from assistant.attached_picture import AttachedPicture
from assistant.owned_file import why_not_written, write_bytes_atomically
from assistant.timeline.session_files import PICTURES_FOLDER, note_closed, note_open, session_file

CLOSE_S = 5.0

Then = Callable[[AttachedPicture], None]

_log = logging.getLogger(__name__)


@dataclass
class _Session:
    started_at: datetime
    files: list[Path] = field(default_factory=list)
    over: bool = False


class PictureKeeper:
    """Writes pictures into the data folder, in a thread of its own from the first picture on until `close`.

    `notice` is told, in that thread, what goes wrong.
    """

    def __init__(self, sessions: Path, notice: Callable[[str], None]) -> None:
        self._sessions = sessions
        self._notice = notice
        self._session: _Session | None = None
        self._jobs: queue.SimpleQueue[tuple[_Session, AttachedPicture, Then] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self, started_at: datetime) -> None:
        """What is shown from now on belongs to the session that began at this time."""
        self._end_session()
        self._session = _Session(started_at)

    def keep(self, picture: AttachedPicture, then: Then) -> None:
        """Writes the picture; `then` is given it with the file in which it is kept, or without one if that failed.

        Returns at once; `then` is called in the keeper's thread, and not at all when the session is over by then.
        """
        session = self._session
        if session is None:
            then(picture)
            return
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="picture-keeper", daemon=True)
                self._thread.start()
        self._jobs.put((session, picture, then))

    def close(self) -> None:
        """The last session is over; gives up after `CLOSE_S` when the disk is stuck."""
        self._end_session()
        self._session = None
        with self._lock:
            thread = self._thread
        if thread is not None:
            self._jobs.put(None)
            thread.join(CLOSE_S)

    def _end_session(self) -> None:
        session = self._session
        if session is not None:
            with self._lock:
                session.over = True
            for path in session.files:
                note_closed(path)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            session, picture, then = job
            try:
                self._keep(session, picture, then)
            except Exception:  # the next picture is another try
                _log.exception("a picture could not be kept")

    def _keep(self, session: _Session, picture: AttachedPicture, then: Then) -> None:
        path = self._next_file(session, picture.suffix)
        note_open(path)
        try:
            write_bytes_atomically(path, picture.data)
        except OSError as error:
            note_closed(path)
            self._notice(_sentence(picture.name, path, error))
        else:
            picture = replace(picture, kept_in=path.relative_to(self._sessions.parent).as_posix())
        with self._lock:
            over = session.over
            if not over:
                session.files.append(path)
        if not over:
            then(picture)
            return
        with contextlib.suppress(OSError):  # else it goes as a lost one
            path.unlink(missing_ok=True)
        note_closed(path)

    def _next_file(self, session: _Session, suffix: str) -> Path:
        number = len(session.files) + 1
        return session_file(self._sessions, PICTURES_FOLDER, session.started_at, f"-{number:03}{suffix}")


def _sentence(name: str, path: Path, error: OSError) -> str:
    why = why_not_written(path, error)
    return f"The conversation goes on, but {name} cannot be shown, because {why}, then attach it again."
