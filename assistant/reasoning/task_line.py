"""The tasks that are not over: one that is worked on, the others in line behind it.

A task is over when its terminal news was told, and is then forgotten here. So there is exactly one terminal
news for every task, in whatever order cancellations, answers and crashes arrive.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from assistant.micro_turn import Task, TaskNews, TaskState, Verdict

log = logging.getLogger(__name__)


@dataclass
class Attempt:
    """The task that is worked on; `run` is None until it was handed to the process."""

    task: Task
    run: int | None = None
    crashes: int = 0


class TaskLine:
    """All of it belongs to one thread, on which `on_news` is called."""

    def __init__(self, on_news: Callable[[TaskNews], None], longest: int, who: str) -> None:
        self._on_news = on_news
        self._who = who
        self._longest = longest
        self._waiting: deque[Task] = deque()
        self.current: Attempt | None = None
        self.model = ""
        """Which model works on the tasks, as their news tell."""

    def join(self, task: Task) -> None:
        """Takes a task in; it fails when the line is full, and counts once when it is here already."""
        if self.current is not None and self.current.task.id == task.id:
            return
        if any(waiting.id == task.id for waiting in self._waiting):
            return
        if len(self._waiting) >= self._longest:
            full = f"The {self._who} has {self._longest} questions waiting already."
            self._give(TaskNews(task.id, TaskState.FAILED, error=full))
            return
        self._waiting.append(task)

    def next(self) -> Attempt | None:
        """The task to work on: the current one, or else the first in line, which becomes it."""
        if self.current is None and self._waiting:
            self.current = Attempt(self._waiting.popleft())
        return self.current

    def progress(self, text: str, thoughts: str = "") -> None:
        """Tells how far the current task is."""
        if self.current is not None:
            task_id = self.current.task.id
            self._give(TaskNews(task_id, TaskState.RUNNING, text, thoughts=thoughts, model=self.model))

    def finish(
        self,
        state: TaskState,
        text: str = "",
        error: str = "",
        verdict: Verdict | None = None,
        thoughts: str = "",
    ) -> None:
        """Ends the current task, if there is one."""
        attempt, self.current = self.current, None
        if attempt is not None:
            self._give(TaskNews(attempt.task.id, state, text, error, verdict, thoughts))

    def replace(self, task_id: str, task: Task) -> Attempt | None:
        """Ends the task with this id and puts another one into its place; the attempt at it, if it was the current one.

        Where it is over already, the other one joins the line.
        """
        if self.current is not None and self.current.task.id == task_id:
            attempt = self.cancel(task_id)
            self._waiting.appendleft(task)
            return attempt
        for place, waiting in enumerate(self._waiting):
            if waiting.id == task_id:
                self._waiting[place] = task
                self._give(TaskNews(task_id, TaskState.CANCELLED))
                return None
        self.join(task)
        return None

    def cancel(self, task_id: str) -> Attempt | None:
        """Ends the task with this id, if it is not over; the attempt at it, if it was the current one."""
        attempt = self.current
        if attempt is not None and attempt.task.id == task_id:
            self.finish(TaskState.CANCELLED)
            return attempt
        for task in [task for task in self._waiting if task.id == task_id]:
            self._waiting.remove(task)
            self._give(TaskNews(task.id, TaskState.CANCELLED))
        return None

    def cancel_all(self) -> None:
        """Ends every task."""
        while self.next() is not None:
            self.finish(TaskState.CANCELLED)

    def _give(self, news: TaskNews) -> None:
        try:
            self._on_news(news)
        except Exception:
            log.exception("the news of a task could not be delivered")
