"""A card that is opened where one is: it lies over the lanes, as it does in the list, and goes on while it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.timeline.item import Lane, TimelineItem
from ui.icons import icon
from ui.line import Line
from ui.line_layout import COLUMN_PX, MARGIN_PX
from ui.line_list_view import BOTTOM_PX
from ui.palette import Palette
from ui.popover import Popover
from ui.theme import Theme
from ui.tool_button import ToolButton
from ui.transcript_model import TranscriptModel
from ui.transcript_view import TranscriptView
from ui.translating import tr

EDGE_PX = 20
CLOSE_PX = 18

Items = Callable[[], Iterable[TimelineItem]]
"""All of a conversation, as it stands."""


class _OneLine(TranscriptModel):
    """Knows what a card is tied to, and shows the card alone."""

    only = -1

    def _shows(self, line: Line) -> bool:
        return line.id == self.only and super()._shows(line)


class _CardView(TranscriptView):
    """A list with one line in it. What leads to another line leads out of it.

    Signals:
        left(int): go to the line with this id.
    """

    left = Signal(int)

    def _offset(self) -> int:
        return -self.verticalScrollBar().value()

    def go_to_task(self, task_id: str) -> None:
        line_id = self._lines().task_line(task_id)
        if line_id is not None:
            self.left.emit(line_id)

    def _go_to_line(self, line_id: int) -> None:
        self.left.emit(line_id)


class CardOver(Popover):
    """One card at a time, in the middle of the page. `items` gives the conversation; `live`: it goes on.

    Signals:
        left(int): go to the line with this id, which something in the card leads to.
    """

    left = Signal(int)

    def __init__(self, page: QWidget, theme: Theme, items: Items, *, live: bool) -> None:
        super().__init__(page, page, 0)
        self._items = items
        self.setAccessibleName(tr("Card"))
        self.model = _OneLine(self, live=live)
        self.view = _CardView(self.model)
        self.view.use_theme(theme)
        self.view.setAccessibleName(tr("Card"))
        self.close_button = ToolButton(icon_px=CLOSE_PX)
        self.close_button.setAccessibleName(tr("Close"))
        self.close_button.setToolTip(tr("Close"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.shut)
        head = QHBoxLayout()
        head.addStretch(1)
        head.addWidget(self.close_button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 6, 6)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self.view.left.connect(self._leave)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit_card)
        for changed in (self.model.dataChanged, self.model.rowsInserted, self.model.modelReset):
            changed.connect(self._soon.start)
        theme.changed.connect(self.use_palette)
        self.use_palette(theme.palette)
        self.hide()

    def open_card(self, line_id: int) -> None:
        """Show the card of a line, with all that there is to it."""
        self.model.only = line_id
        self.model.show([item for item in self._items() if self._wanted(item)])
        self.model.set_opened(line_id, True)
        if self.model.rowCount():
            if not self.isVisible():
                self.toggle()
            self.place()  # how wide it is was not known before it was shown
            self.view.setCurrentIndex(self.model.index(0))
            self.view.setFocus(Qt.FocusReason.PopupFocusReason)
            self.view.verticalScrollBar().setValue(0)

    def take(self, items: Iterable[TimelineItem]) -> None:
        """The conversation goes on."""
        if self.isVisible() and (wanted := [item for item in items if self._wanted(item)]):
            self.model.put(wanted)

    def clear(self) -> None:
        """Another conversation is shown: the card is not of that."""
        self.shut()
        self.model.clear()

    def use_palette(self, palette: Palette) -> None:
        """Draw in these colours."""
        self.view.use_palette(palette)
        self.close_button.setIcon(icon("hide", palette.dim, CLOSE_PX))

    def refresh(self) -> None:
        """It follows by itself."""

    def _wanted_height(self) -> int:
        around = self._column.contentsMargins()
        card = self.view.layout_of(0).height if self.model.rowCount() else 0
        head = self.close_button.sizeHint().height()
        return card + BOTTOM_PX + head + around.top() + around.bottom()

    def place(self) -> None:
        """In the middle of the page, as wide as a card is in the list."""
        room = QSize(self._page.width() - 2 * EDGE_PX, self._page.height() - 2 * EDGE_PX)
        around = self._column.contentsMargins()
        width = min(room.width(), COLUMN_PX + 2 * MARGIN_PX + around.left() + around.right())
        self.resize(width, self.height())
        self._column.activate()  # the view is as wide as it will be, which the card's height follows from
        wanted = self._wanted_height()
        height = min(room.height(), wanted)
        bar = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > height else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.view.setVerticalScrollBarPolicy(bar)
        self.setGeometry(
            (self._page.width() - width) // 2, (self._page.height() - height) // 2, width, height
        )

    def _wanted(self, item: TimelineItem) -> bool:
        return item.id == self.model.only or item.lane is Lane.REASONER or bool(item.data.get("task"))

    def _fit_card(self) -> None:
        if self.isVisible():
            self.place()

    def _leave(self, line_id: int) -> None:
        self.shut()
        self.left.emit(line_id)
