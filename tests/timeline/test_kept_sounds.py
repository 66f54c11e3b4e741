"""The sound of a conversation goes with it, however that goes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.session_files import (
    delete_session_files,
    note_closed,
    note_open,
    remove_lost_files,
)
from assistant.timeline.sound_files import sound_bytes, sound_file
from assistant.timeline.store import (
    RecordError,
    SessionWriter,
    delete_all_sessions,
    delete_older_sessions,
    delete_session,
    list_sessions,
    sessions_path,
)

NOW = datetime(2026, 3, 4, 12, 0, 0, 123_000, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sessions_path(tmp_path / "data")


def save(path: Path, began: datetime = NOW) -> Path:
    """A session with its sound."""
    writer = SessionWriter(path, wall_clock=lambda: began)
    writer.begin()
    writer.put(TimelineItem(1, Lane.USER, "speech", 1.0, 2.0, "hello", {}))
    writer.close()
    sound = sound_file(path, writer.started_at)
    sound.parent.mkdir(exist_ok=True)
    sound.write_bytes(b"sound")
    return sound


def test_a_session_finds_its_sound_by_when_it_began(path: Path) -> None:
    sound = save(path)
    (session,) = list_sessions(path)
    assert sound_file(path, session.started_at) == sound
    assert sound.parent.parent == path.parent
    assert sound_bytes(sound) == 5
    assert sound_bytes(sound.with_name("other.ogg")) == 0


def test_deleting_one_deletes_its_sound_and_no_other(path: Path) -> None:
    first, second = save(path), save(path, NOW + timedelta(milliseconds=1))
    delete_session(path, 1)
    assert not first.exists()
    assert second.exists()


def test_deleting_all_leaves_no_sound_but_that_of_the_running_one(path: Path) -> None:
    sounds = [save(path, NOW + timedelta(hours=number)) for number in range(3)]
    lost = sounds[0].with_name("20200101-000000-000.ogg")
    lost.write_bytes(b"sound")
    running = sounds[0].with_name("20300101-000000-000.ogg")
    running.write_bytes(b"sound")
    note_open(running)
    try:
        assert delete_all_sessions(path) == 3
        assert list(lost.parent.iterdir()) == [running]
    finally:
        note_closed(running)


def test_old_ones_go_with_their_sound(path: Path) -> None:
    old, young = save(path, NOW - timedelta(days=8)), save(path, NOW)
    assert delete_older_sessions(path, 7.0, NOW) == 1
    assert not old.exists()
    assert young.exists()


def test_sound_without_a_session_is_removed_and_nothing_else(path: Path) -> None:
    sound = save(path)
    lost = sound.with_name("20200101-000000-000.ogg")
    lost.write_bytes(b"sound")
    foreign = sound.with_name("my notes.txt")
    foreign.write_text("mine")
    assert remove_lost_files(path) == 1
    assert sorted(sound.parent.iterdir()) == sorted([sound, foreign])


def test_a_record_that_was_set_aside_keeps_its_sound(path: Path) -> None:
    sound = save(path)
    path.rename(path.with_name("sessions.damaged-20260304-120000.sqlite3"))
    assert remove_lost_files(path) == 0
    assert sound.exists()


def test_sound_that_cannot_be_deleted_is_told_by_name(path: Path) -> None:
    sound = save(path)
    sound.unlink()
    sound.mkdir()  # no file: it cannot be unlinked, whoever one is
    with pytest.raises(RecordError) as caught:
        delete_session(path, 1)
    assert str(sound) in str(caught.value)
    assert list_sessions(path) == [], "the words are gone all the same"
    with pytest.raises(RecordError):
        delete_session_files(path, [NOW])
