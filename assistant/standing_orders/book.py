"""The orders that stand, by their ids."""

from __future__ import annotations

from assistant.standing_orders.order import Order, Plan, kind_of

Before = dict[str, Order | None]
"""How orders stood before a change, None for those that did not stand."""


class Book:
    """Ids are given out once: `new_id` tells the next one, which counts as given when an order with it is put in."""

    def __init__(self) -> None:
        self._orders: dict[str, Order] = {}
        self._numbers: dict[str, int] = {}

    @property
    def all(self) -> tuple[Order, ...]:
        """The orders, the oldest first."""
        return tuple(self._orders.values())

    def get(self, order_id: str) -> Order | None:
        """The order with this id."""
        return self._orders.get(order_id)

    def new_id(self, kind: str) -> str:
        """An id for another order of this kind."""
        return f"{kind}-{self._numbers.get(kind, 0) + 1}"

    def put(self, order: Order) -> None:
        """The order stands like this from now on."""
        self._orders[order.id] = order
        kind, number = kind_of(order.id), order.id.rpartition("-")[2]
        if number.isdigit():
            self._numbers[kind] = max(self._numbers.get(kind, 0), int(number))

    def remove(self, order_id: str) -> None:
        """The order stands no more."""
        self._orders.pop(order_id, None)

    def after(self, plan: Plan) -> Book:
        """The book as it would be after the plan."""
        book = Book()
        book._orders, book._numbers = dict(self._orders), dict(self._numbers)
        for order_id in plan.end:
            book.remove(order_id)
        for order in plan.put:
            book.put(order)
        return book

    def before(self, plan: Plan) -> Before:
        """How the orders stand now that the plan changes."""
        return {
            order_id: self._orders.get(order_id) for order_id in (*plan.end, *(one.id for one in plan.put))
        }
