"""Repetitions: one movement to and fro, told from half of one, from trembling and from a point that went astray.

How far a movement seems to go depends on the side from which it is seen and on who does it: finders squeeze depths and
angles. So each is measured against the ones before it, from where it began.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

BACK = 0.65
"""What is so far back counts as back."""
BEGUN = 0.3
"""A movement has begun when it has gone so much of what it needs to count."""
SLOWS = 0.05
"""A movement that gets no further than this from one look to the next is at its far end."""
NEARLY = 0.8
"""So much of what it needs to count is far on its way."""
SURE_LOOKS = 2
OUTDONE = 1.6
"""One that goes so much further than usual shows that the usual ones were partial."""
ALIKE = 0.75
"""Both arms go about equally far."""
SINKS, RISES = 0.6, 0.08
"""How quickly what counts as its beginning follows it down, and up."""
GROWS, SHRINKS = 0.35, 0.2
"""How much one that goes further, or less far, than usual changes what is usual."""
SLOWEST_S = 12.0
"""What takes longer is something else, such as sitting down."""
BLIND_S = 1.5
"""After so long without a look nothing is known of where the movement is."""
SUDDEN = 0.5
"""A way that changes by more from one look to the next is looked at once more, unless the movement is a quick one."""
QUICK_S = 0.6
LONGEST_LEAD_S = 0.45


@dataclass(frozen=True)
class Repetitions:
    """How one movement stands; `done` says that the last look completed a repetition.

    It counts when it is nearly back, or, `at_far_end`, nearly there; `lead_s` is how long it will take to be so quite.
    Nobody does one in less than `fastest_s`. The first has to go as far as `first`, and none counts that goes less far
    than `least` (both in the way's own measure, from where it began).
    """

    at_far_end: bool = False
    fastest_s: float = 0.7
    first: float = 0.6
    least: float = 0.35
    as_usual: float = 0.7
    """A movement that goes less far, beside the usual one, is a partial one."""
    usual: float | None = None
    """How far they go, as far as that is known."""
    done: bool = False
    lead_s: float = 0.0
    outdone: bool = False
    """Whether this look ended one that went so far that those before it were partial ones."""
    gone_far: bool = False
    counted: bool = False
    """Whether this one was counted at its far end."""
    far_looks: int = 0
    """How many looks found it far on its way."""
    low: float = 0.0
    peak: float = -math.inf
    """The lowest and the highest of the way, since it last turned."""
    began_s: float = -math.inf
    """When it was last at its beginning."""
    looked_s: float = -math.inf
    way: float = 0.0
    doubted: bool = False

    @property
    def needed(self) -> float:
        """How far it has to go to count."""
        return self.first if self.usual is None else max(self.least, self.as_usual * self.usual)

    @property
    def moving(self) -> bool:
        """Whether it is in the middle of a movement."""
        return self.gone_far or self.way - self.low > BEGUN * self.needed

    def after(self, way: float, at_s: float) -> Repetitions:
        """It after a look that found it so far on its way."""
        since_s = at_s - self.looked_s
        if since_s > BLIND_S or at_s - self.began_s > SLOWEST_S:
            return replace(
                self,
                done=False,
                outdone=False,
                gone_far=False,
                counted=False,
                low=way,
                began_s=at_s,
                looked_s=at_s,
                way=way,
                doubted=False,
            )
        if not self.doubted and self.fastest_s >= QUICK_S and abs(way - self.way) > SUDDEN:
            return replace(
                self, done=False, outdone=False, looked_s=at_s, doubted=True
            )  # a point may only have gone astray
        seen = replace(self, done=False, outdone=False, looked_s=at_s, way=way, doubted=False)
        return seen._at_far_end(self, since_s) if self.gone_far else seen._at_beginning(self, since_s)

    def _at_beginning(self, before: Repetitions, since_s: float) -> Repetitions:
        gone = self.way - self.low
        low = self.low + (SINKS if gone < 0.0 else RISES) * gone
        if gone <= BEGUN * self.needed:
            return replace(self, low=low, began_s=self.looked_s)
        low = self.low
        if gone < self.needed:
            return replace(self, low=low)
        far = replace(self, low=low, peak=self.way, gone_far=True, far_looks=1)
        known = self.at_far_end and self.usual is not None
        return far._counted_there(before, since_s) if known else far

    def _at_far_end(self, before: Repetitions, since_s: float) -> Repetitions:
        peak = max(self.peak, self.way)
        is_far = self.way - self.low >= NEARLY * self.needed
        far = replace(self, peak=peak, far_looks=self.far_looks + is_far)
        slows = self.way - before.way < SLOWS
        if self.at_far_end and not self.counted and far.is_sure and slows:
            return far._counted_there(before, since_s)
        if self.way > peak - BACK * (peak - self.low):
            return far
        went = peak - self.low
        in_time = self.looked_s - self.began_s >= self.fastest_s
        done = not self.counted and far.is_sure and in_time
        outdone = self.usual is not None and far.is_sure and went > OUTDONE * self.usual
        left = self.way - self.low
        return replace(
            far, done=done, lead_s=_lead_s(left, before.way - self.way, since_s),
            usual=self._usual_after(went) if far.is_sure else self.usual,
            outdone=outdone, gone_far=False, counted=False, low=self.way, began_s=self.looked_s,
        )  # fmt: skip

    @property
    def is_sure(self) -> bool:
        """Whether more than one look found it far on its way; before anything is known of them one may be astray."""
        return self.far_looks >= SURE_LOOKS or self.usual is not None or self.fastest_s < QUICK_S

    def like(self, usual: float) -> Repetitions:
        """It beside another part that goes so far: it is not much less for this one."""
        alike = ALIKE * usual
        return self if self.usual is not None and self.usual >= alike else replace(self, usual=alike)

    def _counted_there(self, before: Repetitions, since_s: float) -> Repetitions:
        left = self.low + self.usual - self.way if self.usual is not None else 0.0
        return replace(self, counted=True, done=True, lead_s=_lead_s(left, self.way - before.way, since_s))

    def _usual_after(self, went: float) -> float:
        if self.usual is None or went > OUTDONE * self.usual:
            return went
        return self.usual + (GROWS if went > self.usual else SHRINKS) * (went - self.usual)


def _lead_s(left: float, gone: float, since_s: float) -> float:
    """How long what is left of the way takes at the present speed."""
    return min(LONGEST_LEAD_S, max(0.0, left) * since_s / gone) if gone > 0.02 else 0.0
