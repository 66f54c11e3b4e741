"""The checks, one step after the other; each can be passed over, and all of them at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from assistant.settings import Settings
from assistant.status import Status
from ui.announcer import announce
from ui.checks.camera_step import CameraStep
from ui.checks.device_link import DeviceLink
from ui.checks.end_step import EndStep
from ui.checks.microphone_step import MicrophoneStep
from ui.checks.speaker_step import SpeakerStep
from ui.checks.step import CheckStep
from ui.composer import repolish
from ui.engine_sentences import told
from ui.escape import is_escape, keep_escape
from ui.pressed_by_enter import pressed_by_enter
from ui.theme import SMALL, Theme, scaled_font
from ui.translating import tr


class Checkup(QWidget):
    """Follows a DeviceLink, and owns it: `begin` opens the devices, `close` lets go of them.

    Signals:
        left(): the person wants none of it, or no more.
        done(): they have been through it, and a conversation is there.
        turned(): another step is shown.
        went_back(): from the first step of a `first` checkup, which has something before it.
    """

    left = Signal()
    done = Signal()
    went_back = Signal()
    turned = Signal()

    def __init__(self, link: DeviceLink, settings: Settings, theme: Theme, *, first: bool) -> None:
        super().__init__()
        self._first = first
        self._link = link
        link.setParent(self)
        self.microphone = MicrophoneStep(link, settings, theme)
        self.speaker = SpeakerStep(link, settings, theme)
        self.camera = CameraStep(link, settings, theme)
        tried = (self.microphone, self.speaker, self.camera)
        self.end = EndStep(link, theme, tried)
        self.steps: tuple[CheckStep, ...] = (*tried, self.end)
        self._now = 0
        self._open = False
        self.place = QLabel()
        self.place.setProperty("role", "dim")
        self.place.setWordWrap(True)
        self.place.setFont(scaled_font(SMALL))
        self.skip_button = QPushButton(tr("Skip the checks"))
        self.skip_button.setProperty("role", "quiet")
        self.skip_button.setToolTip(tr("Skip the checks (Esc)"))
        self.back_button = QPushButton(tr("Back"))
        self.next_button = QPushButton(tr("Next"))
        self.skip_button.clicked.connect(self.left)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.go_on)
        self._lay_out()
        for step in self.steps:
            step.changed.connect(self._name_buttons)
            step.finished.connect(self.go_on)
            step.setVisible(step is self.step)
        link.status_changed.connect(self._follow)
        link.exchanged.connect(self._exchanged)
        link.told.connect(lambda sentence: self.step.take_problem(told(sentence)))
        self._name_buttons()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.place, 1)
        top.addWidget(self.skip_button)
        bottom = QHBoxLayout()
        bottom.setSpacing(10)
        bottom.addWidget(self.back_button)
        bottom.addStretch(1)
        bottom.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(top)
        for step in self.steps:
            step.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            column.addWidget(step)
        column.addLayout(bottom)
        pressed_by_enter(self)

    @property
    def step(self) -> CheckStep:
        """The one that is shown."""
        return self.steps[self._now]

    def begin(self) -> None:
        """Open the devices and show the first step."""
        self._open = True
        self._link.open()
        self._show(0)

    def pause(self) -> None:
        """End the step that is shown, and let go of the devices until `begin`."""
        if self._open:
            self._open = False
            self.step.end()
            self._link.pause()

    def close_devices(self) -> None:
        """Let go of the devices for good."""
        self.pause()
        self._link.close()

    def go_on(self) -> None:
        """The next step, or the end of them."""
        if self.step is not self.end:
            self._show(self._now + 1)
        elif self.end.ready:
            self.done.emit()

    def back(self) -> None:
        """The step before."""
        if self._now:
            self._show(self._now - 1)
        else:
            self.went_back.emit()

    def _show(self, number: int) -> None:
        self.step.end()
        self.step.hide()
        self._now = number
        self.step.show()
        self.step.begin()
        if self._link.devices is None:
            self.step.wait()
        self._name_buttons()
        self.turned.emit()
        first = self.step.first_focus
        (first if first is not None and first.isEnabled() else self.next_button).setFocus()
        announce(self, f"{self.place.text()}. {self.step.title.text()}. {self.step.text.text()}")

    def _name_buttons(self) -> None:
        last = self.step is self.end
        self.place.setVisible(not last)
        self.place.setText(
            "" if last else tr("Step {number} of {all}", number=self._now + 1, all=len(self.steps) - 1)
        )
        self.back_button.setVisible(self._now > 0 or self._first)
        self.skip_button.setVisible(not last)
        going_on = self.step.passed or last
        end = tr("Start talking") if self._first else tr("Done")
        self.next_button.setText(end if last else tr("Next") if going_on else tr("Skip this"))
        self.next_button.setVisible(not last or self.end.ready)
        role = "primary" if going_on else ""
        if self.next_button.property("role") != role:
            self.next_button.setProperty("role", role)
            repolish(self.next_button)

    def _follow(self, status: Status, passed_s: float) -> None:
        if not self._open:
            return
        first = self.step.first_focus
        focused = first is not None and first.hasFocus()
        self.step.follow(status, passed_s)
        if first is not None and focused and not first.isEnabled():
            self.next_button.setFocus()

    def _exchanged(self) -> None:
        if not self._open:
            return
        if self._link.devices is None:
            self.step.wait()
        else:
            self.step.refresh()

    def event(self, event: QEvent) -> bool:
        return keep_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_escape(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)
