"""What the reasoner's process and its owner say to each other: small records, as JSON over two pipes.

`run` numbers every time a task is handed to the process. A report of an older run is dropped by its receiver,
so that a task that was cancelled, or repeated after a crash, is never mixed up with the present one.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from assistant.micro_turn import Verdict


@dataclass(frozen=True)
class Think:
    """Order: answer `question`; `conversation` is what was said before: (role, text) pairs, oldest first.

    `picture` is what the question is about, a JPEG in base64; with `choices` the answer is to be one of these.
    """

    run: int
    question: str
    conversation: tuple[tuple[str, str], ...]
    picture: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    """Order: find out whether the answer `given` to `question` is wrong."""

    run: int
    question: str
    given: str


@dataclass(frozen=True)
class GiveUp:
    """Order: stop working on `run`, if it is still being worked on."""

    run: int


@dataclass(frozen=True)
class Rest:
    """Order: do not compute for a moment (`on`), or go on; between two slices of work, and never for long."""

    on: bool


@dataclass(frozen=True)
class Ready:
    """Report: the model is loaded, which took `load_s` seconds."""

    load_s: float


@dataclass(frozen=True)
class CannotLoad:
    """Report: there is no model, and why, in a sentence; the process ends.

    `passing` when it may work another time with the same file (memory was short).
    """

    sentence: str
    passing: bool


@dataclass(frozen=True)
class Thinking:
    """Report: `run` goes on; `text` is the whole answer so far ("" while reading or thinking).

    `thoughts` is what was written on the way there, the newest of it.
    """

    run: int
    text: str
    thoughts: str = ""


@dataclass(frozen=True)
class Answered:
    """Report: `run` is over; `text` is the whole answer, `thoughts` what was written on the way there."""

    run: int
    text: str
    thoughts: str = ""


@dataclass(frozen=True)
class Checked:
    """Report: the check `run` is over; what was found."""

    run: int
    verdict: Verdict


@dataclass(frozen=True)
class CannotAnswer:
    """Report: `run` is over without an answer; why, in a sentence."""

    run: int
    sentence: str


@dataclass(frozen=True)
class GaveUp:
    """Report: `run` was stopped because it was asked for; the process is free."""

    run: int


Order = Think | Check | GiveUp | Rest
Report = Ready | CannotLoad | Thinking | Answered | Checked | CannotAnswer | GaveUp


_KINDS: dict[str, type[Order] | type[Report]] = {
    kind.__name__: kind
    for kind in (
        Think,
        Check,
        GiveUp,
        Rest,
        Ready,
        CannotLoad,
        Thinking,
        Answered,
        Checked,
        CannotAnswer,
        GaveUp,
    )
}


def to_bytes(message: Order | Report) -> bytes:
    """The message as JSON, with the name of its class under `kind`."""
    return json.dumps({"kind": type(message).__name__, **asdict(message)}).encode()


def from_bytes(data: bytes) -> Order | Report:
    """The message that `to_bytes` wrote. Raises ValueError for anything else."""
    fields = json.loads(data)
    try:
        kind = _KINDS[fields.pop("kind")]
        if kind is Think:
            fields["conversation"] = tuple((role, text) for role, text in fields["conversation"])
            fields["choices"] = tuple(fields["choices"])
        if kind is Checked:
            fields["verdict"] = Verdict(**fields["verdict"])
        return kind(**fields)
    except (AttributeError, KeyError, TypeError) as problem:
        raise ValueError(f"not a message of the reasoner: {data[:80]!r}") from problem
