"""The application's parts, tied together: window, settings, models on their way, and the conversation."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from assistant.settings import SettingError, Settings
from assistant.status import Phase, Status
from models.store import ModelStore
from ui.conversation_port import ConversationView
from ui.download_strip import download_strip
from ui.downloads import Downloads, MakeFetcher
from ui.first_start import FirstStart
from ui.main_window import MainWindow
from ui.model_shelf import ModelShelf
from ui.settings_dialog import SettingsDialog
from ui.settings_effects import SettingsEffects
from ui.startup import Stage, Startup
from ui.strip import StripAction, StripContent
from ui.theme import Theme
from ui.threads import open_mailbox, run_in_background

MakeConversation = Callable[[Mapping[str, str]], ConversationView]
"""Builds a conversation from the model for each role, in any thread; it is started by the caller."""

_Made = tuple[ConversationView, Mapping[str, str]]

SOURCES = {"hub": "the Hugging Face hub", "packages": "the Python package index"}

log = logging.getLogger(__name__)


class Desktop(QObject):
    """Everything between the start of the application and its end.

    Signals:
        closed(): the window was closed; the conversation is ending.
    """

    closed = Signal()

    def __init__(
        self,
        app: QApplication,
        data_dir: Path,
        settings: Settings,
        store: ModelStore,
        make_conversation: MakeConversation,
        make_fetcher: MakeFetcher,
        *,
        offline: bool = False,
    ) -> None:
        super().__init__(app)
        open_mailbox()
        self._make_conversation = make_conversation
        self._problems: list[str] = []
        self._failure = ""
        self._closed = False
        self._cast: dict[str, str] = {}
        self.settings = settings
        self.theme = Theme(app, settings.text("window.theme"))
        self.shelf = ModelShelf(store)
        self.window = MainWindow(self.theme, data_dir)
        self.link = self.window.link
        self.downloads = Downloads(make_fetcher, lambda one: self.shelf.size_bytes([one]), self)
        self.startup = Startup(
            self.shelf, settings, self.downloads, self._begin, self._switch, offline=offline, parent=self
        )
        self.effects = SettingsEffects(settings, self.link, self.startup, self.theme, self)
        self.dialog: SettingsDialog | None = None
        self.startup.changed.connect(self._show_downloads)
        self.startup.settled.connect(self._show_downloads)
        self.window.settings_asked.connect(self.open_settings)
        self.window.camera_switched.connect(self._keep_camera)
        self.window.closed.connect(self._close)
        self.link.status_changed.connect(self._watch_phase)

    def open(self, fetch: bool, problems: Iterable[str] = ()) -> None:
        """Show the window and begin; `fetch` says that missing models may be fetched without asking."""
        for sentence in problems:
            self.tell(sentence)
        self.startup.run(fetch)
        if self.startup.stage is not Stage.TALKING:
            source = SOURCES[self.settings.text("downloads.prefer")]
            self.window.show_page(FirstStart(self.startup, self.shelf, self.downloads, source=source))
        self.window.show()

    def tell(self, sentence: str) -> None:
        """Show that something is wrong, until it is dismissed. From the GUI thread."""
        if sentence not in self._problems:
            self._problems.append(sentence)
            self._show_problem()

    def open_settings(self) -> None:
        """Show the settings beside the conversation; one dialog at a time."""
        if self.dialog is None:
            self.dialog = SettingsDialog(
                self.settings,
                self.shelf,
                self.downloads,
                self.startup,
                self.link,
                self.theme,
                self.window,
            )
            self.dialog.finished.connect(self._settings_closed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _settings_closed(self) -> None:
        self.dialog = None

    # The conversation

    def _begin(self, cast: Mapping[str, str]) -> None:
        """Make a conversation beside the window: the engine's libraries take a second to load."""
        self._cast = dict(cast)
        self._failure = ""
        self.link.detach()
        self.window.show_conversation()
        self._show_problem()
        models = dict(cast)
        run_in_background(lambda: self._make(models), self._attach, self._not_made)

    def _make(self, models: Mapping[str, str]) -> _Made:
        conversation = self._make_conversation(models)
        if self._closed:  # nobody will take it any more
            conversation.stop()
        return conversation, models

    def _attach(self, made: _Made) -> None:
        conversation, models = made
        if self._closed:
            return
        self.link.attach(conversation)
        conversation.start()
        for role, model_id in self._cast.items():
            if models.get(role) != model_id:  # it arrived meanwhile
                conversation.switch_model(role, model_id)

    def _not_made(self, error: Exception) -> None:
        log.error("no conversation could be made", exc_info=error)
        self._failure = (
            f"The conversation could not be prepared ({type(error).__name__}): try again, "
            "or run `counterpoint doctor` to see what is wrong."
        )
        self._show_problem()

    def _switch(self, role: str, model_id: str) -> None:
        self._cast[role] = model_id
        if self._failure:  # perhaps this was the model that did not work
            self._begin(self._cast)
        elif self.link.conversation is not None:
            self.link.conversation.switch_model(role, model_id)

    def _watch_phase(self, status: Status, _passed_s: float) -> None:
        failure = status.phase_text if status.phase is Phase.FAILED else ""
        if failure != self._failure:
            self._failure = failure
            self._show_problem()

    def _keep_camera(self, on: bool) -> None:
        try:
            self.settings.set("camera.on", on)
            self.settings.save()
        except SettingError as error:
            self.tell(str(error))

    # What is said over the conversation

    def _show_downloads(self) -> None:
        self.window.page.strip.say(download_strip(self.startup, self.downloads))

    def _show_problem(self) -> None:
        content = None
        if self._failure:
            content = StripContent(
                self._failure,
                danger=True,
                actions=(
                    StripAction("Try again", lambda: self._begin(self._cast), primary=True),
                    StripAction("Settings", self.open_settings),
                ),
            )
        elif self._problems:
            content = StripContent(
                self._problems[0], danger=True, actions=(StripAction("Understood", self._dismiss),)
            )
        self.window.page.problem_strip.say(content)

    def _dismiss(self) -> None:
        if self._problems:
            self._problems.pop(0)
        self._show_problem()

    def _close(self) -> None:
        self._closed = True
        self.effects.close()
        if self.dialog is not None:
            self.dialog.close()
        self.theme.close()
        self.closed.emit()
