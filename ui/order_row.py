"""The row of a standing order: what it is, how it stands, and what ends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from assistant.cards import ItemList
from assistant.status import StandingOrder
from ui.delete_question import ask_to_delete
from ui.icons import icon
from ui.order_words import OrderWords, order_words
from ui.palette import Palette
from ui.pressed_by_enter import pressed_by_enter
from ui.theme import SMALL, TITLE, scaled_font
from ui.translating import tr, tr_count

AFAR = 2.4
"""The size of a number that is read from afar, as a factor of the application's."""

ICON_SHARE = 1.3
"""The icon's size, in heights of a line."""


class OrderRow(QWidget):
    """Changes in place while its order goes on.

    Signals:
        end_asked(str): end the order with this id.
    """

    end_asked = Signal(str)

    def __init__(self, order: StandingOrder, palette: Palette) -> None:
        super().__init__()
        self._order = order
        self._palette = palette
        self._words: OrderWords | None = None
        self.sign = QLabel()
        self.title = QLabel()
        self.value = QLabel()
        self.about = QLabel()
        lasts = isinstance(order.card, ItemList)
        self.end_button = QPushButton(tr("Delete…") if lasts else tr("End"))
        self.end_button.clicked.connect(self._ask if lasts else self._end)
        self._lay_out()

    def _lay_out(self) -> None:
        for label in (self.title, self.about):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setFont(scaled_font(SMALL))
        self.about.setProperty("role", "dim")
        counts = self._order.kind == "count"  # exercises are done some way from the screen
        self.value.setFont(scaled_font(AFAR if counts else TITLE, QFont.Weight.DemiBold))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.about)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.value, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.end_button, 0, Qt.AlignmentFlag.AlignVCenter)
        pressed_by_enter(self)

    def show_order(self, order: StandingOrder, now_s: float) -> bool:
        """Show how it stands; whether that takes more or less room than before."""
        self._order = order
        words, before = order_words(order, now_s), self._words
        if words == before:
            return False
        self._words = words
        self.title.setText(words.title)
        self.value.setText(words.value)
        self.value.setVisible(bool(words.value))
        self.about.setText(words.about)
        self.about.setVisible(bool(words.about))
        self.setAccessibleName(words.spoken)
        if before is None or before.title != words.title:
            self.end_button.setAccessibleName(tr("End “{what}”", what=words.title.strip("“”")))
        if before is None or before.icon != words.icon:
            self.use_palette(self._palette)
        return before is None or (len(before.value), before.title, before.about) != (
            len(words.value),
            words.title,
            words.about,
        )

    def use_palette(self, palette: Palette) -> None:
        """Draw the sign in these colours."""
        self._palette = palette
        side = round(ICON_SHARE * self.fontMetrics().height())
        if self._words is not None:
            self.sign.setPixmap(icon(self._words.icon, palette.timer, side).pixmap(side, side))

    def _end(self) -> None:
        self.end_asked.emit(self._order.id)

    def _ask(self) -> None:
        """A list is more than something to look out for: what is on it would be lost."""
        card = self._order.card
        count = len(card.items) if isinstance(card, ItemList) else 0
        ask_to_delete(
            self,
            tr("Delete “{title}”?", title=self.title.text()),
            tr_count(
                "The {count} thing on it will be gone.", "The {count} things on it will be gone.", count
            ),
            self._end,
        )
