"""The life of the process: folder, lock, settings, the window until it is closed, and an orderly end."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from assistant.data_folder import DataFolderError, prepare
from assistant.instance_lock import AlreadyRunning, InstanceLock, InstanceLockError
from assistant.settings import SETTINGS_FILE, Settings
from models.store import ModelStore
from ui.conversation_port import ConversationView
from ui.desktop import Desktop
from ui.downloads import Fetcher, OnDone, OnProgress
from ui.icons import app_icon
from ui.late_fetcher import LateFetcher
from ui.mishaps import Mishaps
from ui.threads import open_mailbox, run_on_main, wait_for_background

END_S = 8.0
"""How long the end of the program waits for the conversation to have stopped."""

SIGNALS_MS = 300
"""How long Ctrl+C may wait to be noticed."""

SOURCE_ORDER = {"hub": ("hub", "wheel"), "packages": ("wheel", "hub")}

log = logging.getLogger(__name__)

Tell = Callable[[str], None]


def run_until_closed(data_dir: Path, offline: bool, fetch: bool) -> int:
    """See `ui.application.run`; Qt is known to work here."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("counterpoint")
    app.setApplicationDisplayName("Counterpoint")
    app.setDesktopFileName("counterpoint")
    app.setWindowIcon(app_icon())
    open_mailbox()
    problems: list[str] = []
    try:
        data_dir = prepare(data_dir)
    except DataFolderError as error:
        problems.append(f"{error} Until then nothing of the conversation is kept.")
    lock = InstanceLock(data_dir)
    try:
        lock.acquire()
    except AlreadyRunning as error:
        show_sentence(str(error), "Counterpoint is running already")
        return 1
    except InstanceLockError as error:
        if not problems:
            problems.append(str(error))
    try:
        return _run_desktop(app, data_dir, offline, fetch, problems)
    finally:
        lock.release()


def _run_desktop(app: QApplication, data_dir: Path, offline: bool, fetch: bool, problems: list[str]) -> int:
    settings = Settings.load(data_dir / SETTINGS_FILE, problems.append)
    store = ModelStore(data_dir / "models")
    tell: list[Tell] = [log.warning]

    def make_fetcher(on_progress: OnProgress, on_done: OnDone) -> Fetcher:
        def make() -> Fetcher:
            from models.fetch_worker import FetchWorker

            order = SOURCE_ORDER[settings.text("downloads.prefer")]
            return FetchWorker(store, on_progress, on_done, offline=offline, prefer=order)

        return LateFetcher(make)

    def make_conversation(models: Mapping[str, str]) -> ConversationView:
        from assistant.live_conversation import LiveConversation  # PortAudio and the models' libraries: slow

        return LiveConversation(
            store, models, settings, data_dir, on_problem=lambda text: run_on_main(lambda: tell[0](text))
        )

    desktop = Desktop(app, data_dir, settings, store, make_conversation, make_fetcher, offline=offline)
    tell[0] = desktop.tell
    mishaps = Mishaps(data_dir, lambda sentence: run_on_main(lambda: desktop.tell(sentence)))
    heartbeat = QTimer()
    heartbeat.timeout.connect(lambda: None)  # Python takes signals only while it runs
    heartbeat.start(SIGNALS_MS)
    before = {name: signal.signal(name, lambda *_: desktop.window.close()) for name in _ENDINGS}
    try:
        desktop.open(fetch, problems)
        return int(app.exec())
    finally:
        heartbeat.stop()
        for name, handler in before.items():
            signal.signal(name, handler)
        desktop.downloads.stop()
        if not wait_for_background(END_S):
            log.warning("the conversation did not end within %g s", END_S)
        mishaps.close()


_ENDINGS = (signal.SIGINT, signal.SIGTERM)


def show_sentence(sentence: str, title: str) -> None:
    """Say something before there is a window, and on the terminal for whoever started it there."""
    sys.stderr.write(sentence + "\n")
    box = QMessageBox(QMessageBox.Icon.Information, title, sentence)
    box.exec()
