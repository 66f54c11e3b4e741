"""Shows a window that may be minimised or behind others."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from assistant.remote_control import TOKEN_VARIABLE


def bring_forward(window: QWidget, token: str = "") -> None:
    """Put the window before the others and give it the keyboard, as far as the desktop allows that.

    `token` is the leave that Wayland gave to whoever asks for it.
    """
    if token and QGuiApplication.platformName().startswith("wayland"):
        os.environ[TOKEN_VARIABLE] = token  # Qt takes it from there, once
    window.setWindowState(
        (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
    )
    window.show()
    window.raise_()
    window.activateWindow()
