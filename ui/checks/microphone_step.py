"""Say hello: whether the microphone hears the person, and as soon as there is a speech recogniser, what."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from assistant.settings import Settings, setting
from assistant.status import Phase, Status
from ui.checks.device_link import DeviceLink
from ui.checks.permission import silent_microphone_sentence
from ui.checks.step import LOADING, OPENING, CheckStep
from ui.device_editor import DeviceEditor
from ui.level_meter import LevelMeter
from ui.theme import Theme
from ui.translating import mark, tr, translated

DEAD_DBFS = -95.0
"""Even a quiet room is louder through a microphone that works."""

DEAD_S = 3.0
QUIET_S = 12.0
VOICE_S = 0.1
"""A voice that is told of for so long counts; it takes a fifth of a second of sound until it is told of at all."""

BAR_PX = 14.0

NO_MICROPHONE = mark(
    "There is no microphone that can be used. Connect one, and it is used at once, or choose another one here. "
    "You can also go on without: type instead of speaking."
)
QUIET = mark(
    "No voice so far. Is this the microphone you speak into? Choose another one here, come closer, or turn it up in"
    " the system's sound settings."
)
MUTED = mark("The microphone is muted.")


class MicrophoneStep(CheckStep):
    """Shows the level, that a voice is heard, and the words."""

    def __init__(self, link: DeviceLink, settings: Settings, theme: Theme) -> None:
        super().__init__(
            link,
            theme,
            tr("Microphone"),
            tr("Say hello"),
            tr("Say a few words, as you would to somebody at this table, and see whether you are heard."),
        )
        self.words = ""
        self._told = ""
        self._voice_s = self._dead_s = self._waited_s = 0.0
        self.meter = LevelMeter(theme, "microphone", tr("Level of the microphone"), bar_px=BAR_PX)
        self.editor = DeviceEditor(setting("audio.microphone"), settings, self._names)
        self.editor.combo.activated.connect(self._start_over)
        self.unmute_button = QPushButton(tr("Open the microphone"))
        self.unmute_button.clicked.connect(self._unmute)
        self.unmute_button.hide()
        self.body.addWidget(self.meter)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.advice)
        self.body.addWidget(self.unmute_button)
        self.body.addWidget(self.editor)
        link.heard.connect(self._take_words)

    def refresh(self) -> None:
        self.editor.refresh()

    def begin(self) -> None:
        self.refresh()
        self._waited_s = self._dead_s = 0.0

    def follow(self, status: Status, passed_s: float) -> None:
        loading = status.phase is Phase.LOADING
        self.meter.feed(-100.0 if status.muted else status.input_level_dbfs, passed_s)
        self.unmute_button.setVisible(status.muted)
        if self.passed:
            self.say(
                tr("I heard: “{words}”", words=self.words) if self.words else tr("I hear you."), good=True
            )
            self.advise("")
        elif loading:
            self.say(translated(LOADING if self.link.talks else OPENING))
        elif status.muted:
            self.say(translated(MUTED))
        elif status.microphone is None:
            self.say(tr("No microphone"))
            self.advise(translated(NO_MICROPHONE))
            self._told = ""
        else:
            self._listen(status, status.microphone, passed_s)

    def _listen(self, status: Status, microphone: str, passed_s: float) -> None:
        self._waited_s += passed_s
        self._dead_s = self._dead_s + passed_s if status.input_level_dbfs < DEAD_DBFS else 0.0
        self._voice_s = self._voice_s + passed_s if status.user_speaking else 0.0
        if self._voice_s >= VOICE_S:
            self.say(tr("I hear you."), good=True)
            self.advise("")
            self.pass_it()
            return
        self.say(tr("Waiting for your voice, through “{device}”…", device=microphone))
        if self._told:
            self.advise(self._told)
        elif self._dead_s >= DEAD_S:
            self.advise(silent_microphone_sentence())
        elif self._waited_s >= QUIET_S:
            self.advise(translated(QUIET))
        else:
            self.advise("")

    def take_problem(self, sentence: str) -> None:
        self._told = sentence

    def outcome(self) -> str:
        if self.words:
            return tr("Microphone: it heard “{words}”.", words=self.words)
        if self.passed:
            return tr("Microphone: it hears you.")
        return tr("Microphone: not checked. You can always type.")

    def _take_words(self, words: str) -> None:
        self.words = words
        self.say(tr("I heard: “{words}”", words=words), good=True)
        self.advise("")
        self.pass_it()

    def _start_over(self) -> None:
        """Another microphone has to prove itself."""
        self.words = self._told = ""
        self._voice_s = self._dead_s = self._waited_s = 0.0
        self.advise("")
        self.pass_it(False)

    def _unmute(self) -> None:
        self.link.open_microphone()

    def _names(self) -> tuple[str, ...]:
        return self.link.devices.microphones() if self.link.devices is not None else ()
