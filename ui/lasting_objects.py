"""Lets Python's garbage collector pass over what stays for as long as the program runs.

Modules and what they hold are some 80,000 objects, and a full collection, which looks at all of them, holds up every
thread for 40 ms and more. What is frozen is not looked at any more.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from assistant.status import Phase, Status
from ui.conversation_link import ConversationLink


class LastingObjects(QObject):
    """Freezes what is there when the window is open, and again whenever models were loaded."""

    def __init__(self, link: ConversationLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phase = Phase.STOPPED
        link.status_changed.connect(self._follow)
        QTimer.singleShot(0, self, gc.freeze)

    def _follow(self, status: Status, _passed_s: float) -> None:
        if status.phase is Phase.READY and self._phase is not Phase.READY:
            gc.freeze()
        self._phase = status.phase
