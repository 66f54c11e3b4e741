"""Sessions on disk: what is written can be read back, by whom, and after what."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fakes.waiting import wait_for

from assistant.clock import RealClock
from assistant.timeline import schema
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.store import RecordError, SessionWriter, list_sessions, read_session, sessions_path
from assistant.timeline.timeline import Timeline

REPOSITORY = Path(__file__).parents[2]


def item(number: int, text: str = "", lane: Lane = Lane.USER, end_s: float | None = None) -> TimelineItem:
    return TimelineItem(number, lane, "speech", float(number), end_s, text, {"n": number})


def write(path: Path, *items: TimelineItem, title: str = "") -> None:
    problems: list[str] = []
    writer = SessionWriter(path, problems.append)
    writer.begin(title)
    for one in items:
        writer.put(one)
    writer.close()
    assert not problems


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sessions_path(tmp_path / "data")


def test_a_session_is_read_back_as_it_was(path: Path) -> None:
    started = datetime(2026, 3, 4, 15, 6, tzinfo=UTC)
    writer = SessionWriter(path, wall_clock=lambda: started)
    timeline = Timeline(RealClock(), writer)
    writer.begin("A talk")
    line = timeline.add(Lane.USER, "speech", "hel", going_on=True)
    timeline.update(
        line.id, text="hello → “you” \0", data={"committed": "hello", "words": [["hello", 0.1, 0.5]]}
    )
    timeline.add(Lane.ASSISTANT, "speech", "Hi.", start_s=-0.25, end_s=0.5)
    timeline.close()
    writer.close()
    session = read_session(path)
    assert session.items == timeline.items()
    assert (session.info.title, session.info.started_at, session.info.ended_at) == (
        "A talk",
        started,
        started,
    )
    assert session.info.id == writer.session_id == 1


def test_file_and_folder_are_the_owners_alone(path: Path) -> None:
    writer = SessionWriter(path)
    writer.begin()
    writer.put(item(1))
    wait_for(lambda: writer.session_id)
    if os.name == "posix":
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
        assert modes == {path.name: 0o600, f"{path.name}-wal": 0o600, f"{path.name}-shm": 0o600}
        assert path.parent.stat().st_mode & 0o777 == 0o700
    writer.close()


def test_a_session_without_items_leaves_no_trace(path: Path) -> None:
    write(path)
    assert not path.exists()
    assert list_sessions(path) == []


def test_sessions_are_listed_with_the_first_line_as_their_title(path: Path) -> None:
    write(path, item(1, "What is the time in Tokyo?", end_s=2.5), item(2, "Five.", Lane.ASSISTANT, end_s=4.0))
    write(path, item(1, "x " * 80), title="Named")
    write(path, item(1, "x " * 80))
    first, second, third = list_sessions(path)
    assert (first.id, first.title, first.items, first.duration_s) == (1, "What is the time in Tokyo?", 2, 4.0)
    assert second.title == "Named"
    assert len(third.title) <= 60
    assert third.title.endswith("…")


def test_the_last_session_is_the_last_in_which_somebody_spoke(path: Path) -> None:
    write(path, item(1, "only a notice", Lane.SYSTEM))
    assert read_session(path).info.id == 1
    write(path, item(1, "spoken"))
    write(path, item(1, "only a notice", Lane.SYSTEM))
    assert read_session(path).info.id == 2
    assert read_session(path, 3).info.id == 3


def test_a_missing_session_is_answered_with_those_there_are(path: Path) -> None:
    with pytest.raises(RecordError, match=r"no conversation in .* yet"):
        read_session(path)
    write(path, item(1))
    with pytest.raises(RecordError, match="no conversation 9; there is only 1"):
        read_session(path, 9)
    write(path, item(1))
    write(path, item(1))
    with pytest.raises(RecordError, match="there are 1, 2 and 3"):
        read_session(path, 9)


def test_a_change_reaches_the_disk_within_half_a_second(path: Path) -> None:
    writer = SessionWriter(path)
    writer.begin()
    writer.put(item(1))
    wait_for(lambda: writer.session_id)
    writer.put(item(2, "later"))
    began_s = time.monotonic()
    wait_for(lambda: len(read_session(path).items) == 2)
    assert time.monotonic() - began_s < 2.0  # 0.25 s and a commit; the bound allows for a busy machine
    writer.close()


TALKER = """
import sys, time
from pathlib import Path
from assistant.clock import RealClock
from assistant.timeline.item import Lane
from assistant.timeline.store import SessionWriter
from assistant.timeline.timeline import Timeline
writer = SessionWriter(Path(sys.argv[1]), print)
timeline = Timeline(RealClock(), writer)
writer.begin()
timeline.add(Lane.REASONER, "task", "goes on for ever", going_on=True)
for number in range(int(sys.argv[2])):
    timeline.add(Lane.USER, "text", str(number))
    print(number, time.monotonic(), flush=True)
    time.sleep(0.02)
writer.close()
"""


def talker(path: Path, items: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", TALKER, str(path), str(items)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")
def test_a_killed_program_loses_at_most_the_last_second(path: Path) -> None:
    with talker(path, 100_000) as child:
        assert child.stdout is not None
        said_at_s: dict[int, float] = {}
        while len(said_at_s) < 60:
            number, at_s = child.stdout.readline().split()
            said_at_s[int(number)] = float(at_s)
        child.send_signal(signal.SIGKILL)
        killed_at_s = time.monotonic()
        child.wait()
    session = read_session(path)
    saved = {int(one.text) for one in session.items if one.lane is Lane.USER}
    assert {number for number, at_s in said_at_s.items() if at_s < killed_at_s - 1.0} <= saved
    assert saved == set(range(len(saved))), "no holes"
    assert session.info.ended_at is None
    task = session.items[0]
    assert task.end_s == session.items[-1].end_s == session.info.duration_s, "what went on has an end"
    write(path, item(1, "after the crash"))
    assert read_session(path).items[0].text == "after the crash"


def test_several_processes_write_their_sessions_at_once(path: Path) -> None:
    children = [talker(path, 40) for _ in range(4)]
    for child in children:
        with child:
            output, _ = child.communicate(timeout=60)
            assert child.returncode == 0
            assert len(output.splitlines()) == 40, "a problem was reported"
    sessions = list_sessions(path)
    assert [session.items for session in sessions] == [41] * 4
    assert all(session.ended_at for session in sessions)


def test_an_older_file_is_migrated_and_keeps_its_sessions(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(path, item(1, "from before"))
    later = (
        *schema.MIGRATIONS,
        ("ALTER TABLE sessions ADD COLUMN mood TEXT", "UPDATE sessions SET mood = 'good'"),
    )
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    monkeypatch.setattr(schema, "SCHEMA_VERSION", len(later))
    schema.connect(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT mood FROM sessions").fetchall() == [("good",)]
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    connection.close()


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, item(1, "from before"))
    later = (*schema.MIGRATIONS, ("ALTER TABLE sessions ADD COLUMN mood TEXT", "nonsense"))
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", later)
        patch.setattr(schema, "SCHEMA_VERSION", len(later))
        with pytest.raises(sqlite3.OperationalError):
            schema.connect(path)
    write(path, item(1, "after"))
    assert [session.title for session in list_sessions(path)] == ["from before", "after"]


def test_reading_a_file_that_is_none_of_ours_is_answered_with_a_sentence(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is no database at all " * 100)
    with pytest.raises(RecordError, match="is damaged"):
        list_sessions(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(RecordError, match="cannot be read"):
        list_sessions(path)
    path.rmdir()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(RecordError, match="newer version of the program"):
        read_session(path)
