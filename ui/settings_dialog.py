"""The settings, made from their declaration; every change takes effect while the conversation goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from assistant.settings import SETTINGS, Restarts, Setting, Settings
from assistant.status import Status
from ui.camera_sight import CameraSight
from ui.conversation_link import ConversationLink
from ui.delete_everything import DeleteEverything
from ui.device_editor import CameraEditor, DeviceEditor, SoundDeviceEditor
from ui.downloads import Downloads
from ui.engine_sentences import told
from ui.file_drops import FileDrops, all_models
from ui.keys import KEYS_SETTING, Keys
from ui.keys_editor import KeysEditor
from ui.model_editor import ChooseFile, ModelEditor, choose_gguf
from ui.model_shelf import ModelShelf, facts_line
from ui.model_stock import ModelStock
from ui.setting_editors import EDITORS, ChoiceEditor, SettingEditor
from ui.sound_check import speaker_check, voice_check
from ui.startup import Startup
from ui.theme import SMALL, TITLE, Theme, scaled_font
from ui.translating import bytes_text, tr, translated

SECTION_PADDING_PX = 18
SECTION_MARGINS_PX = 48
BESIDE_PX = 52
"""The margins of the dialog, and the space between the groups and their pages."""

SIZE_CHARACTERS = 68
"""The dialog is as wide as this many characters, where the font is large."""

LATER = ("audio.echo_cancellation", "audio.noise_suppression", "audio.gain_control", "speech.language")
"""Settings that a conversation reads once, when it is made."""


class SettingsDialog(QDialog):
    """One page for each group of settings. Not modal: the conversation goes on beside it.

    Attributes:
        stock: the models that are here.
        everything: deletes everything; `erase_asked` says so.
        tone, sample: let the speaker and the voice be heard.
        sight: what the camera sees.
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
        self._settings, self._shelf, self._downloads = settings, shelf, downloads
        self._startup, self._link, self._theme = startup, link, theme
        self._keys = keys
        self._choose_file = choose_file
        self.setWindowTitle(tr("Settings – Counterpoint"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        character_px = QFontMetricsF(self.font()).averageCharWidth()
        self.setMinimumSize(560, 380)
        self._editors: dict[str, SettingEditor] = {}
        self._fresh = True
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._fill_next)
        self._playing: Mapping[str, str] = {}
        self.stock = ModelStock(shelf, downloads, self._used_models)
        self.everything = DeleteEverything(self._models_bytes)
        self.everything.asked.connect(self.erase_asked)
        self.sections = QListWidget()
        self.sections.setObjectName("sections")
        self.sections.setAccessibleName(tr("Groups of settings"))
        self.pages = QStackedWidget()
        letters = QFontMetricsF(self.font())
        for group in dict.fromkeys(setting.group for setting in SETTINGS):
            item = QListWidgetItem(translated(group))
            item.setSizeHint(QSize(0, round(letters.height()) + SECTION_PADDING_PX))
            self.sections.addItem(item)
            self.pages.addWidget(_empty_page(group))
        widest = max(letters.horizontalAdvance(translated(setting.group)) for setting in SETTINGS)
        self.sections.setFixedWidth(max(150, round(13 * character_px), round(widest) + SECTION_MARGINS_PX))
        self.sections.currentRowChanged.connect(self._turn_to)
        self.sections.setCurrentRow(0)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(close)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(self.sections)
        middle.addWidget(self.pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.addLayout(middle, 1)
        column.addLayout(bottom)
        self.resize(max(800, round(SIZE_CHARACTERS * character_px), self._width_of_pages()), 620)
        FileDrops(self, all_models, self.import_models)
        self._follow()
        self._later.start()

    @property
    def editors(self) -> dict[str, SettingEditor]:
        """All of them, by the key of the setting; makes the pages that nobody has turned to so far."""
        for area in self._empty_areas():
            self._fill(area)
        return self._editors

    def _width_of_pages(self) -> int:
        """How wide it has to be for the widest page, whose words are longer in one language than in another."""
        areas = self.pages.findChildren(QScrollArea)
        widest = max(
            inside.minimumSizeHint().width() for area in areas if (inside := area.widget()) is not None
        )
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return self.sections.width() + widest + bar + BESIDE_PX

    def import_models(self, paths: Sequence[Path]) -> None:
        """Use language models from this computer for the conversation, on the page on which one sees how it goes."""
        editor = self._editors["model.interaction"]
        if isinstance(editor, ModelEditor):
            self.show_group(editor.setting.group)
            editor.import_files(paths)

    def show_group(self, group: str) -> None:
        """Turn to the page of a group, by its name in the declaration."""
        for item in self.sections.findItems(translated(group), Qt.MatchFlag.MatchExactly):
            self.sections.setCurrentItem(item)

    def _follow(self) -> None:
        self._link.status_changed.connect(self._show_status)
        self._link.began.connect(self._refresh_devices)
        self._startup.changed.connect(self._refresh_preset)
        preset = self._editors["preset"]
        if isinstance(preset, ChoiceEditor):
            preset.combo.currentIndexChanged.connect(self._refresh_models)

    # The pages: the first one is made at once, another when it is turned to, and the rest in quiet moments

    def _turn_to(self, row: int) -> None:
        area = self.pages.widget(row)
        if isinstance(area, QScrollArea) and area.widget() is None:
            self._fill(area)
        self.pages.setCurrentIndex(row)

    def _empty_areas(self) -> list[QScrollArea]:
        areas = (self.pages.widget(row) for row in range(self.pages.count()))
        return [area for area in areas if isinstance(area, QScrollArea) and area.widget() is None]

    def _fill_next(self) -> None:
        empty = self._empty_areas()
        if not empty:
            self._later.stop()
            return
        self._fill(empty[0])
        self.resize(max(self.width(), self._width_of_pages()), self.height())

    def _fill(self, area: QScrollArea) -> None:
        group = area.objectName()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 16, 4)
        column.setSpacing(4)
        title = QLabel(translated(group))
        title.setFont(scaled_font(TITLE, QFont.Weight.DemiBold))
        column.addWidget(title)
        column.addSpacing(8)
        for setting in (one for one in SETTINGS if one.group == group):
            editor = self._editor(setting)
            self._editors[setting.key] = editor
            column.addWidget(editor)
            if setting.key == "preset":
                self._add_preset_facts(editor)
        own = {"Models": self.stock, "Privacy": self.everything}.get(group)
        if own is not None:
            column.addWidget(own)
        column.addStretch(1)
        area.setWidget(inside)

    def _editor(self, setting: Setting) -> SettingEditor:
        key = setting.key
        if key.startswith("model."):
            return self._model_editor(setting)
        if key == "audio.microphone":
            return SoundDeviceEditor(setting, self._settings, self._microphones, self._theme, listens=True)
        if key == "audio.speaker":
            speaker = SoundDeviceEditor(setting, self._settings, self._speakers, self._theme, listens=False)
            self.tone = speaker_check(self._link)
            speaker.body.addWidget(self.tone)
            return speaker
        if key == KEYS_SETTING:
            return KeysEditor(setting, self._settings, self._keys)
        if key == "camera.source":
            camera = CameraEditor(setting, self._settings, self._cameras)
            self.sight = CameraSight(self._link, self._theme)
            camera.body.addWidget(self.sight)
            return camera
        editor = EDITORS[setting.kind](setting, self._settings)
        if key in LATER or setting.restarts is Restarts.PROGRAM:
            editor.help.setText(f"{translated(setting.help)} {tr('A change counts from the next start on.')}")
        return editor

    def _model_editor(self, setting: Setting) -> ModelEditor:
        editor = ModelEditor(setting, self._settings, self._shelf, self._downloads, self._choose_file)
        editor.chosen.connect(self.stock.refresh)
        if setting.key == "model.voice":
            self.sample = voice_check(self._link, lambda: editor.model_id)
            editor.body.addWidget(self.sample)
        return editor

    # The preset: how much of it is missing, and whether it fits

    def _add_preset_facts(self, editor: SettingEditor) -> None:
        advice = QLabel(told(self._shelf.recommendation().sentence))
        advice.setWordWrap(True)
        advice.setProperty("role", "dim")
        advice.setFont(scaled_font(SMALL))
        editor.body.addWidget(advice)
        self.preset_speed = QLabel()
        self.preset_speed.setWordWrap(True)
        self.preset_speed.setProperty("role", "dim")
        self.preset_speed.setFont(scaled_font(SMALL))
        editor.body.addWidget(self.preset_speed)
        self.preset_facts = QLabel()
        self.preset_facts.setWordWrap(True)
        self.preset_facts.setProperty("role", "warning")
        self.preset_fetch = QPushButton(tr("Download"))
        self.preset_fetch.clicked.connect(self._startup.fetch)
        row = QHBoxLayout()
        row.addWidget(self.preset_facts, 1)
        row.addWidget(self.preset_fetch)
        editor.body.addLayout(row)
        self._refresh_preset()

    def _refresh_preset(self) -> None:
        chosen = self._shelf.chosen(self._settings)
        missing = self._shelf.store.missing(chosen.values())
        size = bytes_text(self._shelf.size_bytes(missing))
        waiting = any(one not in self._downloads.pending for one in missing)
        said = [
            tr("{size} still to download.", size=size) if missing else "",
            told(self._shelf.memory_warning(chosen)),
        ]
        self._show_preset_speeds()
        text = " ".join(one for one in said if one)
        self.preset_facts.setText(text)
        self.preset_facts.setVisible(bool(text))
        self.preset_fetch.setVisible(waiting and not self._startup.offline)

    def _show_preset_speeds(self) -> None:
        names = {
            name: translated(label).partition(" – ")[0]
            for name, label in self._editors["preset"].setting.choices
        }
        speeds = {name: self._shelf.preset_speed(name) for name in names if name in self._shelf.presets}
        tried = [
            tr("{preset} answers in {time}", preset=names[name], time=speed.short)
            for name, speed in speeds.items()
            if speed.short
        ]
        self.preset_speed.setText(facts_line(tried) or tr("No preset was tried here yet."))
        self.preset_speed.setToolTip(
            "\n".join(f"{names[name]}: {speed.note}" for name, speed in speeds.items() if speed.note)
        )

    def _used_models(self) -> frozenset[str]:
        conversation = self._link.conversation
        playing = conversation.status().models.values() if conversation is not None else ()
        return frozenset((*self._shelf.chosen(self._settings).values(), *playing))

    def _models_bytes(self) -> int:
        return sum(choice.size_bytes for choice in self._shelf.here() if choice.present)

    def _refresh_models(self) -> None:
        for editor in self._editors.values():
            if isinstance(editor, ModelEditor):
                editor.refresh()
        self.stock.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard; in a field it does not press whichever comes first."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            if not self._fresh:
                self._show_preset_speeds()  # the conversation has gone on meanwhile
                self._refresh_models()
            self._fresh = False
        super().changeEvent(event)

    # Devices

    def _microphones(self) -> tuple[str, ...]:
        return self._link.conversation.microphones() if self._link.conversation else ()

    def _speakers(self) -> tuple[str, ...]:
        return self._link.conversation.speakers() if self._link.conversation else ()

    def _cameras(self) -> tuple[str, ...]:
        return self._link.conversation.cameras() if self._link.conversation else ()

    def _refresh_devices(self) -> None:
        for editor in self._editors.values():
            if isinstance(editor, DeviceEditor):
                editor.refresh()

    def _show_status(self, status: Status, passed_s: float) -> None:
        if status.models != self._playing:
            self._playing = status.models
            self.stock.refresh()
        for editor in self._editors.values():
            if isinstance(editor, SoundDeviceEditor):
                editor.show_status(status, passed_s)


def _empty_page(group: str) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName(group)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
