"""The Escape key where it leaves something, in place of silencing the voice as elsewhere in the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def is_escape(event: QEvent) -> bool:
    """Whether it is about the Escape key."""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def keep_escape(event: QEvent) -> bool:
    """For a widget's `event`: True when this is Escape, which is then the widget's own and no shortcut."""
    if event.type() != QEvent.Type.ShortcutOverride or not is_escape(event):
        return False
    event.accept()
    return True
