"""The editor for the preset: what is advised here, how fast presets were, what is still to be downloaded."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from assistant.settings import Setting, Settings
from ui.downloads import Downloads
from ui.engine_sentences import told
from ui.model_shelf import ModelShelf, facts_line
from ui.setting_editors import ChoiceEditor
from ui.startup import Startup
from ui.theme import SMALL, scaled_font
from ui.translating import bytes_text, tr, translated


class PresetEditor(ChoiceEditor):
    """A list of presets, and below it what is known of them on this computer.

    Attributes:
        speed, facts: what it says of presets that were tried, and of the one that is chosen.
        fetch: downloads what is missing of the chosen one.
    """

    def __init__(
        self, setting: Setting, settings: Settings, shelf: ModelShelf, downloads: Downloads, startup: Startup
    ) -> None:
        super().__init__(setting, settings)
        self._shelf, self._downloads, self._startup = shelf, downloads, startup
        self.body.addWidget(_small_print(told(shelf.recommendation().sentence)))
        self.speed = _small_print("")
        self.body.addWidget(self.speed)
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.facts.setProperty("role", "warning")
        self.fetch = QPushButton(tr("Download"))
        self.fetch.clicked.connect(startup.fetch)
        row = QHBoxLayout()
        row.addWidget(self.facts, 1)
        row.addWidget(self.fetch)
        self.body.addLayout(row)
        startup.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Look again at what is missing and how fast everything was."""
        chosen = self._shelf.chosen(self._settings)
        missing = self._shelf.store.missing(chosen.values())
        size = bytes_text(self._shelf.size_bytes(missing))
        waiting = any(one not in self._downloads.pending for one in missing)
        said = [
            tr("{size} still to download.", size=size) if missing else "",
            told(self._shelf.memory_warning(chosen)),
        ]
        text = " ".join(one for one in said if one)
        self.facts.setText(text)
        self.facts.setVisible(bool(text))
        self.fetch.setVisible(waiting and not self._startup.offline)
        self.refresh_speeds()

    def refresh_speeds(self) -> None:
        """Look again at how fast the presets were here."""
        names = {name: translated(label).partition(" – ")[0] for name, label in self.setting.choices}
        speeds = {name: self._shelf.preset_speed(name) for name in names if name in self._shelf.presets}
        tried = [
            tr("{preset} answers in {time}", preset=names[name], time=speed.short)
            for name, speed in speeds.items()
            if speed.short
        ]
        self.speed.setText(facts_line(tried) or tr("No preset was tried here yet."))
        self.speed.setToolTip(
            "\n".join(f"{names[name]}: {speed.note}" for name, speed in speeds.items() if speed.note)
        )


def _small_print(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", "dim")
    label.setFont(scaled_font(SMALL))
    return label
