"""How many threads the language model computes with, from what the last tokens cost.

A second thread nearly halves the time of a token while the cores are free. When something else wants them, the
threads wait for each other and a token takes several times as long as with one. So the wider choice is tried
only while no model of ours runs, and left alone for a while after it has been slow.
"""

from __future__ import annotations

import time
from collections.abc import Callable

FIRST_DISTRUST_S = 0.15
LONGEST_DISTRUST_S = 10.0
"""How long the wider choice is left alone after it was slower than the narrow one: a moment at first, since a short
piece of other work may have been in the way, then twice as long each time that it is slow again."""
SLOWER = 1.1
SMOOTHING = 0.3


class ThreadChoice:
    """Chooses between `few` and `many` threads. For one thread of the program."""

    def __init__(
        self,
        few: int,
        many: int,
        alone: Callable[[], bool],
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """`alone` says whether no other model of the conversation computes."""
        self._few = few
        self._many = many
        self._alone = alone
        self._now_s = now_s
        self._few_cost_s: float | None = None
        self._distrust_s = FIRST_DISTRUST_S
        self._distrusted_until_s = float("-inf")

    def choose(self) -> int:
        """The number of threads for the next step. The first tokens are computed with few, for comparison."""
        if self._few_cost_s is None or not self._alone() or self._now_s() < self._distrusted_until_s:
            return self._few
        return self._many

    def note(self, threads: int, token_s: float) -> None:
        """Takes in what one token cost with so many threads."""
        if threads == self._few:
            known = self._few_cost_s
            self._few_cost_s = token_s if known is None else known + SMOOTHING * (token_s - known)
        elif self._few_cost_s is not None and token_s > SLOWER * self._few_cost_s:
            self._distrusted_until_s = self._now_s() + self._distrust_s
            self._distrust_s = min(LONGEST_DISTRUST_S, 2 * self._distrust_s)
        else:
            self._distrust_s = FIRST_DISTRUST_S
