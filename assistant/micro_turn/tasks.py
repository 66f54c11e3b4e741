"""What is handed to the reasoner, and what comes back of it."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class TaskState(enum.Enum):
    """Where a background task is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Delivery(enum.Enum):
    """How a task's result reaches the user."""

    INTERRUPT = "interrupt"  # as soon as it is there, even while the user speaks
    WHEN_IDLE = "when_idle"  # at the next moment in which nobody speaks
    SILENT = "silent"  # on screen only


@dataclass(frozen=True)
class Task:
    """Something handed to the reasoner: the question and the conversation it came from.

    `messages` is the conversation as (role, text) pairs, oldest first, without the rules.
    """

    id: str
    question: str
    messages: tuple[tuple[str, str], ...]
    asked_at_s: float
    delivery: Delivery = Delivery.WHEN_IDLE
    given: str = ""
    """The answer that was given to the question already; the task is then to find out whether it is wrong."""
    added: tuple[str, ...] = ()
    """What the user added to the question since; `asked` is both together."""
    follows: str = ""
    """The id of the task whose answer it goes on from."""
    picture: bytes = b""
    """A JPEG that the question is about."""
    choices: tuple[str, ...] = ()
    """The only answers that there are, such as "yes" and "no"; none where any may be given."""

    @property
    def asked(self) -> str:
        """The question with all that was added to it."""
        return "\n".join((self.question, *self.added))


@dataclass(frozen=True)
class Verdict:
    """What the reasoner found of an answer that was given already.

    `correction` is the few words that are right instead ("eight"); "" when the answer stands, for the reason in
    `why`. `own` is the reasoner's short answer, `sure` the mean probability of its tokens.
    """

    correction: str
    why: str
    own: str = ""
    sure: float = 0.0


@dataclass(frozen=True)
class TaskNews:
    """How a task stands: its state, the text so far and, when it failed, a sentence that says why.

    A task with an answer to check is done with a `verdict` in place of a text. `thoughts` is what the model wrote on
    the way to its answer, the newest of it; `model` names it as long as it works.
    """

    task_id: str
    state: TaskState
    text: str = ""
    error: str = ""
    verdict: Verdict | None = None
    thoughts: str = ""
    model: str = ""
