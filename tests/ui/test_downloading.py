"""Models in the settings, by clicking, against servers on this machine: fetch, pause, give up, remove, import."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.conversation import FakeConversation
from fakes.model_catalogue import REPO, WEIGHTS, entry, file
from fakes.model_servers import FakeHub
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from assistant.settings import Settings
from models.catalogue import ROLES, ROLES_BESIDE, Catalogue
from models.fetch_worker import FetchWorker
from models.network import Network, TimeLimits, UnreachableHosts
from models.presets import Preset
from models.speeds import SpeedBook
from models.store import ModelStore
from ui.conversation_link import ConversationLink
from ui.downloads import Downloads
from ui.keys import Keys
from ui.model_editor import ModelEditor
from ui.model_shelf import ModelShelf
from ui.settings_dialog import SettingsDialog
from ui.startup import Startup
from ui.theme import Theme
from ui.threads import open_mailbox, wait_for_background
from ui.window_actions import WindowActions

pytestmark = pytest.mark.window

STORED = f"/lfs/{hashlib.sha256(WEIGHTS).hexdigest()}"
SMALL = b"a small model"
GGUF = struct.pack("<4sIQQ", b"GGUF", 3, 2, 5) + bytes(1000)
HALF = 1_500_000
PATIENT = TimeLimits(connect_s=1.0, read_s=30.0, pauses_s=())

HERE = {
    role: entry(f"small-{role}", file(f"{role}.bin", SMALL + role.encode()), roles=(role,))
    for role in ROLES
    if role not in ROLES_BESIDE
}
BIG = entry("big", file("model.bin", WEIGHTS), roles=("recogniser",))
SPARE = entry("spare", file("spare.bin", SMALL + b"spare"), roles=("voice",))
SEES = entry(
    "sees",
    file("sees.gguf", SMALL + b"sees"),
    file("mmproj.gguf", SMALL + b"mmproj"),
    roles=("vision",),
)
CATALOGUE = Catalogue([*HERE.values(), BIG, SPARE, SEES])
PRESET = Preset("starter", "The small ones.", {role: one.id for role, one in HERE.items()})


class Shop:
    """The settings over a real store and a real worker; `again` is the same after the program was started anew."""

    def __init__(self, app: QApplication, folder: Path, hub: FakeHub) -> None:
        open_mailbox()
        self.folder, self._app, self._hub = folder, app, hub
        self.store = ModelStore(folder / "models", CATALOGUE)
        self.settings = Settings.load(folder / "settings.json")
        self.theme = Theme(app, "light")
        speeds = SpeedBook(folder / "speeds.json", "A processor", self.store.fingerprint)
        self.shelf = ModelShelf(self.store, {"starter": PRESET, "tiny": PRESET}, speeds=speeds)
        self.network = Network(hub.url, "http://127.0.0.1:9/simple", PATIENT, UnreachableHosts())
        self.downloads = Downloads(
            lambda on_progress, on_done: FetchWorker(self.store, on_progress, on_done, network=self.network),
            self.store,
        )
        self.startup = Startup(
            self.shelf, self.settings, self.downloads, lambda cast: None, lambda role, model_id: None
        )
        self.link = ConversationLink()
        self.link.attach(FakeConversation())
        self.window = QMainWindow()
        self.keys = Keys(self.settings, WindowActions(self.window), self.window)
        self.path_to_import: Path | None = None
        self.dialog = SettingsDialog(
            self.settings,
            self.shelf,
            self.downloads,
            self.startup,
            self.link,
            self.theme,
            self.window,
            keys=self.keys,
            choose_file=lambda parent: self.path_to_import,
        )
        self.window.show()
        self.dialog.show()
        self.dialog.activateWindow()
        assert self.dialog.editors  # all are made now
        QTest.qWait(20)

    def again(self) -> Shop:
        self.close()
        return Shop(self._app, self.folder, self._hub)

    def close(self) -> None:
        self.dialog.close()
        self.window.close()
        self.keys.close()
        self.link.detach()
        assert self.downloads.stop()
        assert wait_for_background(5.0)
        for one in (self.window, self.downloads, self.startup, self.link):
            one.deleteLater()
        self.theme.close()
        QTest.qWait(10)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def editor(self) -> ModelEditor:
        editor = self.dialog.editors["model.recogniser"]
        assert isinstance(editor, ModelEditor)
        return editor

    def choose_big(self) -> None:
        combo = self.editor.combo
        combo.setFocus()
        combo.showPopup()
        combo.view().setCurrentIndex(combo.model().index(combo.findData("big"), 0))
        QTest.keyClick(combo.view(), Qt.Key.Key_Return)
        QTest.qWait(5)


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    with FakeHub() as server:
        server.put_large(REPO, "model.bin", WEIGHTS)
        yield server


@pytest.fixture
def shop(qapp: QApplication, tmp_path: Path, hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub-cache"))
    monkeypatch.setattr("huggingface_hub.constants.HF_TOKEN_PATH", str(tmp_path / "no-token"))
    store = ModelStore(tmp_path / "models", CATALOGUE)
    for one in (*HERE.values(), SPARE):
        path = tmp_path / "mine" / one.files[0].name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(SMALL + (one.id.removeprefix("small-").encode()))
        store.adopt(one.id, [path])
    shops: list[Shop] = []
    again = Shop.again

    def noted(self: Shop) -> Shop:
        shops.append(again(self))
        return shops[-1]

    monkeypatch.setattr(Shop, "again", noted)
    shops.append(Shop(qapp, tmp_path, hub))
    yield shops[0]
    shops[-1].close()


def click(button: QPushButton) -> None:
    QTest.qWait(50)  # a new row takes its place a moment later
    above = button.parentWidget()
    while above is not None:  # the list of models may be longer than the window
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(button)
        above = above.parentWidget()
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(dialog: SettingsDialog, text: str) -> QMessageBox:
    """Answer the question that is asked, by its button; returns the question."""
    box = dialog.findChild(QMessageBox)
    assert box is not None
    click(next(one for one in box.buttons() if one.text() == text))
    return box


def test_a_model_is_fetched_paused_over_a_restart_and_resumed_from_where_it_was(
    shop: Shop, hub: FakeHub, qtbot: QtBot
) -> None:
    shop.choose_big()
    hub.storage.spoil(STORED, stall_after=HALF, bytes_per_s=3_000_000)
    row = shop.editor.fetch_row
    click(row.fetch_button)
    qtbot.waitUntil(lambda: shop.store.arrived_bytes("big") >= HALF)
    qtbot.waitUntil(lambda: 300 < row.bar.value() <= 500)
    assert " MB of 3.0 MB" in row.words.text()
    assert not row.resume_button.isVisible()
    row.pause_button.setFocus()
    click(row.pause_button)
    qtbot.waitUntil(row.resume_button.isVisible)
    assert shop.dialog.focusWidget() is row.resume_button
    assert not row.pause_button.isVisible()
    assert row.words.text() == "Paused at 1.5 MB of 3.0 MB"
    assert shop.startup.paused

    shop = shop.again()
    row = shop.editor.fetch_row
    shop.startup.run(False)
    assert shop.downloads.pending == ()
    assert shop.startup.paused
    assert row.words.text() == "Paused at 1.5 MB of 3.0 MB"
    hub.storage.mend()
    click(row.resume_button)
    qtbot.waitUntil(lambda: shop.store.has("big"))
    qtbot.waitUntil(lambda: shop.editor.facts.text().startswith("On this computer"))
    assert hub.storage.starts(STORED) == [0, HALF]
    assert not row.isVisible()
    assert shop.dialog.contents.stock.row("big") is not None


def test_what_comes_is_told_with_its_rate_and_the_time_to_go(shop: Shop, hub: FakeHub, qtbot: QtBot) -> None:
    shop.choose_big()
    hub.storage.spoil(STORED, bytes_per_s=2_000_000)
    click(shop.editor.fetch_row.fetch_button)
    words = shop.editor.fetch_row.words
    qtbot.waitUntil(lambda: "MB/s" in words.text() and " s left" in words.text())
    qtbot.waitUntil(lambda: shop.store.has("big"), timeout=8000)


def test_a_cancelled_download_leaves_nothing_whether_it_was_under_way_or_paused(
    shop: Shop, hub: FakeHub, qtbot: QtBot
) -> None:
    shop.choose_big()
    hub.storage.spoil(STORED, stall_after=HALF)
    row = shop.editor.fetch_row
    for pause_first in (False, True):
        click(row.fetch_button)
        qtbot.waitUntil(lambda: shop.store.arrived_bytes("big") >= HALF)
        if pause_first:
            click(row.pause_button)
            qtbot.waitUntil(row.resume_button.isVisible)
        click(row.cancel_button)
        qtbot.waitUntil(row.fetch_button.isVisible)
        assert shop.store.arrived_bytes("big") == 0
        assert not row.cancel_button.isVisible()
        assert not shop.startup.paused
    assert shop.dialog.contents.stock.row("big") is None


def test_what_rests_is_in_the_list_of_models_also_when_another_one_was_chosen(
    shop: Shop, hub: FakeHub, qtbot: QtBot
) -> None:
    shop.choose_big()
    hub.storage.spoil(STORED, stall_after=HALF)
    click(shop.editor.fetch_row.fetch_button)
    qtbot.waitUntil(lambda: shop.store.arrived_bytes("big") >= HALF)
    click(shop.editor.fetch_row.pause_button)
    qtbot.waitUntil(lambda: shop.dialog.contents.stock.row("big") is not None)
    shop.settings.set("model.recogniser", "")
    shop.editor.refresh()
    row = shop.dialog.contents.stock.row("big")
    assert row is not None
    assert not row.remove_button.isVisible()
    hub.storage.mend()
    click(row.fetch_row.resume_button)
    qtbot.waitUntil(lambda: shop.store.has("big"))
    qtbot.waitUntil(lambda: shop.dialog.contents.stock.row("big").remove_button.isVisible())


def test_a_model_is_removed_after_a_question_and_one_in_use_is_not(shop: Shop, qtbot: QtBot) -> None:
    used = shop.dialog.contents.stock.row("small-voice")
    assert used is not None
    assert not used.remove_button.isEnabled()
    assert "in use" in used.remove_button.accessibleDescription()
    row = shop.dialog.contents.stock.row("spare")
    assert row is not None
    click(row.remove_button)
    answer(shop.dialog, "Keep")
    QTest.qWait(20)
    assert shop.store.has("spare")
    click(row.remove_button)
    box = next(one for one in shop.dialog.findChildren(QMessageBox) if one.isVisible())
    assert "spare" in box.text()
    click(next(one for one in box.buttons() if one.text() == "Delete"))
    qtbot.waitUntil(lambda: shop.dialog.contents.stock.row("spare") is None)
    assert not shop.store.has("spare")
    assert not shop.store.folder_of("spare").exists()


def test_a_model_that_cannot_be_removed_says_why(shop: Shop, qtbot: QtBot) -> None:
    row = shop.dialog.contents.stock.row("spare")
    assert row is not None
    with shop.store.lock("spare"):
        click(row.remove_button)
        answer(shop.dialog, "Delete")
        qtbot.waitUntil(lambda: "another Counterpoint" in shop.dialog.contents.stock.problem.text())
    assert shop.store.has("spare")


def test_a_file_is_imported_chosen_and_can_be_forgotten_again(
    shop: Shop, tmp_path: Path, qtbot: QtBot
) -> None:
    shop.path_to_import = tmp_path / "my-model.gguf"
    shop.path_to_import.write_bytes(GGUF)
    editor = shop.dialog.editors["model.interaction"]
    assert isinstance(editor, ModelEditor)
    click(editor.import_button)
    qtbot.waitUntil(lambda: shop.settings.text("model.interaction") == "my-model")
    row = shop.dialog.contents.stock.row("my-model")
    assert row is not None
    assert not row.remove_button.isEnabled()
    shop.settings.set("model.interaction", "")
    shop.dialog.contents.stock.refresh()
    row = shop.dialog.contents.stock.row("my-model")
    assert row is not None
    click(row.remove_button)
    assert "stays where it is" in answer(shop.dialog, "Delete").informativeText()
    qtbot.waitUntil(lambda: shop.dialog.contents.stock.row("my-model") is None)
    assert shop.path_to_import.read_bytes() == GGUF


def test_a_model_that_sees_is_the_users_choice_alone(shop: Shop, qtbot: QtBot) -> None:
    editor = shop.dialog.editors["model.vision"]
    assert isinstance(editor, ModelEditor)
    assert editor.combo.currentText() == "None"
    assert not editor.facts.isVisible()
    assert not editor.fetch_row.isVisible()
    assert "vision" not in shop.shelf.chosen(shop.settings)
    editor.combo.setCurrentIndex(editor.combo.findData("sees"))
    editor.combo.activated.emit(editor.combo.currentIndex())
    assert shop.shelf.chosen(shop.settings)["vision"] == "sees"
    assert editor.facts.isVisibleTo(editor)
    assert editor.fetch_row.isVisibleTo(editor)
    cast = shop.shelf.available(shop.shelf.chosen(shop.settings))
    assert cast is not None  # one can talk while it is still to come
    assert "vision" not in cast
    editor.combo.setCurrentIndex(0)
    editor.combo.activated.emit(0)
    assert shop.settings.text("model.vision") == ""
    assert not editor.fetch_row.isVisibleTo(editor)
