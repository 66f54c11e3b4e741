"""While people talk, the speed of the models in use is measured, on the virtual clock against the real conversation."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.stage import Stage

from assistant.answer_times import answer_times_s
from assistant.speed_watch import SpeedWatch
from assistant.timeline.item import Lane
from models.speeds import Speed, SpeedBook

CAST = {"interaction": "talker", "recogniser": "listener", "voice": "speaker", "reasoner": "thinker"}


@pytest.fixture
def book(tmp_path: Path) -> SpeedBook:
    return SpeedBook(tmp_path / "speeds.json", "A processor", lambda model_id: model_id)


def watched(book: SpeedBook, cast: dict[str, str]) -> Stage:
    stage = Stage()
    SpeedWatch(stage.timeline, book, lambda: cast, lambda keep: keep())
    return stage


def test_answers_and_their_stages_are_measured_as_the_health_tells_them(book: SpeedBook) -> None:
    stage = watched(book, CAST)
    stage.drafting.first_clause_s = 0.3
    stage.synthesis.delay_s = 0.15
    stage.say("What is the capital of France?", 1.0, 2.5)
    stage.say("What is the capital of Spain?", 6.0, 7.5)
    stage.run(10.0)
    told = answer_times_s(stage.timeline.items())
    answers = book.measured(Speed.ANSWER_S, ["talker", "listener", "speaker"])
    assert answers is not None
    assert (answers.count, answers.median) == (2, pytest.approx(sum(told) / 2, abs=0.001))
    clause, sound = book.measured(Speed.CLAUSE_S, ["talker"]), book.measured(Speed.SOUND_S, ["speaker"])
    assert clause is not None
    assert clause.median == pytest.approx(0.3, abs=0.02)
    assert sound is not None
    assert sound.median == pytest.approx(0.15, abs=0.02)
    read = book.measured(Speed.READ_S, ["listener"])
    assert read is not None
    assert 0.0 < read.median < answers.median


def test_typed_lines_say_nothing_about_the_time_of_an_answer(book: SpeedBook) -> None:
    stage = watched(book, CAST)
    stage.type("What is the capital of France?", 1.0)
    stage.run(4.0)
    assert stage.heard == ["Paris."]
    assert book.measured(Speed.ANSWER_S, ["talker"]) is None


def test_an_answer_counts_for_the_models_that_gave_it(book: SpeedBook) -> None:
    cast = dict(CAST)
    stage = watched(book, cast)
    stage.say("What is the capital of France?", 1.0, 2.5)
    stage.run(5.0)
    cast["voice"] = "another"
    stage.say("What is the capital of Spain?", 6.0, 7.5)
    stage.run(10.0)
    for voice in ("speaker", "another"):
        measured = book.measured(Speed.ANSWER_S, ["talker", voice])
        assert measured is not None
        assert measured.count == 1


def test_an_answer_that_cuts_the_one_before_is_measured_by_its_own_sound(book: SpeedBook) -> None:
    stage = watched(book, CAST)
    stage.drafting.answer = lambda text: (
        ["One two three four five six seven eight nine ten."] if "ten" in text else ["Paris."]
    )
    stage.say("Please count to ten.", 1.0, 2.0)
    stage.say("No wait, what is the capital of France?", 3.5, 5.0)
    stage.run(9.0)
    assert len(stage.heard) == 2
    measured = book.measured(Speed.ANSWER_S, ["talker"])
    assert measured is not None
    assert measured.count == len(answer_times_s(stage.timeline.items())) == 2


def test_thoughts_are_measured_until_the_whole_answer_is_there(book: SpeedBook) -> None:
    stage = watched(book, CAST)
    stage.drafting.answer = ["Let me think about that."]
    stage.say("What is seventeen times twenty three?", 1.0, 2.5)
    stage.run(4.0)
    begun_s = stage.items(Lane.REASONER)[0].start_s
    stage.reasoner_answers("It is three hundred and ninety one.", begun_s + 7.0)
    stage.run(14.0)
    thought, words = (
        book.measured(Speed.THOUGHT_S, ["thinker"]),
        book.measured(Speed.WORDS_PER_S, ["thinker"]),
    )
    assert thought is not None
    assert (thought.count, thought.median) == (1, pytest.approx(7.0, abs=0.25))
    assert words is not None
    assert words.median == pytest.approx(1.0, abs=0.1)
