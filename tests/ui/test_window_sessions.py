"""Saved conversations are found, read, renamed, exported and deleted; a new one begins beside them."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton

from assistant.status import Phase
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.store import SessionWriter, list_sessions, open_sessions, sessions_path
from ui.session_export import choose_export
from ui.sessions_dialog import NOTHING_YET, SessionsDialog
from ui.threads import wait_for_background

pytestmark = pytest.mark.window

CONTROL = Qt.KeyboardModifier.ControlModifier
MORNING = datetime(2026, 3, 4, 9, 5).astimezone()


def user(number, text, start_s=None, **data):
    start_s = float(number) if start_s is None else start_s
    return TimelineItem(number, Lane.USER, "speech", start_s, start_s + 1.0, text, data)


def assistant(number, text, **data):
    return TimelineItem(number, Lane.ASSISTANT, "speech", float(number), number + 1.0, text, data)


TEA = (user(1, "How long does green tea steep?"), assistant(2, "Two minutes."), user(3, "And black tea?"))
TRAIN = (user(1, "When is the next train to Bern?"), assistant(2, "I cannot look that up yet."))
LONG = (
    *(
        user(number, f"This is sentence number {number} of many, and it goes on.", number * 10.0)
        for number in range(1, 60)
    ),
    user(60, "Only here is the needle.", 600.0),
    *(user(number, f"And sentence number {number} after it.", number * 10.0) for number in range(61, 90)),
)


@pytest.fixture
def path(tmp_path):
    return sessions_path(tmp_path)


@pytest.fixture
def save(path):
    """Save a session as the program does; the first one a day before the second, and so on."""
    saved = []

    def write(*items, title=""):
        saved.append(title)
        writer = SessionWriter(path, wall_clock=lambda: MORNING + timedelta(days=len(saved)))
        writer.begin(title)
        for item in items:
            writer.put(item)
        writer.close()

    return write


@pytest.fixture
def running(path):
    """A session that goes on until the test ends."""
    writers = []

    def begin(*items):
        writer = SessionWriter(path, commit_every_s=0.01)
        writers.append(writer)
        writer.begin()
        for item in items:
            writer.put(item)
        while writer.session_id is None:
            QTest.qWait(5)
        return writer

    yield begin
    for writer in writers:
        writer.close()


def ready(dialog):
    """Let what was asked of the file arrive, twice: a list, and what was chosen in it."""
    for _ in range(3):
        QTest.qWait(5)
        assert wait_for_background(5.0)
        QTest.qWait(5)


@pytest.fixture
def open_dialog(stand):
    def press_keys():
        QTest.keyClick(stand.window.page.composer.field, Qt.Key.Key_H, CONTROL)
        assert stand.desktop.sessions is not None
        ready(stand.desktop.sessions)
        return stand.desktop.sessions

    return press_keys


def rows(dialog):
    return [dialog.finder.model.index(row).data() for row in range(dialog.finder.model.rowCount())]


def lines(dialog):
    model = dialog.reading.model
    return [model.line(row).text for row in range(model.rowCount())]


def search(dialog, text):
    dialog.finder.search.setFocus()
    dialog.finder.search.selectAll()
    QTest.keyClicks(dialog.finder.search, text)
    QTest.keyClick(dialog.finder.search, Qt.Key.Key_Return)
    ready(dialog)


def press(dialog, label):
    """Click a button of the question that was asked."""
    box = dialog.findChild(QMessageBox)
    button = next(one for one in box.findChildren(QPushButton) if one.text() == label)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    ready(dialog)


def test_the_newest_session_stands_first_and_is_read(save, open_dialog):
    save(*TEA)
    save(*TRAIN)
    dialog = open_dialog()
    assert rows(dialog) == ["When is the next train to Bern?", "How long does green tea steep?"]
    assert lines(dialog) == [item.text for item in TRAIN]
    assert dialog.reading.title.text() == "When is the next train to Bern?"
    assert "6 March" in dialog.reading.about.text()
    assert "3 s" in dialog.reading.about.text()


def test_the_keyboard_goes_from_the_search_through_the_list(save, open_dialog):
    save(*TEA)
    save(*TRAIN)
    dialog = open_dialog()
    assert dialog.finder.search.hasFocus()
    QTest.keyClick(dialog.finder.search, Qt.Key.Key_Down)
    assert dialog.finder.list.hasFocus()
    QTest.keyClick(dialog.finder.list, Qt.Key.Key_Down)
    ready(dialog)
    assert lines(dialog) == [item.text for item in TEA]
    QTest.keyClick(dialog.finder.list, Qt.Key.Key_F, CONTROL)
    assert dialog.finder.search.hasFocus()


def test_without_sessions_it_says_what_will_be_here(open_dialog):
    dialog = open_dialog()
    assert dialog.empty.isVisible()
    assert dialog.empty.text() == NOTHING_YET
    buttons = (dialog.rename_button, dialog.export_button, dialog.delete_button, dialog.delete_all_button)
    assert not any(button.isEnabled() for button in buttons)


def test_a_search_shows_the_line_and_goes_to_it(save, open_dialog):
    save(*LONG, title="A long talk")
    save(*TRAIN)
    dialog = open_dialog()
    search(dialog, "NEEDLE here")
    assert rows(dialog) == ["A long talk"]
    index = dialog.finder.model.index(0)
    assert "10:00: Only here is the needle." in index.data(Qt.ItemDataRole.AccessibleTextRole)
    transcript = dialog.reading.transcript
    assert transcript.selected_text() == "here"
    row = dialog.reading.model.row_of(60)
    assert transcript.viewport().rect().contains(transcript.visualRect(dialog.reading.model.index(row)))


def test_typing_alone_searches_and_an_empty_field_shows_all_again(save, open_dialog):
    save(*TEA)
    save(*TRAIN)
    dialog = open_dialog()
    QTest.keyClicks(dialog.finder.search, "steep")
    QTest.qWait(250)
    ready(dialog)
    assert rows(dialog) == ["How long does green tea steep?"]
    assert lines(dialog) == [item.text for item in TEA]
    dialog.finder.search.clear()
    QTest.qWait(250)
    ready(dialog)
    assert len(rows(dialog)) == 2


def test_enter_goes_on_to_the_next_line_and_f3_back(save, open_dialog):
    save(*TEA)
    dialog = open_dialog()
    search(dialog, "tea")
    selection = dialog.reading.transcript._selection
    assert selection.anchor.row == 0
    QTest.keyClick(dialog.finder.search, Qt.Key.Key_Return)
    assert dialog.reading.transcript._selection.anchor.row == 2
    QTest.keyClick(dialog.finder.search, Qt.Key.Key_Return)
    assert dialog.reading.transcript._selection.anchor.row == 0
    QTest.keyClick(dialog.finder.search, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.reading.transcript._selection.anchor.row == 2


def test_what_one_selects_stays_when_the_list_is_read_again(save, open_dialog):
    save(*TEA)
    dialog = open_dialog()
    search(dialog, "tea")
    QTest.keyClick(dialog, Qt.Key.Key_F3)
    dialog.reading.transcript.select_all()
    QTest.keyClick(dialog, Qt.Key.Key_F5)
    ready(dialog)
    assert "Two minutes." in dialog.reading.transcript.selected_text()


def test_the_session_that_has_just_ended_can_be_deleted_and_continued(running, open_dialog):
    writer = running(user(1, "I am still here."))
    dialog = open_dialog()
    assert not dialog.delete_button.isEnabled()
    writer.close()
    QTest.keyClick(dialog, Qt.Key.Key_F5)
    ready(dialog)
    assert dialog.delete_button.isEnabled()
    assert dialog.continue_button.isEnabled()


def test_a_title_is_searched_as_well_and_nothing_found_says_so(save, open_dialog):
    save(*TEA, title="Kitchen questions")
    save(*TRAIN)
    dialog = open_dialog()
    search(dialog, "kitchen")
    assert rows(dialog) == ["Kitchen questions"]
    search(dialog, "100%")
    assert rows(dialog) == []
    assert dialog.empty.isVisible()
    assert "“100%”" in dialog.empty.text()


def test_f2_gives_a_title_where_it_stands(save, open_dialog, path):
    save(*TEA)
    save(*TRAIN)
    dialog = open_dialog()
    dialog.finder.list.setFocus()
    QTest.keyClick(dialog.finder.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.finder.list, Qt.Key.Key_F2)
    editor = dialog.finder.list.findChild(QLineEdit)
    assert editor.accessibleName() == "Title of the conversation"
    editor.selectAll()
    QTest.keyClicks(editor, "About tea")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    ready(dialog)
    assert rows(dialog) == ["When is the next train to Bern?", "About tea"]
    assert dialog.reading.title.text() == "About tea"
    assert list_sessions(path)[0].title == "About tea"


def test_escape_leaves_the_title_as_it_was_and_the_dialog_open(save, open_dialog):
    save(*TEA)
    dialog = open_dialog()
    QTest.mouseClick(dialog.rename_button, Qt.MouseButton.LeftButton)
    editor = dialog.finder.list.findChild(QLineEdit)
    QTest.keyClicks(editor, "nonsense")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    ready(dialog)
    assert dialog.isVisible()
    assert rows(dialog) == ["How long does green tea steep?"]


def test_deleting_asks_first_and_then_leaves_nothing(save, open_dialog, path):
    save(*TEA)
    save(*TRAIN)
    dialog = open_dialog()
    QTest.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    box = dialog.findChild(QMessageBox)
    assert "train to Bern" in box.text()
    assert "cannot be undone" in box.informativeText()
    QTest.keyClick(box, Qt.Key.Key_Return)  # what is proposed is to keep it
    ready(dialog)
    assert len(rows(dialog)) == 2
    dialog.activateWindow()  # as a window manager does when the question is gone
    QTest.qWait(10)
    dialog.finder.list.setFocus()
    QTest.keyClick(dialog.finder.list, Qt.Key.Key_Delete)
    press(dialog, "Delete")
    assert rows(dialog) == ["How long does green tea steep?"]
    assert lines(dialog) == [item.text for item in TEA]
    assert b"Bern" not in path.read_bytes()


def test_the_session_that_goes_on_is_marked_and_cannot_be_deleted(save, running, open_dialog, path):
    save(*TEA)
    running(user(1, "I am still here."))
    dialog = open_dialog()
    assert "going on now" in dialog.finder.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert not dialog.delete_button.isEnabled()
    dialog.finder.list.setFocus()
    QTest.keyClick(dialog.finder.list, Qt.Key.Key_Delete)
    assert dialog.findChild(QMessageBox) is None
    QTest.mouseClick(dialog.delete_all_button, Qt.MouseButton.LeftButton)
    press(dialog, "Delete")
    assert rows(dialog) == ["I am still here."]
    assert not dialog.delete_all_button.isEnabled()
    assert open_sessions(path) == {2}


def test_what_goes_on_is_read_on_without_losing_the_place(running, open_dialog):
    writer = running(*LONG)
    dialog = open_dialog()
    assert dialog.reading.transcript.verticalScrollBar().value() == 0
    dialog.reading.transcript.verticalScrollBar().setValue(120)
    writer.put(user(200, "One more line.", 2000.0))
    QTest.qWait(100)
    QTest.keyClick(dialog, Qt.Key.Key_F5)
    ready(dialog)
    assert lines(dialog)[-1] == "One more line."
    assert dialog.reading.transcript.verticalScrollBar().value() == 120


def test_work_that_was_never_finished_cannot_be_cancelled_any_more(save, open_dialog):
    task = TimelineItem(1, Lane.REASONER, "task", 1.0, None, "Prove it.", {"state": "running", "task": "t1"})
    save(task, user(2, "", committed="half a", unstable="word"))
    dialog = open_dialog()
    card = dialog.reading.model.line(0).card
    assert not card.cancellable
    assert lines(dialog) == ["Prove it.", "half a word"]


@pytest.mark.parametrize(
    ("name", "begins"),
    [("talk.md", "# How long does"), ("talk.srt", "1\n00:00:01"), ("talk.vtt", "WEBVTT"), ("talk.json", "{")],
)
def test_a_session_is_exported_in_the_format_of_the_name(save, open_dialog, tmp_path, name, begins):
    save(*TEA)
    dialog = open_dialog()
    proposed = []
    dialog._choose_file = lambda parent, name_: proposed.append(name_) or tmp_path / name
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    ready(dialog)
    assert proposed == ["2026-03-05 How long does green tea steep"]
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert name in dialog.problem.text()


def test_the_format_that_is_chosen_gives_the_file_its_ending(stand, tmp_path):
    def answer():
        asked = QApplication.activeModalWidget()
        asked.setDirectory(str(tmp_path))
        asked.selectNameFilter("Subtitles for players (*.srt)")
        asked.filterSelected.emit("Subtitles for players (*.srt)")  # as its list does
        asked.findChild(QLineEdit).setText("My talk")
        asked.accept()

    QTimer.singleShot(50, answer)
    assert choose_export(stand.window, "Some name") == tmp_path / "My talk.srt"
    QTimer.singleShot(50, lambda: QApplication.activeModalWidget().reject())
    assert choose_export(stand.window, "Some name") is None


def test_an_export_that_fails_says_so(save, open_dialog, tmp_path):
    save(*TEA)
    dialog = open_dialog()
    dialog._choose_file = lambda parent, name: tmp_path / "no folder" / "talk.md"
    QTest.keyClick(dialog, Qt.Key.Key_E, CONTROL)
    ready(dialog)
    assert "could not be written" in dialog.problem.text()
    assert dialog.problem.isVisible()


def test_a_damaged_file_says_so(open_dialog, path):
    path.write_bytes(b"this is no database" * 100)
    dialog = open_dialog()
    assert "damaged" in dialog.problem.text()


def test_every_control_has_a_name_for_screen_readers(save, open_dialog):
    save(*TEA)
    dialog = open_dialog()
    controls = [
        *dialog.findChildren(QPushButton),
        dialog.finder.search,
        dialog.finder.list,
        dialog.reading.transcript,
    ]
    assert all(one.accessibleName() for one in controls)


def test_it_opens_once_and_may_be_closed_while_it_reads(save, stand, open_dialog):
    save(*TEA)
    dialog = open_dialog()
    stand.desktop.open_sessions()
    assert stand.desktop.sessions is dialog
    dialog.finder.look()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert stand.desktop.sessions is None
    QTest.qWait(60)
    QTest.mouseClick(stand.window.page.sessions_button, Qt.MouseButton.LeftButton)
    assert isinstance(stand.desktop.sessions, SessionsDialog)
    QTest.qWait(60)


def test_the_dialog_follows_the_theme(save, stand, open_dialog, tmp_path):
    save(*TEA)
    dialog = open_dialog()
    stand.desktop.theme.choose("dark")
    QTest.qWait(20)
    assert dialog.reading.transcript._palette is stand.desktop.theme.palette
    stand.desktop.theme.choose("light")


def test_a_new_conversation_keeps_models_and_devices_and_shows_nothing_of_the_one_before(stand):
    conversation = stand.conversation
    conversation.timeline.user(1, 1.0, 2.0, "Hello")
    stand.settle()
    assert stand.window.page.model.rowCount() == 1
    conversation.timeline.user(2, 3.0, None, "Not shown yet")
    QTest.keyClick(stand.window.page.composer.field, Qt.Key.Key_N, CONTROL)
    conversation.timeline.user(7, 0.5, 2.0, "And again")
    stand.settle()
    assert stand.asked("begin_anew") == [([], "")]
    assert not conversation.stopped.is_set()
    assert len(stand.conversations) == 1
    model = stand.window.page.model
    assert [model.line(row).text for row in range(model.rowCount())] == ["And again"]
    assert stand.window.actions_.new.isEnabled()
    assert stand.window.page.composer.field.hasFocus()


def test_the_one_before_can_be_deleted_at_once_in_a_list_that_is_open(stand, running, open_dialog, qtbot):
    writer = running(user(1, "A secret."))
    dialog = open_dialog()
    assert not dialog.delete_button.isEnabled()
    QTest.mouseClick(stand.window.page.new_button, Qt.MouseButton.LeftButton)
    writer.close()
    qtbot.waitUntil(dialog.delete_button.isEnabled)


def test_a_saved_conversation_is_continued(save, stand, open_dialog):
    save(*TEA[:2], assistant(4, "Some say", unheard="three."), title="Tea")
    dialog = open_dialog()
    QTest.mouseClick(dialog.continue_button, Qt.MouseButton.LeftButton)
    assert stand.desktop.sessions is None
    stand.settle()
    assert len(stand.conversations) == 1
    ((said, sentence),) = stand.asked("begin_anew")
    assert said == [
        ("user", "How long does green tea steep?"),
        ("assistant", "Two minutes."),
        ("assistant", "Some say"),
    ]
    assert sentence.startswith("This goes on from “Tea” (")
    QTest.mouseClick(stand.window.page.new_button, Qt.MouseButton.LeftButton)
    assert stand.asked("begin_anew")[1:] == [([], "")]


def test_while_the_models_load_a_saved_one_is_continued_in_what_begins(save, stand, open_dialog):
    save(*TEA[:2], title="Tea")
    stand.conversation.be(phase=Phase.LOADING)
    QTest.mouseClick(open_dialog().continue_button, Qt.MouseButton.LeftButton)
    assert len(stand.asked("take_up")) == 1
    QTest.mouseClick(stand.window.page.new_button, Qt.MouseButton.LeftButton)
    assert stand.asked("begin_anew") == []


def test_what_goes_on_is_not_continued_nor_what_has_no_words(save, running, open_dialog):
    save(TimelineItem(1, Lane.SYSTEM, "notice", 1.0, 1.0, "No microphone.", {}))
    running(user(1, "I am still here."))
    dialog = open_dialog()
    assert not dialog.continue_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_G, CONTROL)
    QTest.keyClick(dialog.finder.list, Qt.Key.Key_Down)
    ready(dialog)
    assert not dialog.continue_button.isEnabled()
    assert dialog.isVisible()


def test_one_that_failed_is_made_again_and_waits_until_the_old_one_has_ended(stand):
    stand.conversation.be(phase=Phase.FAILED)
    may_end = threading.Event()
    first, stop = stand.conversation, stand.conversation.stop
    first.stop = lambda: (may_end.wait(5.0), stop())
    QTest.mouseClick(stand.window.page.new_button, Qt.MouseButton.LeftButton)
    QTest.qWait(50)
    assert len(stand.conversations) == 1
    may_end.set()
    stand.settle()
    assert len(stand.conversations) == 2


def test_an_old_one_that_fails_to_end_does_not_stand_in_the_way(stand):
    stand.conversation.be(phase=Phase.FAILED)
    stop = stand.conversation.stop

    def fail():
        stop()
        raise OSError("the sound card is stuck")

    stand.conversation.stop = fail
    QTest.mouseClick(stand.window.page.new_button, Qt.MouseButton.LeftButton)
    stand.settle()
    assert len(stand.conversations) == 2


def test_a_microphone_that_was_muted_stays_so_when_a_conversation_is_made_again(stand):
    QTest.mouseClick(stand.window.page.composer.mute_button, Qt.MouseButton.LeftButton)
    stand.settle()
    stand.conversation.be(phase=Phase.FAILED)
    QTest.mouseClick(stand.window.page.new_button, Qt.MouseButton.LeftButton)
    stand.settle()
    assert stand.conversation.asked[:2] == [("set_muted", True), ("start", None)]


def test_the_window_may_be_closed_between_two_conversations(stand):
    stand.conversation.be(phase=Phase.FAILED)
    QTest.mouseClick(stand.window.page.new_button, Qt.MouseButton.LeftButton)
    stand.window.close()
    QTest.qWait(60)
    assert len(stand.conversations) == 1
    assert QApplication.instance() is not None


def test_there_is_no_new_one_while_there_is_none(make_stand):
    stand = make_stand(present=())
    assert not stand.window.actions_.new.isEnabled()
