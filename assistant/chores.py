"""Chores: slow work that nobody waits for, one thing after another in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


class Chores:
    """`do` them from any thread, and `end` once.

    `on_problem` is told the sentence of an error of a kind in `told`, `on_failure` is given any other error; both in
    the thread of the chores, which is called `name`.
    """

    def __init__(
        self,
        name: str,
        told: tuple[type[Exception], ...],
        on_problem: Callable[[str], None],
        on_failure: Callable[[Exception], None],
    ) -> None:
        self._told = told
        self._on_problem = on_problem
        self._on_failure = on_failure
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    def do(self, action: Callable[[], None]) -> None:
        """Does this after what was asked for before; never, when that has ended meanwhile."""

        def guarded() -> None:
            try:
                action()
            except self._told as error:
                self._on_problem(str(error))
            except Exception as error:
                self._on_failure(error)

        try:
            self._thread.submit(guarded)
        except RuntimeError:
            return  # it has ended meanwhile

    def end(self) -> None:
        """Waits for what is being done now and drops the rest; may be called twice."""
        self._thread.shutdown(wait=True, cancel_futures=True)
