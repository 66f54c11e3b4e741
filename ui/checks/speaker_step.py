"""A tone, and the question whether it was heard."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from assistant.settings import Settings, setting
from assistant.status import Phase, Status
from ui.checks.device_link import DeviceLink
from ui.checks.step import LOADING, OPENING, CheckStep
from ui.device_editor import DeviceEditor
from ui.flow_row import FlowRow
from ui.level_meter import LevelMeter
from ui.setting_editors import NumberEditor
from ui.sound_check import SPEAKING
from ui.theme import Theme
from ui.translating import mark, tr, translated

NO_SPEAKER = mark(
    "There is no speaker that can be used. Connect one, and it is used at once, or choose another one here. You can"
    " also go on without: what is said stands on the screen."
)
NOT_HEARD = mark(
    "Choose another speaker or headphones, or make it louder here and in the system's sound settings. Then play the "
    "tone again."
)


class SpeakerStep(CheckStep):
    """Plays, asks, and helps when nothing was heard."""

    def __init__(self, link: DeviceLink, settings: Settings, theme: Theme) -> None:
        super().__init__(
            link,
            theme,
            tr("Speaker"),
            tr("Can you hear this?"),
            tr("A soft tone is played through this speaker, as loud as the assistant will speak."),
        )
        self._speaking = False
        self.play_button = QPushButton(tr("Play the tone"))
        self.play_button.setProperty("role", "primary")
        self.play_button.clicked.connect(self._play)
        self.meter = LevelMeter(theme, "speaker", tr("Level of the speaker"))
        play = QHBoxLayout()
        play.setSpacing(14)
        play.addWidget(self.play_button)
        play.addWidget(self.meter, 1)
        self.yes_button = QPushButton(tr("Yes, I heard it"))
        self.no_button = QPushButton(tr("No"))
        self.yes_button.setProperty("role", "primary")
        self.yes_button.clicked.connect(self._heard)
        self.no_button.clicked.connect(self._not_heard)
        self.question = QWidget()
        asked = QLabel(tr("Did you hear it?"))
        asked.setProperty("role", "title")
        asked.setWordWrap(True)
        answers = QVBoxLayout(self.question)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(6)
        answers.addWidget(asked)
        answers.addWidget(FlowRow(self.yes_button, self.no_button))
        self.question.hide()
        self.editor = DeviceEditor(setting("audio.speaker"), settings, self._names)
        self.volume = NumberEditor(setting("voice.volume"), settings)
        self.volume.help.hide()
        self.volume.hide()
        self.body.addLayout(play)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.advice)
        self.body.addWidget(self.question)
        self.body.addWidget(self.editor)
        self.body.addWidget(self.volume)

    @property
    def first_focus(self) -> QWidget:
        return self.play_button

    def refresh(self) -> None:
        self.editor.refresh()

    def wait(self) -> None:
        self.play_button.setEnabled(False)
        super().wait()

    def follow(self, status: Status, passed_s: float) -> None:
        self.meter.feed(status.output_level_dbfs, passed_s)
        self._speaking = status.speaking
        ready = status.phase is Phase.READY and status.speaker is not None
        self.play_button.setEnabled(ready)
        if status.phase is Phase.LOADING:
            self.say(translated(LOADING if self.link.talks else OPENING))
        elif status.speaker is None:
            self.say(tr("No speaker"))
            self.advise(translated(NO_SPEAKER))
            self.question.hide()
        elif self.passed:
            self.say(tr("You can hear it."), good=True)
        else:
            self.say(translated(SPEAKING) if status.speaking else "")
            if self.advice.text() == translated(NO_SPEAKER):
                self.advise("")

    def take_problem(self, sentence: str) -> None:
        self.advise(sentence)

    def outcome(self) -> str:
        return tr("Speaker: you hear it.") if self.passed else tr("Speaker: not checked.")

    def _play(self) -> None:
        devices = self.link.devices
        if devices is None or self._speaking:
            return
        devices.play_tone()
        self.advise("")
        self.question.show()

    def _heard(self) -> None:
        self.question.hide()
        self.advise("")
        self.pass_it()
        self.finished.emit()

    def _not_heard(self) -> None:
        self.question.hide()
        self.volume.show()
        self.pass_it(False)
        self.advise(translated(NOT_HEARD))
        self.play_button.setFocus()

    def _names(self) -> tuple[str, ...]:
        return self.link.devices.speakers() if self.link.devices is not None else ()
