"""Asks before something is deleted for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_to_delete(parent: QWidget, question: str, what: str, delete: Callable[[], None]) -> None:
    """Ask, with `what` will be gone; returns at once, and calls `delete` when the answer is yes."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Delete – Counterpoint", question, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(what)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    yes = box.addButton("Delete", QMessageBox.ButtonRole.DestructiveRole)
    no = box.addButton("Keep", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    yes.clicked.connect(delete)
    box.open()
