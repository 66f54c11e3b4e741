"""What every kind of standing order has in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.cards import Card
from assistant.micro_turn import Hearing
from assistant.standing_orders.sentence import Sentence

LATE_S = 3.0
"""What is said so much later than it was due says so itself."""


@dataclass(frozen=True)
class Moment:
    """Now: `now_s` on the session clock, `wall_s` in seconds since 1970.

    The sentence that is understood was said from `began_s` to `ended_s` and is of the `utterance` with that number.
    """

    now_s: float
    wall_s: float
    began_s: float = 0.0
    ended_s: float = 0.0
    utterance: int = 0


@dataclass(frozen=True)
class Announcement:
    """What an order wants said at `due_s`.

    While somebody speaks it waits for a gap, where `late` gives what to say so many seconds too late, or it is
    `only_then` and is left out. `beside`: it is said softly over whatever is said. With a `chime` it begins with one,
    which also sounds while it has to wait.
    """

    due_s: float
    text: str
    late: Callable[[float], str] | None = None
    chime: bool = False
    only_then: bool = False
    beside: bool = False

    def text_at(self, now_s: float) -> str:
        """What to say when it is said at `now_s`."""
        late_s = now_s - self.due_s
        return self.late(late_s) if self.late is not None and late_s >= LATE_S else self.text


@dataclass(frozen=True)
class Order(ABC):
    """One standing order as it stands; a change makes another one with the same `id`.

    What a kind does not need it leaves as it is here: nothing to show, nothing to say, nothing kept.
    """

    id: str

    @property
    @abstractmethod
    def title(self) -> str:
        """What it is, in a few words."""

    @property
    def card(self) -> Card | None:
        """What it shows."""
        return None

    @property
    def over(self) -> bool:
        """Whether it is over, though something about it may still have to be said."""
        return False

    @property
    def speaks_up(self) -> bool:
        """Whether it goes on saying something until it is told to stop."""
        return False

    @property
    def looks_again_s(self) -> float | None:
        """When something about it changes by itself."""
        return None

    @property
    def announcement(self) -> Announcement | None:
        """What it wants to say next."""
        return None

    def at(self, now_s: float) -> Order:  # noqa: ARG002 - time changes nothing about most
        """It as it is now that it is `now_s`."""
        return self

    def announced(self, *, heard: bool) -> Order | None:  # noqa: ARG002 - most say nothing
        """It after its announcement was said, or (not `heard`) left out; None when that was the end of it."""
        return self

    def hear(self, hearing: Hearing, now_s: float) -> Order:  # noqa: ARG002 - most do not listen
        """It after these words of the user's."""
        return self

    def ticked(self, number: int, *, done: bool) -> Order:  # noqa: ARG002 - most have no items
        """It after the user has ticked its item with this number (from 0) off, or taken the tick away."""
        return self

    def cancelled(self) -> Order:
        """It as its card shows it when the user has ended it."""
        return self

    def kept(self, moment: Moment) -> Mapping[str, Any] | None:  # noqa: ARG002 - most are not kept
        """What a later run of the program needs of it, in JSON's values; None when it ends with this one."""
        return None


class Standing(Protocol):
    """The orders that stand: see `Book`."""

    @property
    def all(self) -> tuple[Order, ...]: ...

    def new_id(self, kind: str) -> str: ...


@dataclass(frozen=True)
class Plan:
    """What a sentence of the user's asks for: what to answer, and which orders to put in place or to end.

    `show` are orders whose cards are to be shown anew. When more has to be known, `asks_on` is the sentence so far,
    which what the user says next completes. With `takes_back` the last plan that was carried out is undone first.
    """

    reply: str
    put: tuple[Order, ...] = ()
    end: tuple[str, ...] = ()
    show: tuple[str, ...] = ()
    asks_on: str = ""
    takes_back: bool = False


Understand = Callable[[Sentence, Standing, Moment], Plan | None]


@dataclass(frozen=True)
class Kind:
    """A kind of orders: `understand` reads a sentence in which one of the words in `triggers` stands.

    `restore` brings back what `kept` gave, and raises ValueError or KeyError for anything else.
    """

    name: str
    triggers: frozenset[str]
    understand: Understand
    restore: Callable[[str, Mapping[str, Any], Moment], Order] | None = None


@dataclass(frozen=True)
class Stands:
    """An order that stands, for a list in the window; `ends_s` on the session clock where that is known."""

    id: str
    kind: str
    title: str
    ends_s: float | None = None


def kind_of(order_id: str) -> str:
    """Which kind of order has this id."""
    return order_id.partition("-")[0]
