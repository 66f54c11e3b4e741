"""What the reasoner thinks on its way to an answer is seen, and stays small."""

from __future__ import annotations

import pytest

from assistant.micro_turn import Task, TaskState
from assistant.reasoning.prompt import Manner, thoughts_in
from assistant.reasoning.written import THOUGHTS_CHARACTERS, newest_thoughts


@pytest.mark.parametrize(
    ("raw", "thoughts"),
    [
        ("<think>hm\nhm</think>\n\nEight.", "hm\nhm"),
        ("<think>never finished", "never finished"),
        ("<think>nearly over</thi", "nearly over"),
        ("\nhm, the template opened it</think>Eight.", "hm, the template opened it"),
        ("\n<think>a</think>Eight.", "a"),
        ("Eight.", ""),
        ("<|channel|>analysis<|message|>hm<|end|><|channel|>final<|message|>Eight.<|return|>", "hm"),
        ("<|channel|>analysis<|message|>hm", "hm"),
    ],
)
def test_the_thoughts_of_a_model_that_marks_them(raw: str, thoughts: str) -> None:
    assert thoughts_in(raw, Manner.THINKS) == thoughts


@pytest.mark.parametrize(
    ("raw", "finished", "thoughts"),
    [
        ("Working: 17 × 20 is", False, "17 × 20 is"),
        ("Working: 17 × 20 is 340.\n\nAnswer: 391.", True, "17 × 20 is 340."),
        ("Working: one. Answer: two", False, "one."),
        ("It is eight.", True, ""),
    ],
)
def test_the_working_of_a_model_that_was_told_to_work(raw: str, finished: bool, thoughts: str) -> None:
    assert thoughts_in(raw, Manner.WORKS, finished=finished) == thoughts


def test_a_model_that_answers_at_once_has_no_thoughts() -> None:
    assert thoughts_in("Eight.", Manner.ANSWERS) == ""


def test_of_long_thoughts_the_newest_are_kept() -> None:
    thoughts = " ".join(f"thought{number}" for number in range(2_000))
    kept = newest_thoughts(thoughts)
    assert len(kept) <= THOUGHTS_CHARACTERS
    assert kept.startswith("… thought")
    assert kept.endswith("thought1999")
    assert newest_thoughts("short") == "short"


def test_thoughts_arrive_while_it_works_and_stay_with_the_answer(start) -> None:
    reasoner = start()
    reasoner.ask("a", "think spiders are; wait 0.6; think arachnids; wait 0.4; say eight legs")
    end = reasoner.end_of("a")
    running = [news.thoughts for news in reasoner.news[:-1]]
    assert "spiders are" in running
    assert "spiders are arachnids" in running
    assert (end.text, end.thoughts) == ("eight legs", "spiders are arachnids")
    assert {news.model for news in reasoner.news[:-1]} == {"first"}


def test_very_long_thoughts_are_sent_in_part(start) -> None:
    reasoner = start()
    reasoner.ask("a", "think " + "word " * 1_500 + "; say done")
    assert len(reasoner.end_of("a").thoughts) <= THOUGHTS_CHARACTERS


def test_a_running_task_is_replaced_and_the_next_one_still_waits(start) -> None:
    reasoner = start()
    reasoner.ask("a", "say half; wait 30")
    reasoner.ask("b", "say next")
    reasoner.wait_for_running("a", "half")
    reasoner.reasoner.replace("a", _task("c", "say whole"))
    assert reasoner.end_of("a").state is TaskState.CANCELLED
    assert reasoner.end_of("c").text == "whole"
    assert reasoner.end_of("b").text == "next"
    ends = [news.task_id for news in reasoner.news if news.state is TaskState.DONE]
    assert ends == ["c", "b"], "it keeps its place in the line"
    assert len(reasoner.pids()) == 1


def test_a_waiting_task_is_replaced_in_its_place(start) -> None:
    reasoner = start()
    reasoner.ask("a", "wait 0.5; say first")
    reasoner.ask("b", "say never")
    reasoner.ask("d", "say last")
    reasoner.reasoner.replace("b", _task("c", "say instead"))
    reasoner.end_of("d")
    assert [news.task_id for news in reasoner.news if news.state is TaskState.DONE] == ["a", "c", "d"]
    assert [news.state for news in reasoner.ends_of("b")] == [TaskState.CANCELLED]


def test_what_takes_the_place_of_a_task_that_is_over_is_worked_on(start) -> None:
    reasoner = start()
    reasoner.ask("a", "say over")
    reasoner.end_of("a")
    reasoner.reasoner.replace("a", _task("c", "say anew"))
    assert reasoner.end_of("c").text == "anew"
    assert len(reasoner.ends_of("a")) == 1


def test_after_the_end_a_replacement_fails_at_once(start) -> None:
    reasoner = start()
    reasoner.reasoner.stop()
    reasoner.reasoner.replace("a", _task("c", "say anew"))
    assert reasoner.end_of("c").state is TaskState.FAILED


def test_the_model_gets_the_question_and_what_was_added(start) -> None:
    reasoner = start()
    reasoner.reasoner.give(_task("a", "say one", added=("; say two",)))
    assert reasoner.end_of("a").text == "one two"


def _task(task_id: str, script: str, added: tuple[str, ...] = ()) -> Task:
    return Task(task_id, script, (), asked_at_s=0.0, added=added)
