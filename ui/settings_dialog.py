"""The settings, made from their declaration; every change takes effect while the conversation goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from assistant.settings import SETTINGS, Settings
from assistant.status import Status
from ui.conversation_link import ConversationLink
from ui.device_editor import DeviceEditor, SoundDeviceEditor
from ui.downloads import Downloads
from ui.editor_maker import EditorMaker
from ui.file_drops import FileDrops, all_models
from ui.keys import Keys
from ui.model_editor import ChooseFile, ModelEditor, choose_gguf
from ui.model_shelf import ModelShelf
from ui.preset_editor import PresetEditor
from ui.setting_editors import SettingEditor
from ui.settings_page import SettingsPage
from ui.startup import Startup
from ui.theme import Theme
from ui.translating import tr, translated

SECTION_PADDING_PX = 18
SECTION_MARGINS_PX = 48
BESIDE_PX = 52
"""The margins of the dialog, and the space between the groups and their pages."""

FILL_MS = 12
"""How long everything else has its turn between two pieces of a page."""

SIZE_CHARACTERS = 68
"""The dialog is as wide as this many characters, where the font is large."""


class SettingsDialog(QDialog):
    """One page for each group of settings. Not modal: the conversation goes on beside it.

    It is shown at once; what stands on the pages comes piece by piece, first on the page that one sees.
    `erase_asked` says that everything is to be deleted.
    """

    erase_asked = Signal(bool)

    def __init__(
        self,
        settings: Settings,
        shelf: ModelShelf,
        downloads: Downloads,
        startup: Startup,
        link: ConversationLink,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        keys: Keys,
        choose_file: ChooseFile = choose_gguf,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._fresh = True
        self._playing: Mapping[str, str] = {}
        self._maker = EditorMaker(
            settings, shelf, downloads, startup, link, theme, keys, choose_file, self.erase_asked.emit
        )
        self.setWindowTitle(tr("Settings – Counterpoint"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(560, 380)
        letters = QFontMetricsF(self.font())
        character_px = letters.averageCharWidth()
        self.sections = QListWidget()
        self.sections.setObjectName("sections")
        self.sections.setAccessibleName(tr("Groups of settings"))
        self.pages = QStackedWidget()
        for group in dict.fromkeys(setting.group for setting in SETTINGS):
            item = QListWidgetItem(translated(group))
            item.setSizeHint(QSize(0, round(letters.height()) + SECTION_PADDING_PX))
            self.sections.addItem(item)
            self.pages.addWidget(SettingsPage(group, self._maker.pieces(group)))
        widest = max(letters.horizontalAdvance(translated(setting.group)) for setting in SETTINGS)
        self.sections.setFixedWidth(max(150, round(13 * character_px), round(widest) + SECTION_MARGINS_PX))
        self.sections.setCurrentRow(0)
        self.sections.currentRowChanged.connect(self.pages.setCurrentIndex)
        self._close = QPushButton(tr("Close"))
        self._close.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self._close)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(self.sections)
        middle.addWidget(self.pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.addLayout(middle, 1)
        column.addLayout(bottom)
        self.resize(max(800, round(SIZE_CHARACTERS * character_px)), 620)
        FileDrops(self, all_models, self.import_models)
        link.status_changed.connect(self._show_status)
        link.began.connect(self._refresh_devices)
        self._filling = QTimer(self, interval=FILL_MS)
        self._filling.timeout.connect(self._fill_next)
        self._filling.start()

    @property
    def editors(self) -> dict[str, SettingEditor]:
        """All of them, by the key of the setting; makes those that were not made so far."""
        return self.contents.editors

    @property
    def contents(self) -> EditorMaker:
        """What stands on the pages; makes what was not made so far, which takes longer than a person would wait."""
        for page in self._pages():
            while not page.full:
                self._fill(page)
        return self._maker

    def import_models(self, paths: Sequence[Path]) -> None:
        """Use language models from this computer for the conversation, on the page on which one sees how it goes."""
        editor = self.editors["model.interaction"]
        if isinstance(editor, ModelEditor):
            self.show_group(editor.setting.group)
            editor.import_files(paths)

    def show_group(self, group: str) -> None:
        """Turn to the page of a group, by its name in the declaration."""
        for item in self.sections.findItems(translated(group), Qt.MatchFlag.MatchExactly):
            self.sections.setCurrentItem(item)

    def say_deleted(self, problems: Sequence[str]) -> None:
        """On the page of what is kept: everything is deleted, or what is left."""
        self.show_group("Privacy")
        everything = self.contents.everything
        if everything is not None:
            everything.say(problems)

    # The pages: what one sees first, and the rest whenever nothing else is to be done

    def _pages(self) -> list[SettingsPage]:
        pages = (self.pages.widget(row) for row in range(self.pages.count()))
        return [page for page in pages if isinstance(page, SettingsPage)]

    def _fill_next(self) -> None:
        seen = self.pages.currentWidget()
        waiting = [page for page in self._pages() if not page.full]
        if not waiting:
            self._filling.stop()
            return
        page = seen if isinstance(seen, SettingsPage) and not seen.full else waiting[0]
        self._fill(page)
        if page.full:
            bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
            least_px = self.sections.width() + page.least_width_px + bar + BESIDE_PX
            self.resize(max(self.width(), least_px), self.height())

    def _fill(self, page: SettingsPage) -> None:
        page.fill_next()
        QWidget.setTabOrder(
            page.last_child(), self._close
        )  # what came later stands before the button all the same

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard; in a field it does not press whichever comes first."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            if not self._fresh:
                self._refresh_models()  # the conversation has gone on meanwhile
            self._fresh = False
        super().changeEvent(event)

    def _refresh_models(self) -> None:
        for editor in self._maker.editors.values():
            if isinstance(editor, PresetEditor):
                editor.refresh_speeds()
        self._maker.refresh_models()

    def _refresh_devices(self) -> None:
        for editor in self._maker.editors.values():
            if isinstance(editor, DeviceEditor):
                editor.refresh()

    def _show_status(self, status: Status, passed_s: float) -> None:
        if status.models != self._playing:
            self._playing = status.models
            self._maker.refresh_stock()
        for editor in self._maker.editors.values():
            if isinstance(editor, SoundDeviceEditor):
                editor.show_status(status, passed_s)
