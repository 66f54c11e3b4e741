"""The page of a first start: what is needed, how much of it, from where, and one button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.card_page import CardPage
from ui.checks.checkup import Checkup
from ui.composer import repolish
from ui.downloads import Downloads
from ui.engine_sentences import told
from ui.file_drops import FileDrops, opened
from ui.flow_row import FlowRow
from ui.icons import APP_ICON
from ui.model_shelf import ROLE_NAMES, ModelShelf, Taken
from ui.pressed_by_enter import pressed_by_enter
from ui.startup import Stage, Startup
from ui.theme import DISPLAY, SMALL, scaled_font
from ui.threads import run_in_background
from ui.translating import bytes_text, tr, translated

MODEL_ENDINGS = frozenset((".gguf", ".onnx", ".bin", ".json", ".txt"))

ChooseFiles = Callable[[QWidget], Sequence[Path]]


def choose_model_files(parent: QWidget) -> list[Path]:
    """Ask for files on disk."""
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        tr("Use models I have"),
        "",
        tr("Model files (*.gguf *.onnx *.bin *.json *.txt);;All files (*)"),
    )
    return [Path(name) for name in names]


class FirstStart(CardPage):
    """Shows a Startup that has no conversation yet; while the models arrive, the checks stand in its place.

    Signals:
        done(): there is a conversation, and the checks are over.

    Attributes:
        checking: whether the checks are shown.
    """

    done = Signal()

    def __init__(
        self,
        startup: Startup,
        shelf: ModelShelf,
        downloads: Downloads,
        checkup: Checkup,
        *,
        source: str = "",
        choose_files: ChooseFiles = choose_model_files,
    ) -> None:
        super().__init__()
        self.checkup = checkup
        self.checking = False
        self._offered = False
        self._startup, self._shelf, self._downloads = startup, shelf, downloads
        self._choose_files = choose_files
        self._source = source
        self._advice = told(shelf.recommendation().sentence)
        self._soon, self._rest = startup.missing()
        self.title = _wrapping(tr("Talk with your own computer"))
        self.title.setFont(scaled_font(DISPLAY, QFont.Weight.DemiBold))
        self.text = _wrapping(
            tr(
                "Counterpoint listens, watches and thinks with models that run here. "
                "It fetches them once; after that nothing needs the network, and nothing you say leaves this computer."
            )
        )
        self.facts = _wrapping("")
        self.facts.setProperty("role", "dim")
        self.facts.setFont(scaled_font(SMALL))
        self.note = _wrapping("")
        self.hint = _wrapping(
            tr("Without the network: drop model files that you have, or a folder with them, onto this page.")
        )
        self.hint.setProperty("role", "dim")
        self.hint.setFont(scaled_font(SMALL))
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.start_button = QPushButton(tr("Download and start"))
        self.start_button.setProperty("role", "primary")
        self.start_button.setDefault(True)
        self.import_button = QPushButton(tr("Use models I have…"))
        self.pause_button = QPushButton(tr("Pause"))
        self.pause_button.setToolTip(tr("Pause the download; what has arrived is kept"))
        self.pause_button.setAccessibleDescription(self.pause_button.toolTip())
        self.check_button = QPushButton(tr("Check microphone and speaker"))
        self.start_button.clicked.connect(self._start)
        self.check_button.clicked.connect(self.show_checks)
        checkup.went_back.connect(self._end_checks)
        checkup.left.connect(self._end_checks)
        checkup.turned.connect(self.scroll_up)
        checkup.done.connect(self._end_checks)
        self.pause_button.clicked.connect(startup.pause)
        self.import_button.clicked.connect(self._import)
        FileDrops(self, lambda paths: bool(paths), self.import_files)
        self._lay_out()
        startup.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        self.overview = QWidget()
        inside = QVBoxLayout(self.overview)
        inside.setContentsMargins(0, 0, 0, 0)
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
        inside.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.checkup.hide()
        self.arriving = QWidget()
        below = QVBoxLayout(self.arriving)
        below.setContentsMargins(0, 6, 0, 0)
        below.setSpacing(12)
        self.line = QFrame()
        self.line.setProperty("role", "line")
        self.line.hide()
        below.addWidget(self.line)
        below.addWidget(self.bar)
        below.addWidget(self.note)
        below.addWidget(FlowRow(self.start_button, self.pause_button, self.import_button))
        below.addWidget(self.hint)
        for part in (self.overview, self.checkup, self.arriving):
            self.inside.addWidget(part)
            pressed_by_enter(part)

    def show_checks(self) -> None:
        """Try microphone, speaker and camera while the models arrive."""
        self.checking = self._offered = True
        self.overview.hide()
        self.line.show()
        self.checkup.show()
        self.checkup.begin()

    def _start(self) -> None:
        self._startup.fetch()
        if self._startup.stage is Stage.FETCHING and not self._offered:
            self.show_checks()

    def _end_checks(self) -> None:
        self.checking = False
        if self._startup.stage is Stage.TALKING:
            self.done.emit()
            return
        self.checkup.pause()
        self.checkup.hide()
        self.overview.show()
        self.line.hide()
        self.refresh()
        (self.check_button if self.check_button.isVisible() else self.start_button).setFocus()

    def _table(self) -> QGridLayout:
        """One row for each role and each model that will be fetched for it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        cast = self._shelf.first() if self._soon else {}
        rows = [(role, one) for role, one in cast.items() if one in self._soon]
        for number, (role, model_id) in enumerate(rows):
            self._add_row(grid, number, translated(ROLE_NAMES[role]), model_id)
        if self._rest:
            size = bytes_text(self._shelf.size_bytes(self._rest))
            names = ", ".join(self._shelf.choice(one).name for one in self._rest)
            self._add_texts(grid, len(rows), tr("Then, while you talk"), names, size)
        return grid

    def _add_row(self, grid: QGridLayout, row: int, role: str, model_id: str) -> None:
        choice = self._shelf.choice(model_id)
        self._add_texts(grid, row, role, choice.name, bytes_text(choice.size_bytes))

    def _add_texts(self, grid: QGridLayout, row: int, left: str, middle: str, right: str) -> None:
        for column, text in enumerate((left, middle, right)):
            label = QLabel(text)
            label.setFont(scaled_font(0.94))
            label.setWordWrap(column != 2)
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
        self.arriving.setVisible(stage is not Stage.TALKING)
        self.check_button.setVisible(stage is not Stage.ASKING)
        soon_size = bytes_text(self._shelf.size_bytes(self._soon))
        all_size = bytes_text(self._shelf.size_bytes([*self._soon, *self._rest]))
        licences = ", ".join(self._shelf.licences([*self._soon, *self._rest]))
        self.facts.setText(
            f"{self._advice} "
            + tr(
                "{soon} until you can talk, {all} in all. Licences: {licences}.",
                soon=soon_size,
                all=all_size,
                licences=licences,
            )
            + (" " + tr("From {source}.", source=self._source) if self._source else "")
        )
        focused = any(one.hasFocus() for one in (self.start_button, self.pause_button))
        self.start_button.setVisible(not fetching)
        self.start_button.setEnabled(not startup.offline)
        self.start_button.setText(
            {Stage.FAILED: tr("Retry"), Stage.PAUSED: tr("Go on downloading")}.get(
                stage, tr("Download and start")
            )
        )
        self.pause_button.setVisible(fetching)
        self.hint.setVisible(stage is Stage.FAILED or startup.offline)
        if focused:  # one of the two stands in the other's place
            (self.pause_button if fetching else self.start_button).setFocus()
        self.bar.setVisible(fetching)
        role = ""
        if fetching:
            overall = self._downloads.overall(self._soon)
            self.bar.setValue(round(overall.fraction * 1000))
            self.bar.setAccessibleName(tr("Downloading, {percent} %", percent=round(100 * overall.fraction)))
            note = tr("Fetching what it takes to talk: {progress}", progress=overall.text)
        elif startup.trouble:
            note, role = told(startup.trouble), "danger"
        elif stage is Stage.PAUSED:
            note = tr("The download is paused. What has arrived is kept.")
        elif startup.offline:
            note, role = (
                tr("The network is switched off by --offline; models from your disk can be used."),
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
        self._say(tr("Reading the files; this can take a while…"))
        wanted = [*self._soon, *self._rest]

        def take() -> Taken:
            return self._shelf.take_files(opened(paths, MODEL_ENDINGS), wanted)

        run_in_background(take, self._imported, self._import_failed)

    def _imported(self, taken: Taken) -> None:
        self.import_button.setEnabled(True)
        self._startup.imported(taken.models)
        if self._startup.stage is Stage.TALKING:
            return
        names = ", ".join(self._shelf.choice(one).name for one in taken.models)
        still = ", ".join(self._shelf.choice(one).name for one in self._startup.missing()[0])
        said = [tr("Found: {models}.", models=names)] if names else []
        said += [*map(told, taken.problems), tr("Still missing: {models}.", models=still) if still else ""]
        self._say(" ".join(said).strip(), "" if names else "danger")

    def _import_failed(self, error: Exception) -> None:
        self.import_button.setEnabled(True)
        self._say(tr("The files could not be read: {error}", error=told(str(error))), "danger")


def _wrapping(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
