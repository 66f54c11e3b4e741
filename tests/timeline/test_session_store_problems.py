"""When a session cannot be saved, the conversation goes on, one sentence is said, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes.waiting import wait_for

from assistant.timeline import writer as writer_module
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.reader import list_sessions, read_session
from assistant.timeline.schema import SESSIONS_FILE, connect
from assistant.timeline.writer import SessionWriter


def item(number: int, text: str = "said") -> TimelineItem:
    return TimelineItem(number, Lane.USER, "speech", float(number), float(number), text, {})


class Recorded:
    """A writer that retries quickly, and what it reported."""

    def __init__(self, path: Path, keep_unsaved: int = 100) -> None:
        self.problems: list[str] = []
        self.path = path
        self.writer = SessionWriter(
            path, self.problems.append, commit_every_s=0.02, retry_s=0.05, keep_unsaved=keep_unsaved
        )
        self.writer.begin()

    def put(self, *numbers: int) -> None:
        for number in numbers:
            self.writer.put(item(number))

    def saved(self) -> list[int]:
        return [one.id for one in read_session(self.path).items] if list_sessions(self.path) else []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / SESSIONS_FILE


@pytest.fixture
def record() -> Iterator[Callable[..., Recorded]]:
    made: list[Recorded] = []

    def make(path: Path, **how: int) -> Recorded:
        made.append(Recorded(path, **how))
        return made[-1]

    yield make
    for recorded in made:
        recorded.writer.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "session-writer"]


@pytest.fixture
def powerless() -> Iterator[Path]:
    """A folder that may not be written to. Root is let in everywhere, so root becomes somebody else."""
    if os.name != "posix":
        pytest.skip("folders are not made read-only like this here")
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o755)
    (folder / "data").mkdir()
    user = os.geteuid()
    if user == 0:
        os.chown(folder / "data", 65534, -1)
        os.seteuid(65534)
    (folder / "data").chmod(0o555)
    try:
        yield folder / "data"
    finally:
        os.seteuid(user)
        (folder / "data").chmod(0o755)
        for file in (folder / "data").iterdir():
            file.unlink()
        (folder / "data").rmdir()
        folder.rmdir()


def test_a_read_only_folder_is_said_once_and_all_is_written_when_it_opens(
    powerless: Path, record: Callable[..., Recorded]
) -> None:
    recorded = record(powerless / SESSIONS_FILE)
    recorded.put(1, 2)
    wait_for(lambda: recorded.problems)
    recorded.put(3)
    time.sleep(0.2)  # several tries
    (problem,) = recorded.problems
    assert "is not being saved" in problem
    assert f"{powerless} cannot be written to" in problem
    powerless.chmod(0o755)
    wait_for(lambda: recorded.saved() == [1, 2, 3])
    recorded.writer.close()


def test_sessions_in_a_read_only_folder_can_be_read(powerless: Path, record: Callable[..., Recorded]) -> None:
    powerless.chmod(0o755)
    recorded = record(powerless / SESSIONS_FILE)
    recorded.put(1)
    recorded.writer.close()
    powerless.chmod(0o555)
    assert recorded.saved() == [1]
    again = record(powerless / SESSIONS_FILE)
    again.put(1)
    wait_for(lambda: again.problems)
    assert "cannot be written to" in again.problems[0]


def test_a_folder_below_a_file(tmp_path: Path, record: Callable[..., Recorded]) -> None:
    (tmp_path / "file").touch()
    recorded = record(tmp_path / "file" / SESSIONS_FILE)
    recorded.put(1)
    wait_for(lambda: recorded.problems)
    assert "cannot be written" in recorded.problems[0]
    recorded.writer.close()
    assert "The last 1 items" in recorded.problems[-1]


def test_a_full_disk_is_said_once_and_all_is_written_when_there_is_room(
    path: Path, record: Callable[..., Recorded], monkeypatch: pytest.MonkeyPatch
) -> None:
    full = True

    def connect_to_small_disk(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        if full:
            connection.execute("PRAGMA max_page_count = 1")  # SQLite answers as it does to a full disk
        return connection

    monkeypatch.setattr(writer_module, "connect", connect_to_small_disk)
    recorded = record(path)
    for number in range(1, 41):
        recorded.writer.put(item(number, "a long line " * 100))
    wait_for(lambda: recorded.problems)
    time.sleep(0.2)
    (problem,) = recorded.problems
    assert "is full; free some space" in problem
    full = False
    wait_for(lambda: recorded.saved() == list(range(1, 41)))


def test_a_locked_file_is_said_once_and_all_is_written_when_it_is_free(
    path: Path, record: Callable[..., Recorded], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.timeline.schema.BUSY_S", 0.05)
    other = connect(path)
    other.execute("BEGIN EXCLUSIVE")
    recorded = record(path)
    recorded.put(1, 2)
    wait_for(lambda: recorded.problems)
    recorded.put(3)
    time.sleep(0.3)
    (problem,) = recorded.problems
    assert "another program keeps" in problem
    other.execute("ROLLBACK")
    other.close()
    wait_for(lambda: recorded.saved() == [1, 2, 3])


def test_what_cannot_be_written_is_bounded_and_the_newest_is_kept(
    path: Path, record: Callable[..., Recorded]
) -> None:
    path.mkdir()
    recorded = record(path, keep_unsaved=5)
    recorded.put(*range(1, 21))
    wait_for(lambda: len(recorded.problems) == 2)
    assert "the oldest of it is being lost" in recorded.problems[1] + recorded.problems[0]
    path.rmdir()
    wait_for(lambda: path.exists() and recorded.saved() == [16, 17, 18, 19, 20])


@pytest.mark.parametrize(
    "content", [b"this is no database" * 99, b"SQLite format 3\0" + b"\x10\x00garbage" * 500]
)
def test_a_damaged_file_is_set_aside_not_destroyed(
    path: Path, record: Callable[..., Recorded], content: bytes
) -> None:
    path.write_bytes(content)
    recorded = record(path)
    recorded.put(1)
    wait_for(lambda: recorded.problems)
    recorded.writer.close()
    assert recorded.saved() == [1]
    (aside,) = path.parent.glob("sessions.damaged-*.sqlite3")
    assert aside.read_bytes() == content
    (problem,) = recorded.problems
    assert aside.name in problem


def test_a_file_that_breaks_during_the_conversation(path: Path, record: Callable[..., Recorded]) -> None:
    recorded = record(path)
    recorded.put(1)
    wait_for(lambda: recorded.writer.session_id)
    recorded.writer.close()
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE items")
    connection.close()
    again = record(path)
    again.put(1, 2)
    wait_for(lambda: again.problems)
    again.writer.close()
    assert again.saved() == [1, 2]
    assert "damaged" in again.problems[0]


def test_a_file_of_a_newer_version_is_set_aside(path: Path, record: Callable[..., Recorded]) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    recorded = record(path)
    recorded.put(1)
    wait_for(lambda: recorded.problems)
    recorded.writer.close()
    assert recorded.saved() == [1]
    assert "newer version of the program" in recorded.problems[0]
    (aside,) = path.parent.glob("sessions.newer-*.sqlite3")
    assert aside.name in recorded.problems[0]


@pytest.mark.skipif(os.name != "posix", reason="a file in use cannot be deleted here")
def test_a_file_that_is_deleted_under_the_conversation_is_begun_anew(
    path: Path, record: Callable[..., Recorded]
) -> None:
    recorded = record(path)
    recorded.put(1)
    wait_for(lambda: recorded.writer.session_id)
    path.unlink()
    recorded.put(2)
    wait_for(lambda: path.exists() and recorded.saved() == [2])
    assert not recorded.problems


def test_a_listener_that_fails_does_not_end_the_writing(path: Path) -> None:
    path.mkdir()

    def fail(text: str) -> None:
        raise RuntimeError(text)

    writer = SessionWriter(path, fail, commit_every_s=0.02, retry_s=0.05)
    writer.begin()
    writer.put(item(1))
    time.sleep(0.2)
    path.rmdir()
    writer.close()
    assert [one.id for one in read_session(path).items] == [1]


def test_a_writer_writes_one_session(path: Path) -> None:
    writer = SessionWriter(path)
    writer.begin()
    with pytest.raises(RuntimeError):
        writer.begin()
    writer.close()
    writer.close()
    writer.put(item(1))
    assert not path.exists()
