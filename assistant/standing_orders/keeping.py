"""Keeping: what of the orders later runs of the program need, and when there is something new to write down."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.standing_orders.book import Book
from assistant.standing_orders.kinds import KINDS
from assistant.standing_orders.order import Moment, Order, kind_of

KEEP_EVERY_S = 2.0
"""What changes by itself, such as counts, is written so often at the most."""

Kept = tuple[Mapping[str, Any], ...]
"""What later runs of the program need, in JSON's values."""
_RESTORE = {kind.name: kind.restore for kind in KINDS if kind.restore is not None}


class Keeping:
    """Told of every change; for one thread."""

    def __init__(self) -> None:
        self._changed = False
        self._moved = False
        self._kept: Kept = ()
        self._kept_s = -math.inf

    def changed(self) -> None:
        """The user has changed what stands, or something of it is over."""
        self._changed = True

    def moved(self) -> None:
        """Something has changed by itself."""
        self._moved = True

    def take(self, book: Book, moment: Moment) -> Kept | None:
        """What is to be kept, if that has changed since the last call; what changes by itself is given now and then."""
        if not (self._changed or (self._moved and moment.now_s - self._kept_s >= KEEP_EVERY_S)):
            return None
        changed, self._changed, self._moved, self._kept_s = self._changed, False, False, moment.now_s
        found = ((one.id, one.kept(moment)) for one in book.all)
        kept = tuple({"id": order_id, **kept} for order_id, kept in found if kept is not None)
        if kept == self._kept and not changed:
            return None
        self._kept = kept
        return kept


def restored(entries: Sequence[Mapping[str, Any]], moment: Moment) -> list[Order]:
    """The orders that an earlier run kept; what is damaged is left out."""
    orders: list[Order] = []
    for entry in entries:
        try:
            order_id = str(entry["id"])
            orders.append(_RESTORE[kind_of(order_id)](order_id, entry, moment))
        except (KeyError, TypeError, ValueError, OverflowError):
            continue
    return orders
