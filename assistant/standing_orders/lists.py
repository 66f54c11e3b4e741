"""Lists that outlast the conversation: what to buy, what to pack."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.cards import Card, ItemList
from assistant.standing_orders.order import Kind, Moment, Order, Plan, Standing
from assistant.standing_orders.sentence import Found, Sentence

MOST_ITEMS = 200
_LIST = r"(?:the |my |our |a |that |this )?(?P<list>[\w']+(?: [\w']+)? )?list"
_ADD = (
    rf"(?:put|add|write|note|get|place)(?: down)? (?P<items>.+?)(?: down)?"
    rf" (?:on|to|onto|on to|in|into) {_LIST}(?: too| as well)?",
    rf"(?:on|to) {_LIST} (?:put|add|write) (?P<items>.+)",
    # What recognisers make of "add" at the beginning.
    r"(?:and|at|had|ad) (?!(?:i|you|he|she|it|we|they) )(?P<items>.+) to (?:the|my|our) (?P<list>[\w']+ )list",
)
_ASK = (
    rf"(?:what(?:'s| is| are| all is| do i have| do we have| have i got)(?: there)?(?: still)? (?:on|in)"
    rf"|read(?: me)?(?: out)?|tell me|tell me what(?:'s| is) on|show(?: me)?|open) {_LIST}(?: again| now| to me| out)?"
)
_OFF = (
    rf"(?:take|remove|delete|strike|scratch|drop) (?P<items>.+?)(?: off)? (?:from|off|off of|out of) {_LIST}",
    r"(?:take|scratch|strike) (?:off )(?P<items>.+)",
    r"(?:take|scratch|strike) (?P<items>.+?) off(?: again)?",
)
_TICK = (
    rf"(?:tick|check|cross|mark)(?: off)? (?P<items>.+?)(?: off| as done| as bought| done)?"
    rf"(?: (?:on|from|off) {_LIST})?",
)
_CLEAR = rf"(?:clear|empty|delete|erase|throw away|get rid of) {_LIST}"
_NEW = r"(?:make|start|create|begin)(?: me)? (?:a |another )?(?:new )?(?P<list>[\w']+(?: [\w']+)? )list"
_PARTS = re.compile(r",? and (?:also |then )?|, ?(?:also )?|;")
_NO_NAMES = frozenset("a an the my our new another this that".split())
_NO_ITEMS = frozenset(
    "it that this them these those something anything everything one me him her us you".split()
)
_NAMELESS = ("it", "that", "this", "these", "those", "them")
_BEFORE = re.compile(r"^(?:some|the|my|a|an|also|please) ", re.IGNORECASE)


@dataclass(frozen=True)
class ListOrder(Order):
    """A list by its name ("shopping")."""

    name: str
    items: tuple[str, ...] = ()
    done: tuple[int, ...] = ()
    """The numbers of those ticked off."""

    @property
    def title(self) -> str:
        return f"{self.name[:1].upper()}{self.name[1:]} list"

    @property
    def doing(self) -> str:
        return f"keeping your {self.name} list"

    @property
    def card(self) -> Card:
        return ItemList(self.title, self.items, self.done)

    def kept(self, _moment: Moment) -> Mapping[str, Any]:
        return {"name": self.name, "items": list(self.items), "done": list(self.done)}

    def ticked(self, number: int, *, done: bool) -> Order:
        if not 0 <= number < len(self.items):
            return self
        others = set(self.done) - {number}
        return replace(self, done=tuple(sorted(others | {number} if done else others)))

    def find(self, item: str) -> int | None:
        """The number of an item as it is called in passing: "the eggs" for "eggs"."""
        wanted = _plain(item)
        return next((number for number, one in enumerate(self.items) if _plain(one) == wanted), None)

    def without(self, numbers: Sequence[int]) -> ListOrder:
        """The list without these items."""
        left = [number for number in range(len(self.items)) if number not in numbers]
        items = tuple(self.items[number] for number in left)
        return replace(
            self, items=items, done=tuple(at for at, number in enumerate(left) if number in self.done)
        )


def restore(order_id: str, kept: Mapping[str, Any], _moment: Moment) -> Order:
    """A list of an earlier run."""
    items = tuple(str(item) for item in kept["items"])[:MOST_ITEMS]
    done = tuple(number for number in kept["done"] if isinstance(number, int) and 0 <= number < len(items))
    return ListOrder(order_id, str(kept["name"]), items, done)


def understand(sentence: Sentence, standing: Standing, _moment: Moment) -> Plan | None:
    """What a sentence wants of lists."""
    lists = [one for one in standing.all if isinstance(one, ListOrder)]
    if (found := sentence.fullmatch(_NEW)) is not None and found["list"].strip() not in _NO_NAMES:
        return _new(found["list"].strip(), lists, standing)
    if (found := sentence.fullmatch(_CLEAR)) is not None:
        return _cleared(found, lists)
    if (found := sentence.fullmatch(_ASK)) is not None:
        return _read_out(found, lists)
    for pattern in _ADD:
        if (found := sentence.fullmatch(pattern)) is not None and (items := _items(found)):
            return _added(found, items, lists, standing)
        if found is not None and found["items"] in _NAMELESS:
            return Plan("Say what to put on the list, please: put milk on the shopping list.")
    for pattern in _OFF:
        if (found := sentence.fullmatch(pattern)) is not None and (items := _items(found)):
            return _changed(found, items, lists, sentence, _taken_off)
    for pattern in _TICK:
        if (found := sentence.fullmatch(pattern)) is not None and (items := _items(found)):
            return _changed(found, items, lists, sentence, _ticked)
    return None


KIND = Kind(
    "list",
    frozenset("list take off tick check cross mark scratch strike".split()),
    understand,
    restore,
)


def _new(name: str, lists: Sequence[ListOrder], standing: Standing) -> Plan:
    there = next((one for one in lists if one.name == name), None)
    if there is not None:
        return Plan(f"There is a {name} list already, with {_how_many(there)} on it.", show=(there.id,))
    order = ListOrder(standing.new_id("list"), name)
    return Plan(f"A new {name} list.", put=(order,))


def _added(found: Found, items: Sequence[str], lists: Sequence[ListOrder], standing: Standing) -> Plan:
    name = _name(found)
    there = _named(name, lists) or ListOrder(standing.new_id("list"), name or "shopping")
    new = [item for item in items if there.find(item) is None]
    if len(there.items) + len(new) > MOST_ITEMS:
        return Plan(f"The {there.name} list is full.")
    if not new:
        return Plan(
            f"{_joined(items)} {'is' if len(items) == 1 else 'are'} on the {there.name} list already.",
            show=(there.id,),
        )
    there = replace(there, items=(*there.items, *new))
    return Plan(f"{_joined(new)}, on the {there.name} list.", put=(there,))


def _read_out(found: Found, lists: Sequence[ListOrder]) -> Plan | None:
    name = _name(found)
    there = _named(name, lists)
    if there is None:
        return Plan(f"There is no {name} list yet.") if name else Plan("There is no list yet.")
    open_items = [item for number, item in enumerate(there.items) if number not in there.done]
    if not there.items:
        return Plan(f"The {there.name} list is empty.", show=(there.id,))
    if not open_items:
        return Plan(f"Everything on the {there.name} list is ticked off.", show=(there.id,))
    return Plan(f"On the {there.name} list: {_joined(open_items, capital=False)}.", show=(there.id,))


def _changed(
    found: Found,
    items: Sequence[str],
    lists: Sequence[ListOrder],
    sentence: Sentence,
    change: Callable[[ListOrder, list[int]], Plan],
) -> Plan | None:
    there, numbers = _there(found, items, lists, named=sentence.said.endswith("list"))
    if there is None:
        return None
    if not numbers:
        return Plan(
            f"{_joined(items)} {'is' if len(items) == 1 else 'are'} not on the {there.name} list.",
            show=(there.id,),
        )
    return change(there, numbers)


def _taken_off(there: ListOrder, numbers: list[int]) -> Plan:
    taken = [there.items[number] for number in numbers]
    return Plan(f"{_joined(taken)}, off the {there.name} list.", put=(there.without(numbers),))


def _ticked(there: ListOrder, numbers: list[int]) -> Plan:
    done = tuple(sorted({*there.done, *numbers}))
    return Plan(
        f"{_joined([there.items[number] for number in numbers])}, ticked off.",
        put=(replace(there, done=done),),
    )


def _cleared(found: Found, lists: Sequence[ListOrder]) -> Plan | None:
    there = _named(_name(found), lists)
    if there is None:
        return Plan(f"There is no {_name(found)} list.") if _name(found) else None
    return Plan(f"The {there.name} list is gone.", end=(there.id,))


def _there(
    found: Found, items: Sequence[str], lists: Sequence[ListOrder], *, named: bool
) -> tuple[ListOrder | None, list[int]]:
    """The list that is meant, and which of its items. "Take your shoes off" is about none."""
    if named:
        there = _named(_name(found), lists)
        return there, [] if there is None else _numbers(there, items)
    for one in reversed(lists):
        if numbers := _numbers(one, items):
            return one, numbers
    return None, []


def _numbers(there: ListOrder, items: Sequence[str]) -> list[int]:
    return [number for item in items if (number := there.find(item)) is not None]


def _named(name: str, lists: Sequence[ListOrder]) -> ListOrder | None:
    """The list of that name; without a name the only one, or the newest."""
    return next((one for one in reversed(lists) if name in ("", one.name)), None)


def _name(found: Found) -> str:
    return found["list"].strip().removeprefix("new ").removesuffix("'s")


def _items(found: Found) -> list[str]:
    """The single items; none when one of them names nothing."""
    items = [_BEFORE.sub("", part.strip(" .,!?")) for part in _PARTS.split(found.original("items"))]
    items = [item for item in items if item]
    return [] if any(item.lower() in _NO_ITEMS for item in items) else items


def _plain(item: str) -> str:
    return _BEFORE.sub("", item.lower()).rstrip("s")


def _joined(items: Sequence[str], *, capital: bool = True) -> str:
    *most, last = items
    text = f"{', '.join(most)} and {last}" if most else last
    return f"{text[:1].upper()}{text[1:]}" if capital else text


def _how_many(there: ListOrder) -> str:
    return "one thing" if len(there.items) == 1 else f"{len(there.items) or 'no'} things"
