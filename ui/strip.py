"""A strip over the conversation: what is being fetched, what went wrong, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.composer import repolish
from ui.theme import SMALL, scaled_font


@dataclass(frozen=True)
class StripAction:
    """A button of the strip."""

    label: str
    act: Callable[[], None]
    primary: bool = False


@dataclass(frozen=True)
class StripContent:
    """What the strip says. `fraction` (0…1) shows a bar; `danger` marks a failure."""

    text: str
    detail: str = ""
    fraction: float | None = None
    danger: bool = False
    actions: tuple[StripAction, ...] = ()


class Strip(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._content: StripContent | None = None
        self._buttons: list[QPushButton] = []
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail = QLabel()
        self.detail.setFont(scaled_font(SMALL))
        self.detail.setProperty("role", "dim")
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self._button_row = QHBoxLayout()
        self._button_row.setSpacing(8)
        words = QHBoxLayout()
        words.setSpacing(14)
        words.addWidget(self.text, 1)
        words.addWidget(self.detail)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(words)
        left.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 9, 8)
        row.setSpacing(14)
        row.addLayout(left, 1)
        row.addLayout(self._button_row)
        self.hide()

    def say(self, content: StripContent | None) -> None:
        """Show this, or nothing."""
        if content == self._content:
            return
        before, self._content = self._content, content
        if content is None:
            self.hide()
            return
        self.text.setText(content.text)
        self.text.setProperty("role", "danger" if content.danger else "")
        repolish(self.text)
        self.detail.setText(content.detail)
        self.detail.setVisible(bool(content.detail))
        self.bar.setVisible(content.fraction is not None)
        if content.fraction is not None:
            self.bar.setValue(round(content.fraction * 1000))
            self.bar.setAccessibleName(f"{content.text}: {content.fraction:.0%}")
        if before is None or _labels(before) != _labels(content):
            self._make_buttons(content)
        self.show()

    def _make_buttons(self, content: StripContent) -> None:
        for button in self._buttons:
            self._button_row.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for number, action in enumerate(content.actions):
            button = QPushButton(action.label)
            button.setProperty("role", "primary" if action.primary else "quiet")
            button.clicked.connect(lambda _checked=False, at=number: self._act(at))
            self._button_row.addWidget(button)
            self._buttons.append(button)

    def _act(self, number: int) -> None:
        if self._content is not None and number < len(self._content.actions):
            self._content.actions[number].act()

    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons that are shown, in order."""
        return tuple(self._buttons)


def _labels(content: StripContent) -> tuple[tuple[str, bool], ...]:
    return tuple((action.label, action.primary) for action in content.actions)
