"""A `Reasoner` on the scripted engine, with everything that it told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from assistant.micro_turn import Task, TaskNews, TaskState
from assistant.reasoning.reasoner import Reasoner
from tests.reasoning import scripted_engine

TERMINAL = {TaskState.DONE, TaskState.FAILED, TaskState.CANCELLED}


class ListeningReasoner:
    """`news` and `problems` are all that was told so far, in order."""

    def __init__(self, model: Path) -> None:
        self.model = model
        self.news: list[TaskNews] = []
        self.problems: list[str] = []
        self._changed = threading.Condition()
        engine = f"{scripted_engine.__name__}:load"
        self.reasoner = Reasoner(
            model, threads=1, on_news=self._hear_news, on_problem=self._hear_problem, engine=engine
        )

    def _hear_news(self, news: TaskNews) -> None:
        with self._changed:
            self.news.append(news)
            self._changed.notify_all()

    def _hear_problem(self, sentence: str) -> None:
        with self._changed:
            self.problems.append(sentence)
            self._changed.notify_all()

    def ask(self, task_id: str, script: str, conversation: tuple[tuple[str, str], ...] = ()) -> None:
        self.reasoner.give(Task(task_id, script, conversation, asked_at_s=0.0))

    def check(self, task_id: str, script: str, given: str) -> None:
        self.reasoner.give(Task(task_id, script, (), asked_at_s=0.0, given=given))

    def wait_until(self, what: Callable[[], object], timeout_s: float = 20.0) -> None:
        with self._changed:
            assert self._changed.wait_for(what, timeout_s), f"told until then: {self.news} {self.problems}"

    def end_of(self, task_id: str) -> TaskNews:
        """Waits for the terminal news of a task."""
        self.wait_until(lambda: self.ends_of(task_id))
        return self.ends_of(task_id)[0]

    def ends_of(self, task_id: str) -> list[TaskNews]:
        return [news for news in self.news if news.task_id == task_id and news.state in TERMINAL]

    def wait_for_running(self, task_id: str, text: str = "") -> None:
        self.wait_until(
            lambda: any(
                news.task_id == task_id and news.state is TaskState.RUNNING and news.text == text
                for news in self.news
            )
        )

    def pids(self) -> list[int]:
        """The processes that have loaded this model, in order."""
        loads = self.model.with_suffix(".loads")
        return [int(line) for line in loads.read_text().split()] if loads.exists() else []

    def wait_for_pids(self, how_many: int = 1) -> list[int]:
        until_s = time.monotonic() + 20.0
        while len(self.pids()) < how_many:
            assert time.monotonic() < until_s
            time.sleep(0.01)
        return self.pids()
