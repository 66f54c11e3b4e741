"""The settings dialog is made from the declaration and changes a conversation that goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from assistant.manners import Initiative, Interruptions
from assistant.micro_turn import Delivery
from assistant.settings import SETTINGS, Settings
from models.errors import NetworkUnavailable
from ui.model_editor import ModelEditor
from ui.palette import DARK, LIGHT
from ui.state_words import Doing

pytestmark = pytest.mark.window

TINY_TALK = "smollm2-135m-instruct-q4_1"
HUGE = "gpt-oss-20b-mxfp4"


@pytest.fixture
def dialog(stand):
    QTest.mouseClick(stand.window.page.settings_button, Qt.MouseButton.LeftButton)
    assert stand.desktop.dialog is not None
    return stand.desktop.dialog


def choose(combo, value):
    """Choose from a list by keyboard, as a person does."""
    combo.setFocus()
    combo.showPopup()
    view = combo.view()
    view.setCurrentIndex(combo.model().index(combo.findData(value), 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.qWait(5)


def show(dialog, key):
    group = next(one.group for one in SETTINGS if one.key == key)
    names = [dialog.sections.item(row).text() for row in range(dialog.sections.count())]
    dialog.sections.setCurrentRow(names.index(group))
    return dialog.editors[key]


def test_every_setting_has_an_editor(dialog):
    assert set(dialog.editors) == {one.key for one in SETTINGS}
    assert [dialog.sections.item(row).text() for row in range(dialog.sections.count())] == list(
        dict.fromkeys(one.group for one in SETTINGS)
    )


def test_a_model_is_switched_while_the_conversation_goes_on(stand, dialog):
    choose(show(dialog, "model.interaction").combo, TINY_TALK)
    stand.settle()
    assert stand.asked("switch_model") == [("interaction", TINY_TALK)]
    assert Settings.load(stand.settings.path).text("model.interaction") == TINY_TALK
    choose(dialog.editors["model.interaction"].combo, "")
    stand.settle()
    assert stand.asked("switch_model")[-1] == ("interaction", "qwen2.5-coder-0.5b-instruct-q4_k_m")


def test_a_model_that_is_not_here_is_fetched_and_then_switched_in(stand, dialog):
    editor = show(dialog, "model.reasoner")
    choose(editor.combo, HUGE)
    stand.settle()
    assert stand.asked("switch_model") == []
    assert "Not on this computer yet" in editor.facts.text()
    assert "Apache-2.0" in editor.facts.text()
    QTest.mouseClick(editor.fetch_row.fetch_button, Qt.MouseButton.LeftButton)
    assert stand.fetcher.queue == [HUGE]
    stand.fetcher.progress(0.5)
    stand.settle()
    assert editor.fetch_row.bar.value() == 500
    stand.fetcher.finish()
    stand.settle()
    assert stand.asked("switch_model") == [("reasoner", HUGE)]
    assert not editor.fetch_row.isVisible()


def test_a_fetch_can_be_cancelled_and_its_failure_is_shown(stand, dialog):
    editor = show(dialog, "model.reasoner")
    choose(editor.combo, HUGE)
    QTest.mouseClick(editor.fetch_row.fetch_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(editor.fetch_row.cancel_button, Qt.MouseButton.LeftButton)
    stand.settle()
    assert stand.fetcher.queue == []
    assert editor.fetch_row.fetch_button.isVisible()
    QTest.mouseClick(editor.fetch_row.fetch_button, Qt.MouseButton.LeftButton)
    stand.fetcher.fail(NetworkUnavailable("The hub cannot be reached: check the connection."))
    stand.settle()
    assert editor.problem.text() == "The hub cannot be reached: check the connection."


def test_a_model_too_large_for_memory_says_so(stand, dialog, monkeypatch):
    from models import hardware

    small = hardware.Hardware(2, 2, 4_000_000_000, 3_000_000_000)
    monkeypatch.setattr(hardware, "look_at_hardware", lambda: small)
    editor = show(dialog, "model.reasoner")
    choose(editor.combo, HUGE)
    stand.settle()
    assert "this computer has" in editor.facts.text()
    label = editor.combo.itemText(editor.combo.findData(HUGE))
    editor.refresh()
    label = editor.combo.itemText(editor.combo.findData(HUGE))
    assert "too large" in label


def test_a_preset_switches_every_role_whose_model_is_here(stand, dialog):
    choose(show(dialog, "preset").combo, "tiny")
    stand.settle()
    assert dict(stand.asked("switch_model")) == {
        "interaction": TINY_TALK,
        "recogniser": "whisper-tiny.en",
        "reasoner": "qwen2.5-coder-0.5b-instruct-q4_k_m",
    }


def test_a_preset_that_is_not_here_says_how_much_it_is(stand, dialog):
    choose(show(dialog, "preset").combo, "balanced")
    stand.settle()
    assert "still to download" in dialog.editors["preset"].facts.text()
    QTest.mouseClick(dialog.editors["preset"].fetch, Qt.MouseButton.LeftButton)
    assert "lfm2.5-8b-a1b-q4_k_m" in stand.fetcher.queue


@pytest.mark.parametrize(
    ("key", "verb", "name"),
    [
        ("audio.microphone", "use_microphone", "USB headset, ALSA"),
        ("audio.speaker", "use_speaker", "USB headset, ALSA"),
        ("camera.source", "use_camera", "Integrated camera"),
    ],
)
def test_a_device_is_switched(stand, dialog, key, verb, name):
    choose(show(dialog, key).combo, name)
    stand.settle()
    assert stand.asked(verb) == [name]
    assert stand.settings.text(key) == name


def test_a_device_that_is_gone_stays_chosen_and_says_so(stand, dialog):
    stand.settings.set("audio.microphone", "Old microphone, ALSA")
    editor = show(dialog, "audio.microphone")
    editor.refresh()
    assert editor.combo.currentText() == "Old microphone, ALSA (not connected)"


def test_a_stream_is_typed_in(stand, dialog):
    field = show(dialog, "camera.source").combo.lineEdit()
    field.selectAll()
    QTest.keyClicks(field, "rtsp://192.168.0.20/stream")
    QTest.keyClick(field, Qt.Key.Key_Return)
    stand.settle()
    assert stand.asked("use_camera") == ["rtsp://192.168.0.20/stream"]
    assert stand.desktop.dialog is not None


def test_the_microphone_is_seen_to_hear(stand, dialog):
    editor = show(dialog, "audio.microphone")
    stand.conversation.be(input_level_dbfs=-12.0)
    stand.settle()
    assert editor.meter.level == pytest.approx(0.8, abs=0.05)


def test_the_volume_follows_the_slider(stand, dialog):
    slider = show(dialog, "voice.volume").slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_PageDown)
    stand.settle()
    assert stand.asked("set_volume") == [pytest.approx(0.9)]


def test_self_correction_is_switched_at_once(stand, dialog):
    stand.settings.set("reasoner.self_correction", False)
    stand.settle()
    assert stand.asked("set_self_correction") == [False]


def test_nodding_is_switched_at_once(stand, dialog):
    stand.settings.set("voice.backchannels", False)
    stand.settle()
    assert stand.asked("set_backchannels") == [False]


def test_hands_are_heeded_or_not_at_once(stand, dialog):
    stand.settings.set("camera.gestures", False)
    stand.settle()
    assert stand.asked("set_gestures") == [False]


def test_how_long_a_pause_may_be_is_changed_at_once(stand, dialog):
    choose(show(dialog, "talking.pauses").combo, "patient")
    stand.settle()
    assert stand.asked("set_patience") == [2.0]


def test_by_what_it_lets_itself_be_interrupted_is_changed_at_once(stand, dialog):
    choose(show(dialog, "talking.initiative").combo, "never")
    choose(show(dialog, "talking.interruptions").combo, "by key")
    stand.settle()
    assert stand.asked("set_interruptions") == [Interruptions.BY_KEY]
    assert stand.asked("set_initiative") == [Initiative.NEVER]


def test_how_results_are_brought_is_changed_at_once(stand, dialog):
    choose(show(dialog, "talking.results").combo, "shown")
    choose(show(dialog, "talking.results").combo, "at once")
    stand.settle()
    assert stand.asked("deliver_results") == [Delivery.SILENT, Delivery.INTERRUPT]


def test_the_text_grows_at_once_and_its_lines_and_titles_with_it(stand, dialog):
    title = stand.window.page.welcome.title
    before = QApplication.font().pointSizeF(), title.font().pointSizeF()
    choose(show(dialog, "window.text_size").combo, "200")
    stand.settle()
    after = QApplication.font().pointSizeF(), title.font().pointSizeF()
    assert after == pytest.approx((2 * before[0], 2 * before[1]))


def test_with_less_movement_nothing_swells_or_turns_and_the_ribbon_moves_on_now_and_then(stand, dialog):
    show(dialog, "window.calm").box.click()
    stand.settle()
    assert stand.desktop.theme.calm
    page = stand.window.page
    page.indicator.disc.show_state(Doing.THINKING, 0.8)
    assert not page.indicator.disc.turning
    painted = []
    page.ribbon.paintEvent = lambda event: painted.append(True)
    stand.conversation.be(floor="user", user_speaking=True, input_level_dbfs=-15.0)
    stand.settle()
    painted.clear()
    QTest.qWait(2200)
    del page.ribbon.paintEvent
    assert 1 <= len(painted) <= 3


def test_the_theme_changes_at_once(stand, dialog):
    combo = show(dialog, "window.theme").combo
    choose(combo, "dark")
    QTest.qWait(30)
    assert stand.desktop.theme.palette is DARK
    assert DARK.window in QApplication.instance().styleSheet()
    choose(combo, "light")
    QTest.qWait(30)
    assert stand.desktop.theme.palette is LIGHT


def test_the_system_theme_is_followed(stand):
    theme = stand.desktop.theme
    assert theme.choice == "system"
    system = QApplication.instance().styleHints()  # the offscreen platform has no theme that could change
    system.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.palette is DARK
    system.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.palette is LIGHT
    theme.choose("dark")
    system.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.palette is DARK


def test_a_value_that_does_not_fit_is_refused_with_a_sentence(stand, dialog):
    editor = show(dialog, "speech.language")
    editor.field.selectAll()
    QTest.keyClicks(editor.field, "English")
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert "“Language”" in editor.problem.text()
    assert stand.settings.text("speech.language") == "en"


def test_settings_that_cannot_be_saved_say_so(stand, dialog, tmp_path):
    stand.settings.path = tmp_path / "file" / "settings.json"
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    editor = show(dialog, "reasoner.on")
    QTest.keyClick(editor.box, Qt.Key.Key_Space)
    assert "could not be saved" in editor.problem.text()


def test_only_one_dialog_opens_and_closing_it_lets_it_open_again(stand, dialog):
    stand.desktop.open_settings()
    assert stand.desktop.dialog is dialog
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert stand.desktop.dialog is None
    QTest.qWait(10)
    stand.desktop.open_settings()
    assert stand.desktop.dialog is not dialog


def test_importing_a_file_that_is_no_model_says_so(stand, dialog, tmp_path, qtbot):
    path = tmp_path / "letter.gguf"
    path.write_text("Dear reader", encoding="utf-8")
    editor = show(dialog, "model.reasoner")
    assert isinstance(editor, ModelEditor)
    editor._choose_file = lambda parent: path
    QTest.mouseClick(editor.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(editor.import_button.isEnabled)
    assert "letter.gguf" in editor.problem.text()
    assert stand.settings.text("model.reasoner") == ""


def test_the_pages_are_filled_piece_by_piece_and_first_the_one_that_is_seen(stand, qtbot):
    QTest.keyClick(stand.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = stand.desktop.dialog
    pages = [dialog.pages.widget(row) for row in range(dialog.pages.count())]
    assert dialog.isVisible(), "the dialog is there at once"
    assert not any(page.full for page in pages)
    dialog.sections.setCurrentRow(len(pages) - 1)
    qtbot.waitUntil(lambda: pages[-1].full)
    assert not pages[0].full
    qtbot.waitUntil(lambda: all(page.full for page in pages))
    assert dialog.pages.currentWidget() is pages[-1]
    assert set(dialog.editors) == {one.key for one in SETTINGS}


def test_the_keyboard_comes_from_the_last_thing_on_a_page_to_the_button_below(stand, dialog, qtbot):
    qtbot.waitUntil(lambda: all(dialog.pages.widget(row).full for row in range(dialog.pages.count())))
    dialog.sections.setFocus()
    seen = []
    for _ in range(40):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())
        if seen[-1] is dialog.sections:
            break
    assert isinstance(seen[-2], QPushButton)
    assert seen[-2].text() == "Close"
    assert len(seen) > 3


def test_enter_in_a_field_presses_no_button(stand, dialog):
    pressed = []
    for button in dialog.findChildren(QPushButton):
        button.clicked.connect(lambda _on=False, button=button: pressed.append(button.text()))
    field = show(dialog, "microphone.key").findChild(QLineEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not pressed
    assert dialog.isVisible()
    close = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Close")
    close.setFocus()
    QTest.keyClick(close, Qt.Key.Key_Return)
    assert pressed == ["Close"]
