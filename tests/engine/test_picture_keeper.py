"""Pictures that the user shows are kept with their session, and go with it."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant import picture_keeper
from assistant.attached_picture import AttachedPicture
from assistant.belongings import delete_belongings
from assistant.picture_keeper import PictureKeeper
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.session_files import PICTURES_FOLDER, remove_lost_files
from assistant.timeline.store import (
    SessionWriter,
    delete_all_sessions,
    delete_older_sessions,
    delete_session,
    sessions_path,
)

NOW = datetime(2026, 3, 4, 12, 0, 0, 123_000, tzinfo=UTC)
CAT = AttachedPicture("cat.jpg", 64, 48, b"\xff\xd8\xffcat", ".jpg")
DRAWING = AttachedPicture("drawing.png", 64, 48, b"\x89PNGdrawing", ".png")


class Album:
    """A keeper, what it says, and what it has given on."""

    def __init__(self, sessions: Path) -> None:
        self.sessions = sessions
        self.told: list[str] = []
        self.kept: list[AttachedPicture] = []
        self._arrived = threading.Semaphore(0)
        self.keeper = PictureKeeper(sessions, self.told.append)

    def session(self, began: datetime = NOW) -> None:
        """A session that has something on record begins."""
        writer = SessionWriter(self.sessions, wall_clock=lambda: began)
        writer.begin()
        writer.put(TimelineItem(1, Lane.USER, "speech", 1.0, 2.0, "hello", {}))
        writer.close()
        self.keeper.begin(writer.started_at)

    def show(self, picture: AttachedPicture) -> AttachedPicture:
        self.keeper.keep(picture, self._take)
        assert self._arrived.acquire(timeout=5.0)
        return self.kept[-1]

    def _take(self, picture: AttachedPicture) -> None:
        assert threading.current_thread() is not threading.main_thread()
        self.kept.append(picture)
        self._arrived.release()

    @property
    def files(self) -> list[str]:
        return sorted(path.name for path in (self.sessions.parent / PICTURES_FOLDER).glob("*"))


@pytest.fixture
def album(tmp_path: Path) -> Iterator[Album]:
    made = Album(sessions_path(tmp_path / "data"))
    yield made
    made.keeper.close()
    assert not any(thread.name == "picture-keeper" for thread in threading.enumerate())


def test_a_picture_is_kept_as_it_is_for_its_owner_alone(album: Album) -> None:
    album.session()
    cat, drawing = album.show(CAT), album.show(DRAWING)
    assert cat.kept_in == "pictures/20260304-120000-123-001.jpg"
    assert drawing.kept_in == "pictures/20260304-120000-123-002.png"
    home = album.sessions.parent
    assert (home / cat.kept_in).read_bytes() == CAT.data
    assert album.files == ["20260304-120000-123-001.jpg", "20260304-120000-123-002.png"]
    assert not album.told
    if sys.platform != "win32":
        assert stat.S_IMODE((home / cat.kept_in).stat().st_mode) == 0o600
        assert stat.S_IMODE((home / PICTURES_FOLDER).stat().st_mode) == 0o700


def test_without_a_session_it_is_given_on_at_once_and_kept_nowhere(album: Album) -> None:
    given: list[AttachedPicture] = []
    album.keeper.keep(CAT, given.append)
    assert given == [CAT]
    assert album.files == []


def test_deleting_a_session_deletes_its_pictures_and_no_others(album: Album) -> None:
    album.session()
    album.show(CAT)
    album.show(CAT)
    album.session(NOW + timedelta(milliseconds=1))
    album.show(DRAWING)
    delete_session(album.sessions, 1)
    assert album.files == ["20260304-120000-124-001.png"]


@pytest.mark.parametrize(
    "delete",
    [
        delete_all_sessions,
        lambda sessions: delete_older_sessions(sessions, 7.0, NOW + timedelta(days=8)),
        lambda sessions: delete_belongings(sessions.parent),
    ],
    ids=["all", "old", "everything"],
)
def test_they_go_however_their_session_goes(album: Album, delete: Callable[[Path], object]) -> None:
    album.session()
    album.show(CAT)
    album.keeper.close()
    delete(album.sessions)
    assert album.files == []


def test_what_is_lost_goes_and_what_the_running_session_shows_stays(album: Album) -> None:
    album.keeper.begin(NOW)  # nothing of it is on record yet
    album.show(CAT)
    folder = album.sessions.parent / PICTURES_FOLDER
    (folder / "20200101-000000-000-001.jpg").write_bytes(b"lost")
    (folder / ".20200101-000000-000-002.jpg-x7f").write_bytes(b"half")
    (folder / "my own.jpg").write_bytes(b"mine")
    assert remove_lost_files(album.sessions) == 2
    assert album.files == ["20260304-120000-123-001.jpg", "my own.jpg"]
    album.keeper.close()
    assert remove_lost_files(album.sessions) == 1
    assert album.files == ["my own.jpg"]


def test_a_full_disk_is_told_and_the_words_arrive_without_the_picture(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    album.session()
    with monkeypatch.context() as patch:
        patch.setattr(picture_keeper, "write_bytes_atomically", full)
        assert album.show(CAT).kept_in == ""
    (sentence,) = album.told
    assert sentence.startswith("The conversation goes on, but cat.jpg cannot be shown, because the disk with")
    assert album.show(CAT).kept_in, "the next one is another try"


def test_a_folder_that_cannot_be_made_is_told(album: Album) -> None:
    album.session()
    (album.sessions.parent / PICTURES_FOLDER).write_text("in the way")
    assert album.show(CAT).kept_in == ""
    assert "cannot be written" in album.told[0]


def test_a_picture_of_a_session_that_is_over_meanwhile_comes_to_nothing(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing, go_on = threading.Event(), threading.Event()
    write = picture_keeper.write_bytes_atomically

    def slowly(path: Path, data: bytes) -> None:
        writing.set()
        assert go_on.wait(5.0)
        write(path, data)

    album.session()
    monkeypatch.setattr(picture_keeper, "write_bytes_atomically", slowly)
    album.keeper.keep(CAT, album.kept.append)
    assert writing.wait(5.0)
    album.session(NOW + timedelta(hours=1))
    go_on.set()
    album.show(DRAWING)
    assert [picture.name for picture in album.kept] == ["drawing.png"]
    assert album.files == ["20260304-130000-123-001.png"]
