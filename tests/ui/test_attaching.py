"""A text file that goes along with a message: attached by key, button, drop and paste, seen, removed and sent."""

from __future__ import annotations

import pytest
from fakes.drops import drop, mime_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from assistant.attachment import TextFile
from ui.attaching import ONE_AT_A_TIME
from ui.attachment_chip import shortened, used_words
from ui.text_file import LIMIT_BYTES

pytestmark = pytest.mark.window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def composer(stand):
    return stand.window.page.composer


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.md"
    path.write_text("Buy milk.\n", encoding="utf-8")
    return path


def wait_until_read(qtbot, composer):
    qtbot.waitUntil(lambda: not composer.field.waits)


def attach(stand, qtbot, path):
    stand.window.attaching.choose_file = lambda parent: path
    QTest.keyClick(stand.window, Qt.Key.Key_O, CONTROL)
    wait_until_read(qtbot, stand.window.page.composer)


def test_a_file_is_attached_by_key_and_sent_with_the_words(stand, composer, note, qtbot):
    assert not composer.chip.isVisible()
    attach(stand, qtbot, note)
    assert composer.chip.isVisible()
    assert composer.chip.name.text() == "note.md"
    assert composer.chip.detail.text() == "10 characters"
    assert composer.field.hasFocus()
    QTest.keyClicks(composer.field, "What do I need?")
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    assert stand.asked("type_text") == [("What do I need?", TextFile("note.md", "Buy milk.\n"))]
    assert not composer.chip.isVisible()
    QTest.keyClicks(composer.field, "Thanks")
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    assert stand.asked("type_text")[-1] == "Thanks"


def test_the_button_attaches_and_the_chip_removes(stand, composer, note, qtbot):
    stand.window.attaching.choose_file = lambda parent: note
    QTest.mouseClick(composer.attach_button, Qt.MouseButton.LeftButton)
    wait_until_read(qtbot, composer)
    button = composer.chip.remove_button
    assert button.accessibleName() == "Remove note.md"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not composer.chip.isVisible()
    assert composer.field.hasFocus()
    QTest.keyClicks(composer.field, "Hi")
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    assert stand.asked("type_text") == ["Hi"]


def test_the_chip_is_removed_by_keyboard(stand, composer, note, qtbot):
    attach(stand, qtbot, note)
    composer.chip.remove_button.setFocus()
    QTest.keyClick(composer.chip.remove_button, Qt.Key.Key_Space)
    assert not composer.chip.isVisible()


def test_nothing_is_sent_without_words(stand, composer, note, qtbot):
    attach(stand, qtbot, note)
    stand.settle()
    assert composer.field.placeholderText() == "Ask or say something about the file"
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    assert not composer.send_button.isEnabled()
    assert stand.asked("type_text") == []
    assert composer.chip.isVisible()


def test_no_file_is_chosen_and_the_one_before_stays(stand, composer, note, qtbot):
    attach(stand, qtbot, note)
    attach(stand, qtbot, None)
    assert composer.chip.name.text() == "note.md"


@pytest.mark.parametrize("target", ["field", "transcript", "window"])
def test_a_file_is_dropped_anywhere_onto_the_window(stand, composer, note, qtbot, target):
    stand.conversation.timeline.user(1, 1.0, 2.0, "Hello")
    stand.settle()
    widgets = {
        "field": composer.field.viewport(),
        "transcript": stand.window.page.transcript.viewport(),
        "window": stand.window,
    }
    assert drop(widgets[target], note)
    wait_until_read(qtbot, composer)
    assert composer.chip.attachment == TextFile("note.md", "Buy milk.\n")
    assert composer.field.toPlainText() == ""


def test_a_file_on_the_clipboard_is_attached_and_text_is_typed(stand, composer, note, qtbot):
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(mime_of([note]))
    QTest.keyClick(composer.field, Qt.Key.Key_V, CONTROL)
    wait_until_read(qtbot, composer)
    assert composer.chip.name.text() == "note.md"
    clipboard.setText("some words")
    QTest.keyClick(composer.field, Qt.Key.Key_V, CONTROL)
    assert composer.field.toPlainText() == "some words"


def test_one_file_at_a_time(stand, composer, note, tmp_path):
    assert drop(stand.window, note, tmp_path / "other.txt")
    assert composer.chip.problem.text() == ONE_AT_A_TIME
    assert composer.chip.attachment is None


def test_another_file_takes_the_place_of_the_first(stand, composer, note, tmp_path, qtbot):
    attach(stand, qtbot, note)
    other = tmp_path / "other.py"
    other.write_bytes("\ufeffprint('hi')\r\n".encode())
    drop(stand.window, other)
    wait_until_read(qtbot, composer)
    assert composer.chip.attachment == TextFile("other.py", "print('hi')\n")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("tool.bin", b"\x7fELF\x00\x00", "tool.bin is neither a picture nor plain text"),
        ("old.txt", "Grüße".encode("latin-1"), "is not a text file in UTF-8"),
        ("large.csv", b"1,2\n" * LIMIT_BYTES, "is too large; a file may have up to 64 kB"),
        ("empty.txt", b" \n", "is empty"),
    ],
)
def test_what_cannot_be_attached_is_refused_with_a_sentence(
    stand, composer, tmp_path, qtbot, name, data, said
):
    path = tmp_path / name
    path.write_bytes(data)
    drop(stand.window, path)
    wait_until_read(qtbot, composer)
    assert said in composer.chip.problem.text()
    assert composer.chip.accessibleName() == composer.chip.problem.text()
    assert not composer.chip.name.isVisible()
    QTest.keyClicks(composer.field, "Hi")
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    assert stand.asked("type_text") == ["Hi"]
    assert not composer.chip.isVisible()


def test_a_folder_and_what_is_gone_are_refused(stand, composer, tmp_path, qtbot):
    for path, said in (
        (tmp_path, "is not a file"),
        (tmp_path / "gone.txt", "is not a file"),
    ):
        drop(stand.window, path)
        wait_until_read(qtbot, composer)
        assert said in composer.chip.problem.text()


def test_words_wait_for_a_file_that_is_being_read(stand, composer, note, qtbot):
    stand.window.attaching.take([note])
    QTest.keyClicks(composer.field, "Hi")
    assert composer.field.waits
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    assert stand.asked("type_text") == []
    wait_until_read(qtbot, composer)
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    assert stand.asked("type_text") == [("Hi", TextFile("note.md", "Buy milk.\n"))]


def test_a_file_that_is_removed_while_it_is_read_does_not_come_back(stand, composer, note):
    stand.window.attaching.take([note])
    QTest.mouseClick(composer.chip.remove_button, Qt.MouseButton.LeftButton)
    stand.settle()
    assert not composer.chip.isVisible()
    assert composer.chip.attachment is None


def test_without_a_conversation_nothing_is_attached(make_stand, note):
    stand = make_stand(())
    assert not stand.window.actions_.attach.isEnabled()
    assert not drop(stand.window, note)


def test_the_chip_says_how_much_of_a_long_file_is_read(stand, composer, tmp_path, qtbot):
    assert used_words(TextFile("a.txt", "x" * 1_500)) == "1,500 characters"
    longer = used_words(TextFile("a.txt", "x" * 2_000))
    assert longer.startswith("The first 1,500 of 2,000 characters are read, all of them")
    path = tmp_path / ("a-very-long-name-" * 8 + ".csv")
    path.write_text("x" * 12_300, encoding="utf-8")
    attach(stand, qtbot, path)
    assert composer.chip.detail.text() == (
        "The first 1,500 of 12,300 characters are read, the first 3,000 of them when it takes time to think."
    )
    assert composer.chip.name.text() == shortened(path.name)
    assert len(composer.chip.name.text()) < 50
    assert stand.window.width() <= 1040


def test_a_compact_window_makes_room_for_the_chip(stand, composer, note, qtbot):
    QTest.keyClick(stand.window, Qt.Key.Key_M, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    stand.settle()
    height = stand.window.height()
    attach(stand, qtbot, note)
    stand.settle()
    assert stand.window.height() >= height + composer.chip.height()
    assert composer.chip.geometry().bottom() < composer.field.geometry().top()
    QTest.mouseClick(composer.chip.remove_button, Qt.MouseButton.LeftButton)
    stand.settle()
    stand.window.resize(stand.window.width(), height)
    assert stand.window.height() == height
