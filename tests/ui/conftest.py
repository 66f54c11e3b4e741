"""The window offscreen, over a conversation that is moved by hand; nothing of it may be left after a test."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import shiboken6
from fakes.conversation import FakeConversation, FakeTrial, HandFetcher, StockedStore, preset_ids
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.settings import Settings
from ui import language, main_loop
from ui.desktop import Desktop
from ui.main_window import MainWindow
from ui.startup import Stage
from ui.threads import wait_for_background

QLocale.setDefault(QLocale(QLocale.Language.English))

EVERYTHING = (*preset_ids("tiny"), *preset_ids("starter"))

OFFSCREEN_CANNOT = "This plugin does not support"


@dataclass
class Stand:
    """A Desktop with everything around it that a test moves or looks at."""

    desktop: Desktop
    settings: Settings
    store: StockedStore
    fetcher: HandFetcher
    conversations: list[FakeConversation] = field(default_factory=list)
    casts: list[Mapping[str, str]] = field(default_factory=list)
    makes: bool = True
    trials: list[FakeTrial] = field(default_factory=list)

    @property
    def window(self) -> MainWindow:
        return self.desktop.window

    @property
    def conversation(self) -> FakeConversation:
        return self.conversations[-1]

    def settle(self) -> None:
        """Let everything that was posted or is polled arrive, and a conversation that is being made be there."""
        QTest.qWait(30)
        while self._making():
            QTest.qWait(5)
        if self.window.isVisible():
            self.window.link.poll()
            self.window.link.gather_lines()
        QTest.qWait(30)

    def _making(self) -> bool:
        talking = self.desktop.startup.stage is Stage.TALKING and self.window.isVisible()
        return self.makes and talking and self.window.link.conversation is None

    def asked(self, verb: str) -> list[object]:
        """What was asked of the conversation by this verb."""
        return [argument for name, argument in self.conversation.asked if name == verb]


MakeStand = Callable[..., Stand]


@pytest.fixture
def make_stand(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MakeStand]:
    """Makes Stands; whatever a test leaves open is closed."""
    stands: list[Stand] = []

    def make(
        present: Iterable[str] = EVERYTHING,
        *,
        fetch: bool = False,
        offline: bool = False,
        broken: Sequence[Exception] = (),
        **values: object,
    ) -> Stand:
        settings = Settings(tmp_path / "settings.json")
        for key, value in values.items():
            settings.set(key.replace("__", "."), value)
        store = StockedStore(tmp_path / "models", present)
        fetchers: list[HandFetcher] = []
        conversations: list[FakeConversation] = []
        casts: list[Mapping[str, str]] = []

        def make_fetcher(on_progress, on_done):
            fetchers.append(HandFetcher(store, on_progress, on_done))
            return fetchers[0]

        def make_conversation(cast):
            if broken:
                raise broken[0]
            conversations.append(FakeConversation())
            casts.append(cast)
            return conversations[-1]

        trials: list[FakeTrial] = []

        def make_trial(on_problem):
            trials.append(FakeTrial(on_problem))
            return trials[-1]

        desktop = Desktop(
            qapp, tmp_path, settings, store, make_conversation, make_fetcher, make_trial, offline=offline
        )
        stand = Stand(desktop, settings, store, fetchers[0], conversations, casts, not broken, trials)
        stands.append(stand)
        desktop.open(fetch)
        qtbot.waitExposed(desktop.window)
        stand.settle()
        return stand

    yield make
    for stand in stands:
        take_down(stand)


def take_down(stand: Stand) -> None:
    """Close a Stand as the end of the program does."""
    if not shiboken6.isValid(stand.window):
        return
    stand.window.close()
    stand.desktop.downloads.stop()
    assert wait_for_background(5.0)
    stand.window.deleteLater()
    stand.desktop.deleteLater()
    QTest.qWait(10)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def stand(make_stand: MakeStand) -> Stand:
    """A window with a conversation that runs."""
    return make_stand()


@pytest.fixture(autouse=True)
def the_system_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts are asserted in the language of the source, whatever the machine's is."""
    monkeypatch.setattr(language, "system_languages", lambda: ("en",))


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """Everything that is made in the test is German."""
    assert language.use_language(qapp, "de") == "de"
    yield
    language.use_language(qapp, "en")


@pytest.fixture(autouse=True)
def nothing_of_qt_is_left(qapp: QApplication) -> Iterator[None]:
    """A test that leaves a window open fails."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.qWait(1)
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not left, f"left open: {left}"


@pytest.fixture(autouse=True)
def qt_does_not_complain(qtlog) -> Iterator[None]:
    """Qt warns on its own channel of a style sheet that does not parse, a timer in the wrong thread and so on."""
    yield
    warnings = [
        record.message
        for record in qtlog.records
        if record.log_type_name != "QtDebugMsg" and not record.message.startswith(OFFSCREEN_CANNOT)
    ]
    assert not warnings


@pytest.fixture
def conversations(monkeypatch, qapp):
    """Conversations that `run_until_closed` makes, to be moved by hand; every model is here."""
    import assistant.live_conversation

    made: list[FakeConversation] = []

    def live(store, models, settings, data_dir, on_problem, before_devices):
        made.append(FakeConversation())
        return made[-1]

    monkeypatch.setattr(assistant.live_conversation, "LiveConversation", live)
    monkeypatch.setattr(main_loop, "ModelStore", lambda root: StockedStore(root, EVERYTHING))
    yield made
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
