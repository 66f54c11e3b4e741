"""What the assistant can show while it talks: timer, counter, watch, list, table, plot, code, picture.

A card is data alone. On the timeline it is an item of kind "card", whose `data` is `card_as_data(card)` and whose text
is the card in words (for search, export and readers of the screen). A card that changes is the same item changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

CARD = "card"
"""The kind of the timeline's items that are cards."""
CARD_ORDER = "order"
"""Beside the card, an item's data names the standing order that shows it: what `Conversation.end_order` ends and
`Conversation.tick` changes. It is empty when that is over, or is shown by a later item."""


MOST_TIMES = 20
"""So many times a watch tells at most, the newest."""


@dataclass(frozen=True)
class Timer:
    """Runs from `started_s` to `ends_s` on the session's clock, unless it was `cancelled`."""

    label: str
    started_s: float
    ends_s: float
    cancelled: bool = False


@dataclass(frozen=True)
class Counter:
    """How often something happened."""

    label: str
    count: int


@dataclass(frozen=True)
class Watch:
    """Something that is looked out for, and happened `count` times.

    `fired_s` are the times at which it did, on the session's clock, the oldest first; of many only the newest.
    """

    label: str
    count: int = 0
    fired_s: tuple[float, ...] = ()


def latest_times(before: tuple[float, ...], at_s: float) -> tuple[float, ...]:
    """The times of a watch that has happened once more."""
    return (*before, at_s)[-MOST_TIMES:]


@dataclass(frozen=True)
class ItemList:
    """Lines of a list, such as what to buy; `done` are the numbers (from 0) of those ticked off."""

    label: str
    items: tuple[str, ...]
    done: tuple[int, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows of as many cells as `header` has."""

    label: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Plot:
    """Lines over one axis: of each series its name and its (x, y) points. `kind` is "line" or "bars".

    `x_names` are what is written at an x in place of numbers: (x, text), such as dates, or the labels of bars.
    """

    label: str
    x_label: str
    y_label: str
    series: tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
    kind: str = "line"
    x_names: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True)
class Code:
    """A piece of a program, or of anything else in fixed letters; `language` may be empty."""

    label: str
    language: str
    text: str


@dataclass(frozen=True)
class Picture:
    """A picture in a file of the data folder, named relative to it."""

    label: str
    file: str
    width: int
    height: int


Card = Timer | Counter | Watch | ItemList | Table | Plot | Code | Picture

_BY_NAME: dict[str, type[Card]] = {
    "timer": Timer,
    "counter": Counter,
    "watch": Watch,
    "list": ItemList,
    "table": Table,
    "plot": Plot,
    "code": Code,
    "picture": Picture,
}
_NAMES = {card: name for name, card in _BY_NAME.items()}


def with_times(card: Card, time: Callable[[float], float]) -> Card:
    """The card with `time` of each of its times; of a watch those are left out that come to 0, before all others."""
    match card:
        case Timer():
            return replace(card, started_s=time(card.started_s), ends_s=time(card.ends_s))
        case Watch():
            return replace(card, fired_s=tuple(at_s for at_s in map(time, card.fired_s) if at_s > 0.0))
    return card


def card_as_data(card: Card) -> dict[str, Any]:
    """The card as the data of a timeline item; `card_from_data` reads it back."""
    return {"card": _NAMES[type(card)], **asdict(card)}


def card_from_data(data: Mapping[str, Any]) -> Card | None:
    """The card in the data of a timeline item; None when it is none that this version knows."""
    kind = _BY_NAME.get(str(data.get("card")))
    if kind is None:
        return None
    try:
        return kind(
            **{name: _frozen(value) for name, value in data.items() if name not in ("card", CARD_ORDER)}
        )
    except TypeError:  # a field more or less: a later version's card
        return None


def _frozen(value: Any) -> Any:
    """Lists, as JSON has them, as tuples."""
    return tuple(_frozen(one) for one in value) if isinstance(value, (list, tuple)) else value
