"""The file that goes along with the message that is being typed, as a small card over the text field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.attachment import AT_ONCE, IN_BACKGROUND, Attachment
from ui.icons import icon
from ui.palette import Palette
from ui.theme import SMALL, scaled_font
from ui.tool_button import ICON_PX, ToolButton

NAME_CHARACTERS = 44
"""A longer name is shown without its middle."""


class AttachmentChip(QFrame):
    """Shows a file with a button that removes it, that one is being read, or why there is none; else it is hidden.

    Signals:
        removed(): the user does not want it any more; it is hidden already.
        height_changed(): it takes more or less room than before, perhaps none.
    """

    removed = Signal()
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.attachment: Attachment | None = None
        self.name = _label()
        self.name.setFont(scaled_font(SMALL, QFont.Weight.DemiBold))
        self.detail = _label("dim")
        self.problem = _label("danger")
        self.remove_button = ToolButton()
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove_button.clicked.connect(self._remove)
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (self.name, self.detail, self.problem):
            words.addWidget(label)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 4, 7)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.clear()

    def clear(self) -> None:
        """Nothing goes along, and nothing is said."""
        self.attachment = None
        self.hide()
        self.height_changed.emit()

    def show_file(self, attachment: Attachment) -> None:
        """This file goes along."""
        self._show(shortened(attachment.name), used_words(attachment), "")
        self.attachment = attachment
        self._name_button(f"Remove {attachment.name}")

    def show_reading(self, name: str) -> None:
        """A file is being read."""
        self._show(shortened(name), "Reading…", "")
        self._name_button(f"Remove {name}")

    def show_problem(self, sentence: str) -> None:
        """A file cannot go along."""
        self._show("", "", sentence)
        self._name_button("Understood")

    def use_palette(self, palette: Palette) -> None:
        """Draw the icon in these colours."""
        self.remove_button.setIcon(icon("hide", palette.dim, ICON_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_high_enough()

    def _keep_high_enough(self) -> None:
        """A window that is as low as can be would squeeze what is wrapped, whose height depends on its width."""
        needed = max(0, self._row.heightForWidth(self.width()))  # −1 while nothing in it is shown
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)
            self.height_changed.emit()

    def _show(self, name: str, detail: str, problem: str) -> None:
        self.attachment = None
        for label, text in ((self.name, name), (self.detail, detail), (self.problem, problem)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(" – ".join(one for one in (name, detail, problem) if one))
        self.show()
        self._keep_high_enough()
        self.height_changed.emit()

    def _name_button(self, text: str) -> None:
        self.remove_button.setAccessibleName(text)
        self.remove_button.setToolTip(shortened(text))

    def _remove(self) -> None:
        self.clear()
        self.removed.emit()


def used_words(attachment: Attachment) -> str:
    """How much of a file is read."""
    all_of_it = len(attachment.text)
    at_once, later = attachment.used(AT_ONCE), attachment.used(IN_BACKGROUND)
    if at_once == all_of_it:
        return f"{all_of_it:,} characters"
    read = "all" if later == all_of_it else f"the first {later:,}"
    return f"The first {at_once:,} of {all_of_it:,} characters are read, {read} of them when it takes time to think."


def shortened(name: str) -> str:
    """A name without its middle if it is long."""
    if len(name) <= NAME_CHARACTERS:
        return name
    end = NAME_CHARACTERS // 3
    return f"{name[: NAME_CHARACTERS - end - 1]}…{name[-end:]}"


def _label(role: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)  # whatever the file is called
    label.setWordWrap(True)
    label.setFont(scaled_font(SMALL))
    if role:
        label.setProperty("role", role)
    return label
