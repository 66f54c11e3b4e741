"""The end of the privacy page: delete everything, after one clear question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.composer import repolish
from ui.delete_question import ask_to_delete
from ui.engine_sentences import told
from ui.theme import SMALL, scaled_font
from ui.translating import bytes_text, tr


class DeleteEverything(QWidget):
    """A button, and what came of it.

    Signals:
        asked(bool): the user wants everything deleted; True: the models, too.
    """

    asked = Signal(bool)

    def __init__(self, models_bytes: Callable[[], int]) -> None:
        """`models_bytes` says how large the models on this computer are."""
        super().__init__()
        self._models_bytes = models_bytes
        title = QLabel(tr("Delete everything"))
        title.setProperty("role", "title")
        about = QLabel(
            tr(
                "Conversations and their sound, timers, lists, log files, what was measured here, and the settings: "
                "all that is kept of you on this computer."
            )
        )
        about.setWordWrap(True)
        about.setProperty("role", "dim")
        about.setFont(scaled_font(SMALL))
        self.button = QPushButton(tr("Delete everything…"))
        self.button.setAutoDefault(False)
        self.button.setAccessibleDescription(about.text())
        self.button.clicked.connect(self._ask)
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.outcome.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 14)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(about)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.outcome)

    def say(self, problems: Sequence[str]) -> None:
        """Say that it is done, or what is left."""
        text = " ".join(map(told, problems)) if problems else tr("Everything is deleted.")
        self.outcome.setText(text)
        self.outcome.setProperty("role", "danger" if problems else "good")
        repolish(self.outcome)
        self.outcome.show()
        self.button.setFocus()

    def _ask(self) -> None:
        size = self._models_bytes()
        models = QCheckBox(tr("Delete the models, too ({size})", size=bytes_text(size)))
        models.setVisible(size > 0)
        ask_to_delete(
            self,
            tr("Delete everything that is kept of you?"),
            tr(
                "All conversations and their sound, timers, lists, the log files, what was measured on this computer, "
                "and your settings will be gone. The conversation that is going on ends, and a new one begins. "
                "This cannot be undone. Files that you exported stay; models can be downloaded again."
            ),
            lambda: self._delete(models.isChecked()),
            also=models if size else None,
        )

    def _delete(self, models: bool) -> None:
        self.button.setEnabled(False)
        self.outcome.setText(tr("Deleting…"))
        self.outcome.setProperty("role", "dim")
        repolish(self.outcome)
        self.outcome.show()
        self.asked.emit(models)
