"""What stands beside the conversation while the camera is on: its picture, and what is seen in it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from assistant.status import Status
from assistant.timeline.item import Lane, TimelineItem
from ui.camera_preview import WIDTH_PX, CameraPreview
from ui.seen import Seen
from ui.theme import SMALL, Theme, scaled_font
from ui.translating import tr

BESIDE_PX = 16


class CameraSide(QWidget):
    """Attributes:
    preview: the picture.
    words: what is seen; its place stays the same when they change.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._seen = Seen()
        self._camera: str | None = None
        self.preview = CameraPreview(theme)
        self.words = QLabel()
        self.words.setFont(scaled_font(SMALL))
        self.words.setProperty("role", "dim")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, BESIDE_PX, 0)
        column.setSpacing(8)
        column.addWidget(self.preview)
        column.addWidget(self.words)
        column.addStretch(1)
        self.setFixedWidth(WIDTH_PX + BESIDE_PX)
        self.hide()

    def take(self, items: Iterable[TimelineItem]) -> None:
        """Notes what the camera saw, whether one looks here or not."""
        for item in items:
            if item.lane is Lane.CAMERA and item.kind == "event":
                number = item.data.get("number")
                kind = str(item.data.get("event", ""))
                self._seen.take(kind, number if isinstance(number, int) else None, item.start_s)

    def follow(self, status: Status, _passed_s: float = 0.0) -> None:
        """Shows what is seen now."""
        camera = status.camera if status.camera_on else None
        if camera != self._camera:
            self._camera, self._seen = camera, Seen()
        if not self.isVisible():
            return
        text = self._seen.words(status.now_s)
        if text != self.words.text():
            self.words.setText(text)
            self.words.setAccessibleName(tr("Seen: {what}", what=text) if text else "")

    def show_frame(self, frame: NDArray[np.uint8] | None) -> None:
        """Show a picture."""
        self.preview.show_frame(frame)
