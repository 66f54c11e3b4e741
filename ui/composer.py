"""Where one types instead of speaking, with the buttons that belong to a conversation around it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetricsF, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.palette import Palette
from ui.theme import scaled_font

MAX_ROWS = 6


class MessageField(QPlainTextEdit):
    """Grows with its text up to six rows. Enter sends, Shift+Enter begins a new row, Tab leaves.

    Signals:
        submitted(str): a text that is not empty; the field is empty again.
        focus_changed(bool)
    """

    submitted = Signal(str)
    focus_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setFont(scaled_font(1.05))
        self.setAccessibleName("Message")
        self.setPlaceholderText("Type instead of speaking")
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._margin = 6.0
        self.document().setDocumentMargin(self._margin)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def set_least_height(self, height: int) -> None:
        """Stand one row of text in the middle of this height, beside buttons that are as high."""
        row_px = QFontMetricsF(self.font()).lineSpacing()
        self._margin = max(4.0, (height - row_px) / 2)
        self.document().setDocumentMargin(self._margin)
        self._fit()

    def name_key(self, key: str) -> None:
        """Tell by which key one comes here, "" for none."""
        comes = f" ({key} comes here)" if key else ""
        self.setToolTip(f"Enter sends, Shift+Enter begins a new line{comes}")

    def submit(self) -> None:
        """Send what is typed, unless it is only space."""
        text = self.toPlainText().strip()
        if text:
            self.clear()
            self.submitted.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.submit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def _fit(self) -> None:
        rows = max(1, min(MAX_ROWS, round(self.document().size().height())))  # counted in rows, not pixels
        row_px = QFontMetricsF(self.font()).lineSpacing()
        self.setFixedHeight(round(rows * row_px + 2 * self._margin))


class Composer(QFrame):
    """The field between microphone and camera on one side, stop and send on the other.

    Signals:
        submitted(str): what was typed.
    """

    submitted = Signal(str)

    def __init__(self, mute: QAction, camera: QAction, stop: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "composer")
        self.field = MessageField()
        self.mute_button = tool_button(mute)
        self.camera_button = tool_button(camera)
        self.stop_button = tool_button(stop)
        send = QAction("Send", self)
        send.setToolTip("Send (Enter)")
        send.triggered.connect(self.field.submit)
        self.send_button = tool_button(send)
        self.send_button.setEnabled(False)
        self._send = send
        send.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(4)
        for widget in (self.mute_button, self.camera_button, self.field, self.stop_button, self.send_button):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        row.setStretch(2, 1)
        self.field.submitted.connect(self.submitted)
        self.field.textChanged.connect(lambda: send.setEnabled(bool(self.field.toPlainText().strip())))
        self.field.focus_changed.connect(self._show_focus)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.set_least_height(self.send_button.sizeHint().height())  # known once the style is put on

    def use_palette(self, palette: Palette) -> None:
        """Draw the icon of sending in these colours; the other actions' icons are their owner's."""
        self._send.setIcon(icon("send", palette.accent, 22))

    def _show_focus(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        repolish(self)


def tool_button(action: QAction) -> QToolButton:
    """A button for an action, with the action's name, state and tooltip."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(22, 22))
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    action.changed.connect(lambda: button.setAccessibleName(action.text()))
    return button


def repolish(widget: QWidget) -> None:
    """Let the style sheet see that a property has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
