"""Everything that is kept of the user can be deleted from the settings, while the conversation goes on."""

from __future__ import annotations

import pytest
from fakes.conversation import preset_ids
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from assistant.status import Phase
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.store import SessionWriter, list_sessions, sessions_path

pytestmark = pytest.mark.window


@pytest.fixture
def kept(tmp_path):
    """A data folder with something of everything."""
    writer = SessionWriter(sessions_path(tmp_path))
    writer.begin()
    writer.put(TimelineItem(1, Lane.USER, "text", 1.0, 1.0, "a secret", {}))
    writer.close()
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "counterpoint.log").write_text("WARNING", encoding="utf-8")
    for name in ("orders.json", "speeds.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    return tmp_path


def privacy(stand):
    if stand.desktop.dialog is None:
        stand.desktop.open_settings()
    dialog = stand.desktop.dialog
    names = [dialog.sections.item(row).text() for row in range(dialog.sections.count())]
    dialog.sections.setCurrentRow(names.index("Privacy"))
    QTest.qWait(20)
    return dialog.contents.everything


def ask(stand):
    QTest.mouseClick(privacy(stand).button, Qt.MouseButton.LeftButton)
    box = stand.desktop.dialog.findChild(QMessageBox)
    assert box is not None
    return box


def outcome(stand, qtbot):
    """What is said when it is done: the settings are opened anew for it."""
    before = stand.desktop.dialog
    qtbot.waitUntil(lambda: stand.desktop.dialog not in (None, before))
    label = privacy(stand).outcome
    assert label.isVisible()
    return label.text()


def answer(box, text):
    button = next(one for one in box.buttons() if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_after_one_question_everything_is_gone_and_the_conversation_is_a_new_one(make_stand, kept, qtbot):
    stand = make_stand(window__theme="dark", voice__volume=0.5)
    stand.settings.save()
    stand.conversation.timeline.user(1, 1.0, 2.0, "Something said")
    stand.settle()
    box = ask(stand)
    assert "Delete everything" in box.text()
    assert box.defaultButton().text() == "Keep"
    answer(box, "Delete")
    assert outcome(stand, qtbot) == "Everything is deleted."
    assert stand.asked("forget_everything") == [None]
    stand.settle()
    assert stand.window.page.model.rowCount() == 0
    assert list_sessions(sessions_path(kept)) == []
    assert not (kept / "orders.json").exists()
    assert (kept / "logs" / "counterpoint.log").stat().st_size == 0
    assert not (kept / "settings.json").exists()
    assert stand.settings.text("window.theme") == "system"
    assert stand.asked("set_volume")[-1] == 1.0
    assert stand.desktop.dialog.editors["window.theme"].combo.currentData() == "system"
    assert len(stand.conversations) == 1
    assert not stand.conversation.stopped.is_set()
    assert stand.store.present == {*preset_ids("tiny"), *preset_ids("starter")}


def test_who_keeps_it_keeps_it(make_stand, kept):
    stand = make_stand()
    answer(ask(stand), "Keep")
    stand.settle()
    assert len(list_sessions(sessions_path(kept))) == 1
    assert (kept / "orders.json").exists()
    assert stand.asked("forget_everything") == []
    assert not privacy(stand).outcome.isVisible()


def test_the_models_go_too_when_they_are_asked_for(make_stand, kept, qtbot):
    stand = make_stand(voice__volume=0.5)
    for model_id in (*preset_ids("tiny"), *preset_ids("starter")):
        stand.store.folder_of(model_id).mkdir(parents=True, exist_ok=True)
        (stand.store.folder_of(model_id) / "model.bin").write_bytes(b"weights")
    box = ask(stand)
    assert "2.05 GB" in box.checkBox().text()
    assert not box.checkBox().isChecked()
    box.checkBox().click()
    answer(box, "Delete")
    assert outcome(stand, qtbot) == "Everything is deleted."
    assert not any(path.name == "model.bin" for path in (kept / "models").rglob("*"))
    assert not stand.conversation.stopped.is_set(), "what is loaded talks on"


def test_while_the_models_load_nothing_is_deleted_and_one_is_told_why(make_stand, kept):
    stand = make_stand()
    stand.conversation.be(phase=Phase.LOADING)
    answer(ask(stand), "Delete")
    stand.settle()
    assert "getting ready" in privacy(stand).outcome.text()
    assert len(list_sessions(sessions_path(kept))) == 1


def test_what_could_not_be_deleted_is_named(make_stand, kept, qtbot):
    (kept / "speeds.json").unlink()
    (kept / "speeds.json").mkdir()
    stand = make_stand()
    answer(ask(stand), "Delete")
    assert "speeds.json" in outcome(stand, qtbot)
    assert list_sessions(sessions_path(kept)) == []
