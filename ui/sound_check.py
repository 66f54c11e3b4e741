"""A button that lets the speaker or the voice be heard, and beside it why it cannot be heard now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from assistant.status import Phase, Status
from ui.conversation_link import ConversationLink
from ui.conversation_port import ConversationView
from ui.theme import SMALL, scaled_font
from ui.translating import mark, tr, translated

NOT_BEGUN = mark("It can be heard once the conversation has begun.")
NO_SPEAKER = mark("There is no speaker. Connect one, or choose another.")
SPEAKING = mark("Not while the assistant speaks.")
OTHER_VOICE = mark("This voice is not in use yet.")


class SoundCheck(QWidget):
    """`ask` is what a click asks of the conversation; `hindrance` may name one more reason why not, "" for none.

    While the assistant speaks the button keeps the focus and asks for nothing.
    """

    def __init__(
        self,
        label: str,
        help_text: str,
        link: ConversationLink,
        ask: Callable[[ConversationView], None],
        hindrance: Callable[[Status], str] = lambda _: "",
    ) -> None:
        super().__init__()
        self._link, self._ask, self._hindrance = link, ask, hindrance
        self._speaking = False
        self.button = QPushButton(label)
        self.button.setToolTip(help_text)
        self.button.setAccessibleDescription(help_text)
        self.button.clicked.connect(self._clicked)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setProperty("role", "dim")
        self.words.setFont(scaled_font(SMALL))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.button)
        row.addWidget(self.words, 1)
        link.status_changed.connect(self._show_status)
        link.ended.connect(self._show_none)
        self._show_none()

    def _show_none(self) -> None:
        self._show(NOT_BEGUN)

    def _show_status(self, status: Status, _passed_s: float) -> None:
        if not self.isVisible():
            return
        if status.phase is not Phase.READY:
            self._show(NOT_BEGUN)
        elif status.speaker is None:
            self._show(NO_SPEAKER)
        else:
            self._show(self._hindrance(status), speaking=status.speaking)

    def _show(self, hindrance: str, *, speaking: bool = False) -> None:
        self._speaking = speaking
        self.button.setEnabled(not hindrance)
        words = translated(hindrance or (SPEAKING if speaking else ""))
        if words != self.words.text():
            self.words.setText(words)

    def _clicked(self) -> None:
        if self._link.conversation is not None and not self._speaking:
            self._ask(self._link.conversation)


def speaker_check(link: ConversationLink) -> SoundCheck:
    """Plays a tone through the speaker in use."""
    help_text = tr("Plays a soft tone through this speaker, as loud as the voice is set")
    return SoundCheck(tr("Play a tone"), help_text, link, lambda conversation: conversation.play_tone())


def voice_check(link: ConversationLink, chosen: Callable[[], str]) -> SoundCheck:
    """Says a sentence in the voice in use, where that is the one that is `chosen`: a model's id."""

    def hindrance(status: Status) -> str:
        in_use = status.models.get("voice")
        return OTHER_VOICE if in_use is not None and in_use != chosen() else ""

    help_text = tr("Says a short sentence in this voice")
    return SoundCheck(
        tr("Hear it"), help_text, link, lambda conversation: conversation.speak_sample(), hindrance
    )
