"""What the window does when another process asks for it: see `assistant.remote_control`.

The answers are in English, as everything on the command line is.
"""

from __future__ import annotations

from assistant.remote_control import PUSH_TO_TALK, SAY, SHOW, Answer, Request
from assistant.status import Phase
from ui.bring_forward import bring_forward
from ui.main_window import MainWindow

TOO_EARLY = "There is no conversation yet; look at the window to see what it waits for."
LISTENING = "The microphone is open."
MUTED = "The microphone is muted."


class RemoteRequests:
    """Carries out requests on the window; for the GUI thread."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def carry_out(self, request: Request) -> Answer:
        """Do it, and say what came of it."""
        if request.do == SHOW:
            bring_forward(self._window, request.token)
            return Answer(True, "The window is shown.")
        conversation = self._window.conversation
        if conversation is None or conversation.status().phase in (Phase.FAILED, Phase.STOPPED):
            return Answer(False, TOO_EARLY)
        if request.do == SAY:
            self._window.send(request.text)
            return Answer(True, "It was said to the assistant.")
        microphone = self._window.microphone
        if request.do == PUSH_TO_TALK:
            return Answer(True, LISTENING if microphone.toggle_talk() else MUTED)
        muted = not conversation.status().muted
        microphone.mute(muted)
        return Answer(True, MUTED if muted else LISTENING)
