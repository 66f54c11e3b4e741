"""The models that are on this computer: how large they are, how fast they were, and a way to be rid of them."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.composer import repolish
from ui.delete_question import ask_to_delete
from ui.downloads import Downloads
from ui.engine_sentences import told
from ui.fetch_row import FetchRow
from ui.model_shelf import ROLE_NAMES, ModelChoice, ModelShelf, facts_line
from ui.theme import SMALL, scaled_font
from ui.threads import run_in_background
from ui.translating import bytes_text, tr, translated


class StockRow(QWidget):
    """One model, whole or on its way."""

    def __init__(self, shelf: ModelShelf, downloads: Downloads, choice: ModelChoice, *, used: bool) -> None:
        super().__init__()
        self.choice = choice
        name = QLabel(choice.name)
        name.setWordWrap(True)
        roles = shelf.store.catalogue[choice.id].roles
        speeds = [shelf.speed(role, choice.id) for role in roles]
        parts = [
            ", ".join(translated(ROLE_NAMES[role]) for role in roles),
            bytes_text(choice.size_bytes),
            *dict.fromkeys(speed.sentence for speed in speeds if speed.sentence),
            *((tr("in use"),) if used and choice.present else ()),
        ]
        facts = QLabel(facts_line(parts))
        facts.setWordWrap(True)
        facts.setFont(scaled_font(SMALL))
        facts.setProperty("role", "dim")
        facts.setToolTip("\n".join(dict.fromkeys(speed.note for speed in speeds if speed.note)))
        self.remove_button = QPushButton(tr("Remove…"))
        self.remove_button.setAutoDefault(False)
        self.remove_button.setAccessibleName(tr("Remove {model}", model=choice.name))
        self.remove_button.setVisible(choice.present)
        self.remove_button.setEnabled(not used)
        if used:
            self.remove_button.setToolTip(tr("It is in use; choose another model for its role first"))
            self.remove_button.setAccessibleDescription(self.remove_button.toolTip())
        top = QHBoxLayout()
        top.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(facts)
        top.addLayout(words, 1)
        top.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addLayout(top)
        self.fetch_row = FetchRow(downloads)
        if choice.present:
            self.fetch_row.hide()
        else:
            self.fetch_row.show_model(choice)
        column.addWidget(self.fetch_row)


class ModelStock(QWidget):
    """All of them, one below the other. `used` names the models that may not go."""

    def __init__(self, shelf: ModelShelf, downloads: Downloads, used: Callable[[], frozenset[str]]) -> None:
        super().__init__()
        self._shelf, self._downloads, self._used = shelf, downloads, used
        self.rows: list[StockRow] = []
        self.title = QLabel(tr("Models on this computer"))
        self.title.setProperty("role", "title")
        self.total = QLabel()
        self.total.setWordWrap(True)
        self.total.setFont(scaled_font(SMALL))
        self.total.setProperty("role", "dim")
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setFont(scaled_font(SMALL))
        self.problem.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 14)
        self._column.setSpacing(6)
        for widget in (self.title, self.total, self.problem):
            self._column.addWidget(widget)
        for signal in (downloads.finished, downloads.failed, downloads.cancelled, downloads.paused):
            signal.connect(self.refresh)
        self.refresh()

    def row(self, model_id: str) -> StockRow | None:
        """The row of a model; None when nothing of it is here."""
        return next((row for row in self.rows if row.choice.id == model_id), None)

    def refresh(self) -> None:
        """Look again at what is here and what is in use."""
        used = self._used()
        choices = self._shelf.here()
        state = [(choice, choice.id in used) for choice in choices]
        if state == [(row.choice, not row.remove_button.isEnabled()) for row in self.rows]:
            return
        focused = next(
            (row.choice.id for row in self.rows if row.isAncestorOf(row.window().focusWidget() or row)), ""
        )
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            StockRow(self._shelf, self._downloads, choice, used=is_used) for choice, is_used in state
        ]
        for row in self.rows:
            self._column.addWidget(row)
            row.remove_button.clicked.connect(lambda _=False, choice=row.choice: self._ask(choice))
            if row.choice.id == focused:
                row.remove_button.setFocus()
        whole = sum(choice.size_bytes for choice in choices if choice.present)
        self.total.setText(
            tr("{size} in {folder}", size=bytes_text(whole), folder=self._shelf.store.root)
            if choices
            else tr("There is none yet.")
        )

    def _ask(self, choice: ModelChoice) -> None:
        imported = self._shelf.store.catalogue[choice.id].imported
        what = (
            tr("Counterpoint forgets it; the file itself stays where it is.")
            if imported
            else tr(
                "{size} of disk space become free. It can be downloaded again.",
                size=bytes_text(choice.size_bytes),
            )
        )
        ask_to_delete(
            self, tr("Remove the model {model}?", model=choice.name), what, lambda: self._remove(choice)
        )

    def _remove(self, choice: ModelChoice) -> None:
        self._say(tr("Removing {model}…", model=choice.name), "dim")
        if choice.id in self._used():  # it was chosen while the question stood there
            self._say(tr("{model} is in use now; choose another model first.", model=choice.name), "danger")
            return
        run_in_background(lambda: self._shelf.store.remove(choice.id), self._removed, self._not_removed)

    def _removed(self, _freed: int) -> None:
        if shiboken6.isValid(self):
            self._say("", "dim")
            self.refresh()

    def _not_removed(self, error: Exception) -> None:
        if shiboken6.isValid(self):
            self._say(told(str(error)), "danger")
            self.refresh()

    def _say(self, sentence: str, role: str) -> None:
        self.problem.setText(sentence)
        self.problem.setProperty("role", role)
        self.problem.setVisible(bool(sentence))
        repolish(self.problem)
