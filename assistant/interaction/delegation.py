"""What is handed to the reasoner, and what becomes of it.

Whether a question needs thought is read from the interaction model's own draft: either it says so (its examples
show it how), or it answers a question with words of which it is not sure.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import replace

from assistant.interaction.output import Output
from assistant.interaction.wording import asks, is_question
from assistant.micro_turn import Addition, Decision, Delivery, Task, TaskNews, TaskState
from assistant.perception.hypothesis import bare_words

THINKING_PHRASE = "Let me think"
THINKING_WORDS = bare_words(THINKING_PHRASE)
_PROMISES = tuple(
    bare_words(promise)
    for promise in (
        *(
            "Let's think",
            "Let me work that out",
            "Let's work that out",
            "Let me work it out",
            "Let's work it out",
        ),
        *("I'll work that out", "I'll think about that", "Let me look into it", "Let me look into that"),
        *("Give me a moment", "I need to think about"),
    )
)
"""So the model asks for time to think, too, once it has read bridges of its own in the conversation."""
SURE_ENOUGH = 0.5
"""Mean token probability of an answer's first clause; below it the models of the small presets mostly guess."""
SURE_ENOUGH_WHILE_BUSY = 0.3
"""While the reasoner works on something, a guess now is better than an answer that has to wait for that."""

BRIDGES = (
    "Let me think about that.",
    "Give me a moment for that one.",
    "I'll work that out.",
    "Let me look into it.",
    "I need to think about this one.",
)
"""Said while the reasoner works."""
MORE_BRIDGES = (
    "I'll think about that one, too.",
    "That one comes next.",
    "I'll add that to what I'm working on.",
)
"""Said when it works on something already."""
SHOWN_BRIDGES = (
    "Let me think. You will see the answer on the screen.",
    "I'll work that out and show it to you.",
    "I need to think about this one; look at the screen in a moment.",
)
"""Said when the result will only be shown."""
WITHOUT_REASONER = "I would have to think about that, but the reasoner is not running."
KEPT_TASKS = 50
"""Tasks that are over and can still be added to."""
TOO_LONG_AGO = "That task is too long ago to add something to it; ask the question again."
NO_REASONER = (
    "Nothing can be added to a task while no model thinks in the background; choose one in the settings."
)
FAILED = "I'm afraid I could not work that out."


def wants_thought(
    question: str, clause: str, confidence: float, *, can_think: bool = True, busy: bool = False
) -> str:
    """Why the draft's first clause calls for the reasoner; "" when it does not.

    Where nobody can think about it, an answer of which the model is not sure is better than none; `busy` says that the
    reasoner works on something else.
    """
    said = bare_words(clause)
    promises = asks(question) and any(said[: len(promise)] == promise for promise in _PROMISES)
    if promises or said[: len(THINKING_WORDS)] == THINKING_WORDS:
        return "the interaction model asks for time to think"
    sure_enough = SURE_ENOUGH_WHILE_BUSY if busy else SURE_ENOUGH
    if can_think and is_question(question) and confidence < sure_enough:
        return f"the interaction model is not sure of its answer ({confidence:.2f})"
    return ""


class Delegation:
    """The tasks that run, the results that wait to be told, and what was promised in which words.

    A draft is given the words of its promise with `bridge`; only when they are heard are they used up (`promised`),
    so that drafts which are thrown away cost none. The same words come again only after all the others.
    """

    def __init__(self) -> None:
        self.available = False
        self._delivery = Delivery.WHEN_IDLE
        self._promised: list[str] = []
        self._tasks: dict[str, Task] = {}
        self._over: OrderedDict[str, tuple[Task, str]] = OrderedDict()
        self._others: set[str] = set()
        self._untold: set[str] = set()
        self._count = 0
        self._results: deque[tuple[Task, str]] = deque()

    def bridge(self) -> str:
        """What to say now that a question is to be thought about; the same until it is `promised`."""
        if not self.available:
            return WITHOUT_REASONER
        choices = MORE_BRIDGES if self._tasks else BRIDGES
        if self._delivery is Delivery.SILENT:
            choices = SHOWN_BRIDGES
        return min(choices, key=lambda text: self._promised.index(text) if text in self._promised else -1)

    def promised(self, text: str) -> None:
        """The user has heard this bridge, or the beginning of it; it may be told again and again."""
        if text not in (*BRIDGES, *MORE_BRIDGES, *SHOWN_BRIDGES):
            return
        if text in self._promised:
            self._promised.remove(text)
        self._promised.append(text)

    def start_afresh(self) -> tuple[str, ...]:
        """A new conversation: nothing was promised, no result waits; the tasks to cancel."""
        self._promised.clear()
        self._over.clear()
        cancelled = self.take_back()
        self._tasks.clear()  # a result that is on its way is not told in another conversation
        return cancelled

    def new_task(self, question: str, messages: tuple[tuple[str, str], ...], at_s: float) -> Task:
        """A task for the reasoner."""
        return self._begun(Task(self._next_id(), question, messages, at_s, self._delivery))

    def deliver(self, delivery: Delivery) -> None:
        """How results reach the user from now on, those of tasks that run or wait to be told among them."""
        self._delivery = delivery
        self._tasks = {id_: replace(task, delivery=delivery) for id_, task in self._tasks.items()}
        self._results = deque((replace(task, delivery=delivery), text) for task, text in self._results)

    @property
    def urgent(self) -> bool:
        """Whether the next result is to be told whoever speaks."""
        return bool(self._results) and self._results[0][0].delivery is Delivery.INTERRUPT

    def add(self, addition: Addition, out: Output) -> None:
        """The user adds something to a task: it is begun anew, or one that is over is gone on from."""
        if not self.available:
            out.notices.append(NO_REASONER)
        elif (task := self._tasks.pop(addition.task_id, None)) is not None:
            # The news of the one before are nobody's any more, also if it is done at this moment.
            task = self._begun(replace(task, id=self._next_id(), added=(*task.added, addition.text)))
            out.replaced.append((addition.task_id, task))
            out.decisions.append(Decision("begin a task anew", "the user added to it", (("task", task.id),)))
        elif (over := self._over.get(addition.task_id)) is not None:
            task = self._begun(self._gone_on_from(*over, addition))
            out.delegate.append(task)
            out.decisions.append(Decision("delegate", "the user went on from a task", (("task", task.id),)))
        else:
            out.notices.append(TOO_LONG_AGO)

    def _gone_on_from(self, task: Task, answer: str, addition: Addition) -> Task:
        """Another task, which knows the one before and what came of it."""
        known = (*task.messages, ("user", task.asked), *([("assistant", answer)] if answer else []))
        return Task(self._next_id(), addition.text, known, addition.at_s, task.delivery, follows=task.id)

    def _begun(self, task: Task) -> Task:
        self._tasks[task.id] = task
        return task

    def _next_id(self) -> str:
        self._count += 1
        return f"task-{self._count}"

    def keep_to_the_cards(self) -> None:
        """Much time went by: what waits to be told, and what the tasks that run bring, is only shown."""
        self._results.clear()
        self._untold.update(self._tasks)

    def withdraw(self, task: Task) -> None:
        """The task was given by mistake: nothing is told of it."""
        self._tasks.pop(task.id, None)

    def take(self, news: TaskNews) -> None:
        """Takes in how a task stands; a result, or that there is none, waits to be told."""
        if news.state in (TaskState.QUEUED, TaskState.RUNNING):
            if news.task_id not in self._tasks:
                self._others.add(news.task_id)
            return
        self._others.discard(news.task_id)
        task = self._tasks.pop(news.task_id, None)
        if task is None:
            return
        self._over[task.id] = (task, news.text if news.state is TaskState.DONE else "")
        if len(self._over) > KEPT_TASKS:
            self._over.popitem(last=False)
        if news.state is TaskState.CANCELLED or task.id in self._untold:
            self._untold.discard(task.id)
            return
        self._results.append((task, news.text if news.state is TaskState.DONE and news.text else FAILED))

    def next_result(self) -> tuple[Task, str] | None:
        """The oldest result that has not been told."""
        return self._results.popleft() if self._results else None

    def put_back(self, task: Task, text: str) -> None:
        """The result could not be told after all: it is the next one again."""
        self._results.appendleft((task, text))

    def take_back(self) -> tuple[str, ...]:
        """The user wants none of it any more: the tasks to cancel; results that wait are forgotten."""
        self._results.clear()
        return tuple(self._tasks)

    @property
    def waiting(self) -> int:
        """How many results have not been told."""
        return len(self._results)

    @property
    def busy(self) -> bool:
        """Whether the reasoner works on something, be it for this conversation or not."""
        return bool(self._tasks or self._others)

    @property
    def running(self) -> int:
        """How many tasks are being worked on or wait."""
        return len(self._tasks)
