"""How the assistant behaves in company, as far as the user chooses: by what it lets itself be interrupted, when it
speaks up by itself, and how it brings what was worked out in the background."""

from __future__ import annotations

import enum

from assistant.micro_turn import Delivery


class Interruptions(enum.Enum):
    """What makes it give up the floor while it speaks. A key, a click or a typed line always does."""

    AT_ONCE = "at once"  # it is silent as soon as somebody speaks
    WHEN_MEANT = "when I go on"  # a few words in a row, or a word that asks for silence: for noisy rooms
    BY_KEY = "by key"  # no sound at all


class Initiative(enum.Enum):
    """When it speaks up by itself."""

    NEVER = "never"  # what it was asked to tell is only shown, a timer with its tone
    WHEN_ASKED = "when asked"  # it tells what it was asked to look out for
    SOMETIMES = "sometimes"  # now and then it says something else, too


RESULTS = {
    "at once": Delivery.INTERRUPT,
    "at a pause": Delivery.WHEN_IDLE,
    "shown": Delivery.SILENT,
}
"""How a result reaches the user, for each `talking.results`."""
