"""What the assistant was asked to look out for: timers, words that are counted, watches, lists, each with its end."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from assistant.status import Status
from ui.conversation_link import ConversationLink
from ui.order_row import OrderRow
from ui.order_words import EXAMPLES
from ui.palette import Palette
from ui.popover import Popover
from ui.pressed_by_enter import pressed_by_enter
from ui.theme import TITLE, Theme, scaled_font
from ui.translating import tr

WIDTH_CHARACTERS = 50


class OrdersPopover(Popover):
    """Follows the conversation only while it is open.

    Signals:
        end_asked(str): end the standing order with this id.
        example_chosen(str): the user wants to say this, or something like it.
    """

    end_asked = Signal(str)
    example_chosen = Signal(str)

    def __init__(self, page: QWidget, anchor: QWidget, link: ConversationLink, theme: Theme) -> None:
        super().__init__(page, anchor, WIDTH_CHARACTERS)
        self._theme = theme
        self._status = Status()
        self.rows: dict[str, OrderRow] = {}
        self.setAccessibleName(tr("What it looks out for"))
        self.title = QLabel(tr("What it looks out for"))
        self.nothing = QLabel(tr("Nothing at the moment. You can ask it to, for example:"))
        self.examples = [QPushButton(f"“{words}”") for words in EXAMPLES]
        self.area = QScrollArea()
        self._inside = QWidget()
        self._list = QVBoxLayout(self._inside)
        self.close_button = QPushButton(tr("Close"))
        self._lay_out()
        link.status_changed.connect(self._follow)
        link.ended.connect(lambda: self._follow(Status(), 0.0))
        theme.changed.connect(self.use_palette)
        self.hide()

    def _lay_out(self) -> None:
        self.title.setFont(scaled_font(TITLE))
        self.title.setProperty("role", "title")
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("role", "dim")
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(2)
        self._list.addWidget(self.nothing)
        for example, words in zip(self.examples, EXAMPLES, strict=True):
            example.setProperty("role", "quiet")
            example.setStyleSheet("text-align: left")
            example.setAccessibleDescription(
                tr("Puts it into the message, where it can be changed and sent.")
            )
            example.clicked.connect(lambda _on=False, words=words: self._choose(words))
            self._list.addWidget(example)
        self._list.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self._inside)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # every row has a button, which comes into sight
        self.close_button.setProperty("role", "quiet")
        self.close_button.clicked.connect(self.shut)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 10, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.area, 1)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        pressed_by_enter(self)

    def refresh(self) -> None:
        """Show what stands now."""
        orders = {order.id: order for order in self._status.orders}
        moved = False
        for order_id in [one for one in self.rows if one not in orders]:
            self._drop(order_id)
            moved = True
        for order in orders.values():
            row = self.rows.get(order.id)
            if row is None:
                row = self.rows[order.id] = OrderRow(order, self._theme.palette)
                row.end_asked.connect(self.end_asked)
                self._list.insertWidget(self._list.count() - 1, row)
                row.show()  # counts at once for the height
            moved = row.show_order(order, self._status.now_s) or moved
        for one in (self.nothing, *self.examples):
            one.setVisible(not orders)
        if moved and self.isVisible():
            self.place()

    def use_palette(self, palette: Palette) -> None:
        """Draw in these colours."""
        for row in self.rows.values():
            row.use_palette(palette)

    def wanted_height(self, width: int) -> int:
        around, inside = self._column.contentsMargins(), self._list.contentsMargins()
        room = width - around.left() - around.right() - inside.left() - inside.right()
        self._list.activate()
        listed = (
            self._list.heightForWidth(room)
            if self._list.hasHeightForWidth()
            else self._list.sizeHint().height()
        )
        fixed = self.title.sizeHint().height() + self.close_button.sizeHint().height()
        return fixed + listed + 2 * self._column.spacing() + around.top() + around.bottom()

    def fit(self, *, too_high: bool) -> None:
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if too_high else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.area.setVerticalScrollBarPolicy(bar)

    def _follow(self, status: Status, _passed_s: float) -> None:
        self._status = status
        if self.isVisible():
            self.refresh()

    def _drop(self, order_id: str) -> None:
        """An order is over. Who was at its button stays in the list."""
        row = self.rows.pop(order_id)
        if row.isAncestorOf(self.window().focusWidget() or self):
            others = [one.end_button for one in self.rows.values()]
            (others[0] if others else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _choose(self, words: str) -> None:
        self.shut()
        self.example_chosen.emit(words)
