"""One step of the checks: what it is about, what came of it, and what to do when it did not work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.status import Status
from ui.announcer import announce
from ui.checks.device_link import DeviceLink
from ui.composer import repolish
from ui.icons import draw
from ui.theme import DISPLAY, Theme, scaled_font
from ui.translating import mark, translated

OPENING = mark("One moment, the device is being opened…")
LOADING = mark("One moment, the models are being loaded…")
NO_TRIAL = mark("This cannot be tried before you talk. Go on; the checks are in the menu afterwards.")

SIGN_SHARE = 1.3
"""A sign is so many times as high as a line of text."""


class CheckStep(QWidget):
    """A subclass fills `body`, also with `verdict` and `advice`, and says what is the case with `say` and `advise`.

    Signals:
        changed(): `passed` is another one.
        finished(): the person has answered; the next step may come.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, link: DeviceLink, theme: Theme, name: str, title: str, text: str) -> None:
        super().__init__()
        self.link = link
        self.theme = theme
        self.name = name
        self.passed = False
        self.title = QLabel(title)
        self.title.setFont(scaled_font(DISPLAY, QFont.Weight.DemiBold))
        self.text = QLabel(text)
        for label in (self.title, self.text):
            label.setWordWrap(True)
        self.verdict = Verdict(theme)
        self.advice = QLabel()
        self.advice.setWordWrap(True)
        self.advice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.advice.setProperty("role", "hint")
        self.advice.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(self.body)

    @property
    def first_focus(self) -> QWidget | None:
        """What has the keyboard when the step begins; None for the button that goes on."""
        return None

    def begin(self) -> None:
        """The step is shown now."""
        self.refresh()

    def refresh(self) -> None:
        """Other devices may be there, or others are asked for them; called only while the step is shown."""

    def end(self) -> None:
        """It is no longer."""

    def follow(self, status: Status, passed_s: float) -> None:
        """How the devices stand; called only while the step is shown."""

    def wait(self) -> None:
        """There are no devices at the moment; called only while the step is shown."""
        self.say(translated(NO_TRIAL if self.link.failed else OPENING))

    def take_problem(self, sentence: str) -> None:
        """Something was told of a device; called only while the step is shown."""

    def outcome(self) -> str:
        """What came of it, for the summary."""
        raise NotImplementedError

    def say(self, sentence: str, *, good: bool = False) -> None:
        """What is the case."""
        if self.verdict.show_words(sentence, good):
            announce(self, sentence)

    def advise(self, sentence: str) -> None:
        """What to do when it does not work, or nothing."""
        if sentence != self.advice.text():
            self.advice.setText(sentence)
            self.advice.setVisible(bool(sentence))
            announce(self, sentence)

    def pass_it(self, passed: bool = True) -> None:
        """It works, or does not."""
        if passed != self.passed:
            self.passed = passed
            self.changed.emit()


class Sign(QWidget):
    """A tick for what works, a stroke for what was not tried: told apart by their shapes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = ""
        self.show_icon("")
        theme.changed.connect(self.update)

    def show_icon(self, name: str) -> None:
        """Show this icon; "" keeps the place empty."""
        side = round(SIGN_SHARE * self.fontMetrics().height())
        self.setFixedSize(side, side)
        self._icon = name
        self.setVisible(bool(name))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._icon:
            palette = self._theme.palette
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = palette.good if self._icon == "check" else palette.dim
            draw(painter, self._icon, colour, self.rect().toRectF())
            painter.end()


class Verdict(QWidget):
    """A sentence, with a tick before it when all is well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self._sign = Sign(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def show_words(self, sentence: str, good: bool) -> bool:
        """Whether that is new."""
        if sentence == self.words.text():
            return False
        self.setVisible(bool(sentence))
        self.words.setText(sentence)
        self.words.setProperty("role", "good" if good else "dim")
        repolish(self.words)
        self._sign.show_icon("check" if good else "")
        return True
