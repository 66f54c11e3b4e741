"""Steady: whether something is so, told by looks of which now and then one is wrong or finds nothing."""

from __future__ import annotations

from dataclasses import dataclass

GAP_S = 1.5
"""Looks further apart than this do not go on with each other."""
SLACK_S = 0.03
"""Looks do not come quite on time."""


@dataclass(frozen=True)
class Patience:
    """What it takes to change: for `on_s` nearly all looks have to say that it is so, for `off_s` that it is not.

    Of those looks at least the shares `on_share` and `off_share` have to say so, and never fewer than `looks`.
    """

    on_s: float
    off_s: float
    on_share: float = 0.6
    off_share: float = 0.92
    looks: int = 2


class Steady:
    """`on` says whether it is so, `since_s` when that began: the first of the looks that made it change."""

    def __init__(self, patience: Patience) -> None:
        self.on = False
        self.since_s = 0.0
        self._patience = patience
        self.start_afresh()

    def start_afresh(self) -> None:
        """What was seen so far does not count for the next change."""
        self._began_s: float | None = None  # the first of the looks that speak for a change
        self._before_s: float | None = None
        self._looks = 0
        self._contrary = 0

    def set_off(self) -> None:
        """It is not so any more, whatever was seen."""
        self.on = False
        self.start_afresh()

    def look(self, seen: bool | None, at_s: float) -> bool:
        """Takes a look in, None for one that cannot tell; whether it changed."""
        if seen is None:
            return False
        if self._before_s is not None and at_s - self._before_s > GAP_S:
            self.start_afresh()
        self._before_s = at_s
        contrary = seen != self.on
        if self._began_s is None:
            if not contrary:
                return False
            self._began_s, self._looks, self._contrary = at_s, 0, 0
        self._looks += 1
        self._contrary += contrary
        share, needed_s = self._needed()
        if self._contrary < share * self._looks:
            self._began_s = None
            return False
        if not contrary or self._contrary < self._patience.looks or at_s - self._began_s < needed_s - SLACK_S:
            return False
        self.on, self.since_s = seen, self._began_s
        self._began_s = None
        return True

    def _needed(self) -> tuple[float, float]:
        patience = self._patience
        return (patience.off_share, patience.off_s) if self.on else (patience.on_share, patience.on_s)
