"""The editor for the model of a role: which one, what is known of it, and how to get it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from assistant.settings import Setting, SettingError, Settings
from models.catalogue import LANGUAGE_MODEL_ROLES
from models.progress import FetchProgress
from models.units import format_bytes
from ui.composer import repolish
from ui.downloads import Downloads
from ui.file_drops import FileDrops, all_models
from ui.model_shelf import ModelShelf, Taken
from ui.setting_editors import CalmComboBox, SettingEditor
from ui.theme import SMALL, scaled_font
from ui.threads import run_in_background

ChooseFile = Callable[[QWidget], Path | None]

log = logging.getLogger(__name__)


def choose_gguf(parent: QWidget) -> Path | None:
    """Ask for a GGUF file on disk."""
    name, _ = QFileDialog.getOpenFileName(
        parent, "A language model on this computer", "", "Language models (*.gguf)"
    )
    return Path(name) if name else None


class FetchRow(QWidget):
    """A button that fetches, a bar that shows how far it is, and a button that cancels."""

    def __init__(self) -> None:
        super().__init__()
        self.fetch_button = QPushButton("Download")
        self.cancel_button = QPushButton("Cancel")
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.words = QLabel()
        self.words.setFont(scaled_font(SMALL))
        self.words.setProperty("role", "dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.fetch_button)
        row.addWidget(self.bar, 1)
        row.addWidget(self.words)
        row.addWidget(self.cancel_button)
        row.addStretch(0)

    def show_state(self, fetching: bool, fraction: float = 0.0, words: str = "") -> None:
        """Show the button, or how far it is."""
        self.fetch_button.setVisible(not fetching)
        for widget in (self.bar, self.words, self.cancel_button):
            widget.setVisible(fetching)
        self.bar.setValue(round(fraction * 1000))
        self.words.setText(words)


class ModelEditor(SettingEditor):
    """Models that can play a role. One that is not here can be fetched; until then the one before goes on."""

    def __init__(
        self,
        setting: Setting,
        settings: Settings,
        shelf: ModelShelf,
        downloads: Downloads,
        choose_file: ChooseFile = choose_gguf,
    ) -> None:
        super().__init__(setting, settings)
        self.help.setText(setting.help.partition(". ")[0].rstrip(".") + ".")  # the list says what empty means
        self.role = setting.key.removeprefix("model.")
        self._shelf, self._downloads, self._choose_file = shelf, downloads, choose_file
        self.combo = CalmComboBox()
        self.combo.activated.connect(self._chosen)
        self.name(self.combo)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.combo, 1)
        self.import_button = QPushButton("Import a file…")
        self.import_button.setToolTip("Use a language model (a GGUF file) from this computer")
        self.import_button.setVisible(self.role in LANGUAGE_MODEL_ROLES)
        self.import_button.clicked.connect(self._import)
        if self.role in LANGUAGE_MODEL_ROLES:
            FileDrops(self, all_models, self.import_files)
        top.addWidget(self.import_button)
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.facts.setFont(scaled_font(SMALL))
        self.fetch_row = FetchRow()
        self.fetch_row.fetch_button.clicked.connect(self._fetch)
        self.fetch_row.cancel_button.clicked.connect(lambda: downloads.cancel(self.model_id))
        self.body.addLayout(top)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.fetch_row)
        downloads.progressed.connect(self._progressed)
        for signal in (downloads.finished, downloads.cancelled):
            signal.connect(self.refresh)
        downloads.failed.connect(self._failed)
        self.refresh()

    @property
    def model_id(self) -> str:
        """The model that is meant: the one that was chosen, or the preset's."""
        return self._shelf.chosen(self._settings).get(self.role) or self._preset_model()

    def _preset_model(self) -> str:
        preset = self._shelf.presets[self._settings.text("preset")]
        return preset.models[self.role]

    def refresh(self) -> None:
        """Look again at what is chosen and what is here."""
        blocked = self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItem(f"As the preset  ({self._shelf.choice(self._preset_model()).name})", "")
        for choice in self._shelf.choices(self.role):
            self.combo.addItem(choice.label, choice.id)
        self.combo.blockSignals(blocked)
        self.combo.choose(str(self.value))
        self._show_facts()

    def _show_facts(self) -> None:
        choice = self._shelf.choice(self.model_id)
        where = "On this computer" if choice.present else "Not on this computer yet"
        text = f"{where}  ·  {format_bytes(choice.size_bytes)}  ·  Licence: {choice.licence}"
        self.facts.setText(f"{text}\n{choice.warning}" if choice.warning else text)
        self.facts.setProperty("role", "warning" if choice.warning else "dim")
        repolish(self.facts)
        fetching = self.model_id in self._downloads.pending
        self.fetch_row.setVisible(fetching or (not choice.present and choice.fetchable))
        progress = self._downloads.progress_of(self.model_id)
        words = f"{format_bytes(progress.bytes_per_s)}/s" if progress and progress.bytes_per_s else "Waiting…"
        self.fetch_row.show_state(fetching, progress.fraction if progress else 0.0, words)

    def _chosen(self, _index: int) -> None:
        self.store(str(self.combo.currentData()))
        self._show_facts()

    def _fetch(self) -> None:
        self.show_problem("")
        self._downloads.fetch([self.model_id])
        self._show_facts()

    def _progressed(self, progress: FetchProgress) -> None:
        if progress.model_id == self.model_id:
            self._show_facts()

    def _failed(self, model_id: str, sentence: str) -> None:
        if model_id == self.model_id:
            self.show_problem(sentence)
        self.refresh()

    def _import(self) -> None:
        path = self._choose_file(self)
        if path is not None:
            self.import_files([path])

    def import_files(self, paths: Sequence[Path]) -> None:
        """Use a language model from this computer; the first of several is chosen. One import at a time."""
        if not self.import_button.isEnabled():
            return
        self.import_button.setEnabled(False)
        self.show_problem("")
        self.facts.setText(f"Reading {', '.join(path.name for path in paths)}…")
        run_in_background(lambda: self._shelf.take_files(paths, (), self.role), self._imported)

    def _imported(self, taken: Taken) -> None:
        if not shiboken6.isValid(self):  # the dialog was closed meanwhile
            self._choose_unseen(taken)
            return
        self.import_button.setEnabled(True)
        if taken.models:
            self.store(taken.models[0])
        self.refresh()
        self.show_problem(" ".join(taken.problems))

    def _choose_unseen(self, taken: Taken) -> None:
        try:
            if taken.models:
                self._settings.set(self.setting.key, taken.models[0])
                self._settings.save()
        except SettingError as error:
            log.warning("an imported model could not be chosen: %s", error)
