"""Where one types instead of speaking, with the buttons that belong to a conversation around it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from assistant.attached_picture import AttachedPicture
from ui.attachment_chip import AttachmentChip
from ui.file_drops import files_in, holds_picture, picture_in
from ui.icons import icon
from ui.palette import Palette
from ui.theme import scaled_font
from ui.tool_button import tool_button
from ui.translating import tr

MAX_ROWS = 6


class MessageField(QPlainTextEdit):
    """Grows with its text up to six rows. Enter sends, Shift+Enter begins a new row, Tab leaves.

    Signals:
        submitted(str): a text, empty only if it may be; the field is empty again.
        focus_changed(bool)
        files_pasted(list[Path])
        picture_pasted(QImage | bytes): see `picture_in`.

    Attributes:
        waits: what belongs to the message is not there yet; it cannot be sent.
        may_be_empty: what belongs to the message can be sent without words.
    """

    submitted = Signal(str)
    focus_changed = Signal(bool)
    files_pasted = Signal(object)
    picture_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.waits = False
        self.may_be_empty = False
        self._invitation = ""
        self._margin = 6.0
        self.setFont(scaled_font(1.05))
        self.setAccessibleName(tr("Message"))
        self.setPlaceholderText(tr("Type instead of speaking"))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(self._margin)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def setPlaceholderText(self, text: str) -> None:
        """It stands in one row, however narrow that is."""
        if text != self._invitation:
            self._invitation = text
            self.setAccessibleDescription(text)
            self._fit_invitation()

    def _fit_invitation(self) -> None:
        room = self.viewport().width() - round(2 * self._margin) - 2
        shown = self.fontMetrics().elidedText(self._invitation, Qt.TextElideMode.ElideRight, room)
        super().setPlaceholderText(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_invitation()

    def set_least_height(self, height: int) -> None:
        """Stand one row of text in the middle of this height, beside buttons that are as high."""
        row_px = QFontMetricsF(self.font()).lineSpacing()
        self._margin = max(4.0, (height - row_px) / 2)
        self.document().setDocumentMargin(self._margin)
        self._fit()

    def name_key(self, key: str) -> None:
        """Tell by which key one comes here, "" for none."""
        if key:
            self.setToolTip(tr("Enter sends, Shift+Enter begins a new line ({key} comes here)", key=key))
        else:
            self.setToolTip(tr("Enter sends, Shift+Enter begins a new line"))

    def submit(self) -> None:
        """Send what is typed, unless it is only space and more is needed."""
        text = self.toPlainText().strip()
        if (text or self.may_be_empty) and not self.waits:
            self.clear()
            self.submitted.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.submit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # What is dropped onto it goes to the window, where it is attached.
        if files_in(source):
            return False
        return _is_picture(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if files := files_in(source):
            self.files_pasted.emit(files)
        elif _is_picture(source) and (image := picture_in(source)) is not None:
            self.picture_pasted.emit(image)
        else:
            super().insertFromMimeData(source)

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


def _is_picture(data: QMimeData) -> bool:
    """Whether it is a picture and nothing else: a table is copied as text and as a picture of it."""
    return holds_picture(data) and not data.hasText()


class Composer(QFrame):
    """The field between microphone, camera and clip on one side, stop and send on the other; over it, what is attached.

    Signals:
        submitted(str, Attachment | None): what was typed, and the file or picture that goes along.
    """

    submitted = Signal(str, object)

    def __init__(
        self, mute: QAction, camera: QAction, attach: QAction, stop: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "composer")
        self.field = MessageField()
        self.mute_button = tool_button(mute)
        self.camera_button = tool_button(camera)
        self.attach_button = tool_button(attach)
        self.chip = AttachmentChip()
        self.stop_button = tool_button(stop)
        send = QAction(tr("Send"), self)
        send.setToolTip(tr("Send (Enter)"))
        send.triggered.connect(self.field.submit)
        self.send_button = tool_button(send)
        self.send_button.setEnabled(False)
        self._send = send
        send.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(4)
        left, right = (
            (self.mute_button, self.camera_button, self.attach_button),
            (self.stop_button, self.send_button),
        )
        for widget in (*left, self.field, *right):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        row.setStretch(len(left), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 5, 8, 5)
        column.setSpacing(5)
        column.addWidget(self.chip)
        column.addLayout(row)
        self.field.submitted.connect(self._submit)
        self.field.textChanged.connect(self._enable_send)
        self.chip.changed.connect(self._enable_send)
        self.field.focus_changed.connect(self._show_focus)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.set_least_height(self.send_button.sizeHint().height())  # known once the style is put on

    def use_palette(self, palette: Palette) -> None:
        """Draw the icon of sending in these colours; the other actions' icons are their owner's."""
        self._send.setIcon(icon("send", palette.accent, 22))
        self.chip.use_palette(palette)

    def _submit(self, text: str) -> None:
        attachment = self.chip.attachment
        self.chip.clear()
        self.submitted.emit(text, attachment)

    def _enable_send(self) -> None:
        self.field.may_be_empty = isinstance(self.chip.attachment, AttachedPicture)
        self._send.setEnabled(self.field.may_be_empty or bool(self.field.toPlainText().strip()))

    def _show_focus(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        repolish(self)


def repolish(widget: QWidget) -> None:
    """Let the style sheet see that a property has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
