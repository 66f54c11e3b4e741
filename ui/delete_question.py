"""Asks before something is deleted for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from ui.translating import tr


def ask_to_delete(
    parent: QWidget, question: str, what: str, delete: Callable[[], None], *, also: QCheckBox | None = None
) -> None:
    """Ask, with `what` will be gone; returns at once, and calls `delete` when the answer is yes.

    `also` asks for something more that may go with it.
    """
    box = QMessageBox(QMessageBox.Icon.NoIcon, tr("Delete – Counterpoint"), question, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(what)
    if also is not None:
        box.setCheckBox(also)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    yes = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
    no = box.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    yes.clicked.connect(delete)
    box.open()
