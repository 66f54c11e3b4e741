"""Enter presses the button that has the keyboard everywhere, as people know it from dialogs."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget


def pressed_by_enter(inside: QWidget) -> None:
    """Let Enter press the buttons in a widget; outside of dialogs Qt leaves that to the space bar."""
    for button in inside.findChildren(QPushButton):
        button.setAutoDefault(True)
