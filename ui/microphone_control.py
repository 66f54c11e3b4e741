"""Who hears the user, and when: muting, and talking while something is held."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ui.conversation_link import ConversationLink

TAIL_MS = 300
"""How long it still listens after the key is let go: people let go while the last word is on its way."""


class MicrophoneControl(QObject):
    """Mutes the conversation and opens its ears.

    Attributes:
        push_to_talk: whether a conversation begins muted, since it listens only while something is held.
    """

    def __init__(self, link: ConversationLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.push_to_talk = False
        self._link = link
        self._held = False
        self._tail = QTimer(self)
        self._tail.setSingleShot(True)
        self._tail.setInterval(TAIL_MS)
        self._tail.timeout.connect(lambda: self._set_muted(True))
        link.began.connect(self._begin)
        link.ended.connect(self._let_go)

    def use_push_to_talk(self, on: bool) -> None:
        """Listen only while something is held, or always; at once."""
        if on != self.push_to_talk:
            self.push_to_talk = on
            self.mute(on)

    def mute(self, muted: bool) -> None:
        """Mute it or open it, until further notice."""
        self._let_go()
        self._set_muted(muted)

    def press(self) -> None:
        """Something is held now: open it, if it is muted."""
        if self._tail.isActive():
            self._tail.stop()
            self._held = True
        elif not self._held and self._muted:
            self._held = True
            self._set_muted(False)

    def release(self) -> None:
        """It is let go: mute what was opened, after `TAIL_MS`."""
        if self._held:
            self._held = False
            self._tail.start()

    def toggle_talk(self) -> bool:
        """Open it as if something were held; the second time, let go. Returns whether it is open now."""
        if self._muted or self._tail.isActive():
            self.press()
            return self._held
        self._held = True
        self.release()
        return False

    @property
    def _muted(self) -> bool:
        conversation = self._link.conversation
        return conversation is not None and conversation.status().muted

    def _set_muted(self, muted: bool) -> None:
        if self._link.conversation is not None:
            self._link.conversation.set_muted(muted)

    def _begin(self) -> None:
        self._let_go()
        if self.push_to_talk:
            self._set_muted(True)

    def _let_go(self) -> None:
        self._held = False
        self._tail.stop()
