"""The reasoner's process: loads the model, answers what it is asked, ends when its owner does.

Two threads. The listener takes orders and keeps its normal priority: it only waits, and so a cancellation or
the end of the owner is noticed at once, also while native code runs. The main thread thinks, at low priority.
"""

from __future__ import annotations

import importlib
import os
import queue
import signal
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assistant.reasoning.errors import CannotAnswerError, UnusableModelError
from assistant.reasoning.low_priority import lower_priority
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
    from_bytes,
    to_bytes,
)
from assistant.reasoning.written import Written, newest_thoughts

if TYPE_CHECKING:
    from assistant.reasoning.llama_engine import Engine

REPORT_EVERY_S: Final = 0.25
REST_AT_MOST_S: Final = 12.0
"""Whoever talks for longer does not keep it from its work."""
REST_LOOK_S: Final = 0.02


@dataclass(frozen=True)
class WorkerSettings:
    """What the process is started with.

    `engine` names the function that loads the model, as `module:function`; None for the reasoner's on llama.cpp.
    `who` is what it is called in sentences for the user.
    """

    model_path: Path
    context_tokens: int
    threads: int
    engine: str | None = None
    who: str = "reasoner"


def run_worker(orders: Connection, reports: Connection, settings: WorkerSettings) -> None:
    """The whole life of the process; returns only when there is no model."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C in the terminal is for the owner, who ends this process
    _silence()
    desk = _Desk(orders, reports)
    threading.Thread(target=desk.listen, name=f"{settings.who}-orders", daemon=True).start()
    lower_priority()
    began_s = time.monotonic()
    try:
        engine = _load(settings)
    except UnusableModelError as problem:
        desk.report(CannotLoad(str(problem), problem.passing))
        return
    except MemoryError:
        name = settings.model_path.name
        desk.report(
            CannotLoad(f"There is not enough memory for the {settings.who}'s model {name}.", passing=True)
        )
        return
    desk.report(Ready(time.monotonic() - began_s))
    while True:
        order = desk.next_order()
        if isinstance(order, Check):
            _check(engine, order, desk)
        else:
            _think(engine, order, desk)


class _Desk:
    """Where orders come in and reports go out."""

    def __init__(self, orders: Connection, reports: Connection) -> None:
        self._orders = orders
        self._reports = reports
        self._to_do: queue.SimpleQueue[Think | Check] = queue.SimpleQueue()
        self._given_up_until = -1
        self._rests_until_s = 0.0

    def listen(self) -> None:
        """Takes orders until the owner closes the pipe or dies; then ends the process, whatever it does."""
        parent = parent_process()
        sources: list[Connection | int] = [self._orders]
        if parent is not None:
            sources.append(parent.sentinel)
        while True:
            if self._orders not in wait(sources):
                os._exit(0)
            try:
                order = from_bytes(self._orders.recv_bytes())
            except (EOFError, OSError, ValueError):
                os._exit(0)
            if isinstance(order, Think | Check):
                self._to_do.put(order)
            elif isinstance(order, GiveUp):
                self._given_up_until = order.run
            elif isinstance(order, Rest):
                self._rests_until_s = time.monotonic() + REST_AT_MOST_S if order.on else 0.0

    def next_order(self) -> Think | Check:
        return self._to_do.get()

    def is_given_up(self, run: int) -> bool:
        return run <= self._given_up_until

    def rest(self, run: int) -> None:
        """Waits while it is to rest, unless the run is given up."""
        while time.monotonic() < self._rests_until_s and not self.is_given_up(run):
            time.sleep(REST_LOOK_S)

    def report(self, report: Report) -> None:
        try:
            self._reports.send_bytes(to_bytes(report))
        except OSError:
            os._exit(0)  # nobody listens any more


def _think(engine: Engine, order: Think, desk: _Desk) -> None:
    """Works on one task until it is answered or given up.

    Any error but CannotAnswerError leaves the model in an unknown state: it ends the process, whose owner
    starts another one.
    """
    written = Written()
    reported_s = 0.0
    try:
        with closing(engine.answer(order)) as steps:
            for written in steps:
                desk.rest(order.run)
                if desk.is_given_up(order.run):
                    break
                if time.monotonic() - reported_s >= REPORT_EVERY_S:
                    desk.report(Thinking(order.run, written.answer, newest_thoughts(written.thoughts)))
                    reported_s = time.monotonic()
    except CannotAnswerError as problem:
        desk.report(CannotAnswer(order.run, str(problem)))
        return
    if desk.is_given_up(order.run):
        desk.report(GaveUp(order.run))
    else:
        desk.report(Answered(order.run, written.answer, newest_thoughts(written.thoughts)))


def _check(engine: Engine, order: Check, desk: _Desk) -> None:
    """Checks one answer, until that is done or given up."""
    reported_s = 0.0
    with closing(engine.check(order)) as steps:
        while not desk.is_given_up(order.run):
            desk.rest(order.run)
            try:
                next(steps)
            except StopIteration as done:
                desk.report(Checked(order.run, done.value))
                return
            if time.monotonic() - reported_s >= REPORT_EVERY_S:
                desk.report(Thinking(order.run, ""))
                reported_s = time.monotonic()
    desk.report(GaveUp(order.run))


def _load(settings: WorkerSettings) -> Engine:
    if settings.engine is None:
        from assistant.reasoning.llama_engine import load_engine  # heavy, and wanted in this process alone

        return load_engine(settings.model_path, settings.context_tokens, settings.threads)
    module, _, function = settings.engine.partition(":")
    load = getattr(importlib.import_module(module), function)
    engine: Engine = load(settings.model_path, settings.context_tokens, settings.threads)
    return engine


def _silence() -> None:
    """Sends what native code prints to nowhere: standard output may belong to the conversation's caller."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.close(nowhere)
    except OSError:
        pass  # a program without a console may have nothing there to replace
