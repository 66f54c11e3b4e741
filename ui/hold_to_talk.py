"""A key, or the mouse button on the microphone's button, that opens the microphone while it is held."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.microphone_control import MicrophoneControl

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class HoldToTalk(QObject):
    """Watches a window for the key and a button for the mouse.

    The key opens a muted microphone in every mode; the mouse does so in push-to-talk mode alone, and mutes otherwise.

    Attributes:
        key: the key, without Ctrl, Alt and the like.
    """

    def __init__(self, microphone: MicrophoneControl, window: QWidget, button: QAbstractButton) -> None:
        super().__init__(window)
        self.key = Qt.Key.Key_F9
        self._microphone = microphone
        self._window = window
        self._button = button
        self._held = False
        window.installEventFilter(self)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window:
            if kind in _KEYS and isinstance(event, QKeyEvent):
                return self._take_key(event)
            if kind == QEvent.Type.WindowDeactivate:
                self._hold(False)  # it is let go somewhere else
        elif watched is self._button and self._microphone.push_to_talk and isinstance(event, QMouseEvent):
            return self._take_mouse(event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if event.key() != self.key or (pressed and event.modifiers()):
            return False
        if not event.isAutoRepeat():
            self._hold(pressed)
        return True

    def _take_mouse(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or not self._button.isEnabled():
            return False
        held = event.type() in _PRESSES
        self._button.setDown(held)
        self._hold(held)
        return True

    def _hold(self, held: bool) -> None:
        if held and not self._held:
            self._microphone.press()
        elif self._held and not held:
            self._microphone.release()
        self._held = held
