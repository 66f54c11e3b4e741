"""The kinds of standing orders. A new one is a file with a `KIND`, and its place here."""

from __future__ import annotations

from assistant.standing_orders import (
    counts,
    cue_words,
    lists,
    overview,
    rhythms,
    stopwatches,
    talking,
    timers,
    watches,
)
from assistant.standing_orders.order import Kind

KINDS: tuple[Kind, ...] = (
    rhythms.KIND,
    counts.KIND,
    talking.KIND,
    cue_words.KIND,
    watches.KIND,
    watches.LOOKOUTS,
    lists.KIND,
    stopwatches.KIND,
    timers.KIND,
    overview.KIND,
)
"""In the order in which they are asked what a sentence means."""
