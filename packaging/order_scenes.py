"""What the pictures of standing orders show: what is looked out for, and what can be asked for."""

from __future__ import annotations

from typing import Any


def nothing_stands(desktop: Any, _conversation: Any, _fetcher: Any) -> None:
    """Nobody has asked for anything yet."""
    desktop.window.actions_.orders.trigger()


def orders(desktop: Any, conversation: Any, fetcher: Any) -> None:
    """One of every kind."""
    from window_scenes import in_talk, settle

    from assistant.cards import Counter, ItemList, Timer, Watch
    from assistant.status import StandingOrder

    in_talk(desktop, conversation, fetcher)
    tea = Timer("Tea", 20.0, 260.0)
    shopping = ItemList("Shopping list", ("Spinach seed", "Two pots", "Potting soil"), (1,))
    came = Watch("Somebody comes in", 2, (31.0, 48.0))
    conversation.be(
        now_s=72.0,
        orders=(
            StandingOrder("timer-1", "timer", "Timer: Tea", ends_s=260.0, card=tea),
            StandingOrder("count-1", "count", "Push-ups", card=Counter("Push-ups", 27)),
            StandingOrder("cue-1", "cue", "“actually”", card=Counter("“actually”", 4)),
            StandingOrder("watch-1", "watch", "Somebody comes in", card=came),
            StandingOrder("rhythm-1", "rhythm", "Breathe in, Breathe out: every four seconds"),
            StandingOrder("list-1", "list", "Shopping list", card=shopping),
        ),
    )
    settle(desktop)
    desktop.window.actions_.orders.trigger()
