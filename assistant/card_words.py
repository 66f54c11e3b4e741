"""Cards in words: for search, export and readers of the screen."""

from __future__ import annotations

from assistant.cards import Card, Code, Counter, ItemList, Picture, Plot, Table, Timer, Watch
from assistant.standing_orders.durations import duration_in_words


def card_in_words(card: Card) -> str:
    """What the card shows, in a line or a few."""
    match card:
        case Timer():
            what = f"Timer: {card.label}" if card.label else "Timer"
            length = duration_in_words(card.ends_s - card.started_s)
            return f"{what}, {length}{', cancelled' if card.cancelled else ''}"
        case Counter():
            return f"{card.label}: {card.count}"
        case Watch():
            how_often = "once" if card.count == 1 else f"{card.count} times"
            return f"{card.label}: {how_often if card.count else 'not yet'}"
        case ItemList():
            done = [
                f"{item} (done)" if number in card.done else item for number, item in enumerate(card.items)
            ]
            return f"{card.label}: {', '.join(done) or 'empty'}"
        case Table():
            rows = (card.header, *card.rows)
            return "\n".join([card.label, *(", ".join(row) for row in rows)])
        case Plot():
            return f"{card.label}: {', '.join(name for name, _ in card.series)}"
        case Code():
            return f"{card.label}\n{card.text}"
        case Picture():
            return card.label
