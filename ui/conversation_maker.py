"""Makes the conversation that the window shows, makes it again when it failed, and hands on what it goes on from."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject

from assistant.status import Phase, Status
from ui.checks.checks import Checks
from ui.conversation_port import ConversationView
from ui.heritage import Heritage
from ui.main_window import MainWindow
from ui.problems import Problems
from ui.state_words import setting_up, state_words
from ui.threads import run_in_background
from ui.translating import tr

MakeConversation = Callable[[Mapping[str, str]], ConversationView]
"""Builds a conversation from the model for each role, in any thread; it is started by the caller."""

_Made = tuple[ConversationView, Mapping[str, str]]

log = logging.getLogger(__name__)


class ConversationMaker(QObject):
    """One conversation at a time, in the window's link."""

    def __init__(
        self, make: MakeConversation, window: MainWindow, checks: Checks, problems: Problems, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._make_conversation = make
        self._window, self._link = window, window.link
        self._checks, self._problems = checks, problems
        self._heritage = Heritage()
        self._cast: dict[str, str] = {}
        self._closed = False
        self._link.status_changed.connect(self._watch_phase)

    def begin(self, cast: Mapping[str, str]) -> None:
        """Make a conversation beside the window: the engine's libraries take a second to load."""
        self._cast = dict(cast)
        self._problems.fail("")
        self._link.detach()
        self._window.page.show_words(setting_up())
        self._checks.make_way()
        models = dict(cast)
        run_in_background(lambda: self._make(models), self._attach, self._not_made)

    def try_again(self) -> None:
        """Make it once more with the same models."""
        self.begin(self._cast)

    def begin_anew(self, said: Iterable[tuple[str, str]] = (), sentence: str = "") -> None:
        """Begin another session with the same models and devices; the one so far stays in the record.

        With `said` it goes on from there. One that could not begin is made again, when it has let go of its models:
        both at once may be too large for memory.
        """
        conversation = self._link.conversation
        if conversation is None:
            return
        status, words = conversation.status(), tuple(said)
        if status.phase is Phase.READY:
            conversation.begin_anew(words, sentence)
        elif status.phase is Phase.FAILED:
            self._heritage = Heritage(status.muted, words, sentence)
            self._window.page.clear()
            self._link.detach(self._begin_again)
        elif words:  # nothing was said yet: it is a new one
            conversation.take_up(words, sentence)

    def take_up(self, said: tuple[tuple[str, str], ...], sentence: str) -> None:
        """Go on from these words: at once, or when there is a conversation."""
        if self._link.conversation is not None:
            self._link.conversation.take_up(said, sentence)
        else:
            self._heritage = Heritage(said=said, sentence=sentence)

    def switch(self, role: str, model_id: str) -> None:
        """Use another model for a role."""
        self._cast[role] = model_id
        if self._problems.failure:  # perhaps this was the model that did not work
            self.begin(self._cast)
        elif self._link.conversation is not None:
            self._link.conversation.switch_model(role, model_id)

    def close(self) -> None:
        """Nothing is made any more; what is in work is stopped when it is there."""
        self._closed = True

    def _begin_again(self) -> None:
        if not self._closed:
            self.begin({role: model_id for role, model_id in self._cast.items() if model_id})

    def _make(self, models: Mapping[str, str]) -> _Made:
        conversation = self._make_conversation(models)
        if self._closed:  # nobody will take it any more
            conversation.stop()
        return conversation, models

    def _attach(self, made: _Made) -> None:
        conversation, models = made
        if self._closed:
            return
        self._link.attach(conversation)
        heritage, self._heritage = self._heritage, Heritage()
        heritage.hand_to(conversation)
        conversation.start()
        for role, model_id in self._cast.items():
            if models.get(role) != model_id:  # it arrived meanwhile
                conversation.switch_model(role, model_id)

    def _not_made(self, error: Exception) -> None:
        log.error("no conversation could be made", exc_info=error)
        sentence = tr(
            "The conversation could not be prepared ({error}): try again, or run `counterpoint doctor` to see "
            "what is wrong.",
            error=type(error).__name__,
        )
        self._fail(sentence)
        self._window.page.show_words(state_words(Status(phase=Phase.FAILED, phase_text=sentence)))

    def _watch_phase(self, status: Status, _passed_s: float) -> None:
        failure = status.phase_text if status.phase is Phase.FAILED else ""
        if failure != self._problems.failure:
            self._fail(failure)

    def _fail(self, sentence: str) -> None:
        if sentence:
            self._checks.give_up()
        self._problems.fail(sentence)
