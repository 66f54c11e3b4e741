"""The keys of the window's actions, changed in the settings by keyboard and mouse."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from assistant.settings import Settings
from ui.keys import KEYS_SETTING

pytestmark = pytest.mark.window

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def dialog(stand):
    QTest.mouseClick(stand.window.page.settings_button, Qt.MouseButton.LeftButton)
    dialog = stand.desktop.dialog
    names = [dialog.sections.item(row).text() for row in range(dialog.sections.count())]
    dialog.sections.setCurrentRow(names.index("Keyboard"))
    return dialog


@pytest.fixture
def editor(dialog):
    return dialog.editors[KEYS_SETTING]


def press(row, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Go into the field and press a key, as a person does."""
    row.field.setFocus()
    QTest.keyClick(row.field, key, modifiers)
    QTest.qWait(5)


def shown(row):
    return row.field.keySequence().toString(QKeySequence.SequenceFormat.PortableText)


def test_every_action_has_a_row_with_its_key(stand, editor):
    actions = stand.window.actions_
    assert [actions.named()[name] for name in editor.rows] == actions.all()
    for name, row in editor.rows.items():
        assert row.field.keySequence() == actions.named()[name].shortcut()
        assert not row.reset_button.isVisible()
        assert actions.label(name) in row.field.accessibleName()
    assert shown(editor.rows["mute"]) == "Ctrl+M"


def test_a_new_key_works_at_once_and_the_old_one_no_more(stand, dialog, editor):
    press(editor.rows["mute"], Qt.Key.Key_J, CONTROL)
    window = stand.window
    dialog.close()
    window.activateWindow()
    QTest.qWait(20)
    QTest.keyClick(window, Qt.Key.Key_M, CONTROL)
    assert stand.asked("set_muted") == []
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    assert stand.asked("set_muted") == [True]
    assert "(Ctrl+J)" in window.page.composer.mute_button.toolTip()


def test_it_is_kept_for_the_next_start(stand, editor, make_stand):
    press(editor.rows["health"], Qt.Key.Key_F8)
    stored = Settings.load(stand.settings.path).text(KEYS_SETTING)
    assert json.loads(stored) == {"health": "F8"}
    again = make_stand(**{KEYS_SETTING: stored})
    assert again.window.actions_.health.shortcut() == QKeySequence("F8")
    assert again.window.page.indicator.toolTip() == "Health (F8)"


def test_a_key_that_is_taken_is_refused_with_the_name_of_who_has_it(stand, editor):
    row = editor.rows["camera"]
    press(row, Qt.Key.Key_D, CONTROL)
    assert row.problem.isVisible()
    assert "“Show decisions”" in row.problem.text()
    assert shown(row) == "Ctrl+K"
    assert stand.settings.text(KEYS_SETTING) == ""
    press(row, Qt.Key.Key_D, CONTROL | ALT)
    assert not row.problem.isVisible()
    assert shown(row) == "Ctrl+Alt+D"


@pytest.mark.parametrize(
    ("key", "modifiers", "says"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "together with Ctrl or Alt"),
        (Qt.Key.Key_A, SHIFT, "together with Ctrl or Alt"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "together with Ctrl or Alt"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, "together with Ctrl or Alt"),
        (Qt.Key.Key_C, CONTROL, "“Copy” wherever one types"),
        (Qt.Key.Key_Z, CONTROL, "“Undo” wherever one types"),
    ],
)
def test_keys_that_typing_needs_are_refused(stand, editor, key, modifiers, says):
    row = editor.rows["mute"]
    press(row, key, modifiers)
    assert says in row.problem.text()
    assert shown(row) == "Ctrl+M"
    assert stand.window.actions_.mute.shortcut() == QKeySequence("Ctrl+M")


def test_the_key_that_is_held_to_talk_is_refused(stand, editor):
    stand.settings.set("microphone.key", "F10")
    row = editor.rows["mute"]
    press(row, Qt.Key.Key_F10)
    assert "opens the microphone while you hold it" in row.problem.text()
    assert shown(row) == "Ctrl+M"


def test_backspace_takes_the_key_away_and_the_tooltip_with_it(stand, editor):
    row = editor.rows["settings"]
    press(row, Qt.Key.Key_Backspace)
    actions = stand.window.actions_
    assert actions.settings.shortcut().isEmpty()
    assert actions.settings.toolTip() == "Settings"
    assert row.reset_button.isVisible()
    press(editor.rows["jump"], Qt.Key.Key_Comma, CONTROL)  # it is free now
    assert actions.jump.shortcut() == QKeySequence("Ctrl+,")
    assert "Ctrl+," in stand.window.page.jump_button.toolTip()


def test_one_is_reset_unless_its_own_key_is_taken(stand, editor):
    settings, jump = editor.rows["settings"], editor.rows["jump"]
    press(settings, Qt.Key.Key_F7)
    press(jump, Qt.Key.Key_Comma, CONTROL)
    QTest.mouseClick(settings.reset_button, Qt.MouseButton.LeftButton)
    assert "“Jump to now”" in settings.problem.text()
    assert shown(settings) == "F7"
    QTest.mouseClick(jump.reset_button, Qt.MouseButton.LeftButton)
    assert shown(jump) == "Ctrl+End"
    QTest.mouseClick(settings.reset_button, Qt.MouseButton.LeftButton)
    assert shown(settings) == "Ctrl+,"
    assert not settings.problem.isVisible()
    assert stand.settings.text(KEYS_SETTING) == ""


def test_all_are_reset_at_once(stand, editor):
    press(editor.rows["settings"], Qt.Key.Key_F7)
    press(editor.rows["mute"], Qt.Key.Key_Backspace)
    press(editor.rows["camera"], Qt.Key.Key_D, CONTROL)
    editor.reset_all_button.setFocus()
    QTest.keyClick(editor.reset_all_button, Qt.Key.Key_Space)
    assert [shown(editor.rows[name]) for name in ("settings", "mute", "camera")] == [
        "Ctrl+,",
        "Ctrl+M",
        "Ctrl+K",
    ]
    assert not any(row.problem.isVisible() for row in editor.rows.values())
    assert stand.window.actions_.mute.shortcut() == QKeySequence("Ctrl+M")
    assert Settings.load(stand.settings.path).text(KEYS_SETTING) == ""


def test_tab_leaves_a_field_and_escape_can_be_chosen(stand, dialog, editor):
    editor.rows["mute"].field.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is not editor.rows["mute"].field
    assert shown(editor.rows["mute"]) == "Ctrl+M"
    press(editor.rows["stop"], Qt.Key.Key_F6)
    press(editor.rows["mute"], Qt.Key.Key_Escape)
    assert stand.desktop.dialog is dialog
    assert shown(editor.rows["mute"]) == "Esc"


def test_words_elsewhere_name_the_keys_as_they_are(stand, editor):
    press(editor.rows["stop"], Qt.Key.Key_F6)
    press(editor.rows["write"], Qt.Key.Key_Backspace)
    stand.conversation.be(speaking=True)
    stand.settle()
    page = stand.window.page
    assert page.indicator.hint.text() == "Speak or press F6 to interrupt."
    assert page.composer.field.toolTip() == "Enter sends, Shift+Enter begins a new line"
    press(editor.rows["stop"], Qt.Key.Key_Backspace)
    stand.settle()
    assert page.indicator.hint.text() == "Speak to interrupt."


def test_a_change_from_elsewhere_is_followed(stand, editor):
    stand.settings.set(KEYS_SETTING, json.dumps({"mute": "F4"}))
    stand.settle()
    assert stand.window.actions_.mute.shortcut() == QKeySequence("F4")
    assert shown(editor.rows["mute"]) == "F4"
    assert editor.rows["mute"].reset_button.isVisible()


@pytest.mark.parametrize(
    "text", ["{}", '{"mute": 5}', '{"no such": "F4"}', "{mute}", '{"mute": "Ctrl+M"}', '{"mute": {"a": "b"}}']
)
def test_keys_that_cannot_be_read_are_the_usual_ones(make_stand, text):
    stand = make_stand(**{KEYS_SETTING: text})
    assert stand.window.actions_.mute.shortcut() == QKeySequence("Ctrl+M")


def test_a_usual_key_that_the_user_gave_to_another_is_that_ones(make_stand):
    stand = make_stand(**{KEYS_SETTING: json.dumps({"quit": "Ctrl+M"})})
    assert stand.window.actions_.quit.shortcut() == QKeySequence("Ctrl+M")
    assert stand.window.actions_.mute.shortcut().isEmpty()


def test_keys_that_cannot_be_saved_work_and_say_so(stand, editor, tmp_path):
    stand.settings.path = tmp_path / "file" / "settings.json"
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    row = editor.rows["mute"]
    press(row, Qt.Key.Key_J, CONTROL)
    assert "could not be saved" in row.problem.text()
    assert stand.window.actions_.mute.shortcut() == QKeySequence("Ctrl+J")
