"""What the lanes are measured in: their fonts, how much room a second has, and where the columns lie."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from ui.theme import SMALL, scaled_font
from ui.time_axis import Rest

ZOOMS = (0.25, 0.5, 1.0, 1.5, 2.5, 4.0)
"""How much room time can have. Below 1 words are left out to see more of it at once."""

PADDING_X_PX = 10.0
PADDING_Y_PX = 5.0
BLOCK_GAP_PX = 4.0

_ROWS_PER_S = 0.58
"""So many rows of words a second has: about as many as speech fills in a column of the usual width."""

_FOLD_EM = 58.0
"""In a narrower window, in widths of an M, what goes on behind the talk is told by signs instead of words."""

_WIDEST_EM = 40.0
_MEANWHILE_SHARE = 0.27


@dataclass(frozen=True)
class Measures:
    """Fonts and lengths (px) that all layouts have in common."""

    words: QFont
    small: QFont
    name: QFont
    row: float
    small_row: float
    em: float
    zoom: float

    @classmethod
    def current(cls, zoom: float = 1.0) -> Measures:
        """From the application's font."""
        words, small = scaled_font(1.0), scaled_font(SMALL)
        name = scaled_font(SMALL, QFont.Weight.DemiBold)
        letters, smaller = QFontMetricsF(words), QFontMetricsF(small)
        return cls(
            words,
            small,
            name,
            letters.height() * 1.14,
            smaller.height() * 1.1,
            letters.horizontalAdvance("M"),
            zoom,
        )

    @property
    def px_per_s(self) -> float:
        """The least room of a second."""
        return self.row * _ROWS_PER_S * self.zoom

    @property
    def shortened(self) -> bool:
        """Whether words are left out where time is too short for them."""
        return self.zoom < 1.0

    @property
    def rest(self) -> Rest:
        """How silence is shown."""
        return Rest(self.px_per_s, 2.4 * self.small_row)

    @property
    def rail(self) -> float:
        """The width of a rail, and the air beside it."""
        return 0.9 * self.em


@dataclass(frozen=True)
class Strip:
    """From where to where across (px)."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Half way."""
        return (self.left + self.right) / 2

    def part(self, number: int, of: int) -> Strip:
        """One of several parts side by side."""
        gap = BLOCK_GAP_PX if of > 1 else 0.0
        width = (self.width - gap * (of - 1)) / of
        left = self.left + number * (width + gap)
        return Strip(left, left + width)


@dataclass(frozen=True)
class Columns:
    """The times, the two voices with a channel between them, and what goes on meanwhile."""

    times: Strip
    user: Strip
    channel: Strip
    assistant: Strip
    meanwhile: Strip
    folded: bool


def columns_for(width: float, measures: Measures) -> Columns:
    """The columns in a view of this width."""
    folded = width < _FOLD_EM * measures.em
    times_width = QFontMetricsF(measures.small).horizontalAdvance("0:00:00") + 16.0
    channel = max(14.0, 1.4 * measures.em)
    around, gap = 8.0, channel
    room = width - times_width - channel - gap - 2 * around
    meanwhile = 2 * measures.rail + measures.small_row if folded else room * _MEANWHILE_SHARE
    voice = max(60.0, min(_WIDEST_EM * measures.em, (room - meanwhile) / 2))
    if not folded:
        meanwhile = min(meanwhile, voice)
    spare = max(0.0, room - meanwhile - 2 * voice)
    left = around + spare / 2
    times = Strip(left, left + times_width)
    user = Strip(times.right, times.right + voice)
    between = Strip(user.right, user.right + channel)
    assistant = Strip(between.right, between.right + voice)
    behind = Strip(assistant.right + gap, assistant.right + gap + meanwhile)
    return Columns(times, user, between, assistant, behind, folded)
