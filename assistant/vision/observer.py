"""The observer: the model that sees, in a process of its own that is there while it is used, and what it works on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from assistant.micro_turn import Look, Task, TaskNews, TaskState
from assistant.reasoning.reasoner import Reasoner
from assistant.vision.jobs import Job, id_of

CONTEXT_TOKENS: Final = 2560
"""A picture has 64–1,300 tokens, by the model; the question few."""
UNLOADED_AFTER_S: Final = 240.0
"""So long without use it is kept in memory."""
ENGINE: Final = "assistant.vision.picture_model:load_engine"
WHO: Final = "observer"

_OVER: Final = (TaskState.DONE, TaskState.FAILED, TaskState.CANCELLED)


class Observer:
    """`told` is given each piece of news with its job, in the observer's thread; not of what was forgotten meanwhile.

    `notice` is told what goes wrong. `engine` names another loader than that of the model that sees. For any thread.
    """

    def __init__(
        self,
        told: Callable[[Job, TaskNews], None],
        notice: Callable[[str], None],
        *,
        threads: int,
        engine: str,
    ) -> None:
        self._told = told
        self._notice = notice
        self._threads = threads
        self._engine = engine
        self._lock = threading.Lock()
        self._reasoner: Reasoner | None = None
        self._rests = False
        self._given: dict[str, Job] = {}

    @property
    def there(self) -> bool:
        """Whether there is a model; it may still have to be loaded."""
        return self._reasoner is not None

    @property
    def idle(self) -> bool:
        """Whether it works on nothing."""
        return not self._given

    @property
    def process_id(self) -> int | None:
        """The system's number for its process, None while there is none."""
        reasoner = self._reasoner
        return None if reasoner is None else reasoner.process_id

    @property
    def looks(self) -> tuple[str, ...]:
        """The ids of the looks that it works on."""
        with self._lock:
            return tuple(task_id for task_id, job in self._given.items() if isinstance(job, Look))

    def use(self, model: Path | None) -> None:
        """Lets this model see, or none; it is loaded when something is handed over."""
        before, self._reasoner = self._reasoner, None
        if before is not None:
            before.stop()
        if model is None:
            return
        reasoner = Reasoner(
            model,
            threads=self._threads,
            on_news=self._hear,
            on_problem=self._notice,
            context_tokens=CONTEXT_TOKENS,
            engine=self._engine,
            who=WHO,
            idle_s=UNLOADED_AFTER_S,
        )
        reasoner.start()
        self._reasoner = reasoner

    def expect(self, job: Job) -> None:
        """The job is handed over next: its news are told from now on."""
        with self._lock:
            self._given[id_of(job)] = job

    def give(self, job: Job, question: str, picture: bytes, choices: tuple[str, ...] = ()) -> None:
        """Hands over a job that is expected; one that was forgotten meanwhile is not begun."""
        reasoner, task_id = self._reasoner, id_of(job)
        if reasoner is None:
            self._hear(TaskNews(task_id, TaskState.CANCELLED))
            return
        reasoner.give(Task(task_id, question, (), 0.0, picture=picture, choices=choices))
        if self._given.get(task_id) is not job:
            reasoner.cancel(task_id)

    def forget(self, task_id: str) -> bool:
        """Gives a job up: nothing of it is told any more. Whether it worked on it."""
        with self._lock:
            job = self._given.pop(task_id, None)
        reasoner = self._reasoner
        if job is not None and reasoner is not None:
            reasoner.cancel(task_id)
        return job is not None

    def forget_asides(self) -> list[Job]:
        """Gives up what nobody waits for; what that was."""
        with self._lock:
            asides = [job for job in self._given.values() if not isinstance(job, Look)]
        return [job for job in asides if self.forget(id_of(job))]

    def rest(self, on: bool) -> None:
        """Leaves the processor to the conversation for a moment, or goes on; asked as often as one likes."""
        reasoner = self._reasoner
        if on != self._rests and reasoner is not None:
            self._rests = on
            reasoner.rest(on)

    def _hear(self, news: TaskNews) -> None:
        with self._lock:
            job = self._given.get(news.task_id)
            if news.state in _OVER:
                self._given.pop(news.task_id, None)
        if job is not None:
            self._told(job, news)
