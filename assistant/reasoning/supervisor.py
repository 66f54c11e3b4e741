"""The thread behind `Reasoner`: keeps the process running and hands it one task at a time.

Every handing over has a new run number, and reports of another run than the process is busy with are dropped:
what a cancelled or crashed run still had to say is lost, as it should be.
"""

from __future__ import annotations

import base64
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import wait
from pathlib import Path
from typing import Final

from assistant.micro_turn import TaskNews, TaskState
from assistant.reasoning.child_process import ChildProcess
from assistant.reasoning.inbox import Cancel, Give, Inbox, Pause, Replace, Stop, SwitchModel, Wish
from assistant.reasoning.messages import (
    Answered,
    CannotAnswer,
    CannotLoad,
    Check,
    Checked,
    GaveUp,
    GiveUp,
    Ready,
    Report,
    Rest,
    Think,
    Thinking,
)
from assistant.reasoning.snapshot import CHECKED_CHARACTERS, newest_that_fits
from assistant.reasoning.task_line import Attempt, TaskLine
from assistant.reasoning.worker import WorkerSettings

REPEATS: Final = 1
"""How often a task is tried again after the process ended under it."""

SILENT_TOO_LONG_S: Final = 600.0
"""A process that works on a task reports every quarter of a second when the machine is free; when other programs
take all of it, the lowest priority may get only a few thousandths, and then a slice of the prompt takes minutes."""

GIVE_UP_TOO_LONG_S: Final = 10.0
"""How long a cancelled task may go on occupying the process before the process is replaced."""

log = logging.getLogger(__name__)


class Supervisor:
    """Everything here happens on the one thread that calls `run`."""

    def __init__(
        self,
        settings: WorkerSettings,
        inbox: Inbox,
        on_news: Callable[[TaskNews], None],
        on_problem: Callable[[str], None],
        waiting_tasks: int,
        idle_s: float | None = None,
    ) -> None:
        """With `idle_s` the process begins with the first task and ends when there was none for so long."""
        self._settings = settings
        self._idle_s = idle_s
        self._idle_until_s: float | None = (
            None  # when the process ends for want of work, on the monotonic clock
        )
        self._inbox = inbox
        self._tasks = TaskLine(on_news, waiting_tasks, settings.who)
        self._on_problem = on_problem
        self._child: ChildProcess | None = None
        self._ready = False
        self._busy_run: int | None = None
        self._last_run = 0
        self._overdue_s: float | None = None  # when the process is taken for hung, on the monotonic clock
        self._refusal: CannotLoad | None = None
        self._refused_file: tuple[int, int] | None = None
        self._switch_to: Path | None = None
        self._model_before: Path | None = None
        self._last_problem = ""
        self._stopping = False
        self.settled = threading.Event()
        """Set once the first model is loaded, or it is clear that it cannot be."""

    @property
    def has_process(self) -> bool:
        """Whether the process runs, with its model loaded or loading; may be asked from any thread."""
        return self._child is not None

    @property
    def process_id(self) -> int | None:
        """The system's number for the process, None while there is none; may be asked from any thread."""
        child = self._child
        return None if child is None else child.id

    def run(self) -> None:
        """Runs until `Stop` is taken from the inbox; then every task that is not over is cancelled."""
        try:
            if self._idle_s is None:
                self._start_process()
            while not self._stopping:
                while self._advance():
                    pass
                self._wait()
        finally:
            for wish in self._inbox.close():
                self._obey(wish)
            self._end_process()
            self._tasks.cancel_all()

    def _wait(self) -> None:
        times_s = [time_s for time_s in (self._overdue_s, self._idle_until_s) if time_s is not None]
        timeout_s = max(0.0, min(times_s) - time.monotonic()) if times_s else None
        wait([self._inbox.bell, *(self._child.sources() if self._child else ())], timeout_s)
        for wish in self._inbox.take():
            self._obey(wish)
        if self._child is not None:
            ended = self._child.has_ended()  # asked first, so that the last reports are read before it counts
            for report in self._child.reports():
                self._hear(report)
            if ended and self._child is not None:
                self._crashed(self._end_process())
        if self._overdue_s is not None and time.monotonic() >= self._overdue_s:
            self._hung()
        if self._idle_until_s is not None and time.monotonic() >= self._idle_until_s:
            self._end_process()

    # What callers want

    def _obey(self, wish: Wish) -> None:
        match wish:
            case Give(task):
                self._tasks.join(task)
            case Cancel(task_id):
                self._give_up(self._tasks.cancel(task_id))
            case Replace(task_id, task):
                self._give_up(self._tasks.replace(task_id, task))
            case SwitchModel(path):
                self._switch_to = path
            case Pause(on):
                if self._child is not None:
                    self._child.send(Rest(on))
            case Stop():
                self._stopping = True

    def _give_up(self, attempt: Attempt | None) -> None:
        """The task of this attempt is over: the process need not go on with it."""
        if attempt is not None and attempt.run is not None and self._child is not None:
            self._child.send(GiveUp(attempt.run))
            self._overdue_s = time.monotonic() + GIVE_UP_TOO_LONG_S

    # What to do next

    def _advance(self) -> bool:
        """Takes one step that is possible now; False when there is nothing to do but wait."""
        current = self._tasks.next()
        if self._switch_to is not None and (current is None or current.run is None):
            self._switch(self._switch_to)
            return True
        if current is None or current.run is not None:
            return False
        if self._child is None:
            if self._refusal is not None and not self._may_try_again(self._refusal):
                self._tasks.finish(TaskState.FAILED, error=self._refusal.sentence)
            else:
                self._start_process()
            return True
        if self._ready and self._busy_run is None:
            self._hand_over(self._child, current)
        return False

    def _hand_over(self, child: ChildProcess, current: Attempt) -> None:
        self._last_run += 1
        current.run = self._busy_run = self._last_run
        self._idle_until_s = None
        self._overdue_s = time.monotonic() + SILENT_TOO_LONG_S
        task = current.task
        if task.given:
            asked, given = task.question[:CHECKED_CHARACTERS], task.given[:CHECKED_CHARACTERS]
            child.send(Check(current.run, asked, given))
        else:
            picture = base64.b64encode(task.picture).decode("ascii")
            asked_of = newest_that_fits(task.asked, task.messages)
            child.send(Think(current.run, *asked_of, picture, task.choices))
        self._tasks.progress("")

    def _may_try_again(self, refusal: CannotLoad) -> bool:
        return refusal.passing or _fingerprint(self._settings.model_path) != self._refused_file

    def _switch(self, path: Path) -> None:
        self._switch_to = None
        self._model_before = self._settings.model_path if self._refusal is None else None
        self._refusal = None
        self._end_process()  # first, so that two models are never in memory together
        self._settings = replace(self._settings, model_path=path)
        self._start_process()

    # What the process says and does

    def _start_process(self) -> None:
        self._tasks.model = self._settings.model_path.stem
        try:
            self._child = ChildProcess(self._settings)
        except OSError as problem:
            self._crashed(f"it could not be started: {problem.strerror or problem}")

    def _hear(self, report: Report) -> None:
        if isinstance(report, Ready):
            self._ready = True
            self._is_idle()
            self.settled.set()
            self._refusal = self._model_before = None
            self._last_problem = ""
            return
        if isinstance(report, CannotLoad):
            self._cannot_load(report)
            return
        if report.run != self._busy_run:
            return
        current = self._tasks.current
        is_current = current is not None and current.run == report.run
        if isinstance(report, Thinking):
            if is_current:
                self._overdue_s = time.monotonic() + SILENT_TOO_LONG_S
                self._tasks.progress(report.text, report.thoughts)
            return
        self._busy_run = self._overdue_s = None
        self._is_idle()
        if is_current:
            match report:
                case Answered():
                    self._tasks.finish(TaskState.DONE, report.text, thoughts=report.thoughts)
                case Checked():
                    self._tasks.finish(TaskState.DONE, verdict=report.verdict)
                case CannotAnswer():
                    self._tasks.finish(TaskState.FAILED, error=report.sentence)
                case GaveUp():
                    self._tasks.finish(TaskState.CANCELLED)

    def _is_idle(self) -> None:
        """The process has nothing to do, if only for a moment."""
        if self._idle_s is not None:
            self._idle_until_s = time.monotonic() + self._idle_s

    def _cannot_load(self, report: CannotLoad) -> None:
        self._end_process()
        if self._model_before is not None:
            self._problem(f"{report.sentence} The {self._settings.who} keeps {self._model_before.name}.")
            self._settings = replace(self._settings, model_path=self._model_before)
            self._model_before = None
            self._start_process()
            return
        self.settled.set()
        self._refusal = report
        self._refused_file = _fingerprint(self._settings.model_path)
        self._problem(report.sentence)
        self._tasks.finish(TaskState.FAILED, error=report.sentence)

    def _crashed(self, how: str) -> None:
        """The process is gone without having been told to: the current task is tried again, once."""
        if self._model_before is not None:
            name = self._settings.model_path.name
            sentence = f"The {self._settings.who}'s model {name} could not be loaded ({how})."
            self._cannot_load(CannotLoad(sentence, passing=False))
            return
        self.settled.set()
        sentence = f"The {self._settings.who} ended unexpectedly ({how})"
        current = self._tasks.current
        if current is None:
            self._problem(f"{sentence}; it is started again for the next question.")
            return
        current.run = None
        current.crashes += 1
        if current.crashes <= REPEATS:
            self._problem(f"{sentence}; it is started again and the task repeated.")
        else:
            self._problem(f"{sentence} for the second time; the task was given up.")
            self._tasks.finish(TaskState.FAILED, error=f"{sentence}, twice, while working on this.")

    def _hung(self) -> None:
        self._end_process()
        if self._tasks.current is None:
            self._start_process()
        else:
            self._crashed(f"it was silent for {SILENT_TOO_LONG_S:.0f} seconds")

    def _end_process(self) -> str:
        child, self._child = self._child, None
        self._ready = False
        self._busy_run = self._overdue_s = self._idle_until_s = None
        return child.end() if child is not None else ""

    def _problem(self, sentence: str) -> None:
        if sentence == self._last_problem:
            return
        self._last_problem = sentence
        try:
            self._on_problem(sentence)
        except Exception:
            log.exception("a problem of a model's process could not be reported")


def _fingerprint(path: Path) -> tuple[int, int] | None:
    """Changes when the file is written anew; None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
