"""The kinds of standing orders. A new one is a file with a `KIND`, and its place here."""

from __future__ import annotations

from assistant.standing_orders import cue_words, lists, rhythms, stopwatches, timers
from assistant.standing_orders.order import Kind

KINDS: tuple[Kind, ...] = (rhythms.KIND, cue_words.KIND, lists.KIND, stopwatches.KIND, timers.KIND)
"""In the order in which they are asked what a sentence means."""
