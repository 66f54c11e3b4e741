"""The reasoner with the model that the `tiny` preset gives it, in real time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.real_models import tiny_models

from assistant.micro_turn import Task, TaskNews, TaskState
from assistant.reasoning.reasoner import Reasoner

pytestmark = [pytest.mark.real_model, pytest.mark.timeout(300)]


@pytest.fixture
def model() -> Path:
    store, models = tiny_models()
    return store.file(models["reasoner"])


class Told:
    def __init__(self, model: Path) -> None:
        self.news: list[TaskNews] = []
        self.problems: list[str] = []
        self.reasoner = Reasoner(model, threads=1, on_news=self.news.append, on_problem=self.problems.append)
        self.reasoner.start()

    def ask(self, task_id: str, question: str, conversation: tuple[tuple[str, str], ...] = ()) -> None:
        self.reasoner.give(Task(task_id, question, conversation, 0.0))

    def end_of(self, task_id: str, timeout_s: float = 120.0) -> TaskNews:
        until_s = time.monotonic() + timeout_s
        over = {TaskState.DONE, TaskState.FAILED, TaskState.CANCELLED}
        while time.monotonic() < until_s:
            for news in tuple(self.news):
                if news.task_id == task_id and news.state in over:
                    return news
            time.sleep(0.02)
        raise AssertionError(f"no end of {task_id}: {self.news} {self.problems}")


@pytest.fixture
def told(model: Path) -> Iterator[Told]:
    told = Told(model)
    yield told
    told.reasoner.stop()


def test_a_question_is_answered_from_the_conversation(told: Told):
    told.ask("capital", "What is the capital of France?")
    told.ask(
        "sister", "What is my sister's name?", (("user", "My sister is called Mira."), ("assistant", "Nice."))
    )
    capital = told.end_of("capital")
    assert capital.state is TaskState.DONE
    assert "Paris" in capital.text
    assert len(capital.text.split()) < 80
    assert "Mira" in told.end_of("sister").text
    assert told.problems == []


def test_an_answer_that_was_given_is_checked(told: Told):
    question = "How many letters are in the English alphabet?"
    for check_id, given in (("wrong", "There are 24 letters."), ("right", "It has twenty-six letters.")):
        told.reasoner.give(Task(check_id, question, (), 0.0, given=given))
    wrong, right = told.end_of("wrong").verdict, told.end_of("right").verdict
    assert wrong is not None
    assert wrong.correction == "26"
    assert right is not None
    assert right.correction == ""
    told.ask("capital", "What is the capital of France?")
    assert "Paris" in told.end_of("capital").text, "a task after a check is answered as ever"


def test_a_long_prompt_can_be_cancelled_while_it_is_read(told: Told):
    told.ask("warm", "What is two plus two?")
    told.end_of("warm")
    told.ask("long", "What was said about the sea?", (("user", "The sea is wide and blue. " * 250),))
    time.sleep(0.3)
    told.reasoner.cancel("long")
    assert told.end_of("long").state is TaskState.CANCELLED
    told.ask("next", "What is the capital of France?")
    assert "Paris" in told.end_of("next").text


def test_a_file_that_is_cut_off_fails_with_a_sentence_and_the_good_one_comes_back(
    told: Told, model: Path, tmp_path: Path
):
    cut_off = tmp_path / "cut-off.gguf"
    with model.open("rb") as whole:
        cut_off.write_bytes(whole.read(20 * 2**20))
    told.reasoner.switch_model(cut_off)
    told.ask("a", "What is two plus two?")
    assert told.end_of("a").state is TaskState.DONE
    assert len(told.problems) == 1
    assert "damaged" in told.problems[0]
    assert "keeps" in told.problems[0]
