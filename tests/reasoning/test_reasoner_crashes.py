"""When the process dies, hangs, or cannot load its model."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest

from assistant.micro_turn import TaskState
from assistant.reasoning import supervisor


def test_a_task_whose_process_dies_is_repeated_once(start):
    reasoner = start()
    reasoner.ask("a", "say half; wait 0.3; die once; say whole")
    assert reasoner.end_of("a").text == "half whole"
    assert len(reasoner.pids()) == 2
    assert len(reasoner.problems) == 1
    assert "the task repeated" in reasoner.problems[0]


def test_a_task_that_always_kills_its_process_fails_and_the_next_is_answered(start):
    reasoner = start()
    reasoner.ask("a", "die")
    reasoner.ask("b", "say b")
    failed = reasoner.end_of("a")
    assert failed.state is TaskState.FAILED
    assert failed.error == "The reasoner ended unexpectedly (exit code 41), twice, while working on this."
    assert reasoner.end_of("b").text == "b"
    assert len(reasoner.pids()) == 3


def test_an_error_in_the_engine_counts_as_a_crash(start):
    reasoner = start()
    reasoner.ask("a", "break")
    assert reasoner.end_of("a").state is TaskState.FAILED


def test_killed_while_idle_it_is_back_for_the_next_task(start):
    reasoner = start()
    reasoner.ask("a", "say a")
    reasoner.end_of("a")
    psutil.Process(reasoner.pids()[0]).kill()
    reasoner.wait_until(lambda: reasoner.problems)
    assert not reasoner.reasoner.alive
    reasoner.ask("b", "say b")
    assert reasoner.end_of("b").text == "b"
    assert reasoner.reasoner.alive


def test_killed_right_after_a_cancellation_nothing_is_repeated(start):
    reasoner = start()
    reasoner.ask("a", "stuck")
    reasoner.wait_for_running("a")
    reasoner.reasoner.cancel("a")
    reasoner.end_of("a")
    psutil.Process(reasoner.pids()[0]).kill()
    reasoner.ask("b", "say b")
    assert reasoner.end_of("b").text == "b"
    assert [news.state for news in reasoner.ends_of("a")] == [TaskState.CANCELLED]


def test_a_cancelled_task_that_does_not_let_go_loses_its_process(start, monkeypatch):
    monkeypatch.setattr(supervisor, "GIVE_UP_TOO_LONG_S", 0.2)
    reasoner = start()
    reasoner.ask("a", "stuck")
    reasoner.ask("b", "say b")
    reasoner.wait_for_running("a")
    reasoner.reasoner.cancel("a")
    assert reasoner.end_of("b").text == "b"
    assert len(reasoner.pids()) == 2


def test_a_process_that_hangs_is_replaced_and_the_task_repeated_once(start, monkeypatch):
    monkeypatch.setattr(supervisor, "SILENT_TOO_LONG_S", 0.4)
    reasoner = start()
    reasoner.ask("a", "stuck")
    failed = reasoner.end_of("a")
    assert failed.state is TaskState.FAILED
    assert "silent" in failed.error
    assert len(reasoner.pids()) == 2


def test_a_model_that_cannot_be_loaded_fails_its_tasks_and_is_not_tried_again(start):
    reasoner = start("refuse The model is damaged.")
    reasoner.ask("a", "say a")
    assert reasoner.end_of("a").error == "The model is damaged."
    reasoner.ask("b", "say b")
    assert reasoner.end_of("b").error == "The model is damaged."
    assert reasoner.problems == ["The model is damaged."]
    assert len(reasoner.pids()) == 1
    assert not reasoner.reasoner.alive


def test_a_model_that_was_mended_is_tried_again(start):
    reasoner = start("refuse The model is damaged.")
    reasoner.ask("a", "say a")
    reasoner.end_of("a")
    reasoner.model.write_text("a whole model")
    reasoner.ask("b", "say b")
    assert reasoner.end_of("b").text == "b"


def test_short_memory_is_looked_at_again_for_every_task(start):
    reasoner = start("short There is no memory.")
    for task in ("a", "b"):
        reasoner.ask(task, "say it")
        assert reasoner.end_of(task).error == "There is no memory."
    assert len(reasoner.pids()) >= 2
    assert reasoner.problems == ["There is no memory."], "said once"


def test_a_model_that_kills_the_process_does_not_restart_it_in_a_loop(start):
    reasoner = start("die")
    reasoner.wait_until(lambda: reasoner.problems)
    time.sleep(0.3)
    assert len(reasoner.pids()) == 1
    reasoner.ask("a", "say a")
    assert reasoner.end_of("a").state is TaskState.FAILED
    assert len(reasoner.pids()) == 3


def test_switching_lets_the_running_task_finish_and_moves_the_waiting_ones(start, tmp_path: Path):
    reasoner = start()
    (tmp_path / "second.gguf").write_text("a model")
    reasoner.ask("a", "wait 0.3; model")
    reasoner.wait_for_running("a")
    reasoner.reasoner.switch_model(tmp_path / "second.gguf")
    reasoner.ask("b", "model")
    assert reasoner.end_of("a").text == "first.gguf"
    assert reasoner.end_of("b").text == "second.gguf"
    assert not psutil.pid_exists(reasoner.pids()[0])


@pytest.mark.parametrize("second", ["refuse The model is damaged.", "die", None])
def test_switching_to_a_model_that_cannot_be_loaded_keeps_the_one_before(
    start, tmp_path: Path, second: str | None
):
    reasoner = start()
    if second is not None:
        (tmp_path / "second.gguf").write_text(second)
    reasoner.reasoner.switch_model(tmp_path / "second.gguf")
    reasoner.ask("a", "model")
    assert reasoner.end_of("a").text == "first.gguf"
    assert "The reasoner keeps first.gguf." in reasoner.problems[0]


def test_switching_away_from_a_damaged_model(start, tmp_path: Path):
    reasoner = start("refuse The model is damaged.")
    reasoner.wait_until(lambda: reasoner.problems)
    (tmp_path / "second.gguf").write_text("a model")
    reasoner.reasoner.switch_model(tmp_path / "second.gguf")
    reasoner.ask("a", "model")
    assert reasoner.end_of("a").text == "second.gguf"


def test_it_prints_nothing_and_yields_to_everything_else(start, capfd):
    reasoner = start()
    reasoner.ask("a", "wait 0.1; say a")
    reasoner.end_of("a")
    process = psutil.Process(reasoner.pids()[0])
    if sys.platform == "win32":
        assert process.nice() == psutil.BELOW_NORMAL_PRIORITY_CLASS
    else:
        assert process.nice() == 19
    if sys.platform == "linux":
        assert os.sched_getscheduler(process.pid) == os.SCHED_IDLE
    reasoner.reasoner.stop()
    assert capfd.readouterr() == ("", "")


OWNER = """
    import sys, time
    from pathlib import Path
    from assistant.micro_turn import Task
    from assistant.reasoning.reasoner import Reasoner

    if __name__ == "__main__":
        reasoner = Reasoner(Path(sys.argv[1]), threads=1, on_news=lambda news: print("news", flush=True),
                            on_problem=print, engine="tests.reasoning.scripted_engine:load")
        reasoner.start()
        reasoner.give(Task("a", sys.argv[2], (), 0.0))
        time.sleep(60)
"""


@pytest.mark.parametrize("work", ["wait 50", "stuck"])
def test_when_the_owner_is_killed_the_process_ends_by_itself(tmp_path: Path, work: str):
    model = tmp_path / "model.gguf"
    model.write_text("a model")
    script = tmp_path / "owner.py"
    script.write_text(textwrap.dedent(OWNER))
    with subprocess.Popen(
        [sys.executable, str(script), str(model), work],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
    ) as owner:
        try:
            assert owner.stdout is not None
            assert owner.stdout.readline().strip() == b"news"
            child = psutil.Process(int(model.with_suffix(".loads").read_text()))
        finally:
            owner.kill()
    child.wait(timeout=3.0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that suspends a process")
def test_a_suspended_process_is_stopped_too(start):
    reasoner = start()
    reasoner.ask("a", "wait 30")
    reasoner.wait_for_running("a")
    os.kill(reasoner.pids()[0], signal.SIGSTOP)
    began_s = time.monotonic()
    reasoner.reasoner.stop()
    assert time.monotonic() - began_s < 2.0


def test_the_process_is_known_by_its_number_while_it_runs(start):
    reasoner = start()
    assert reasoner.wait_for_pids() == [reasoner.reasoner.process_id]
    reasoner.reasoner.stop()
    assert reasoner.reasoner.process_id is None
