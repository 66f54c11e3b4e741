"""Makes the editor of each setting, and what else stands on the page of a group."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from assistant.settings import SETTINGS, Restarts, Setting, Settings
from ui.camera_sight import CameraSight
from ui.conversation_link import ConversationLink
from ui.conversation_port import ConversationView
from ui.delete_everything import DeleteEverything
from ui.device_editor import CameraEditor, SoundDeviceEditor
from ui.downloads import Downloads
from ui.keys import KEYS_SETTING, Keys
from ui.keys_editor import KeysEditor
from ui.model_editor import ChooseFile, ModelEditor
from ui.model_shelf import ModelShelf
from ui.model_stock import ModelStock
from ui.preset_editor import PresetEditor
from ui.setting_editors import EDITORS, SettingEditor
from ui.settings_page import MakePiece
from ui.sound_check import SoundCheck, speaker_check, voice_check
from ui.startup import Startup
from ui.theme import Theme
from ui.translating import tr, translated

LATER = ("audio.echo_cancellation", "audio.noise_suppression", "audio.gain_control", "speech.language")
"""Settings that a conversation reads once, when it is made."""


class EditorMaker:
    """Attributes:
    editors: those that were made so far, by the key of the setting.
    stock, everything: the models that are here, and what deletes everything; None until their page was made.
    tone, sample: let the speaker and the voice be heard; None likewise.
    sight: what the camera sees; None likewise.
    """

    def __init__(
        self,
        settings: Settings,
        shelf: ModelShelf,
        downloads: Downloads,
        startup: Startup,
        link: ConversationLink,
        theme: Theme,
        keys: Keys,
        choose_file: ChooseFile,
        erase: Callable[[bool], object],
    ) -> None:
        self._settings, self._shelf, self._downloads = settings, shelf, downloads
        self._startup, self._link, self._theme = startup, link, theme
        self._keys, self._choose_file, self._erase = keys, choose_file, erase
        self.editors: dict[str, SettingEditor] = {}
        self.stock: ModelStock | None = None
        self.everything: DeleteEverything | None = None
        self.tone: SoundCheck | None = None
        self.sample: SoundCheck | None = None
        self.sight: CameraSight | None = None

    def pieces(self, group: str) -> list[MakePiece]:
        """What makes the page of a group, in the order in which it stands there."""
        made: list[MakePiece] = [partial(self._made, one) for one in SETTINGS if one.group == group]
        own: dict[str, MakePiece] = {"Models": self._make_stock, "Privacy": self._make_everything}
        return [*made, *([own[group]] if group in own else [])]

    def refresh_models(self) -> None:
        """Look again at the models that are here."""
        for editor in self.editors.values():
            if isinstance(editor, ModelEditor):
                editor.refresh()
        self.refresh_stock()

    def refresh_stock(self) -> None:
        """Look again at which of them are in use."""
        if self.stock is not None:
            self.stock.refresh()

    def _made(self, setting: Setting) -> SettingEditor:
        editor = self._make(setting)
        self.editors[setting.key] = editor
        return editor

    def _make(self, setting: Setting) -> SettingEditor:
        key = setting.key
        if key == "preset":
            preset = PresetEditor(setting, self._settings, self._shelf, self._downloads, self._startup)
            preset.combo.currentIndexChanged.connect(self.refresh_models)
            return preset
        if key.startswith("model."):
            return self._make_model(setting)
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

    def _make_model(self, setting: Setting) -> ModelEditor:
        editor = ModelEditor(setting, self._settings, self._shelf, self._downloads, self._choose_file)
        editor.chosen.connect(self.refresh_stock)
        if setting.key == "model.voice":
            self.sample = voice_check(self._link, lambda: editor.model_id)
            editor.body.addWidget(self.sample)
        return editor

    def _make_stock(self) -> QWidget:
        self.stock = ModelStock(self._shelf, self._downloads, self._used_models)
        return self.stock

    def _make_everything(self) -> QWidget:
        self.everything = DeleteEverything(self._models_bytes)
        self.everything.asked.connect(self._erase)
        return self.everything

    def _used_models(self) -> frozenset[str]:
        conversation = self._link.conversation
        playing = conversation.status().models.values() if conversation is not None else ()
        return frozenset((*self._shelf.chosen(self._settings).values(), *playing))

    def _models_bytes(self) -> int:
        return sum(choice.size_bytes for choice in self._shelf.here() if choice.present)

    def _microphones(self) -> tuple[str, ...]:
        return self._devices(lambda conversation: conversation.microphones())

    def _speakers(self) -> tuple[str, ...]:
        return self._devices(lambda conversation: conversation.speakers())

    def _cameras(self) -> tuple[str, ...]:
        return self._devices(lambda conversation: conversation.cameras())

    def _devices(self, names: Callable[[ConversationView], tuple[str, ...]]) -> tuple[str, ...]:
        return names(self._link.conversation) if self._link.conversation else ()
