"""What lies under the state indicator: how the conversation is doing, and what helps to report when it is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.errors import ModelError
from models.hardware import look_at_hardware
from ui.conversation_link import ConversationLink
from ui.diagnostics import diagnostics_text
from ui.health_table import HealthTable
from ui.health_words import Section, health_sections
from ui.model_shelf import ModelShelf
from ui.popover import Popover
from ui.pressed_by_enter import pressed_by_enter
from ui.private_words import without_private_words
from ui.theme import SMALL, TITLE, scaled_font
from ui.translating import in_english, tr

REFRESH_MS = 1000
WIDTH_CHARACTERS = 56

OpenFolder = Callable[[Path], bool]


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's file manager; False when there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class HealthPopover(Popover):
    """Asks the conversation only while it is open.

    `problems` gives the sentences that the window shows at the moment.
    """

    def __init__(
        self,
        page: QWidget,
        anchor: QWidget,
        link: ConversationLink,
        shelf: ModelShelf,
        log_folder: Path,
        problems: Callable[[], Sequence[str]],
        *,
        open_folder: OpenFolder = open_folder,
    ) -> None:
        super().__init__(page, anchor, WIDTH_CHARACTERS)
        self._link, self._shelf = link, shelf
        self._log_folder, self._problems, self._open_folder = log_folder, problems, open_folder
        self._cores = look_at_hardware().threads
        self.setAccessibleName(tr("Health"))
        self.title = QLabel(tr("Health"))
        self.table = HealthTable()
        self.area = QScrollArea()
        self.copy_button = QPushButton(tr("Copy diagnostics"))
        self.folder_button = QPushButton(tr("Open the log folder"))
        self.close_button = QPushButton(tr("Close"))
        self.note = QLabel()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self.copy_button.clicked.connect(self._copy)
        self.folder_button.clicked.connect(self._show_logs)
        self.close_button.clicked.connect(self.shut)
        self.hide()

    def _lay_out(self) -> None:
        self.title.setFont(scaled_font(TITLE))
        self.title.setProperty("role", "title")
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.table)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(tr("Numbers, devices and models"))
        self.copy_button.setAccessibleDescription(
            tr(
                "Copies versions, devices, models and these numbers. Nothing that was spoken, typed or seen is in it."
            )
        )
        self.copy_button.setToolTip(self.copy_button.accessibleDescription())
        self.note.setFont(scaled_font(SMALL))
        self.note.setProperty("role", "dim")
        self.note.setWordWrap(True)
        self.close_button.setProperty("role", "quiet")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.copy_button, self.folder_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 14, 14)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.area, 1)
        column.addWidget(self.note)
        column.addLayout(buttons)
        self.note.hide()
        pressed_by_enter(self)

    def toggle(self) -> None:
        if not self.isVisible():
            self._say("")
        super().toggle()

    def refresh(self) -> None:
        """Look at the conversation now."""
        self.table.show_sections(self._sections())
        self.place()

    def _sections(self) -> tuple[Section, ...]:
        conversation = self._link.conversation
        health = conversation.health() if conversation is not None else None
        status = conversation.status() if conversation is not None else None
        return health_sections(health, status, self._model_name, self._cores)

    def _model_name(self, model_id: str) -> str:
        try:
            return self._shelf.choice(model_id).name
        except ModelError:
            return model_id

    # What its buttons do

    def _copy(self) -> None:
        conversation = self._link.conversation
        with in_english():
            text = diagnostics_text(
                self._sections(),
                conversation.status().models if conversation is not None else {},
                conversation.timeline.items() if conversation is not None else (),
                self._problems(),
            )
        QGuiApplication.clipboard().setText(text)
        self._say(tr("Copied. Nothing that was spoken, typed or seen is in it."))

    def _show_logs(self) -> None:
        try:
            self._log_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            opened = self._open_folder(self._log_folder)
        except OSError:
            opened = False
        shown = without_private_words(str(self._log_folder))
        self._say("" if opened else tr("The folder could not be opened; it is {folder}.", folder=shown))

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.place()

    # Its place, and when it looks

    def wanted_height(self, width: int) -> int:
        inside = self._column.contentsMargins()
        table_width = width - inside.left() - inside.right()
        heights = [self.title.sizeHint().height(), self.table.heightForWidth(table_width)]
        heights.append(self.copy_button.sizeHint().height())
        if self.note.isVisibleTo(self):
            heights.append(self.note.heightForWidth(table_width))
        return sum(heights) + len(heights) * self._column.spacing() + inside.top() + inside.bottom()

    def fit(self, *, too_high: bool) -> None:
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if too_high else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        # A bar that shows for a moment only would stay, for the lines that it breaks.
        self.area.setVerticalScrollBarPolicy(bar)
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus if too_high else Qt.FocusPolicy.NoFocus)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
