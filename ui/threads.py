"""The two verbs that are all the threading a view ever sees: `run_in_background` and `run_on_main`."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

T = TypeVar("T")
log = logging.getLogger(__name__)

_running: set[threading.Thread] = set()
_running_lock = threading.Lock()
_mailbox: _Mailbox | None = None


class _Mailbox(QObject):
    """Lives on the GUI thread and does there what is posted to it."""

    posted = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self.posted.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def _do(self, act: Callable[[], None]) -> None:
        act()


def open_mailbox() -> None:
    """Make the GUI thread ready to be posted to; call there once, after the QApplication is made."""
    global _mailbox
    if _mailbox is None:
        _mailbox = _Mailbox()
        _mailbox.destroyed.connect(_forget_mailbox)


def _forget_mailbox() -> None:
    global _mailbox
    _mailbox = None


def run_on_main(act: Callable[[], None]) -> None:
    """Call `act` on the GUI thread soon. From any thread; never waits; dropped when the application ended."""
    mailbox = _mailbox
    if mailbox is None:
        return
    try:
        mailbox.posted.emit(act)
    except RuntimeError:  # the application ended between the two lines
        pass


def run_in_background(
    work: Callable[[], T],
    on_done: Callable[[T], None] | None = None,
    on_failed: Callable[[Exception], None] | None = None,
) -> None:
    """Call `work` on a thread of its own, then `on_done` or `on_failed` with the outcome on the GUI thread."""

    def run() -> None:
        try:
            result = work()
        except Exception as error:
            if on_failed is None:
                log.exception("background work failed")
            else:
                failed, what = on_failed, error
                run_on_main(lambda: failed(what))
        else:
            if on_done is not None:
                done = on_done
                run_on_main(lambda: done(result))
        finally:
            with _running_lock:
                _running.discard(threading.current_thread())

    thread = threading.Thread(target=run, name="ui-background", daemon=True)
    with _running_lock:
        _running.add(thread)
    thread.start()


def wait_for_background(timeout_s: float) -> bool:
    """Wait until no background work runs; False when some still does after `timeout_s`."""
    deadline = time.monotonic() + timeout_s
    while True:
        with _running_lock:
            threads = list(_running)
        if not threads:
            return True
        left_s = deadline - time.monotonic()
        if left_s <= 0:
            return False
        threads[0].join(left_s)
