"""The page of a first start: what is needed, how much of it, from where, and one button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.units import format_bytes
from ui.composer import repolish
from ui.downloads import Downloads
from ui.file_drops import FileDrops
from ui.icons import APP_ICON
from ui.model_shelf import ROLE_NAMES, ModelShelf, Taken
from ui.startup import Stage, Startup
from ui.theme import DISPLAY, SMALL, scaled_font
from ui.threads import run_in_background

ChooseFiles = Callable[[QWidget], Sequence[Path]]
CARD_PX = 620
CARD_CHARACTERS = 72
"""The card is as wide as this many characters, where the font is large."""


def choose_model_files(parent: QWidget) -> list[Path]:
    """Ask for files on disk."""
    names, _ = QFileDialog.getOpenFileNames(
        parent, "Use models I have", "", "Model files (*.gguf *.onnx *.bin *.json *.txt);;All files (*)"
    )
    return [Path(name) for name in names]


class FirstStart(QWidget):
    """Shows a Startup that has no conversation yet."""

    def __init__(
        self,
        startup: Startup,
        shelf: ModelShelf,
        downloads: Downloads,
        *,
        source: str = "",
        choose_files: ChooseFiles = choose_model_files,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._startup, self._shelf, self._downloads = startup, shelf, downloads
        self._choose_files = choose_files
        self._source = source
        self._advice = shelf.recommendation().sentence
        self._soon, self._rest = startup.missing()
        self.title = _wrapping("Talk with your own computer")
        self.title.setFont(scaled_font(DISPLAY, QFont.Weight.DemiBold))
        self.text = _wrapping(
            "Counterpoint listens, watches and thinks with models that run here. "
            "It fetches them once; after that nothing needs the network, and nothing you say leaves this computer."
        )
        self.facts = _wrapping("")
        self.facts.setProperty("role", "dim")
        self.facts.setFont(scaled_font(SMALL))
        self.note = _wrapping("")
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.start_button = QPushButton("Download and start")
        self.start_button.setProperty("role", "primary")
        self.start_button.setDefault(True)
        self.import_button = QPushButton("Use models I have…")
        self.cancel_button = QPushButton("Cancel")
        self.start_button.clicked.connect(startup.fetch)
        self.cancel_button.clicked.connect(startup.cancel)
        self.import_button.clicked.connect(self._import)
        FileDrops(self, lambda paths: bool(paths), self.import_files)
        self._lay_out()
        startup.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        card.setMaximumWidth(
            max(CARD_PX, round(CARD_CHARACTERS * QFontMetricsF(self.font()).averageCharWidth()))
        )
        inside = QVBoxLayout(card)
        inside.setContentsMargins(36, 30, 36, 30)
        inside.setSpacing(12)
        sign = QSvgWidget(str(APP_ICON))
        sign.setFixedSize(56, 56)
        inside.addWidget(sign)
        inside.addSpacing(2)
        inside.addWidget(self.title)
        inside.addWidget(self.text)
        inside.addSpacing(4)
        inside.addLayout(self._table())
        inside.addWidget(self.facts)
        inside.addSpacing(6)
        inside.addWidget(self.bar)
        inside.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.start_button)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.import_button)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(20, 20, 20, 20)
        row.addStretch(1)
        row.addWidget(card, 100, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(around)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def _table(self) -> QGridLayout:
        """One row for each role and each model that will be fetched for it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        cast = self._shelf.first() if self._soon else {}
        rows = [(role, one) for role, one in cast.items() if one in self._soon]
        for number, (role, model_id) in enumerate(rows):
            self._add_row(grid, number, ROLE_NAMES[role], model_id)
        if self._rest:
            size = format_bytes(self._shelf.size_bytes(self._rest))
            names = ", ".join(self._shelf.choice(one).name for one in self._rest)
            self._add_texts(grid, len(rows), "Then, while you talk", names, size)
        return grid

    def _add_row(self, grid: QGridLayout, row: int, role: str, model_id: str) -> None:
        choice = self._shelf.choice(model_id)
        self._add_texts(grid, row, role, choice.name, format_bytes(choice.size_bytes))

    def _add_texts(self, grid: QGridLayout, row: int, left: str, middle: str, right: str) -> None:
        for column, text in enumerate((left, middle, right)):
            label = QLabel(text)
            label.setFont(scaled_font(0.94))
            label.setWordWrap(column == 1)
            if column != 1:
                label.setProperty("role", "dim")
            side = Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(
                label, row, column, side | Qt.AlignmentFlag.AlignTop if column != 1 else Qt.AlignmentFlag(0)
            )

    def refresh(self) -> None:
        """Show how the start stands."""
        stage, startup = self._startup.stage, self._startup
        fetching = stage is Stage.FETCHING
        soon_size = format_bytes(self._shelf.size_bytes(self._soon))
        all_size = format_bytes(self._shelf.size_bytes([*self._soon, *self._rest]))
        licences = ", ".join(self._shelf.licences([*self._soon, *self._rest]))
        self.facts.setText(
            f"{self._advice} {soon_size} until you can talk, {all_size} in all. Licences: {licences}."
            + (f" From {self._source}." if self._source else "")
        )
        focused = any(one.hasFocus() for one in (self.start_button, self.cancel_button))
        self.start_button.setVisible(not fetching)
        self.start_button.setEnabled(not startup.offline)
        self.start_button.setText(
            {Stage.FAILED: "Retry", Stage.PAUSED: "Go on downloading"}.get(stage, "Download and start")
        )
        self.cancel_button.setVisible(fetching)
        if focused:  # one of the two stands in the other's place
            (self.cancel_button if fetching else self.start_button).setFocus()
        self.bar.setVisible(fetching)
        role = ""
        if fetching:
            overall = self._downloads.overall(self._soon)
            self.bar.setValue(round(overall.fraction * 1000))
            self.bar.setAccessibleName(f"Downloading, {overall.fraction:.0%}")
            note = f"Fetching what it takes to talk: {overall.text}"
        elif startup.trouble:
            note, role = startup.trouble, "danger"
        elif stage is Stage.PAUSED:
            note = "The download is paused. What has arrived is kept."
        elif startup.offline:
            note, role = (
                "The network is switched off by --offline; models from your disk can be used.",
                "warning",
            )
        else:
            note = ""
        self._say(note, role)

    def _say(self, note: str, role: str = "") -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))
        if self.note.property("role") != role:
            self.note.setProperty("role", role)
            repolish(self.note)

    def _import(self) -> None:
        if paths := list(self._choose_files(self)):
            self.import_files(paths)

    def import_files(self, paths: Sequence[Path]) -> None:
        """Use models from this computer; one import at a time."""
        if not self.import_button.isEnabled():
            return
        self.import_button.setEnabled(False)
        self._say("Reading the files; this can take a while…")
        wanted = [*self._soon, *self._rest]
        run_in_background(lambda: self._shelf.take_files(paths, wanted), self._imported, self._import_failed)

    def _imported(self, taken: Taken) -> None:
        self.import_button.setEnabled(True)
        self._startup.imported(taken.models)
        if self._startup.stage is Stage.TALKING:
            return
        names = ", ".join(self._shelf.choice(one).name for one in taken.models)
        still = ", ".join(self._shelf.choice(one).name for one in self._startup.missing()[0])
        said = [f"Found: {names}."] if names else []
        said += [*taken.problems, f"Still missing: {still}." if still else ""]
        self._say(" ".join(said).strip(), "" if names else "danger")

    def _import_failed(self, error: Exception) -> None:
        self.import_button.setEnabled(True)
        self._say(f"The files could not be read: {error}", "danger")


def _wrapping(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
