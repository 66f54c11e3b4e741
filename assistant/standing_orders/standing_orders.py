"""The standing orders of a conversation: what stands, what has to be said about it, what it shows and what is kept.

It is stepped with every micro-turn, in the thread of those, and knows no clock but theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.cards import ItemList
from assistant.micro_turn import Hearing, ShownCard
from assistant.standing_orders.book import Before, Book
from assistant.standing_orders.kinds import KINDS
from assistant.standing_orders.order import Announcement, Moment, Order, Plan, Stands, kind_of
from assistant.standing_orders.understanding import understand

ASKED_ON_S = 30.0
"""So long an answer to "For how long?" is waited for."""
TAKE_BACK_S = 20.0
"""So long after an order was given "never mind" is about it."""
GOES_ON_S = 8.0
"""So long after an order was given "for the pasta" goes on with it."""

Kept = tuple[Mapping[str, Any], ...]
"""What later runs of the program need, in JSON's values."""
_RESTORE = {kind.name: kind.restore for kind in KINDS if kind.restore is not None}


class StandingOrders:
    """See the module. `stands` may be read from any thread."""

    def __init__(self) -> None:
        self.stands: tuple[Stands, ...] = ()
        """What stands now, for a list in the window."""
        self._book = Book()
        self._to_restore: Sequence[Mapping[str, Any]] = ()
        self._shown: dict[str, ShownCard] = {}
        self._changed = False
        self._asked_on: tuple[str, float] = ("", 0.0)
        self._last: tuple[str, Before, float] | None = None

    # -- the user's words --

    def understand(self, text: str, moment: Moment) -> Plan | None:
        """What a turn of the user's asks for; None when it is about something else. Changes nothing."""
        sentence, asked_s = self._asked_on
        since_s = moment.began_s - self._last[2] if self._last is not None else float("inf")
        return understand(
            text,
            self._book,
            moment,
            asked_on=sentence if moment.began_s - asked_s <= ASKED_ON_S else "",
            goes_on_from=self._last[0] if self._last is not None and since_s <= GOES_ON_S else "",
            just_given=since_s <= TAKE_BACK_S,
        )

    def carry_out(self, text: str, moment: Moment) -> None:
        """Does what `understand` says of these words."""
        plan = self.understand(text, moment)
        if plan is None:
            return
        if plan.takes_back:
            self.take_back()
        before = self._book.before(plan)
        for order_id in plan.end:
            self.end(order_id)
        for order in plan.put:
            self._put(order)
        for order_id in plan.show:
            self._show(self._book.get(order_id), anew=True)
        self._asked_on = (plan.asks_on, moment.now_s)
        self._last = (text, before, moment.now_s) if before else None

    def take_back(self) -> None:
        """The last words that were carried out count as not said."""
        _, before, _ = self._last or ("", {}, 0.0)
        self._last = None
        self._asked_on = ("", 0.0)
        for order_id, order in before.items():
            if order is None:
                self.end(order_id)
            else:
                self._put(order)

    def other_turn(self) -> None:
        """The user has said something else: what was asked back waits no more, and nothing is taken back."""
        self._asked_on = ("", 0.0)
        self._last = None

    # -- as time goes on --

    def step(self, moment: Moment, hearing: Hearing | None) -> float | None:
        """Time goes on, and the user's words are heard; when to look again (s), None when nothing waits."""
        if self._to_restore:
            self._restore(moment)
        looks_s: list[float] = []
        for order in self._book.all:
            now = order.at(moment.now_s)
            if hearing is not None:
                now = now.hear(hearing, moment.now_s)
            if now is not order:
                self._put(now)
            if now.looks_again_s is not None:
                looks_s.append(now.looks_again_s)
        return min(looks_s, default=None)

    def announcements(self) -> list[tuple[str, Announcement]]:
        """What has to be said, with the id of its order, the earliest first."""
        found = [(one.id, said) for one in self._book.all if (said := one.announcement) is not None]
        return sorted(found, key=lambda one: one[1].due_s)

    def announced(self, order_id: str, *, heard: bool) -> Order | None:
        """The announcement of an order is being said, or (not `heard`) left out; the order as it was before."""
        order = self._book.get(order_id)
        if order is None:
            return None
        following = order.announced(heard=heard)
        if following is not None:
            self._put(following)
        elif order.over:  # what it shows has ended already
            self._remove(order_id)
        else:
            self.end(order_id)
        return order

    def put_back(self, order: Order) -> None:
        """Nothing of its announcement was heard: it is said another time."""
        self._put(order)

    # -- what the user does to its cards --

    def tick(self, order_id: str, number: int, *, done: bool) -> None:
        """The user ticks an item of a list off, or takes the tick away; "never mind" is not about what was before."""
        order = self._book.get(order_id)
        ticked = order.ticked(number, done=done) if order is not None else None
        if ticked is None or ticked == order:
            return
        if self._last is not None and order_id in self._last[1]:
            self._last = None
        self._put(ticked)

    def end(self, order_id: str) -> None:
        """The user wants it no more."""
        order = self._book.get(order_id)
        if order is None:
            return
        card = order.cancelled().card
        if card is not None and not order.over:
            self._shown[order_id] = ShownCard(order_id, card, going_on=False, stands=False)
        self._remove(order_id)

    def end_kind(self, kind: str) -> None:
        """The user wants none of a kind any more."""
        for order in self._book.all:
            if kind_of(order.id) == kind:
                self.end(order.id)

    def hush(self) -> None:
        """The user asked for silence: what goes on saying something is over."""
        for order in self._book.all:
            if order.speaks_up:
                self.end(order.id)

    def start_afresh(self) -> None:
        """Another conversation begins: only what outlasts one stands on, and is shown in that."""
        self.other_turn()
        for order in self._book.all:
            if kind_of(order.id) not in _RESTORE:
                self._remove(order.id)
        self._shown.clear()
        for order in self._book.all:
            if order.looks_again_s is not None:
                self._show(order)

    # -- what it shows, and what is kept --

    def take_shown(self) -> tuple[ShownCard, ...]:
        """The cards that are new, changed or over since the last call."""
        shown, self._shown = tuple(self._shown.values()), {}
        return shown

    def restore(self, kept: Sequence[Mapping[str, Any]]) -> None:
        """Brings back what `take_kept` gave in an earlier run, with the next step; what is damaged is left out."""
        self._to_restore = tuple(kept)

    def take_kept(self, moment: Moment) -> Kept | None:
        """What is to be kept for later runs, if that has changed since the last call."""
        if not self._changed:
            return None
        self._changed = False
        found = ((one.id, one.kept(moment)) for one in self._book.all)
        return tuple({"id": order_id, **kept} for order_id, kept in found if kept is not None)

    def _restore(self, moment: Moment) -> None:
        entries, self._to_restore = self._to_restore, ()
        for entry in entries:
            try:
                order_id = str(entry["id"])
                order = _RESTORE[kind_of(order_id)](order_id, entry, moment)
            except (KeyError, TypeError, ValueError, OverflowError):
                continue
            self._book.put(order)
            if order.looks_again_s is not None:
                self._show(order)
        self._tell()

    def _put(self, order: Order) -> None:
        before = self._book.get(order.id)
        self._book.put(order)
        if before is None or (before.card, before.over) != (order.card, order.over):
            self._show(order)
        self._tell()

    def _remove(self, order_id: str) -> None:
        self._book.remove(order_id)
        self._tell()

    def _show(self, order: Order | None, *, anew: bool = False) -> None:
        if order is None or order.card is None:
            return
        goes_on = not order.over and not isinstance(order.card, ItemList)
        self._shown[order.id] = ShownCard(order.id, order.card, going_on=goes_on, anew=anew)

    def _tell(self) -> None:
        self._changed = True
        self.stands = tuple(
            Stands(
                one.id, kind_of(one.id), one.title, one.looks_again_s if kind_of(one.id) == "timer" else None
            )
            for one in self._book.all
            if not one.over
        )
