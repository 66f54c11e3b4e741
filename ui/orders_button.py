"""The button that leads to what the assistant looks out for, with the number of those things on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent

from assistant.cards import ItemList
from assistant.status import Status
from ui.palette import LIGHT, Palette
from ui.theme import scaled_font
from ui.tool_button import ToolButton
from ui.translating import tr_count

BADGE = 0.72
"""The size of the number's letters, as a factor of the application's."""


class OrdersButton(ToolButton):
    """Follows the conversation. Lists are not counted: they stand for good, and nothing is waited for."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._palette = LIGHT
        self._action = action
        self.count = 0
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        action.changed.connect(self._name)
        self._name()

    def use_palette(self, palette: Palette) -> None:
        """Draw in these colours."""
        self._palette = palette
        self.update()

    def follow(self, status: Status, _passed_s: float = 0.0) -> None:
        """Show how many things are looked out for now."""
        count = sum(not isinstance(order.card, ItemList) for order in status.orders)
        if count != self.count:
            self.count = count
            self._name()
            self.update()

    def _name(self) -> None:
        name = self._action.text()
        if self.count:
            name = f"{name}: " + tr_count("{count} thing", "{count} things", self.count)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count:
            return
        text, font = str(self.count), scaled_font(BADGE, QFont.Weight.Bold)
        letters = QFontMetricsF(font)
        height = letters.height()
        width = max(height, letters.horizontalAdvance(text) + height * 0.55)
        box = QRectF(self.width() - width - 1, 1, width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.accent))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(QColor(self._palette.on_accent))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
