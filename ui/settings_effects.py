"""What a changed setting does at once to the conversation and to the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from assistant.manners import RESULTS, Initiative, Interruptions
from assistant.settings import PATIENCE, Settings, Value
from ui.conversation_link import ConversationLink
from ui.conversation_port import ConversationView
from ui.device_port import DeviceView
from ui.startup import Startup
from ui.theme import Theme
from ui.threads import run_on_main


class SettingsEffects(QObject):
    """Follows the settings, whoever changes them and in whatever thread."""

    def __init__(
        self, settings: Settings, link: ConversationLink, startup: Startup, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._startup = startup
        self._theme = theme
        self._unsubscribe = settings.subscribe(lambda key, value: run_on_main(lambda: self.take(key, value)))

    def close(self) -> None:
        """Follow no more."""
        self._unsubscribe()

    def take(self, key: str, value: Value) -> None:
        """Let a setting take effect."""
        if key == "window.theme":
            self._theme.choose(str(value))
        elif key == "window.calm":
            self._theme.calm = bool(value)
        elif key == "window.text_size":
            self._theme.scale_text(int(value) / 100)
        elif key in ("preset", "reasoner.on") or key.startswith("model."):
            self._startup.reconsider()
        elif self._link.conversation is not None:
            effect = _EFFECTS.get(key)
            if effect is not None:
                effect(self._link.conversation, value)


def _set_camera(conversation: ConversationView, on: bool) -> None:
    if conversation.status().camera_on != on:  # the button has done it already
        conversation.set_camera(on)


DEVICE_EFFECTS: dict[str, Callable[[DeviceView, Value], None]] = {
    "audio.microphone": lambda devices, value: devices.use_microphone(str(value)),
    "audio.speaker": lambda devices, value: devices.use_speaker(str(value)),
    "camera.source": lambda devices, value: devices.use_camera(str(value)),
    "voice.volume": lambda devices, value: devices.set_volume(float(value)),
}
"""Those that concern devices only, whoever uses them."""

_EFFECTS: dict[str, Callable[[ConversationView, Value], None]] = {
    **DEVICE_EFFECTS,
    "camera.on": lambda conversation, value: _set_camera(conversation, bool(value)),
    "camera.describe": lambda conversation, value: conversation.set_scenes_described(bool(value)),
    "camera.gestures": lambda conversation, value: conversation.set_gestures(bool(value)),
    "reasoner.self_correction": lambda conversation, value: conversation.set_self_correction(bool(value)),
    "talking.interruptions": lambda conversation, value: conversation.set_interruptions(
        Interruptions(str(value))
    ),
    "talking.results": lambda conversation, value: conversation.deliver_results(RESULTS[str(value)]),
    "record.audio": lambda conversation, value: conversation.set_sound_kept(bool(value)),
    "talking.initiative": lambda conversation, value: conversation.set_initiative(Initiative(str(value))),
    "talking.pauses": lambda conversation, value: conversation.set_patience(PATIENCE[str(value)]),
    "voice.backchannels": lambda conversation, value: conversation.set_backchannels(bool(value)),
}
