"""What one can do in the window: actions with their names, icons and keys."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from ui.icons import icon
from ui.palette import Palette


class WindowActions(QObject):
    """The actions; the window connects them.

    Attributes:
        mute, camera, details: can be on or off.
        stop, settings, write, jump, quit: happen once.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.mute = self._action("Mute the microphone", "Ctrl+M", checkable=True)
        self.camera = self._action("Turn the camera on", "Ctrl+K", checkable=True)
        self.stop = self._action("Stop speaking", "Esc")
        self.details = self._action("Show decisions", "Ctrl+D", checkable=True)
        self.settings = self._action("Settings", "Ctrl+,")
        self.write = self._action("Write a message", "Ctrl+L")
        self.jump = self._action("Jump to now", "Ctrl+End")
        self.quit = self._action("Quit", "Ctrl+Q")
        self._palette: Palette | None = None
        self._shown: tuple[bool, bool, bool] | None = None

    def all(self) -> list[QAction]:
        """Every action, for the window to listen to their keys."""
        return [
            self.mute,
            self.camera,
            self.stop,
            self.details,
            self.settings,
            self.write,
            self.jump,
            self.quit,
        ]

    def use_palette(self, palette: Palette) -> None:
        """Draw the icons in these colours."""
        self._palette = palette
        self._draw()

    def show_state(self, muted: bool, camera_on: bool, speaking: bool) -> None:
        """Follow how the conversation stands."""
        state = (muted, camera_on, speaking)
        clicked = (self.mute.isChecked(), self.camera.isChecked(), self.stop.isEnabled())
        if state == self._shown == clicked:
            return
        self._shown = state
        self.mute.setChecked(muted)
        self.camera.setChecked(camera_on)
        self.stop.setEnabled(speaking)
        _name(self.mute, "Open the microphone" if muted else "Mute the microphone")
        _name(self.camera, "Turn the camera off" if camera_on else "Turn the camera on")
        self._draw()

    def _draw(self) -> None:
        palette = self._palette
        if palette is None:
            return
        muted, camera_on = self.mute.isChecked(), self.camera.isChecked()
        self.mute.setIcon(
            icon("microphone-off" if muted else "microphone", palette.danger if muted else palette.text, 22)
        )
        self.camera.setIcon(
            icon("camera" if camera_on else "camera-off", palette.accent if camera_on else palette.dim, 22)
        )
        self.stop.setIcon(icon("stop", palette.danger if self.stop.isEnabled() else palette.dim, 22))
        self.details.setIcon(icon("details", palette.dim, 22))
        self.settings.setIcon(icon("settings", palette.dim, 22))

    def _action(self, text: str, key: str, checkable: bool = False) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setCheckable(checkable)
        _name(action, text)
        return action


def _name(action: QAction, text: str) -> None:
    action.setText(text)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{text} ({keys})")
