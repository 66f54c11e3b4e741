"""The owner's end of a model's process: start it, talk to it, be sure that it is gone."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from typing import Final

from assistant.reasoning.messages import (
    Answered,
    CannotAnswer,
    CannotLoad,
    Checked,
    GaveUp,
    Order,
    Ready,
    Report,
    Thinking,
    from_bytes,
    to_bytes,
)
from assistant.reasoning.worker import WorkerSettings, run_worker

GOODBYE_S: Final = 0.3
"""How long the process may take to end by itself when its pipe is closed."""

REPORT_KINDS: Final = (Ready, CannotLoad, Thinking, Answered, Checked, CannotAnswer, GaveUp)


class ChildProcess:
    """One running process. Everything here is called from one thread.

    It is started by multiprocessing's "spawn", which works in a frozen bundle too as long as the program's
    main calls `multiprocessing.freeze_support()` first.
    Raises OSError when the system cannot start a process. `id` is the system's number for it.
    """

    def __init__(self, settings: WorkerSettings) -> None:
        spawn = multiprocessing.get_context("spawn")
        its_orders, self._orders = spawn.Pipe(duplex=False)
        self._reports, its_reports = spawn.Pipe(duplex=False)
        self._process = spawn.Process(
            target=run_worker, args=(its_orders, its_reports, settings), name=settings.who, daemon=True
        )
        try:
            self._process.start()
        except BaseException:
            self._orders.close()
            self._reports.close()
            raise
        finally:
            its_orders.close()
            its_reports.close()
        self.id = self._process.pid

    def sources(self) -> list[Connection | int]:
        """What to wait for: becomes ready when there is a report or the process has ended."""
        return [self._reports, self._process.sentinel]

    def send(self, order: Order) -> None:
        """Sends an order; one that the process is not there to take is lost with it.

        Does not wait: the process takes one task at a time, and its listener empties the pipe.
        """
        try:
            self._orders.send_bytes(to_bytes(order))
        except OSError:
            pass  # has_ended says so

    def reports(self) -> Iterator[Report]:
        """The reports that have arrived."""
        try:
            while self._reports.poll():
                report = from_bytes(self._reports.recv_bytes())
                if isinstance(report, REPORT_KINDS):
                    yield report
        except (EOFError, OSError, ValueError):
            return

    def has_ended(self) -> bool:
        """Whether the process is gone. Its last reports may still be in the pipe."""
        return bool(wait([self._process.sentinel], timeout=0))

    def end(self) -> str:
        """Ends the process, gently and then by force, and says how it ended; takes up to about a second."""
        self._orders.close()
        self._process.join(GOODBYE_S)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join(1.0)
        how = _how_it_ended(self._process.exitcode)
        self._reports.close()
        if self._process.exitcode is not None:
            self._process.close()
        return how


def _how_it_ended(exit_code: int | None) -> str:
    if exit_code is None:
        return "it does not react"
    if exit_code >= 0:
        return f"exit code {exit_code}"
    if -exit_code == getattr(signal, "SIGKILL", 9):
        return "it was killed, perhaps because memory ran out"
    try:
        return f"signal {signal.Signals(-exit_code).name}"
    except ValueError:
        return f"signal {-exit_code}"
