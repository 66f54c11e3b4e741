"""Saved sessions get other titles, and deleted ones leave no word behind."""

from __future__ import annotations

import sqlite3
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fakes.waiting import wait_for

from assistant.timeline import session_changes
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.store import (
    RecordError,
    SessionWriter,
    delete_all_sessions,
    delete_older_sessions,
    delete_session,
    list_sessions,
    open_sessions,
    read_session,
    rename_session,
    sessions_path,
)


def item(number: int, text: str) -> TimelineItem:
    return TimelineItem(number, Lane.USER, "speech", float(number), number + 0.5, text, {})


def save(path: Path, *texts: str) -> None:
    writer = SessionWriter(path)
    writer.begin()
    for number, text in enumerate(texts, start=1):
        writer.put(item(number, text))
    writer.close()


def running(path: Path, text: str) -> SessionWriter:
    """A session that is being written."""
    writer = SessionWriter(path, commit_every_s=0.01)
    writer.begin()
    writer.put(item(1, text))
    wait_for(lambda: bool(open_sessions(path)))
    wait_for(lambda: writer.session_id is not None)
    return writer


def on_disk(path: Path) -> bytes:
    """Everything that lies in the file and beside it."""
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sessions_path(tmp_path / "data")


def titles(path: Path) -> list[str]:
    return [session.title for session in list_sessions(path)]


def test_a_title_is_given_and_taken_back(path: Path) -> None:
    save(path, "What is the time?")
    rename_session(path, 1, "  About\n the\ttime  ")
    assert titles(path) == ["About the time"]
    rename_session(path, 1, " ")
    assert titles(path) == ["What is the time?"]
    rename_session(path, 1, "x" * 500)
    assert titles(path) == ["x" * session_changes.TITLE_LENGTH]


def test_the_running_session_can_be_renamed(path: Path) -> None:
    writer = running(path, "hello")
    rename_session(path, 1, "A talk")
    writer.put(item(2, "again"))
    writer.close()
    assert titles(path) == ["A talk"]
    assert len(read_session(path, 1).items) == 2


@pytest.mark.parametrize(
    "change", [lambda path: rename_session(path, 7, "x"), lambda path: delete_session(path, 7)]
)
def test_what_is_not_there_says_so(path: Path, change) -> None:
    for _ in range(2):
        with pytest.raises(RecordError) as raised:
            change(path)
        assert str(raised.value) == "This conversation is not there any more."
        assert path.exists() == bool(titles(path))
        save(path, "hello")


def test_no_word_of_a_deleted_session_is_left_in_the_file(path: Path) -> None:
    save(path, "kept one", *(f"kept {number} " + "y" * 300 for number in range(50)))
    writer = running(path, "still going on")  # holds the file open, with its write-ahead log
    secret = SessionWriter(path)
    secret.begin("zucchini title")
    for number in range(1, 100):
        secret.put(item(number, f"zucchini {number} " + "z" * 200))
    secret.close()
    rename_session(path, 3, "zucchini again")
    assert b"zucchini" in on_disk(path)
    delete_session(path, 3)
    assert b"zucchini" not in on_disk(path)
    assert b"kept one" in on_disk(path)
    assert [session.id for session in list_sessions(path)] == [1, 2]
    writer.put(item(2, "and on"))
    writer.close()
    assert len(read_session(path, 2).items) == 2


def test_words_that_were_changed_before_are_gone_as_well(path: Path) -> None:
    writer = SessionWriter(path, commit_every_s=0.0)
    writer.begin()
    for text in ("zucchini", "zucchini and more", "z"):
        writer.put(item(1, text))
        time.sleep(0.03)
    writer.close()
    save(path, "kept")
    delete_session(path, 1)
    assert b"zucchini" not in on_disk(path)


def test_the_session_that_goes_on_is_refused_and_can_be_deleted_after_it_ended(path: Path) -> None:
    writer = running(path, "hello")
    with pytest.raises(RecordError) as raised:
        delete_session(path, 1)
    assert str(raised.value) == session_changes.GOING_ON
    writer.close()
    assert open_sessions(path) == frozenset()
    delete_session(path, 1)
    assert list_sessions(path) == []


def test_all_are_deleted_but_the_one_that_goes_on(path: Path) -> None:
    save(path, "zucchini one")
    save(path, "zucchini two")
    writer = running(path, "hello")
    assert delete_all_sessions(path) == 2
    assert b"zucchini" not in on_disk(path)
    assert [session.id for session in list_sessions(path)] == [3]
    writer.close()
    assert delete_all_sessions(path) == 1
    assert b"hello" not in on_disk(path)
    assert list_sessions(path) == []
    save(path, "anew")
    assert [session.id for session in list_sessions(path)] == [4]


def test_what_is_older_than_it_may_be_is_deleted_and_what_goes_on_is_kept(path: Path) -> None:
    now = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    for days, text in ((40, "zucchini"), (29, "spinach"), (0, "beans")):
        writer = SessionWriter(path, wall_clock=lambda began=now - timedelta(days=days): began)
        writer.begin()
        writer.put(item(1, text))
        writer.close()
    began = now - timedelta(days=31)
    still_open = SessionWriter(path, commit_every_s=0.01, wall_clock=lambda: began)
    still_open.begin()
    still_open.put(item(1, "tomatoes"))
    wait_for(lambda: still_open.session_id is not None)
    assert delete_older_sessions(path, 30.0, now) == 1
    assert b"zucchini" not in on_disk(path)
    assert [session.title for session in list_sessions(path)] == ["spinach", "beans", "tomatoes"]
    assert delete_older_sessions(path, 30.0, now) == 0
    still_open.close()


def test_nothing_to_delete_makes_no_file(path: Path) -> None:
    assert delete_all_sessions(path) == 0
    assert not path.exists()


def test_only_the_sessions_of_this_file_are_open(path: Path, tmp_path: Path) -> None:
    save(path, "hello")
    writer = running(sessions_path(tmp_path / "other"), "hello")
    assert open_sessions(path) == frozenset()
    delete_session(path, 1)
    writer.close()


def test_it_waits_for_others_and_gives_up_with_a_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(path, "hello")
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    soon = threading.Timer(0.2, other.execute, ("ROLLBACK",))
    soon.start()
    rename_session(path, 1, "after them")
    soon.join()
    assert titles(path) == ["after them"]
    monkeypatch.setattr(session_changes, "WAIT_S", 0.1)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordError) as raised:
        delete_session(path, 1)
    assert "keeps" in str(raised.value)
    assert "locked" in str(raised.value)
    other.close()
    assert titles(path) == ["after them"]


def test_somebody_who_reads_meanwhile_leaves_traces_and_that_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_changes, "WAIT_S", 0.1)
    save(path, "zucchini")
    save(path, "kept")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM items").fetchone()
    with pytest.raises(RecordError) as raised:
        delete_session(path, 1)
    assert "traces of its words" in str(raised.value)
    reader.close()
    assert titles(path) == ["kept"]


def test_a_damaged_file_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is no database" * 100)
    before = path.read_bytes()
    with pytest.raises(RecordError) as raised:
        delete_session(path, 1)
    assert "Nothing was changed" in str(raised.value)
    assert path.read_bytes() == before
