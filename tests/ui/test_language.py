"""Which language the window has, and its texts, numbers, dates and keys."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from assistant.health import Health
from assistant.settings import Settings, setting
from ui import language, main_loop
from ui.engine_sentences import told
from ui.health_words import late_words
from ui.keys import KeyRefusedError, Keys
from ui.language import chosen_language, languages, use_language
from ui.saved_words import when_text
from ui.translating import bytes_text, in_english, key_text, localised, mark, number, tr, tr_count, translated
from ui.window_actions import WindowActions

pytestmark = pytest.mark.window


# Which language


def test_the_language_is_the_one_that_was_chosen(qapp, german, monkeypatch) -> None:
    assert tr("Settings") == "Einstellungen"
    assert use_language(qapp, "en") == "en"
    assert tr("Settings") == "Settings"


@pytest.mark.parametrize(
    ("system", "code"),
    [(("de", "en"), "de"), (("fr", "de", "en"), "de"), (("fr",), "en"), (("en", "de"), "en"), ((), "en")],
)
def test_without_a_choice_it_is_the_first_of_the_system_that_there_is(
    qapp, german, monkeypatch, system, code
) -> None:
    monkeypatch.setattr(language, "system_languages", lambda: system)
    assert use_language(qapp, "system") == code
    assert use_language(qapp, "a language that was there once") == code


def test_a_translation_that_an_update_writes_anew_stays_as_it_was(
    qapp, german, monkeypatch, tmp_path
) -> None:
    file = tmp_path / "counterpoint_de.qm"
    file.write_bytes((language.TRANSLATIONS / file.name).read_bytes())
    monkeypatch.setattr(language, "TRANSLATIONS", tmp_path)
    assert use_language(qapp, "de") == "de"
    file.write_bytes(b"")  # in place: what is mapped would be gone
    assert tr("Settings") == "Einstellungen"
    assert tr("Conversations") == "Gespräche"


def test_the_setting_offers_the_languages_that_there_are() -> None:
    values = [value for value, _ in setting("window.language").choices]
    assert values == ["system", *languages()]


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ('{"window.language": "de"}', "de"),
        ('{"window.theme": "dark"}', "system"),
        ('["window.language"]', "system"),
        ("not JSON", "system"),
        (None, "system"),
    ],
)
def test_the_choice_is_read_before_anything_can_be_said(tmp_path, text, choice) -> None:
    file = tmp_path / "settings.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert chosen_language(file) == choice


def test_the_choice_is_made_in_the_settings_and_counts_from_the_next_start_on(stand, tmp_path) -> None:
    stand.desktop.open_settings()
    editor = stand.desktop.dialog.editors["window.language"]
    assert "counts from the next start on" in editor.help.text()
    editor.combo.setFocus()
    QTest.keyClick(editor.combo, Qt.Key.Key_End)
    assert editor.combo.currentText() == "Deutsch"
    assert stand.window.actions_.settings.text() == "Settings"
    assert json.loads((tmp_path / "settings.json").read_text(encoding="utf-8")) == {"window.language": "de"}
    assert chosen_language(tmp_path / "settings.json") == "de"


def test_the_program_starts_in_the_language_that_was_chosen(qapp, conversations, tmp_path, qtbot) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("window.language", "de")
    settings.save()
    seen: list[str] = []

    def look() -> None:
        (window,) = [one for one in qapp.topLevelWidgets() if one.isVisible()]
        seen.extend(action.text() for action in window.findChildren(QAction) if action.text())
        window.close()

    QTimer.singleShot(200, look)
    try:
        assert main_loop.run_until_closed(tmp_path, offline=True, fetch=False) == 0
    finally:
        use_language(qapp, "en")
    assert {"Einstellungen", "Gespräche", "Beenden"} <= set(seen)


# Texts, numbers, dates and keys


def test_values_stand_where_the_language_wants_them(german) -> None:
    assert tr("Delete “{title}”?", title="Tee & Kuchen {1}") == "„Tee & Kuchen {1}“ löschen?"
    assert tr("none", "a speaker") == "keiner"
    assert tr("none", "a microphone") == "keines"
    assert translated(mark("The camera is off.")) == "Die Kamera ist aus."
    assert translated("") == ""
    assert translated("something that nobody translated") == "something that nobody translated"


def test_one_thing_and_several() -> None:
    def work(count: int) -> str:
        return tr_count(
            "Working on one thing in the background.", "Working on {count} things in the background.", count
        )

    assert work(1) == "Working on one thing in the background."
    assert work(1200) == "Working on 1,200 things in the background."
    app = QCoreApplication.instance()
    assert app is not None
    use_language(app, "de")
    try:
        assert work(1) == "Eine Sache ist im Hintergrund in Arbeit."
        assert work(1200) == "1.200 Sachen sind im Hintergrund in Arbeit."
        assert work(0) == "0 Sachen sind im Hintergrund in Arbeit."
    finally:
        use_language(app, "en")


def test_numbers_dates_and_keys_are_those_of_the_language(german) -> None:
    assert number(1203.456, 2) == "1.203,46"
    assert bytes_text(1_120_000_000) == "1,12 GB"
    assert localised("1,203.5") == "1.203,5"
    assert key_text("Ctrl+Shift+F3") == "Strg+Umschalt+F3"
    now = datetime(2026, 11, 27, 12, 0).astimezone()
    assert when_text(datetime(2025, 3, 4, 9, 5).astimezone(), now) == "Di. 4. März 2025, 09:05"
    assert when_text(datetime(2026, 11, 27, 9, 5).astimezone(), now) == "Heute, 09:05"
    assert late_words(Health(micro_turns=1203, late_micro_turns=2, worst_late_s=0.25)) == (
        "2 von 1.203, höchstens um 250 ms"
    )


def test_what_qt_itself_says_is_translated_too(german) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_a_report_is_in_english(german) -> None:
    with in_english():
        assert tr("Devices") == "Devices"
        assert number(1203.5, 1) == "1,203.5"
        assert key_text("Ctrl+F") == "Ctrl+F"
        assert told("The fetch was cancelled.") == "The fetch was cancelled."
    assert tr("Devices") == "Geräte"


def test_diagnostics_are_copied_in_english(german, make_stand) -> None:
    stand = make_stand()
    stand.window.actions_.health.trigger()
    QTest.mouseClick(stand.desktop.health.copy_button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert "Late micro-turns" in text
    assert "Verspätete Takte" not in text
    assert stand.desktop.health.table.value("Jetzt", "Verspätete Takte")


def test_keys_are_the_same_in_every_language(german, qapp) -> None:
    actions = WindowActions(qapp)
    for name, action in actions.named().items():
        written = str(action.property("key"))
        assert actions.default_key(name).toString(QKeySequence.SequenceFormat.PortableText) == written
    settings = Settings()
    settings.set("window.keys", '{"mute": "Ctrl+Del", "camera": "Alt+PgUp"}')
    keys = Keys(settings, actions)
    keys.close()
    assert actions.key_name("mute") == "Strg+Entf"
    assert keys.key("camera") == QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_PageUp)


def test_a_key_that_is_taken_is_refused_in_german(german, qapp) -> None:
    keys = Keys(Settings(), WindowActions(qapp))
    with pytest.raises(KeyRefusedError) as refused:
        keys.assign("mute", QKeySequence("Ctrl+H"))
    keys.close()
    assert str(refused.value) == (
        "Strg+H gehört schon zu „Gespräche“; gib dem zuerst eine andere Taste, oder wähle eine freie."
    )


def test_english_is_what_the_other_tests_see() -> None:
    assert QLocale().language() is QLocale.Language.English
    assert tr("Settings") == "Settings"
