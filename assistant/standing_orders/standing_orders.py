"""The standing orders of a conversation: what stands, what has to be said about it, what it shows and what is kept.

It is stepped with every micro-turn, in the thread of those, and knows no clock but theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.cards import ItemList
from assistant.manners import Initiative
from assistant.micro_turn import CameraEvent, Eyes, Hearing, LookoutNews, ShownCard, Sight, VoiceActivity
from assistant.standing_orders.announcement import Announcement, only_shown
from assistant.standing_orders.book import Before, Book
from assistant.standing_orders.keeping import Keeping, Kept, restored
from assistant.standing_orders.kinds import KINDS
from assistant.standing_orders.order import Moment, Order, Plan, Question, Stands, kind_of
from assistant.standing_orders.remarks import REMARK_ID, Remarks
from assistant.standing_orders.understanding import understand
from assistant.standing_orders.watch_order import WatchOrder, people_after

ASKED_ON_S = 30.0
"""So long an answer to "For how long?" is waited for."""
TAKE_BACK_S = 20.0
"""So long after an order was given "never mind" is about it."""
GOES_ON_S = 8.0
"""So long after an order was given "for the pasta" goes on with it."""

_OF_CONVERSATION = frozenset(kind.name for kind in KINDS if kind.of_conversation)


class StandingOrders:
    """See the module. `stands` and `questions` may be read from any thread."""

    def __init__(self) -> None:
        self.stands: tuple[Stands, ...] = ()
        """What stands now, for a list in the window."""
        self.questions: tuple[Question, ...] = ()
        """What orders want to know of the picture: see `Question`. None while nobody could answer."""
        self._eyes = Eyes()
        self._people: int | None = None
        self._remarks = Remarks()
        self._book = Book()
        self._to_restore: Sequence[Mapping[str, Any]] = ()
        self._shown: dict[str, ShownCard] = {}
        self._keeping = Keeping()
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
            replace(moment, people=self._people),
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

    def step(
        self,
        moment: Moment,
        hearing: Hearing | None,
        sights: Sequence[Sight] = (),
        camera: Sequence[CameraEvent] = (),
        *,
        voice: VoiceActivity | None = None,
        answers: Sequence[LookoutNews] = (),
    ) -> float | None:
        """Time goes on, the user's words and their voice are heard, and the camera sees; when to look again (s), None
        when nothing waits."""
        if self._to_restore:
            self._restore(moment)
        if moment.eyes != self._eyes:
            self._eyes = moment.eyes
            self._tell()
        for event in camera:
            self._people = people_after(event, self._people)
            self._remark(event, moment.now_s)
        if not moment.eyes.open:
            self._people = None
        looks_s: list[float] = []
        for order in self._book.all:
            now = order.at(moment.now_s)
            if hearing is not None:
                now = now.hear(hearing, moment.now_s)
            if voice is not None:
                now = now.listen(voice, moment.now_s)
            for event in camera:
                now = now.notice(event, moment.now_s)
            for sight in sights:
                now = now.see(sight, moment.now_s)
            for answer in answers:
                if answer.order_id == order.id:
                    now = now.answered(answer, moment.now_s)
            if now is not order:
                self._put(now, by_itself=True)
            if now.looks_again_s is not None:
                looks_s.append(now.looks_again_s)
        return min(looks_s, default=None)

    @property
    def is_watching(self) -> bool:
        """Whether each look at the picture counts just now."""
        return any(order.is_watching for order in self._book.all)

    def announcements(self) -> list[tuple[str, Announcement]]:
        """What has to be said, with the id of its order, the earliest first."""
        found = [(one.id, said) for one in self._book.all if (said := one.announcement) is not None]
        if (remark := self._remarks.announcement) is not None:
            found.append((REMARK_ID, remark))
        if self.initiative is Initiative.NEVER:
            found = [(order_id, only_shown(said)) for order_id, said in found]
        return sorted(found, key=lambda one: one[1].due_s)

    def announced(self, order_id: str, *, heard: bool) -> Order | None:
        """The announcement of an order is being said, or (not `heard`) left out; the order as it was before."""
        order = self._book.get(order_id)
        if order_id == REMARK_ID:
            self._remarks.announced()
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

    def _remark(self, event: CameraEvent, now_s: float) -> None:
        watches = any(order.lacks(Eyes()) and not order.lacks(self._eyes) for order in self._book.all)
        greets = any(isinstance(order, WatchOrder) and order.key == "comes" for order in self._book.all)
        self._remarks.notice(event, now_s, watches=watches, greets=greets)

    @property
    def initiative(self) -> Initiative:
        """When it speaks up by itself."""
        return self._remarks.initiative

    @initiative.setter
    def initiative(self, initiative: Initiative) -> None:
        self._remarks.initiative = initiative

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
        """The user asked for silence: what goes on saying something is over, or goes on without a word."""
        for order in self._book.all:
            if order.speaks_up and (hushed := order.hushed()) is not None:
                self._put(hushed)
            elif order.speaks_up:
                self.end(order.id)

    def start_afresh(self) -> None:
        """Another conversation begins: only what outlasts one stands on, and is shown in that."""
        self.other_turn()
        for order in self._book.all:
            if kind_of(order.id) in _OF_CONVERSATION:
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
        """What is to be kept for later runs, if that has changed since the last call: see `Keeping`."""
        return self._keeping.take(self._book, moment)

    def _restore(self, moment: Moment) -> None:
        entries, self._to_restore = self._to_restore, ()
        for order in restored(entries, moment):
            self._book.put(order)
            if order.looks_again_s is not None:
                self._show(order)
        self._keeping.changed()
        self._tell()

    def _put(self, order: Order, *, by_itself: bool = False) -> None:
        before = self._book.get(order.id)
        self._book.put(order)
        if before is None or (before.card, before.over) != (order.card, order.over):
            self._show(order)
        if by_itself:
            self._keeping.moved()
        else:
            self._keeping.changed()
        self._tell()

    def _remove(self, order_id: str) -> None:
        self._book.remove(order_id)
        self._keeping.changed()
        self._tell()

    def _show(self, order: Order | None, *, anew: bool = False) -> None:
        if order is None or order.card is None:
            return
        goes_on = not order.over and not isinstance(order.card, ItemList)
        self._shown[order.id] = ShownCard(
            order.id, order.card, going_on=goes_on, anew=anew, stands=not order.over
        )

    def _tell(self) -> None:
        standing = tuple(one for one in self._book.all if not one.over)
        stands = tuple(
            Stands(
                one.id,
                kind_of(one.id),
                one.title,
                one.looks_again_s if kind_of(one.id) == "timer" else None,
                one.lacks(self._eyes) or one.state,
                one.card,
            )
            for one in standing
        )
        if stands != self.stands:
            self.stands = stands
        asked = (one.asks for one in standing if not one.lacks(self._eyes))
        self.questions = tuple(question for question in asked if question is not None)
