"""What came of the checks, and the way to the conversation, as soon as there is one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from assistant.status import Status
from ui.checks.device_link import DeviceLink
from ui.checks.step import LOADING, CheckStep, Sign
from ui.theme import Theme
from ui.translating import tr, translated


class EndStep(CheckStep):
    """Goes on by itself when it had to wait for the conversation."""

    def __init__(self, link: DeviceLink, theme: Theme, steps: Sequence[CheckStep]) -> None:
        super().__init__(link, theme, tr("Ready"), tr("That is all"), "")
        self._steps = steps
        self._waited = False
        self._rows: list[tuple[CheckStep, Sign, QLabel]] = []
        for step in steps:
            sign, words = Sign(theme), QLabel()
            words.setWordWrap(True)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            self.body.addLayout(row)
            self._rows.append((step, sign, words))

    @property
    def ready(self) -> bool:
        """Whether one can talk now."""
        return self.passed

    def begin(self) -> None:
        for step, sign, words in self._rows:
            sign.show_icon("check" if step.passed else "dash")
            words.setText(step.outcome())
        self._waited = False
        super().begin()

    def follow(self, status: Status, passed_s: float) -> None:
        del status, passed_s
        self._look()

    def wait(self) -> None:
        self._look()

    def refresh(self) -> None:
        self._look()

    def outcome(self) -> str:
        return ""

    def _look(self) -> None:
        ready = self.link.understands
        if ready:
            text = tr("Just say something, whenever you like. All of this can be changed in the settings.")
        elif self.link.talks:
            text = translated(LOADING)
        else:
            text = tr("The models are still on their way. As soon as they are here, you can talk.")
        if self.text.text() != text:
            self.text.setText(text)
        self.pass_it(ready)
        if ready and self._waited:
            self.finished.emit()
        self._waited = not ready
