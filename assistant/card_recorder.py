"""Puts cards onto the timeline: one item a card, which changes with it."""

from __future__ import annotations

from assistant.card_words import card_in_words
from assistant.cards import CARD, CARD_ORDER, Card, Timer, card_as_data, with_times
from assistant.micro_turn import ShownCard
from assistant.timeline.item import Lane
from assistant.timeline.timeline import Timeline


class CardRecorder:
    """Lives in the thread of the micro-turn loop."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._items: dict[str, int] = {}

    def show(self, shown: ShownCard, at_s: float) -> None:
        """A card is new, has changed or has ended."""
        item_id = self._items.get(shown.id)
        if item_id is not None and shown.anew:
            self._timeline.update(item_id, end_s=at_s, data={CARD_ORDER: ""})
            item_id = None
        if item_id is None:
            item_id = self._added(shown, at_s)
        else:
            card = self._in_session(shown.card)
            data = {**card_as_data(card), CARD_ORDER: shown.id if shown.stands else ""}
            self._timeline.update(item_id, text=card_in_words(card), data=data)
            if not shown.going_on and self._timeline.item(item_id).end_s is None:
                self._timeline.update(item_id, end_s=at_s)
        self._items[shown.id] = item_id

    def end_session(self) -> None:
        """What is shown from now on belongs to another session."""
        self._items.clear()

    def _added(self, shown: ShownCard, at_s: float) -> int:
        card = self._in_session(shown.card)
        lane = Lane.TIMER if isinstance(card, Timer) else Lane.ASSISTANT
        data = {**card_as_data(card), CARD_ORDER: shown.id if shown.stands else ""}
        item = self._timeline.add(
            lane, CARD, card_in_words(card), start_s=at_s, going_on=shown.going_on, data=data
        )
        return item.id

    def _in_session(self, card: Card) -> Card:
        """The card with its times counted as those of items are."""
        return with_times(card, self._timeline.in_session)
