"""A page with one card in its middle, which can be scrolled where it is larger than the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

CARD_PX = 620
CARD_CHARACTERS = 72
"""The card is as wide as this many characters, where the font is large."""

NARROW_CHARACTERS = 50


class CardPage(QWidget):
    """A subclass fills `inside`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        card = QFrame()
        card.setProperty("role", "card")
        card.setMaximumWidth(
            max(CARD_PX, round(CARD_CHARACTERS * QFontMetricsF(self.font()).averageCharWidth()))
        )
        self.inside = QVBoxLayout(card)
        self.inside.setSpacing(12)
        around = QWidget()
        row = self._around = QHBoxLayout(around)
        row.addStretch(1)
        row.addWidget(card, 100, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(around)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self._fit_margins()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_margins()

    def _fit_margins(self) -> None:
        """In a window that is narrow beside the text, the room is the text's."""
        narrow = self.width() < NARROW_CHARACTERS * QFontMetricsF(self.font()).averageCharWidth()
        side, outside = (16, 8) if narrow else (36, 20)
        self.inside.setContentsMargins(side, min(side, 30), side, min(side, 30))
        self._around.setContentsMargins(outside, outside, outside, outside)

    def scroll_up(self) -> None:
        """Show the beginning of the card."""
        self.area.verticalScrollBar().setValue(0)
