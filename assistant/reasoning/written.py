"""What the reasoner's model has written so far: its answer, and its thoughts on the way there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

THOUGHTS_CHARACTERS: Final = 4_000
"""Of longer thoughts the newest are shown and kept; the answer is always whole."""


@dataclass(frozen=True)
class Written:
    """`answer` is "" until the model comes to it; `thoughts` is "" for a model that answers at once."""

    answer: str = ""
    thoughts: str = ""


def newest_thoughts(thoughts: str) -> str:
    """The end of the thoughts, from a whole word on; all of them when they are not long."""
    if len(thoughts) <= THOUGHTS_CHARACTERS:
        return thoughts
    _, _, rest = thoughts[-THOUGHTS_CHARACTERS + 2 :].partition(" ")
    return f"… {rest}"
