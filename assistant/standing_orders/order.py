"""What every kind of standing order has in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from assistant.cards import Card
from assistant.micro_turn import CameraEvent, Eyes, Hearing, LookoutNews, Sight, VoiceActivity
from assistant.standing_orders.announcement import Announcement
from assistant.standing_orders.sentence import Sentence


@dataclass(frozen=True)
class Moment:
    """Now: `now_s` on the session clock, `wall_s` in seconds since 1970, and what can be seen at all.

    The sentence that is understood was said from `began_s` to `ended_s` and is of the `utterance` with that number.
    The turn before it was over at `before_s`, None where there was none. `people` is how many are before the camera,
    None where that is not known.
    """

    now_s: float
    wall_s: float
    began_s: float = 0.0
    ended_s: float = 0.0
    utterance: int = 0
    eyes: Eyes = field(default_factory=Eyes)
    before_s: float | None = None
    people: int | None = None


@dataclass(frozen=True)
class Question:
    """What an order wants to know of the camera's picture again and again: a question for yes or no, in English.

    Whoever can see posts a `LookoutNews` with each answer, as often as that can be had for little. `soon`: it has just
    been answered with yes, and the next picture is to confirm that.
    """

    order_id: str
    text: str
    soon: bool = False


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
    def state(self) -> str:
        """How it stands, for a list in the window: "12 so far"; "" where the title says all."""
        return ""

    @property
    @abstractmethod
    def doing(self) -> str:
        """What it does, to go after "I'm": "counting push-ups"."""

    @property
    def is_watching(self) -> bool:
        """Whether each look at the picture counts just now, and is not to wait for the next micro-turn."""
        return False

    @property
    def asks(self) -> Question | None:
        """What it wants to know of the picture."""
        return None

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

    def lacks(self, eyes: Eyes) -> str:  # noqa: ARG002 - most need no eyes
        """What it waits for before it can do its work: "waits for the camera"; "" when it lacks nothing."""
        return ""

    def at(self, now_s: float) -> Order:  # noqa: ARG002 - time changes nothing about most
        """It as it is now that it is `now_s`."""
        return self

    def announced(self, *, heard: bool) -> Order | None:  # noqa: ARG002 - most say nothing
        """It after its announcement was said, or (not `heard`) left out; None when that was the end of it."""
        return self

    def hear(self, hearing: Hearing, now_s: float) -> Order:  # noqa: ARG002 - most do not listen
        """It after these words of the user's."""
        return self

    def listen(self, voice: VoiceActivity, now_s: float) -> Order:  # noqa: ARG002 - most hear only words
        """It after the user's voice was, or was not, heard up to now."""
        return self

    def see(self, sight: Sight, now_s: float) -> Order:  # noqa: ARG002 - most do not watch
        """It after this look at the camera's picture; `sight.at_s` is when that was taken."""
        return self

    def notice(self, event: CameraEvent, now_s: float) -> Order:  # noqa: ARG002 - most do not watch
        """It after something began or ended before the camera."""
        return self

    def answered(self, answer: LookoutNews, now_s: float) -> Order:  # noqa: ARG002 - most ask nothing
        """It after an answer to what it `asks`."""
        return self

    def hushed(self) -> Order | None:
        """It as it goes on in silence, if it `speaks_up`; None when it is over then."""
        return None

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
    What is `of_conversation` ends when the user begins another one.
    """

    name: str
    triggers: frozenset[str]
    understand: Understand
    restore: Callable[[str, Mapping[str, Any], Moment], Order] | None = None
    of_conversation: bool = False


@dataclass(frozen=True)
class Stands:
    """An order that stands, for a list in the window; `ends_s` on the session clock where that is known.

    `state` says how it stands, such as "12 so far"; it may be empty. `card` is what it shows.
    """

    id: str
    kind: str
    title: str
    ends_s: float | None = None
    state: str = ""
    card: Card | None = None


def kind_of(order_id: str) -> str:
    """Which kind of order has this id."""
    return order_id.partition("-")[0]
