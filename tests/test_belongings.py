"""All that is kept of the user can be deleted, and nothing else is."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.belongings import delete_belongings
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.schema import SESSIONS_FILE
from assistant.timeline.sound_files import sound_file
from assistant.timeline.store import SessionWriter, list_sessions, open_sessions, read_session, sessions_path

SECRET = "the number of my account"

KEPT = {
    "logs/counterpoint.log": "2026 WARNING",
    "logs/counterpoint.log.1": "2026 WARNING",
    "logs/fault-last.log": "Thread 1",
    "speeds.json": "{}",
    "window.json": "{}",
    "orders.json": SECRET,
    "orders.broken-20260101-101010.json": SECRET,
    "settings.broken-20260101-101010.json": "{",
    "sessions.damaged-20260101-101010.sqlite3": SECRET,
    "sessions.damaged-20260101-101010.sqlite3-wal": SECRET,
}
"""Files of the program's, by what they hold."""

OTHERS = ("notes.txt", "holiday.json", "models/talker/model.gguf", "counterpoint.lock", "logs/letter.txt")
"""Files that are nobody's business, or no data of the user's."""


def saved(folder: Path, text: str = SECRET) -> SessionWriter:
    """A session in the folder that goes on."""
    writer = SessionWriter(sessions_path(folder), lambda sentence: None, commit_every_s=0.0)
    writer.begin()
    writer.put(TimelineItem(1, Lane.USER, "text", 1.0, 1.0, text, {}))
    while writer.session_id is None:
        threading.Event().wait(0.01)
    return writer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (*KEPT.items(), *((name, "mine") for name in OTHERS)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_conversations_their_sound_and_every_file_of_the_users_are_gone(folder: Path) -> None:
    saved(folder).close()
    sound = sound_file(sessions_path(folder), datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    sound.parent.mkdir()
    sound.write_bytes(b"a voice")
    assert delete_belongings(folder) == []
    assert list_sessions(sessions_path(folder)) == []
    assert not sound.exists()
    left = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    logs = {name for name in KEPT if name.startswith("logs/")}
    assert left == {*OTHERS, *logs, SESSIONS_FILE}
    assert all((folder / name).stat().st_size == 0 for name in logs)
    assert not any(SECRET.encode() in (folder / name).read_bytes() for name in left)


def test_a_session_that_has_just_ended_is_waited_for_and_goes_too(folder: Path) -> None:
    writer = saved(folder)
    ending = open_sessions(sessions_path(folder))
    threading.Timer(0.2, writer.close).start()
    assert delete_belongings(folder, ending) == []
    assert list_sessions(sessions_path(folder)) == []
    writer.close()


def test_the_session_that_goes_on_stays_and_can_be_written_to(folder: Path) -> None:
    saved(folder).close()
    writer = saved(folder, "the new one")
    assert delete_belongings(folder) == []
    writer.put(TimelineItem(2, Lane.USER, "text", 2.0, 2.0, "goes on", {}))
    writer.close()
    (only,) = list_sessions(sessions_path(folder))
    items = read_session(sessions_path(folder), only.id).items
    assert [item.text for item in items] == ["the new one", "goes on"]


def test_an_empty_folder_is_no_trouble(tmp_path: Path) -> None:
    assert delete_belongings(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_deleted_is_told_and_the_rest_goes(folder: Path) -> None:
    (folder / "speeds.json").unlink()
    (folder / "speeds.json").mkdir()
    problems = delete_belongings(folder)
    assert len(problems) == 1
    assert str(folder / "speeds.json") in problems[0]
    assert not (folder / "orders.json").exists()
