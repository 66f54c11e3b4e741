"""The editor for the model of a role: which one, what is known of it, and how to get it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from assistant.settings import Setting, SettingError, Settings
from models.catalogue import LANGUAGE_MODEL_ROLES
from ui.composer import repolish
from ui.downloads import Downloads
from ui.engine_sentences import told
from ui.fetch_row import FetchRow
from ui.file_drops import FileDrops, all_models
from ui.model_shelf import ModelChoice, ModelShelf, Taken, facts_line
from ui.setting_editors import CalmComboBox, SettingEditor
from ui.theme import SMALL, scaled_font
from ui.threads import run_in_background
from ui.translating import bytes_text, tr, translated

ChooseFile = Callable[[QWidget], Path | None]

log = logging.getLogger(__name__)


def choose_gguf(parent: QWidget) -> Path | None:
    """Ask for a GGUF file on disk."""
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("A language model on this computer"), "", tr("Language models (*.gguf)")
    )
    return Path(name) if name else None


class ModelEditor(SettingEditor):
    """Models that can play a role. One that is not here can be fetched; until then the one before goes on.

    Signals:
        chosen(): another model is meant, or a model was imported.
    """

    chosen = Signal()

    def __init__(
        self,
        setting: Setting,
        settings: Settings,
        shelf: ModelShelf,
        downloads: Downloads,
        choose_file: ChooseFile = choose_gguf,
    ) -> None:
        super().__init__(setting, settings)
        self.help.setText(
            translated(setting.help).partition(". ")[0].rstrip(".") + "."
        )  # the list says the rest
        self.role = setting.key.removeprefix("model.")
        self._shelf, self._choose_file = shelf, choose_file
        self.combo = CalmComboBox()
        self.combo.activated.connect(self._chosen)
        self.name(self.combo)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.combo, 1)
        self.import_button = QPushButton(tr("Import a file…"))
        self.import_button.setToolTip(tr("Use a language model (a GGUF file) from this computer"))
        self.import_button.setVisible(self.role in LANGUAGE_MODEL_ROLES)
        self.import_button.clicked.connect(self._import)
        if self.role in LANGUAGE_MODEL_ROLES:
            FileDrops(self, all_models, self.import_files)
        top.addWidget(self.import_button)
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.facts.setFont(scaled_font(SMALL))
        self.speed = QLabel()
        self.speed.setWordWrap(True)
        self.speed.setFont(scaled_font(SMALL))
        self.speed.setProperty("role", "dim")
        self.fetch_row = FetchRow(downloads)
        self.fetch_row.asked.connect(lambda: self.show_problem(""))
        self.body.addLayout(top)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.speed)
        self.body.addWidget(self.fetch_row)
        for signal in (downloads.finished, downloads.cancelled):
            signal.connect(self.refresh)
        downloads.failed.connect(self._failed)
        self.refresh()

    @property
    def model_id(self) -> str:
        """The model that is meant: the one that was chosen, or the preset's; "" for none."""
        return self._shelf.chosen(self._settings).get(self.role) or self._preset_model()

    def _preset_model(self) -> str:
        """What the preset names; "" for a role that is the user's choice alone."""
        preset = self._shelf.presets[self._settings.text("preset")]
        return preset.models.get(self.role, "")

    def refresh(self) -> None:
        """Look again at what is chosen and what is here."""
        blocked = self.combo.blockSignals(True)
        self.combo.clear()
        preset_model = self._preset_model()
        if preset_model:
            named = tr("As the preset  ({model})", model=self._shelf.choice(preset_model).name)
        else:
            named = tr("None", "a model")
        self.combo.addItem(named, "")
        for choice in self._shelf.choices(self.role):
            self.combo.addItem(choice.label, choice.id)
        self.combo.blockSignals(blocked)
        self.combo.choose(str(self.value))
        self._show_facts()

    def _show_facts(self) -> None:
        there_is_one = bool(self.model_id)
        self.facts.setVisible(there_is_one)
        if not there_is_one:
            self.speed.hide()
            self.fetch_row.show_model(None)
            return
        choice = self._shelf.choice(self.model_id)
        where = tr("On this computer") if choice.present else tr("Not on this computer yet")
        text = facts_line(
            (
                where,
                bytes_text(choice.size_bytes),
                tr("{size} of memory", size=bytes_text(choice.memory_bytes)),
                tr("Licence: {licence}", licence=choice.licence),
            )
        )
        self.facts.setText(f"{text}\n{told(choice.warning)}" if choice.warning else text)
        self.facts.setProperty("role", "warning" if choice.warning else "dim")
        repolish(self.facts)
        self._show_speed(choice)
        self.fetch_row.show_model(choice)

    def _show_speed(self, choice: ModelChoice) -> None:
        words = self._shelf.speed(self.role, choice.id)
        self.speed.setText(words.sentence or tr("Not tried here yet"))
        self.speed.setToolTip(words.note)
        self.speed.setAccessibleDescription(words.note)
        self.speed.setVisible(choice.present)

    def _chosen(self, _index: int) -> None:
        self.store(str(self.combo.currentData()))
        self._show_facts()
        self.chosen.emit()

    def _failed(self, model_id: str, sentence: str) -> None:
        if model_id == self.model_id:
            self.show_problem(told(sentence))
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
        self.facts.setText(tr("Reading {files}…", files=", ".join(path.name for path in paths)))
        run_in_background(lambda: self._shelf.take_files(paths, (), self.role), self._imported)

    def _imported(self, taken: Taken) -> None:
        if not shiboken6.isValid(self):  # the dialog was closed meanwhile
            self._choose_unseen(taken)
            return
        self.import_button.setEnabled(True)
        if taken.models:
            self.store(taken.models[0])
        self.refresh()
        self.show_problem(" ".join(map(told, taken.problems)))
        self.chosen.emit()

    def _choose_unseen(self, taken: Taken) -> None:
        try:
            if taken.models:
                self._settings.set(self.setting.key, taken.models[0])
                self._settings.save()
        except SettingError as error:
            log.warning("an imported model could not be chosen: %s", error)
