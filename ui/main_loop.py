"""The life of the process: folder, lock, settings, the window until it is closed, and an orderly end."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from assistant import remote_control
from assistant.data_folder import DataFolderError, prepare
from assistant.instance_lock import AlreadyRunning, InstanceLock, InstanceLockError
from assistant.remote_control import RemoteError
from assistant.settings import SETTINGS_FILE, Settings
from models.store import ModelStore
from ui.conversation_port import ConversationView
from ui.desktop import Desktop
from ui.device_port import Trial
from ui.downloads import Fetcher, OnDone, OnProgress
from ui.engine_sentences import told
from ui.fault_log import FaultLog, fault_details, fault_sentence
from ui.icons import app_icon
from ui.language import chosen_language, use_language
from ui.lasting_objects import LastingObjects
from ui.late_fetcher import LateFetcher
from ui.mishaps import Mishaps
from ui.remote_requests import RemoteRequests
from ui.retention import forget_old_sessions
from ui.screen import library_sentence
from ui.strip import StripAction
from ui.threads import open_mailbox, run_on_main, wait_for_background
from ui.translating import tr
from ui.unfinished import look_for_unfinished

END_S = 8.0
"""How long the end of the program waits for the conversation to have stopped."""

STARTS_S = 1.0
"""How long a window that was started just before may take until it can be asked to show itself."""

SIGNALS_MS = 300
"""How long Ctrl+C may wait to be noticed."""

SHOW_YOURSELF = remote_control.Request.to_show()
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
    use_language(app, chosen_language(data_dir / SETTINGS_FILE))
    try:
        data_dir = prepare(data_dir)
    except DataFolderError as error:
        problems.append(f"{told(str(error))} {tr('Until then nothing of the conversation is kept.')}")
    lock = InstanceLock(data_dir)
    try:
        lock.acquire()
    except AlreadyRunning as error:
        if _show_the_other(data_dir):
            return 0
        show_sentence(told(str(error)), tr("Counterpoint is running already"))
        return 1
    except InstanceLockError as error:
        if not problems:
            problems.append(str(error))
    try:
        return _run_desktop(app, data_dir, offline, fetch, problems, alone=lock.held)
    finally:
        lock.release()


def _show_the_other(data_dir: Path) -> bool:
    try:
        answer = remote_control.ask(data_dir, SHOW_YOURSELF, wait_s=STARTS_S)
    except RemoteError:
        return False
    if answer.ok:
        sys.stderr.write("Counterpoint is running already; its window is shown.\n")
    return answer.ok


def _run_desktop(
    app: QApplication, data_dir: Path, offline: bool, fetch: bool, problems: list[str], *, alone: bool
) -> int:
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
            store,
            models,
            settings,
            data_dir,
            on_problem=lambda text: run_on_main(lambda: tell[0](text)),
            before_devices=lambda: desktop.checks.release(),
        )

    def make_trial(on_problem: Tell) -> Trial:
        from assistant.device_trial import trial_of_computer  # PortAudio: slow

        return trial_of_computer(settings, on_problem)

    desktop = Desktop(
        app, data_dir, settings, store, make_conversation, make_fetcher, make_trial, offline=offline
    )
    tell[0] = desktop.tell
    faults = FaultLog(data_dir) if alone else None
    mishaps = Mishaps(data_dir, lambda sentence: run_on_main(lambda: desktop.tell(sentence)))
    if alone and (problem := _listen(desktop, data_dir)):
        problems.append(problem)
    heartbeat = QTimer()
    heartbeat.timeout.connect(lambda: None)  # Python takes signals only while it runs
    heartbeat.start(SIGNALS_MS)

    def close() -> None:
        desktop.window.close()

    # By way of the mailbox, because the window may just be painting itself when a signal comes.
    before = {name: signal.signal(name, lambda *_: run_on_main(close)) for name in _ENDINGS}
    try:
        desktop.open(fetch, problems)
        LastingObjects(desktop.link, desktop)
        if alone:
            forget_old_sessions(settings, data_dir, desktop.tell)
            look_for_unfinished(data_dir, desktop.offer_to_go_on)
        if faults is not None and faults.last:
            tell_of_fault(desktop, faults.last)
        return int(app.exec())
    finally:
        heartbeat.stop()
        for name, handler in before.items():
            signal.signal(name, handler)
        desktop.downloads.stop()
        if not wait_for_background(END_S):
            log.warning("the conversation did not end within %g s", END_S)
        mishaps.close()
        if faults is not None:
            faults.close()


def _listen(desktop: Desktop, data_dir: Path) -> str:
    """Let other processes ask the window for things; returns "", or a sentence where they cannot."""
    try:
        from ui.remote_server import RemoteServer
    except ImportError as error:  # Qt's network part needs system libraries that the window does without
        return library_sentence(error, "Keys of the desktop cannot reach this window")
    remote = RemoteServer(RemoteRequests(desktop.window).carry_out, desktop)
    desktop.closed.connect(remote.close)
    return remote.listen(remote_control.address(data_dir))


def tell_of_fault(desktop: Desktop, last: str) -> None:
    """Say that the last run died, once, and offer what a report about it needs."""
    copy = StripAction(tr("Copy details"), lambda: QGuiApplication.clipboard().setText(fault_details(last)))
    desktop.tell(fault_sentence(last), copy)


_ENDINGS = (signal.SIGINT, signal.SIGTERM)


def show_sentence(sentence: str, title: str) -> None:
    """Say something before there is a window, and on the terminal for whoever started it there."""
    sys.stderr.write(sentence + "\n")
    box = QMessageBox(QMessageBox.Icon.Information, title, sentence)
    box.exec()
