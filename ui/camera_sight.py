"""What the camera sees, in the settings: its picture while it is on, a sentence otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from assistant.status import Status
from ui.camera_preview import CameraPreview
from ui.conversation_link import ConversationLink
from ui.theme import Theme
from ui.translating import mark, tr, translated

PICTURE_PX = 320
CAMERA_OFF = mark("The camera is off.")


class CameraSight(QWidget):
    """Takes pictures from the conversation only while it is shown."""

    def __init__(self, link: ConversationLink, theme: Theme) -> None:
        super().__init__()
        self._link = link
        title = QLabel(tr("What the camera sees"))
        title.setProperty("role", "title")
        self.words = QLabel(translated(CAMERA_OFF))
        self.words.setWordWrap(True)
        self.words.setProperty("role", "dim")
        self.preview = CameraPreview(theme, hideable=False)
        self.preview.setFixedWidth(PICTURE_PX)
        self.preview.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(self.words)
        column.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self.preview.use_palette)
        link.status_changed.connect(self._show_status)
        link.ended.connect(self._show_off)

    def _show_status(self, status: Status, _passed_s: float) -> None:
        conversation = self._link.conversation
        if not status.camera_on or conversation is None:
            self._show_off()
        elif self.isVisible():
            self.preview.show_frame(conversation.latest_frame())
            self.words.hide()
            self.preview.show()

    def _show_off(self) -> None:
        self.preview.show_frame(None)
        self.preview.hide()
        self.words.show()
