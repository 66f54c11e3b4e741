"""The last seconds of who spoke how loud, and who held the floor: what the ribbon shows, without Qt."""

from __future__ import annotations

import enum
from collections import deque
from dataclasses import dataclass

from assistant.status import Status
from ui.translating import mark

SPAN_S = 20.0
"""How far back the ribbon reaches."""

BIN_S = 0.1
"""The time that one bar stands for: about a third of a syllable."""

BRIDGED_BINS = 5
"""A frame that came so much later than the last one leaves no hole."""


class FloorState(enum.Enum):
    """Who has the floor; the value is the sentence that says so."""

    FREE = mark("Nobody is speaking")
    USER = mark("You are speaking")
    USER_PAUSING = mark("You are pausing")
    ASSISTANT = mark("Counterpoint is speaking")
    BOTH = mark("Both are speaking")
    HELD = mark("Counterpoint waits for you")
    THINKING = mark("Counterpoint is thinking")


FLOOR_NAMES = {
    "user": FloorState.USER,
    "user pausing": FloorState.USER_PAUSING,
    "assistant": FloorState.ASSISTANT,
    "both": FloorState.BOTH,
    "held": FloorState.HELD,
}
"""The names that `Status.floor` has; any other one says that nobody has the floor."""


def floor_state(status: Status) -> FloorState:
    """Who has the floor. Where its own name says nobody, what is heard decides."""
    user = status.user_speaking and not status.muted
    state = FLOOR_NAMES.get(status.floor, FloorState.FREE)
    if state is FloorState.ASSISTANT and not status.speaking:  # its first word is still being made
        return FloorState.THINKING
    if state is not FloorState.FREE:
        return state
    if user and status.speaking:
        return FloorState.BOTH
    if user:
        return FloorState.USER
    if status.speaking:
        return FloorState.ASSISTANT
    return FloorState.THINKING if status.thinking else FloorState.FREE


@dataclass
class Bar:
    """How loud both sides were (0…1) in the time from `index` · BIN_S on."""

    index: int
    user: float
    assistant: float

    @property
    def start_s(self) -> float:
        """When it begins."""
        return self.index * BIN_S


@dataclass
class Band:
    """A time in which the floor was held in one way; it reaches to now while it is the last one and open."""

    state: FloorState
    start_s: float
    end_s: float


class RibbonHistory:
    """Bars and bands of the last SPAN_S, on a clock that begins at 0 and counts what is fed.

    Silence leaves neither bars nor bands, so both are empty when nothing happened for SPAN_S: at most
    SPAN_S / BIN_S bars, and no more bands than the floor had holders in that time.
    """

    def __init__(self) -> None:
        self.now_s = 0.0
        self.state = FloorState.FREE
        self.bars: deque[Bar] = deque()
        self.bands: deque[Band] = deque()
        self._last_index = -1

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return not self.bars and not self.bands

    def feed(self, state: FloorState, user: float, assistant: float, passed_s: float) -> bool:
        """Take in the levels (0…1, 0 for who is silent) after `passed_s`; True when it looks different now."""
        was_empty = self.empty
        self.now_s += max(0.0, passed_s)
        self._put_levels(user, assistant)
        self._put_state(state)
        self._forget()
        return not (was_empty and self.empty)

    def clear(self) -> None:
        """Forget everything; the clock goes on."""
        self.bars.clear()
        self.bands.clear()
        self.state = FloorState.FREE

    def _put_levels(self, user: float, assistant: float) -> None:
        index = int(self.now_s / BIN_S)
        before, self._last_index = self._last_index, index
        if user <= 0.0 and assistant <= 0.0:
            return
        if self.bars and self.bars[-1].index == index:
            bar = self.bars[-1]
            bar.user, bar.assistant = max(bar.user, user), max(bar.assistant, assistant)
            return
        bridged = bool(self.bars) and self.bars[-1].index == before and index - before <= BRIDGED_BINS
        for one in range(before + 1 if bridged else index, index + 1):
            self.bars.append(Bar(one, user, assistant))

    def _put_state(self, state: FloorState) -> None:
        if self.bands and self.state is not FloorState.FREE:
            self.bands[-1].end_s = self.now_s
        if state is not self.state and state is not FloorState.FREE:
            self.bands.append(Band(state, self.now_s, self.now_s))
        self.state = state

    def _forget(self) -> None:
        oldest_s = self.now_s - SPAN_S - BIN_S
        while self.bars and self.bars[0].start_s < oldest_s:
            self.bars.popleft()
        while self.bands and self.bands[0].end_s < oldest_s:
            self.bands.popleft()
