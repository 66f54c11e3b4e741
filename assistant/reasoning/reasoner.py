"""The background reasoner as the rest of the engine sees it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from assistant.micro_turn import Task, TaskNews, TaskState
from assistant.reasoning.inbox import Cancel, Give, Inbox, Pause, Replace, Stop, SwitchModel, Wish
from assistant.reasoning.supervisor import Supervisor
from assistant.reasoning.worker import WorkerSettings

CONTEXT_TOKENS: Final = 4096
WAITING_TASKS: Final = 8
"""Tasks that may wait while one is worked on; one more fails with a sentence that says so."""

STOP_S: Final = 2.5


class Reasoner:
    """A larger model in a low-priority process of its own, which works on one task at a time, in order.

    `on_news` is called on the reasoner's thread: RUNNING when a task is begun and then, about four times a
    second, with the text and the thoughts so far; and exactly once for every task DONE with the whole text,
    FAILED with a sentence, or CANCELLED. `on_problem` gets a sentence for the user when the model cannot be used or the
    process ended unexpectedly. Both must return quickly.

    Of the methods only `stop` and `wait_until_loaded` wait. When the process ends under a task, the task is
    repeated once.
    A model that cannot be loaded fails the tasks until its file changes or another model is chosen.
    `threads` are those of the model. `engine` names another loader than the reasoner's own, as `module:function`, and
    `who` is then what it is called in sentences. With `idle_s` the process begins with the first task and ends when
    there was none for so long.
    """

    def __init__(
        self,
        model_path: Path,
        *,
        threads: int,
        on_news: Callable[[TaskNews], None],
        on_problem: Callable[[str], None],
        context_tokens: int = CONTEXT_TOKENS,
        engine: str | None = None,
        who: str = "reasoner",
        idle_s: float | None = None,
    ) -> None:
        self._on_news = on_news
        self._who = who
        self._inbox = Inbox()
        settings = WorkerSettings(model_path, context_tokens, threads, engine, who)
        self._supervisor = Supervisor(settings, self._inbox, on_news, on_problem, WAITING_TASKS, idle_s)
        self._thread = threading.Thread(target=self._supervisor.run, name=who, daemon=True)

    @property
    def alive(self) -> bool:
        """Whether the process runs, its model loaded or being loaded."""
        return self._thread.is_alive() and self._supervisor.has_process

    @property
    def process_id(self) -> int | None:
        """The system's number for the process, None while there is none."""
        return self._supervisor.process_id

    def start(self) -> None:
        """Starts the thread and, on it, the process, which loads the model at once.

        Raises RuntimeError when it was started or stopped before.
        """
        if self._inbox.closed:
            raise RuntimeError("a reasoner that was stopped cannot be started")
        self._thread.start()

    def wait_until_loaded(self, timeout_s: float) -> bool:
        """Waits until the model is loaded or refused; False when that takes longer."""
        return self._supervisor.settled.wait(timeout_s)

    def give(self, task: Task) -> None:
        """Queues a task; after `stop` it fails at once, on the caller's thread.

        A task that is queued or worked on already is not taken a second time.
        """
        if not self._inbox.put(Give(task)):
            self._on_news(TaskNews(task.id, TaskState.FAILED, error=f"The {self._who} has been stopped."))

    def cancel(self, task_id: str) -> None:
        """Cancels a task that waits or is worked on; does nothing for any other."""
        self._inbox.put(Cancel(task_id))

    def replace(self, task_id: str, task: Task) -> None:
        """Cancels the task with this id and works on `task` in its place in the line; after `stop` it fails at once.

        Where the old one is over already, the new one is queued like any other.
        """
        if not self._inbox.put(Replace(task_id, task)):
            self._on_news(TaskNews(task.id, TaskState.FAILED, error=f"The {self._who} has been stopped."))

    def rest(self, on: bool) -> None:
        """Computes nothing until `rest(False)`, but for some seconds at most: the conversation needs the processor."""
        self._inbox.put(Pause(on))

    def switch_model(self, path: Path) -> None:
        """Uses the model at `path` when the task that is worked on is over; waiting tasks wait for it.

        If it cannot be loaded, `on_problem` says so and the model before it is loaded again.
        """
        self._inbox.put(SwitchModel(path))

    def stop(self) -> None:
        """Cancels everything, ends the process and the thread within about 2 s. May be called again."""
        self._inbox.put(Stop())
        if self._thread.ident is None:
            for wish in self._inbox.close():
                self._cancel_unbegun(wish)
        elif self._thread is not threading.current_thread():
            self._thread.join(STOP_S)

    def _cancel_unbegun(self, wish: Wish) -> None:
        if isinstance(wish, Give | Replace):
            self._on_news(TaskNews(wish.task.id, TaskState.CANCELLED))
