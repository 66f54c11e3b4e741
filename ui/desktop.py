"""The application's parts, tied together: window, settings, models on their way, and the conversation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from assistant.settings import SettingError, Settings
from assistant.speed_watch import speed_book
from models.presets import DEFAULT_PRESET
from models.store import ModelStore
from ui.announcer import LineAnnouncer
from ui.bluetooth_offer import BluetoothOffer
from ui.checks.checks import Checks
from ui.conversation_maker import ConversationMaker, MakeConversation
from ui.device_port import MakeTrial
from ui.download_strip import download_strip
from ui.downloads import Downloads, MakeFetcher
from ui.erasing import Eraser
from ui.first_start import FirstStart
from ui.health_popover import HealthPopover
from ui.keys import Keys
from ui.main_window import MainWindow
from ui.microphone_mode import MicrophoneMode
from ui.mishaps import LOG_FILE
from ui.model_shelf import ModelShelf
from ui.problems import Problems
from ui.screen_watch import ScreenWatch
from ui.sessions_dialog import SessionsDialog
from ui.settings_dialog import SettingsDialog
from ui.settings_effects import SettingsEffects
from ui.startup import Stage, Startup
from ui.strip import StripAction
from ui.theme import Theme
from ui.threads import open_mailbox
from ui.translating import mark, tr, translated
from ui.tray import Tray, there_is_a_tray
from ui.unfinished import Unfinished

SOURCES = {"hub": mark("the Hugging Face hub"), "packages": mark("the Python package index")}


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
        make_trial: MakeTrial,
        *,
        offline: bool = False,
    ) -> None:
        super().__init__(app)
        open_mailbox()
        self._closed = False
        self._data_dir = data_dir
        self.settings = settings
        self.theme = Theme(app, settings.text("window.theme"))
        self.theme.calm = settings.flag("window.calm")
        self.theme.scale_text(int(settings.text("window.text_size")) / 100)
        self.shelf = ModelShelf(store, speeds=speed_book(data_dir, store))
        self.window = MainWindow(self.theme, data_dir)
        self.link = self.window.link
        self.problems = Problems(self.window.page.problem_strip, self._try_again, self.open_settings)
        self.checks = Checks(self.window, settings, self.theme, make_trial, self)
        self.maker = ConversationMaker(make_conversation, self.window, self.checks, self.problems, self)
        self.downloads = Downloads(make_fetcher, store, self)
        self.startup = Startup(
            self.shelf,
            settings,
            self.downloads,
            self.maker.begin,
            self.maker.switch,
            offline=offline,
            parent=self,
        )
        self.eraser = Eraser(data_dir, settings, store, self.link, self.downloads, self.startup, parent=self)
        self.eraser.erased.connect(self._erased)
        self.effects = SettingsEffects(settings, self.link, self.startup, self.theme, self)
        self.microphone_mode = MicrophoneMode(settings, self.window, self)
        self.keys = Keys(settings, self.window.actions_, self)
        self.bluetooth = BluetoothOffer(
            settings, self.link, data_dir, self.problems.tell, self.problems.take_back, self
        )
        self.screen = ScreenWatch(
            settings, self.link, self.window.actions_.screen, self.window.page.screen_strip, self
        )
        self.announcer = LineAnnouncer(self.link, settings, self.window)
        self.health = HealthPopover(
            self.window.page,
            self.window.page.indicator,
            self.link,
            self.shelf,
            (data_dir / LOG_FILE).parent,
            self.problems.all,
        )
        self.tray = Tray(self.window, self) if there_is_a_tray() else None
        self.dialog: SettingsDialog | None = None
        self.sessions: SessionsDialog | None = None
        self.startup.changed.connect(self._show_downloads)
        self.startup.settled.connect(self._show_downloads)
        self.window.settings_asked.connect(self.open_settings)
        self.window.models_dropped.connect(self._import_models)
        self.window.actions_.health.triggered.connect(self._toggle_health)
        self.window.actions_.compact.toggled.connect(self.health.shut)
        self.window.actions_.orders.triggered.connect(self.health.shut)
        self.window.actions_.health.triggered.connect(self.window.orders.shut)
        self.window.sessions_asked.connect(self.open_sessions)
        self.window.new_asked.connect(lambda: self.maker.begin_anew())
        self.window.camera_switched.connect(self._keep_camera)
        self.window.closed.connect(self._close)

    def open(self, fetch: bool, problems: Iterable[str] = ()) -> None:
        """Show the window and begin; `fetch` says that missing models may be fetched without asking."""
        for sentence in problems:
            self.tell(sentence)
        if not fetch:
            self._take_advice()
        self.startup.run(fetch)
        if self.startup.stage is not Stage.TALKING:
            source = SOURCES[self.settings.text("downloads.prefer")]
            self.checks.show_first_start(
                lambda checkup: FirstStart(
                    self.startup, self.shelf, self.downloads, checkup, source=translated(source)
                )
            )
        self.window.show()

    def _take_advice(self) -> None:
        """Before anything was fetched, the preset is one that suits this computer."""
        untouched = self.settings.text("preset") == DEFAULT_PRESET and not self.settings.flag(
            "downloads.agreed"
        )
        if untouched and self.startup.missing()[0]:
            self.settings.set("preset", self.shelf.recommendation().preset)

    def tell(self, sentence: str, *actions: StripAction) -> None:
        """Show that something is wrong, until it is dismissed, and what can be done. From the GUI thread."""
        self.problems.tell(sentence, *actions)

    def offer_to_go_on(self, unfinished: Unfinished) -> None:
        """Ask whether the conversation should go on from one that was cut off."""

        def go_on() -> None:
            self.problems.take_back(unfinished.offer)
            self.maker.take_up(unfinished.said, unfinished.sentence)

        self.tell(unfinished.offer, StripAction(tr("Go on with it"), go_on, primary=True))

    def _try_again(self) -> None:
        self.maker.try_again()

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
                keys=self.keys,
            )
            self.dialog.erase_asked.connect(self.eraser.erase)
            self.dialog.finished.connect(self._settings_closed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _import_models(self, paths: Sequence[Path]) -> None:
        self.open_settings()
        if self.dialog is not None:
            self.dialog.import_models(paths)

    def _toggle_health(self) -> None:
        self.window.compact.leave()
        self.health.toggle()

    def _erased(self, problems: list[str]) -> None:
        """What the settings show is out of date: they are opened anew where they were."""
        if self.dialog is None or self._closed:
            return
        place = self.dialog.saveGeometry()
        self.dialog.close()
        self.open_settings()
        if self.dialog is not None:
            self.dialog.restoreGeometry(place)
            self.dialog.say_deleted(problems)

    def _settings_closed(self) -> None:
        self.dialog = None

    def open_sessions(self) -> None:
        """Show the saved conversations beside the one that goes on; one dialog at a time."""
        if self.sessions is None:
            self.sessions = SessionsDialog(
                self._data_dir, self.link, self.theme, self.window, player=self.window.page.player
            )
            self.sessions.continue_asked.connect(self.maker.begin_anew)
            self.sessions.finished.connect(self._sessions_closed)
        self.sessions.show()
        self.sessions.raise_()
        self.sessions.activateWindow()

    def _sessions_closed(self) -> None:
        self.sessions = None

    def _keep_camera(self, on: bool) -> None:
        try:
            self.settings.set("camera.on", on)
            self.settings.save()
        except SettingError as error:
            self.tell(str(error))

    def _show_downloads(self) -> None:
        self.window.page.strip.say(download_strip(self.startup, self.downloads))

    def _close(self) -> None:
        self._closed = True
        self.maker.close()
        self.effects.close()
        self.checks.close()
        self.microphone_mode.close()
        self.keys.close()
        if self.tray is not None:
            self.tray.close()
        if self.dialog is not None:
            self.dialog.close()
        if self.sessions is not None:
            self.sessions.close()
        self.theme.close()
        self.closed.emit()
