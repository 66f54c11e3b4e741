"""The reasoner's place in the engine: there may be one in it or none, and another one may take it while all goes on."""

from __future__ import annotations

from collections.abc import Callable

from assistant.micro_turn import Task, TaskNews
from assistant.model_loading import ModelLoader
from assistant.reasoning.reasoner import Reasoner

LOADS_S = 60.0


class ReasonerSeat:
    """What is asked of a reasoner while there is none is asked of nobody.

    `on_news` is given the news of tasks, `available` is told whether there is a reasoner, `notice` what went wrong;
    from several threads.
    """

    def __init__(
        self,
        loader: ModelLoader,
        on_news: Callable[[TaskNews], None],
        available: Callable[[bool], None],
        notice: Callable[[str], None],
    ) -> None:
        self._loader = loader
        self._on_news = on_news
        self._available = available
        self._notice = notice
        self._reasoner: Reasoner | None = None
        self._rests = False

    def use(self, model_id: str) -> None:
        """Lets this model reason; its process loads it meanwhile. Raises LoadingError when there is no such file."""
        path = self._loader.file(model_id)
        if self._reasoner is not None:
            self._reasoner.switch_model(path)
            return
        self._reasoner = Reasoner(
            path, threads=self._loader.threads.reasoner, on_news=self._on_news, on_problem=self._notice
        )
        self._reasoner.start()
        self._available(True)

    def wait_until_loaded(self) -> None:
        """Until it can work, `LOADS_S` at most; at once where there is none."""
        if self._reasoner is not None:
            self._reasoner.wait_until_loaded(LOADS_S)

    def leave(self) -> None:
        """Ends the reasoner and its process, and tells that there is none."""
        reasoner, self._reasoner = self._reasoner, None
        self._available(False)
        if reasoner is not None:
            reasoner.stop()

    def stop(self) -> None:
        """Ends its process, at the end of everything."""
        if self._reasoner is not None:
            self._reasoner.stop()

    def give(self, task: Task) -> None:
        """Lets it work on a task."""
        if self._reasoner is not None:
            self._reasoner.give(task)

    def replace(self, task_id: str, task: Task) -> None:
        """Lets it work on a task in place of another one."""
        if self._reasoner is not None:
            self._reasoner.replace(task_id, task)

    def cancel(self, task_id: str) -> None:
        """Ends a task."""
        if self._reasoner is not None:
            self._reasoner.cancel(task_id)

    def rest(self, rests: bool) -> None:
        """Whether it leaves the processor to the conversation; asked anew as often as one likes."""
        if rests != self._rests and self._reasoner is not None:
            self._rests = rests
            self._reasoner.rest(rests)

    @property
    def process_id(self) -> int | None:
        """The system's number for its process, None while there is none."""
        reasoner = self._reasoner
        return None if reasoner is None else reasoner.process_id
