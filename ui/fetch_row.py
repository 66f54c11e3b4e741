"""A model's way onto this computer: to be downloaded, on its way, or resting, with a button for what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from models.progress import FetchProgress
from ui.downloads import Downloads, progress_text
from ui.flow_row import FlowRow
from ui.model_shelf import ModelChoice
from ui.theme import SMALL, scaled_font
from ui.translating import tr

STEPS = 1000


class FetchRow(QWidget):
    """Shows one model at a time. Hidden while there is nothing to fetch.

    Signals:
        asked(): something was asked for; what was wrong before does not count any more.
    """

    asked = Signal()

    def __init__(self, downloads: Downloads) -> None:
        super().__init__()
        self._downloads = downloads
        self._choice: ModelChoice | None = None
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setFont(scaled_font(SMALL))
        self.words.setProperty("role", "dim")
        self.fetch_button = QPushButton(tr("Download"))
        self.pause_button = QPushButton(tr("Pause"))
        self.pause_button.setToolTip(tr("What has arrived is kept, also when you close the program"))
        self.resume_button = QPushButton(tr("Resume"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setToolTip(tr("What has arrived is deleted"))
        for button in (self.pause_button, self.cancel_button):
            button.setAccessibleDescription(button.toolTip())
        self.fetch_button.clicked.connect(self._fetch)
        self.resume_button.clicked.connect(self._fetch)
        self.pause_button.clicked.connect(self._pause)
        self.cancel_button.clicked.connect(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addWidget(
            FlowRow(self.fetch_button, self.pause_button, self.resume_button, self.cancel_button)
        )
        downloads.progressed.connect(self._progressed)
        for signal in (downloads.finished, downloads.failed, downloads.paused, downloads.cancelled):
            signal.connect(self._look)

    def show_model(self, choice: ModelChoice | None) -> None:
        """Show how this model stands; nothing for none."""
        self._choice = choice
        self._look()

    def _look(self) -> None:
        choice = self._choice
        if choice is None:
            self.hide()
            return
        fetching = choice.id in self._downloads.pending
        arrived = self._downloads.arrived_bytes(choice.id)
        resting = not fetching and arrived > 0
        self.setVisible(fetching or resting or (not choice.present and choice.fetchable))
        focused = self.window().focusWidget() in (self.fetch_button, self.pause_button, self.resume_button)
        self.fetch_button.setVisible(not fetching and not resting)
        self.pause_button.setVisible(fetching)
        self.resume_button.setVisible(resting)
        for widget in (self.bar, self.words, self.cancel_button):
            widget.setVisible(fetching or resting)
        if focused:  # one of them stands in the other's place
            next(
                one
                for one in (self.fetch_button, self.pause_button, self.resume_button)
                if not one.isHidden()
            ).setFocus()
        progress = self._downloads.progress_of(choice.id)
        if progress is not None:
            self._say(
                progress.fraction,
                progress_text(progress.bytes_done, progress.bytes_total, progress.bytes_per_s),
            )
        elif fetching:
            self._say(0.0, tr("Waiting…"))
        else:
            so_far = progress_text(arrived, choice.size_bytes)
            self._say(arrived / max(1, choice.size_bytes), tr("Paused at {progress}", progress=so_far))

    def _say(self, fraction: float, words: str) -> None:
        self.bar.setValue(round(fraction * STEPS))
        name = self._choice.name if self._choice is not None else ""
        self.bar.setAccessibleName(
            tr("{model}: {percent} % downloaded", model=name, percent=round(100 * fraction))
        )
        self.words.setText(words)

    def _progressed(self, progress: FetchProgress) -> None:
        if self._choice is not None and progress.model_id == self._choice.id:
            self._look()

    def _fetch(self) -> None:
        if self._choice is not None:
            self.asked.emit()
            self._downloads.fetch([self._choice.id])
            self._look()

    def _pause(self) -> None:
        if self._choice is not None:
            self._downloads.pause(self._choice.id)

    def _cancel(self) -> None:
        if self._choice is not None:
            self.asked.emit()
            self._downloads.cancel([self._choice.id])
