"""A conversation goes on with another session: the one before is complete, and each is a record of its own."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fakes.stage import Stage

from assistant.clock import VirtualClock
from assistant.micro_turn import Hearing, Word
from assistant.timeline.export import Format, export_session
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.sessions import Sessions
from assistant.timeline.store import (
    RecordError,
    Session,
    SessionWriter,
    delete_session,
    list_sessions,
    read_session,
)
from assistant.timeline.timeline import Timeline

MORNING = datetime(2026, 3, 4, 9, 5, tzinfo=UTC)
STORY = ("Once there was a fox who lived in the deep wood.", "And then she met an owl.")


class Talk:
    """A stage whose sessions are written to a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        clock = VirtualClock()
        self.problems: list[str] = []  # on a machine that is busy one writer may have to wait for another
        self._begun = itertools.count()
        self.sessions = Sessions(clock, self._writer)
        self.stage = Stage(timeline=self.sessions.timeline, clock=clock)
        self.sessions.begin()

    def _writer(self) -> SessionWriter:
        """Every session begins a day after the one before: the clock of the stage runs through hours in no time."""
        began = MORNING + timedelta(days=next(self._begun))
        return SessionWriter(self.path, self.problems.append, commit_every_s=0.0, wall_clock=lambda: began)

    def saved(self) -> list[Session]:
        """Everything that is on disk at the end, the oldest first."""
        self.sessions.close()
        return self.so_far()

    def so_far(self) -> list[Session]:
        sessions = [read_session(self.path, info.id) for info in list_sessions(self.path)]
        return sorted(sessions, key=lambda session: session.info.started_at)


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    return Talk(tmp_path / "sessions.db")


def speech(session: Session, lane: Lane) -> list[TimelineItem]:
    return [item for item in session.items if item.lane is lane and item.kind == "speech"]


def test_what_was_being_said_is_kept_as_far_as_it_was_heard(talk: Talk) -> None:
    stage = talk.stage
    stage.drafting.answer = STORY
    stage.say("Tell me a story.", 1.0, 2.0)
    stage.run(3.87)
    stage.begin_anew(talk.sessions)
    stage.run(8.0)
    stage.drafting.answer = ("Paris.",)
    stage.say("What is the capital of France?", 9.0, 10.0)
    stage.run(13.0)
    before, after = talk.saved()
    (told,) = speech(before, Lane.ASSISTANT)
    heard_until_s = told.data["words"][-1][2]
    assert STORY[0].startswith(told.text)
    assert 3.87 - 0.25 - 0.02 <= heard_until_s <= 3.87
    assert told.data["unheard"] == " ".join(STORY).removeprefix(told.text).strip()
    assert (told.end_s, before.info.ended_at is not None) == (pytest.approx(3.87, abs=0.02), True)
    (answer,) = speech(after, Lane.ASSISTANT)
    assert answer.text == "Paris."
    assert stage.drafting.asked[-1][-1] == ("user", "What is the capital of France?")
    assert not any("story" in text for _, text in stage.drafting.asked[-1][-2:])


def test_a_sessions_times_count_from_its_beginning(talk: Talk) -> None:
    stage = talk.stage
    stage.say("What is the capital of France?", 1.0, 2.0)
    stage.run(20.0)
    stage.begin_anew(talk.sessions)
    stage.say("What is the capital of France?", 23.0, 24.0)
    stage.run(30.0)
    first, second = talk.saved()
    assert speech(second, Lane.USER)[0].start_s == pytest.approx(speech(first, Lane.USER)[0].start_s + 2.0)
    (one,), (other,) = speech(first, Lane.ASSISTANT), speech(second, Lane.ASSISTANT)
    assert other.start_s == pytest.approx(one.start_s + 2.0, abs=0.3)
    assert other.data["words"][0][1] == pytest.approx(other.start_s, abs=0.001)
    assert "00:00:03" in export_session(second, Format.SRT)
    assert talk.sessions.timeline.began_s == 20.0


def test_words_of_the_one_before_that_come_late_belong_to_neither(talk: Talk) -> None:
    stage = talk.stage
    stage.say("What is", 1.0, 3.0)
    stage.run(2.0)
    stage.begin_anew(talk.sessions)
    word = Word("What is the capital of Italy?", 1.0, 3.0)
    stage.mailbox.post_at(3.5, Hearing(1, (word,), (), 3.1, True))
    stage.run(6.0)
    (only,) = talk.saved()
    (line,) = speech(only, Lane.USER)
    assert (line.text, line.data["unstable"]) == ("What", "")


def test_a_task_that_is_given_up_is_cancelled_in_the_record(talk: Talk) -> None:
    stage = talk.stage
    stage.drafting.answer = ("Let me think about that.",)
    stage.say("What is 37 times 24?", 1.0, 2.0)
    stage.run(5.0)
    stage.begin_anew(talk.sessions)
    stage.reasoner_answers("888", 6.0)
    stage.run(9.0)
    (only,) = talk.saved()
    (task,) = [item for item in only.items if item.kind == "task"]
    assert (task.data["state"], task.end_s) == ("cancelled", 5.0)


def test_the_one_before_can_be_deleted_and_exported_while_the_next_goes_on(talk: Talk) -> None:
    talk.sessions.timeline.add(Lane.USER, "text", "the first secret")
    talk.sessions.begin_anew()
    talk.sessions.timeline.add(Lane.USER, "text", "the second one")
    talk.sessions.finish()
    first, *_ = talk.so_far()
    assert "the first secret" in export_session(first, Format.MARKDOWN)
    delete_session(talk.path, first.info.id)
    assert b"first secret" not in talk.path.read_bytes()
    talk.sessions.timeline.add(Lane.USER, "text", "and more")
    (second,) = talk.saved()
    assert [item.text for item in second.items] == ["the second one", "and more"]
    with pytest.raises(RecordError):
        read_session(talk.path, first.info.id)


def test_who_keeps_more_of_a_session_is_told_of_each(talk: Talk) -> None:
    begun: list[tuple[SessionWriter, float]] = []
    talk.sessions.on_begin(lambda writer, at_s: begun.append((writer, at_s)))
    talk.stage.clock.move_to(4.0)
    talk.sessions.begin_anew()
    talk.sessions.timeline.add(Lane.USER, "text", "hello")
    talk.sessions.close()
    ((writer, at_s),) = begun
    assert at_s == 4.0
    assert writer.session_id == list_sessions(talk.path)[0].id


def test_sessions_in_which_nothing_happened_leave_no_trace(talk: Talk) -> None:
    for _ in range(3):
        talk.sessions.begin_anew()
    assert not talk.path.exists() or talk.saved() == []
    talk.sessions.close()


def test_subscribers_hear_of_it_between_the_last_item_and_the_first() -> None:
    clock = VirtualClock()
    timeline = Timeline(clock)
    told: list[str] = []
    leave = timeline.subscribe(lambda item: told.append(item.text), lambda: told.append("—"))
    timeline.add(Lane.REASONER, "task", "going on", going_on=True)
    timeline.begin_anew()
    timeline.add(Lane.USER, "text", "first")
    leave()
    timeline.begin_anew()
    assert told == ["going on", "going on", "—", "first"]
    assert timeline.items() == ()
    with pytest.raises(KeyError):
        timeline.update(1, text="of another session")
