"""The field in an opened card in which one adds something to its task."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.escape import is_escape, keep_escape
from ui.translating import tr

MOST_CHARACTERS = 2_000


class AddField(QLineEdit):
    """One line of text over the list; it goes when it is sent or left, but not while something stands in it.

    Signals:
        sent(str): the words, on Enter; never empty.
        left(): it is not wanted any more.
    """

    sent = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("addField")
        self.setMaxLength(MOST_CHARACTERS)
        self.setPlaceholderText(tr("Add to this task…"))
        self.setAccessibleName(tr("Add to this task"))
        self.setAccessibleDescription(tr("Enter sends it; Escape leaves the field"))
        self.returnPressed.connect(self._send)

    def _send(self) -> None:
        if text := self.text().strip():
            self.sent.emit(text)

    def event(self, event: QEvent) -> bool:
        return keep_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_escape(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()  # else it would go on to the card around it and press that, too

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        gone = event.reason() in (
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if gone and not self.text().strip():
            self.left.emit()
