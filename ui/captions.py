"""Opens and closes the captions by their action; there is one window of them at most."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject

from ui.caption_window import FIRST, CaptionWindow
from ui.theme import Theme
from ui.transcript_model import TranscriptModel
from ui.window_actions import WindowActions


class Captions(QObject):
    """Ties the action to the window. Place and size of the letters are kept while the program runs."""

    def __init__(self, model: TranscriptModel, actions: WindowActions, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._actions = actions
        self._theme = theme
        self._letters = FIRST
        self._geometry = QByteArray()
        self.window: CaptionWindow | None = None
        actions.captions.toggled.connect(self._switch)

    def close(self) -> None:
        """Close the window, if it is open."""
        self._switch(False)

    def _switch(self, shown: bool) -> None:
        if shown and self.window is None:
            self._open()
        elif not shown and self.window is not None:
            self.window.close()

    def _open(self) -> None:
        window = CaptionWindow(self._model, self._theme, self._letters)
        window.addActions(self._actions.all())  # their keys work here, too
        if not self._geometry.isEmpty():
            window.restoreGeometry(self._geometry)
        window.closed.connect(self._closed)
        self.window = window
        window.show()

    def _closed(self) -> None:
        window, self.window = self.window, None
        if window is None:
            return
        self._letters, self._geometry = window.letters, window.saveGeometry()
        window.deleteLater()
        self._actions.captions.setChecked(False)
