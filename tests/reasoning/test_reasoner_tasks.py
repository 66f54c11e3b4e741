"""What becomes of tasks: every order of asking, answering and cancelling ends in exactly one terminal news."""

from __future__ import annotations

import json
import time
from pathlib import Path

from assistant.micro_turn import Task, TaskNews, TaskState, Verdict
from assistant.reasoning.reasoner import WAITING_TASKS, Reasoner
from tests.reasoning.listening_reasoner import ListeningReasoner


def test_an_answer_comes_with_its_progress_and_once(start):
    reasoner = start()
    reasoner.ask("a", "say eight; wait 0.6; say legs; wait 0.4")
    assert reasoner.end_of("a") == TaskNews("a", TaskState.DONE, "eight legs")
    running = [news.text for news in reasoner.news[:-1]]
    assert running[0] == ""
    assert "eight" in running
    assert len(running) <= 7, "about four a second"
    assert reasoner.problems == []


def test_a_check_ends_with_a_verdict(start):
    reasoner = start()
    reasoner.check("a", "say eight", "four")
    assert reasoner.end_of("a") == TaskNews("a", TaskState.DONE, verdict=Verdict("eight", "not four"))
    assert len(reasoner.ends_of("a")) == 1


def test_a_running_check_is_cancelled_and_a_task_follows(start):
    reasoner = start()
    reasoner.check("a", "wait 30", "four")
    reasoner.wait_for_running("a")
    reasoner.ask("b", "say next")
    reasoner.reasoner.cancel("a")
    assert reasoner.end_of("a").state is TaskState.CANCELLED
    assert reasoner.end_of("b").text == "next"
    assert len(reasoner.pids()) == 1


def test_tasks_are_answered_in_order_by_one_process(start):
    reasoner = start()
    for number in range(4):
        reasoner.ask(str(number), f"say {number}")
    reasoner.end_of("3")
    ends = [news for news in reasoner.news if news.state is TaskState.DONE]
    assert [news.text for news in ends] == ["0", "1", "2", "3"]
    assert len(reasoner.pids()) == 1


def test_the_process_gets_the_conversation_and_no_window(start):
    reasoner = start()
    reasoner.ask("a", "echo", (("user", "Grüß dich"), ("assistant", "Hello.")))
    assert json.loads(reasoner.end_of("a").text) == [["user", "Grüß dich"], ["assistant", "Hello."]]
    reasoner.ask("b", "modules")
    assert json.loads(reasoner.end_of("b").text) == []


def test_a_very_long_conversation_does_not_hold_up_anybody(start):
    reasoner = start("slow")
    began_s = time.monotonic()
    for number in range(WAITING_TASKS):
        reasoner.ask(str(number), "x" * 1_000_000, (("user", "y" * 100_000),) * 100)
    reasoner.reasoner.cancel("0")
    assert time.monotonic() - began_s < 0.5
    assert reasoner.end_of("0").state is TaskState.CANCELLED


def test_a_running_task_is_cancelled_at_once_and_the_next_begins(start):
    reasoner = start()
    reasoner.ask("a", "say half; wait 30")
    reasoner.ask("b", "say next")
    reasoner.wait_for_running("a", "half")
    reasoner.reasoner.cancel("a")
    assert reasoner.end_of("a").state is TaskState.CANCELLED
    assert reasoner.end_of("b").text == "next"
    after = reasoner.news[reasoner.news.index(reasoner.ends_of("a")[0]) + 1 :]
    assert all(news.task_id != "a" for news in after)
    assert len(reasoner.pids()) == 1


def test_a_waiting_task_is_cancelled_without_disturbing_the_running_one(start):
    reasoner = start()
    reasoner.ask("a", "wait 0.3; say done")
    reasoner.ask("b", "say never")
    reasoner.reasoner.cancel("b")
    assert reasoner.end_of("b").state is TaskState.CANCELLED
    assert reasoner.end_of("a").text == "done"


def test_cancelling_twice_late_or_something_unknown_does_nothing(start):
    reasoner = start()
    reasoner.ask("a", "wait 30")
    reasoner.wait_for_running("a")
    for _ in range(2):
        reasoner.reasoner.cancel("a")
    reasoner.reasoner.cancel("nobody")
    reasoner.ask("b", "say b")
    reasoner.end_of("b")
    reasoner.reasoner.cancel("b")
    reasoner.ask("c", "say c")
    reasoner.end_of("c")
    assert [news.state for news in reasoner.ends_of("a")] == [TaskState.CANCELLED]
    assert [news.state for news in reasoner.ends_of("b")] == [TaskState.DONE]
    assert reasoner.ends_of("nobody") == []


def test_cancelled_while_the_model_loads(start):
    reasoner = start("slow")
    reasoner.ask("a", "say a")
    reasoner.reasoner.cancel("a")
    assert reasoner.end_of("a").state is TaskState.CANCELLED


def test_an_answer_that_races_with_its_cancellation_ends_once(start):
    reasoner = start()
    for number in range(30):
        reasoner.ask(str(number), "wait 0.02; say done")
        time.sleep(0.001 * number)
        reasoner.reasoner.cancel(str(number))
    reasoner.ask("last", "say last")
    reasoner.end_of("last")
    assert all(len(reasoner.ends_of(str(number))) == 1 for number in range(30))


def test_a_full_line_refuses_the_new_task_and_keeps_the_others(start):
    reasoner = start()
    reasoner.ask("running", "wait 0.5; say one")
    reasoner.wait_for_running("running")
    for number in range(WAITING_TASKS + 1):
        reasoner.ask(str(number), f"say {number}")
    refused = reasoner.end_of(str(WAITING_TASKS))
    assert refused.state is TaskState.FAILED
    assert refused.error == f"The reasoner has {WAITING_TASKS} questions waiting already."
    assert reasoner.end_of(str(WAITING_TASKS - 1)).text == str(WAITING_TASKS - 1)


def test_the_same_task_given_twice_is_worked_on_once(start):
    reasoner = start()
    reasoner.ask("a", "wait 0.2; say a")
    reasoner.ask("a", "wait 0.2; say a")
    reasoner.ask("b", "say b")
    reasoner.end_of("b")
    assert len(reasoner.ends_of("a")) == 1


def test_a_task_that_has_no_answer_fails_with_the_sentence(start):
    reasoner = start()
    reasoner.ask("a", "fail The question is too long.")
    reasoner.ask("b", "say b")
    assert reasoner.end_of("a") == TaskNews("a", TaskState.FAILED, error="The question is too long.")
    assert reasoner.end_of("b").text == "b"


def test_stopping_cancels_what_is_not_over_and_refuses_what_comes_later(start):
    reasoner = start()
    reasoner.ask("a", "say half; wait 30")
    reasoner.ask("b", "say b")
    reasoner.wait_for_running("a", "half")
    began_s = time.monotonic()
    reasoner.reasoner.stop()
    assert time.monotonic() - began_s < 2.0
    assert not reasoner.reasoner.alive
    assert [news.state for news in reasoner.news[-2:]] == [TaskState.CANCELLED] * 2
    reasoner.ask("c", "say c")
    assert reasoner.news[-1] == TaskNews("c", TaskState.FAILED, error="The reasoner has been stopped.")
    reasoner.reasoner.cancel("c")
    reasoner.reasoner.stop()
    assert len(reasoner.ends_of("c")) == 1


def test_a_process_that_does_not_look_up_is_stopped_too(start):
    reasoner = start()
    reasoner.ask("a", "stuck")
    reasoner.wait_for_running("a")
    began_s = time.monotonic()
    reasoner.reasoner.stop()
    assert time.monotonic() - began_s < 2.0
    assert reasoner.ends_of("a")[0].state is TaskState.CANCELLED


def test_stopped_without_having_been_started(tmp_path: Path):
    news: list[TaskNews] = []
    reasoner = Reasoner(
        tmp_path / "none.gguf", threads=1, on_news=news.append, on_problem=lambda _sentence: None
    )
    reasoner.give(Task("a", "say a", (), 0.0))
    reasoner.stop()
    assert news == [TaskNews("a", TaskState.CANCELLED)]
    assert not reasoner.alive


def test_a_listener_that_raises_does_not_end_the_reasoner(start, caplog):
    reasoner: ListeningReasoner = start()
    listen = reasoner._hear_news
    reasoner.reasoner._supervisor._tasks._on_news = lambda news: (listen(news), 1 / 0)
    reasoner.ask("a", "say a")
    reasoner.ask("b", "say b")
    assert reasoner.end_of("b").text == "b"
    assert "could not be delivered" in caplog.text


def test_it_rests_while_it_is_told_to_and_then_goes_on(start):
    reasoner = start()
    reasoner.ask("a", "wait 0.2; say eight")
    reasoner.wait_for_running("a")
    reasoner.reasoner.rest(True)
    time.sleep(1.0)
    assert reasoner.ends_of("a") == []
    reasoner.reasoner.rest(False)
    assert reasoner.end_of("a").text == "eight"


def test_a_task_can_be_cancelled_while_it_rests(start):
    reasoner = start()
    reasoner.ask("a", "wait 30")
    reasoner.wait_for_running("a")
    reasoner.reasoner.rest(True)
    reasoner.reasoner.cancel("a")
    assert reasoner.end_of("a").state is TaskState.CANCELLED
