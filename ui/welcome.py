"""What stands where the transcript will be, before the first word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import APP_ICON
from ui.state_words import Doing, StateWords, setting_up
from ui.theme import DISPLAY, scaled_font
from ui.translating import tr


class Welcome(QWidget):
    """The sign of the program, one sentence that says what to do, and one about privacy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: StateWords | None = None
        sign = QSvgWidget(str(APP_ICON))
        sign.setFixedSize(72, 72)
        self.title = QLabel()
        self.title.setFont(scaled_font(DISPLAY, QFont.Weight.DemiBold))
        self.text = QLabel()
        self.text.setProperty("role", "dim")
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 0, 40, 0)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addStretch(3)
        # Where a window is low, its room is for what has to be read: it stands behind the transcript, too.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.show_words(setting_up())

    def show_words(self, words: StateWords) -> None:
        """Say what fits the state."""
        if words == self._shown:
            return
        self._shown = words
        if words.doing is Doing.FAILED:
            title, text = words.title, words.hint
        elif words.doing in (Doing.LOADING, Doing.SETTING_UP):
            title, text = tr("One moment"), words.hint
        elif words.doing is Doing.STOPPED:
            title, text = tr("The conversation has ended"), ""
        elif words.doing is Doing.MUTED:
            title, text = words.title, words.hint
        else:
            title = tr("Say something")
            text = tr("Speak whenever you like, also while it speaks. Nothing you say leaves this computer.")
        self.title.setText(title)
        self.text.setText(text)
