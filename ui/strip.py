"""A strip over the conversation: what is being fetched, what went wrong, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.composer import repolish
from ui.flow_row import FlowRow
from ui.pressed_by_enter import pressed_by_enter
from ui.theme import SMALL, scaled_font

BUTTONS_SHARE = 0.55
"""How much of the width the buttons may take beside the words."""


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
        self._button_row: FlowRow | None = None
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(14)
        self._words.addWidget(self.text, 1)
        self._words.addWidget(self.detail)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(self._words)
        left.addWidget(self.bar)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(16, 8, 9, 8)
        self._row.setSpacing(14)
        self._row.addLayout(left, 1)
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
            self.bar.setAccessibleName(f"{content.text}: {round(100 * content.fraction)} %")
        if before is None or _labels(before) != _labels(content):
            self._make_buttons(content)
        self._place_buttons()
        self.show()

    def _make_buttons(self, content: StripContent) -> None:
        if self._button_row is not None:
            self._row.removeWidget(self._button_row)
            self._button_row.deleteLater()
        self._buttons = []
        for number, action in enumerate(content.actions):
            button = QPushButton(action.label)
            button.setProperty("role", "primary" if action.primary else "quiet")
            button.clicked.connect(lambda _checked=False, at=number: self._act(at))
            self._buttons.append(button)
        self._button_row = FlowRow(*self._buttons)
        pressed_by_enter(self._button_row)
        self._row.addWidget(
            self._button_row
        )  # before it is shown: until then it would be a window of its own
        self._button_row.setVisible(bool(self._buttons))
        self._place_buttons()

    def _place_detail(self, room: int) -> None:
        """Beside the words, or below them where both do not find room in one line."""
        text_px = self.text.fontMetrics().horizontalAdvance(self.text.text())
        detail_px = self.detail.sizeHint().width() if self.detail.text() else 0
        below = detail_px > 0 and text_px + detail_px + 2 * self._row.spacing() > room
        self._words.setDirection(
            QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        )
        self._words.setSpacing(2 if below else 14)

    def _place_buttons(self) -> None:
        """Beside the words, or below them where the words would have less than half of the room."""
        needed = self._button_row.sizeHint().width() if self._button_row is not None else 0
        below = needed > self.width() * BUTTONS_SHARE
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if direction != self._row.direction():
            self._row.setDirection(direction)
        self._place_detail(self.width() - (0 if below else needed) - 3 * self._row.spacing())
        if self._button_row is not None:
            self._row.setAlignment(
                self._button_row, Qt.AlignmentFlag(0) if below else Qt.AlignmentFlag.AlignVCenter
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place_buttons()

    def _act(self, number: int) -> None:
        if self._content is not None and number < len(self._content.actions):
            self._content.actions[number].act()

    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons that are shown, in order."""
        return tuple(self._buttons)


def _labels(content: StripContent) -> tuple[tuple[str, bool], ...]:
    return tuple((action.label, action.primary) for action in content.actions)
