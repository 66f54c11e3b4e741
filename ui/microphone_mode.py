"""Lets the settings say when the microphone listens, and which key opens it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from assistant.settings import Settings
from ui.main_window import MainWindow
from ui.threads import run_on_main

MODE, KEY = "microphone.mode", "microphone.key"


class MicrophoneMode(QObject):
    """Follows the two settings, whoever changes them and in whatever thread."""

    def __init__(self, settings: Settings, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._window = window
        self._open = True
        self._unsubscribe = settings.subscribe(lambda key, _: run_on_main(lambda: self._changed(key)))
        self._take()

    def close(self) -> None:
        """Follow no more."""
        self._open = False
        self._unsubscribe()

    def _changed(self, key: str) -> None:
        if self._open and key in (MODE, KEY):
            self._take()

    def _take(self) -> None:
        push_to_talk = self._settings.text(MODE) == "push to talk"
        key = self._settings.text(KEY)
        self._window.hold_to_talk.key = Qt.Key[f"Key_{key}"]
        self._window.actions_.show_talk_key(key if push_to_talk else "")
        self._window.microphone.use_push_to_talk(push_to_talk)
