"""What goes along with the message that is being typed, a file or a picture, as a small card over the text field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.attached_picture import AttachedPicture
from assistant.attachment import AT_ONCE, IN_BACKGROUND, Attachment, TextFile
from ui.icons import icon
from ui.palette import Palette
from ui.theme import SMALL, scaled_font
from ui.thumbnail import Thumbnail
from ui.tool_button import ICON_PX, ToolButton
from ui.translating import mark, number, tr, tr_count, translated

NAME_CHARACTERS = 44
"""A longer name is shown without its middle."""

NOT_SEEN = mark("Shown in the conversation; to see it, the assistant needs a model that sees.")
SEEN = mark("Shown in the conversation; the assistant looks at it.")


class AttachmentChip(QFrame):
    """Shows a file or a picture with a button that removes it, that one is read, or why there is none; else hidden.

    Signals:
        removed(): the user does not want it any more; it is hidden already.
        changed(): something else goes along, or nothing any more.
        height_changed(): it takes more or less room than before, perhaps none.
    """

    removed = Signal()
    changed = Signal()
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.attachment: Attachment | None = None
        self.preview = Thumbnail()
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
        row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.clear()

    def clear(self) -> None:
        """Nothing goes along, and nothing is said."""
        self.attachment = None
        self.preview.show_image(None)
        self.hide()
        self.changed.emit()
        self.height_changed.emit()

    def show_file(self, file: TextFile) -> None:
        """This file goes along."""
        self._show(shortened(file.name), used_words(file), "", file)
        self._name_button(tr("Remove {file}", file=file.name))

    def show_picture(self, picture: AttachedPicture, preview: QImage, *, seen: bool) -> None:
        """This picture goes along; `seen`: there is a model that sees."""
        self.preview.show_image(preview)
        self._show(shortened(picture.name), translated(SEEN if seen else NOT_SEEN), "", picture)
        self._name_button(tr("Remove {file}", file=picture.name))

    def show_reading(self, name: str) -> None:
        """A file is being read."""
        self._show(shortened(name), tr("Reading…"), "")
        self._name_button(tr("Remove {file}", file=name))

    def show_problem(self, sentence: str) -> None:
        """A file cannot go along."""
        self._show("", "", sentence)
        self._name_button(tr("Understood"))

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

    def _show(self, name: str, detail: str, problem: str, attachment: Attachment | None = None) -> None:
        self.attachment = attachment
        if not isinstance(attachment, AttachedPicture):
            self.preview.show_image(None)
        for label, text in ((self.name, name), (self.detail, detail), (self.problem, problem)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(" – ".join(one for one in (name, detail, problem) if one))
        self.show()
        self.changed.emit()
        self._keep_high_enough()
        self.height_changed.emit()

    def _name_button(self, text: str) -> None:
        self.remove_button.setAccessibleName(text)
        self.remove_button.setToolTip(shortened(text))

    def _remove(self) -> None:
        self.clear()
        self.removed.emit()


def used_words(attachment: TextFile) -> str:
    """How much of a file is read."""
    all_of_it = len(attachment.text)
    at_once, later = attachment.used(AT_ONCE), attachment.used(IN_BACKGROUND)
    if at_once == all_of_it:
        return tr_count("{count} character", "{count} characters", all_of_it)
    if later == all_of_it:
        return tr(
            "The first {first} of {all} characters are read, all of them when it takes time to think.",
            first=number(at_once),
            all=number(all_of_it),
        )
    return tr(
        "The first {first} of {all} characters are read, the first {later} of them when it takes time to think.",
        first=number(at_once),
        all=number(all_of_it),
        later=number(later),
    )


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
