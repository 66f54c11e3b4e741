"""Opens and closes the captions by their action; there is one window of them at most."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject

from ui.caption_window import FIRST, LEAST, MOST, CaptionWindow
from ui.theme import Theme
from ui.transcript_model import TranscriptModel
from ui.window_actions import WindowActions


class Captions(QObject):
    """Ties the action to the window. Its place and the size of its letters outlast it.

    Attributes:
        letters: the size of the letters, as a factor of the application's font.
        geometry: its place and size, as Qt records them; empty when it was never open.
    """

    def __init__(self, model: TranscriptModel, actions: WindowActions, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._actions = actions
        self._theme = theme
        self.letters = FIRST
        self.geometry = QByteArray()
        self.window: CaptionWindow | None = None
        actions.captions.toggled.connect(self._switch)

    def remember(self, letters: float, geometry: QByteArray) -> None:
        """Open it as it was when the program ended; a size that is none is the usual one."""
        self.letters = letters if LEAST <= letters <= MOST else FIRST
        self.geometry = geometry

    def close(self) -> None:
        """Close the window, if it is open."""
        self._switch(False)

    def _switch(self, shown: bool) -> None:
        if shown and self.window is None:
            self._open()
        elif not shown and self.window is not None:
            self.window.close()

    def _open(self) -> None:
        window = CaptionWindow(self._model, self._theme, self.letters)
        window.addActions(self._actions.all())  # their keys work here, too
        if not self.geometry.isEmpty():
            window.restoreGeometry(self.geometry)
        window.closed.connect(self._closed)
        self.window = window
        window.show()

    def _closed(self) -> None:
        window, self.window = self.window, None
        if window is None:
            return
        self.letters, self.geometry = window.letters, window.saveGeometry()
        window.deleteLater()
        self._actions.captions.setChecked(False)
