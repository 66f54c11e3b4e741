"""Running network work so that it ends soon after an event is set, whatever the server does."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from models.errors import FetchCancelled

_T = TypeVar("_T")
_LOOK_S = 0.05
_GOODBYE_S = 1.0


def run_cancellable(work: Coroutine[Any, Any, _T], cancel: threading.Event) -> _T:
    """Run ``work`` on an event loop of its own until it is done or ``cancel`` is set.

    A blocking read cannot be interrupted portably; waiting on an event loop can. A look-up of a host name
    that hangs is left to end by itself in its own thread.

    Raises:
        FetchCancelled: ``cancel`` was set first.
        BaseException: whatever ``work`` raises.
    """
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(_watched(work, cancel))
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


async def _watched(work: Coroutine[Any, Any, _T], cancel: threading.Event) -> _T:
    task = asyncio.ensure_future(work)
    try:
        while not task.done():
            await asyncio.wait({task}, timeout=_LOOK_S)
            if cancel.is_set() and not task.done():
                task.cancel()
                await asyncio.wait({task}, timeout=_GOODBYE_S)
                raise FetchCancelled("The fetch was cancelled.")
    finally:
        if not task.done():
            task.cancel()
    return task.result()
