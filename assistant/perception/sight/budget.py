"""Budget: how much of a processor core looking may cost; a slow machine gets fewer looks than five a second."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import islice

SHARE = 0.25
"""Of one core, on average."""
SAVED_S = 0.25
"""What was not used is saved up to this much processor time: a few looks may cost more than the others."""
OVER_S = 5.0
"""Over how long it is told how it goes."""


@dataclass(frozen=True)
class LookingHealth:
    """How looking goes, over the last seconds: `cores` is the share of one core that it took."""

    looks_per_s: float = 0.0
    cores: float = 0.0
    sparing: bool = False
    """Looks were left out because they would have cost too much."""


@dataclass(frozen=True)
class _Look:
    at_s: float
    cost_s: float
    left_out: bool


class Budget:
    """Saves up processor time as time passes, and spends it on looks. For one thread; `health` may be read by any."""

    def __init__(self, share: float = SHARE) -> None:
        self._share = share
        self._saved_s = SAVED_S
        self._before_s: float | None = None
        self._looks: deque[_Look] = deque()
        self.health = LookingHealth()

    def allows(self, at_s: float) -> bool:
        """Whether there is a look for the picture of this time; if so, `spend` is called next."""
        if self._before_s is not None:
            self._saved_s = min(SAVED_S, self._saved_s + self._share * max(0.0, at_s - self._before_s))
        self._before_s = at_s
        if self._saved_s > 0.0:
            return True
        self._note(_Look(at_s, 0.0, left_out=True))
        return False

    def spend(self, at_s: float, cost_s: float) -> None:
        """A look has cost this much processor time."""
        self._saved_s -= cost_s
        self._note(_Look(at_s, cost_s, left_out=False))

    def _note(self, look: _Look) -> None:
        self._looks.append(look)
        while self._looks[0].at_s < look.at_s - OVER_S or self._looks[0].at_s > look.at_s:
            self._looks.popleft()
        over_s = look.at_s - self._looks[0].at_s
        if over_s <= 0.0:
            return
        made = [
            one for one in islice(self._looks, 1, None) if not one.left_out
        ]  # the first only begins the time
        self.health = LookingHealth(
            looks_per_s=len(made) / over_s,
            cores=sum(one.cost_s for one in made) / over_s,
            sparing=any(one.left_out for one in self._looks),
        )
