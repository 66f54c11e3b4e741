"""The saved conversations as the window sees them: every look at the file is taken in the background."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from assistant.sound_record.errors import SoundError
from assistant.sound_record.kept_sound import KeptSound
from assistant.sound_record.sound_export import SoundFormat, export_sound
from assistant.timeline.export import Format
from assistant.timeline.export_file import write_session
from assistant.timeline.reader import SessionInfo
from assistant.timeline.session_search import holds, words_of
from assistant.timeline.sound_files import sound_bytes, sound_file
from assistant.timeline.store import (
    Hit,
    RecordError,
    Session,
    delete_all_sessions,
    delete_session,
    list_sessions,
    open_sessions,
    read_session,
    rename_session,
    search_sessions,
)
from ui.engine_sentences import told
from ui.threads import run_in_background
from ui.translating import tr

T = TypeVar("T")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SavedSession:
    """A session of the list.

    `hits` are its lines that hold what is searched for, by time; `sound_bytes` is what its sound takes on disk, 0 where
    none was kept.
    """

    info: SessionInfo
    going_on: bool = False
    hits: tuple[Hit, ...] = ()
    sound_bytes: int = 0


class SessionShelf(QObject):
    """Reads and changes the file of sessions. Answers come as signals; those that are out of date are dropped.

    Signals:
        listed(list[SavedSession]): what there is or was found, newest first.
        opened(Session): the session that was asked for last.
        sounded(int, KeptSound | None): what can be heard of the session with this number, a moment after `opened`.
        changed(): a session was renamed or deleted; what was listed is out of date.
        exported(Path): the file is written.
        failed(str): a sentence that says what did not work and what to do.
    """

    listed = Signal(object)
    opened = Signal(object)
    sounded = Signal(int, object)
    changed = Signal()
    exported = Signal(object)
    failed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._list_asked = 0
        self._session_asked = 0
        self._closed = False

    def close(self) -> None:
        """Nobody wants to know any more; what was asked for is still done."""
        self._closed = True

    def look(self, query: str = "") -> None:
        """List the sessions, or those in whose title or lines all words of `query` are found."""
        self._list_asked += 1
        number = self._list_asked

        def done(sessions: list[SavedSession]) -> None:
            if number == self._list_asked:
                self.listed.emit(sessions)

        self._do(lambda: _found(self._path, query), done)

    def open(self, session_id: int) -> None:
        """Read one session with its items."""
        self._session_asked += 1
        number = self._session_asked

        def done(session: Session) -> None:
            if number == self._session_asked:
                self.opened.emit(session)
                self._do(lambda: _kept_sound(self._path, session), sounded)

        def sounded(kept: KeptSound | None) -> None:
            if number == self._session_asked:
                self.sounded.emit(session_id, kept)

        self._do(lambda: read_session(self._path, session_id), done)

    def forget(self) -> None:
        """The session that was asked for is not wanted any more."""
        self._session_asked += 1

    def rename(self, session_id: int, title: str) -> None:
        """Give a session a title."""
        self._change(lambda: rename_session(self._path, session_id, title))

    def delete(self, session_id: int) -> None:
        """Delete a session for good."""
        self._change(lambda: delete_session(self._path, session_id))

    def delete_all(self) -> None:
        """Delete every session for good but the one that goes on."""
        self._change(lambda: delete_all_sessions(self._path))

    def export(self, session_id: int, to: Path, file_format: Format | SoundFormat) -> None:
        """Write a session, or its sound, to the file `to`, which is overwritten."""

        def write() -> None:
            session = read_session(self._path, session_id)
            if isinstance(file_format, SoundFormat):
                export_sound(sound_file(self._path, session.info.started_at), to, file_format)
            else:
                write_session(session, to, file_format, self._path.parent)

        self._do(write, lambda _: self.exported.emit(to))

    def _change(self, work: Callable[[], object]) -> None:
        self._do(work, lambda _: self.changed.emit(), on_failed=self.changed.emit)

    def _do(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[], None] = lambda: None,
    ) -> None:
        def done(result: T) -> None:
            if not self._closed:
                on_done(result)

        def failed(error: Exception) -> None:
            if not self._closed:
                on_failed()
                self.failed.emit(_sentence(error))

        run_in_background(work, done, failed)


def _found(path: Path, query: str) -> list[SavedSession]:
    words = words_of(query)
    hits: dict[int, list[Hit]] = {}
    for hit in search_sessions(path, query):
        hits.setdefault(hit.session_id, []).append(hit)
    going_on = open_sessions(path)
    return [
        SavedSession(
            info,
            info.id in going_on,
            tuple(hits.get(info.id, ())),
            sound_bytes(sound_file(path, info.started_at)),
        )
        for info in reversed(list_sessions(path))
        if not words or info.id in hits or holds(info.title, words)
    ]


def _kept_sound(path: Path, session: Session) -> KeptSound | None:
    file = sound_file(path, session.info.started_at)
    if not file.exists():
        return None
    from assistant.sound_record.reader import look_into  # its decoder takes a moment to load

    return look_into(file)


def _sentence(error: Exception) -> str:
    if isinstance(error, RecordError | SoundError):
        return told(str(error))
    if isinstance(error, OSError):
        return tr(
            "The file could not be written ({reason}); choose another place for it.",
            reason=error.strerror or error,
        )
    log.error("work on saved sessions failed", exc_info=error)
    return tr("Something went wrong inside the program; see the log file.")
