"""What the window asks of a conversation, and what it shows of it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from assistant.status import Phase
from assistant.timeline.item import Lane
from ui.card_button import Act
from ui.line import Emphasis

pytestmark = pytest.mark.window


def words(stand):
    return stand.window.page.indicator.title.text()


def test_typed_text_reaches_the_conversation_on_enter(stand):
    field = stand.window.page.composer.field
    assert field.hasFocus()
    QTest.keyClicks(field, "How late is it?")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stand.asked("type_text") == ["How late is it?"]
    assert field.toPlainText() == ""


def test_shift_enter_begins_a_new_line_and_the_button_sends(stand):
    composer = stand.window.page.composer
    assert not composer.send_button.isEnabled()
    height = composer.field.height()
    QTest.keyClicks(composer.field, "one")
    QTest.keyClick(composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(composer.field, "two")
    assert stand.asked("type_text") == []
    assert composer.field.height() > height
    QTest.mouseClick(composer.send_button, Qt.MouseButton.LeftButton)
    assert stand.asked("type_text") == ["one\ntwo"]
    assert composer.field.height() == height


def test_nothing_is_sent_when_nothing_but_space_is_typed(stand):
    field = stand.window.page.composer.field
    QTest.keyClicks(field, "   ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stand.asked("type_text") == []


def test_writing_over_the_transcript_goes_to_the_field(stand):
    page = stand.window.page
    stand.conversation.timeline.user(1, 1.0, 2.0, "Hello")
    stand.settle()
    page.transcript.setFocus()
    for character in "Why?":
        QTest.keyClick(stand.window.focusWidget(), character)
    assert page.composer.field.toPlainText() == "Why?"


def test_escape_stops_the_voice(stand):
    stand.conversation.be(speaking=True)
    stand.settle()
    assert words(stand) == "Speaking"
    QTest.keyClick(stand.window.page.composer.field, Qt.Key.Key_Escape)
    assert stand.asked("stop_speaking") == [None]


def test_mute_toggles_by_button_and_by_key_and_is_shown(stand):
    button = stand.window.page.composer.mute_button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    stand.settle()
    assert stand.asked("set_muted") == [True]
    assert words(stand) == "Muted"
    assert button.accessibleName() == "Open the microphone"
    QTest.keyClick(stand.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    stand.settle()
    assert stand.asked("set_muted") == [True, False]
    assert words(stand) == "Listening"


def test_a_muted_microphone_shows_no_level(stand):
    stand.conversation.be(muted=True, input_level_dbfs=-3.0)
    stand.settle()
    assert stand.window.page.microphone_meter.level == pytest.approx(0.0, abs=0.25)
    assert stand.window.page.voice_meter.level == 0.0


@pytest.mark.parametrize(
    ("status", "title"),
    [
        ({"user_speaking": True}, "Hearing you"),
        ({"speaking": True, "user_speaking": True}, "Hearing you"),
        ({"speaking": True}, "Speaking"),
        ({"thinking": True}, "Thinking"),
        ({"microphone": None}, "No microphone"),
        ({"phase": Phase.LOADING, "phase_text": "Loading the voice…"}, "Loading"),
        ({"phase": Phase.STOPPED}, "Stopped"),
        ({"tasks_running": 2}, "Listening"),
    ],
)
def test_it_says_what_it_is_doing(stand, status, title):
    stand.conversation.be(**status)
    stand.settle()
    indicator = stand.window.page.indicator
    assert indicator.title.text() == title
    assert indicator.accessibleName() == f"State: {title}"
    if "tasks_running" in status:
        assert "2 things in the background" in indicator.hint.text()


def test_the_camera_is_switched_remembered_and_shown(stand):
    page = stand.window.page
    stand.conversation.frame = np.zeros((240, 320, 3), np.uint8)
    assert not page.preview.isVisible()
    QTest.mouseClick(page.composer.camera_button, Qt.MouseButton.LeftButton)
    stand.settle()
    assert stand.asked("set_camera") == [True]
    assert stand.settings.flag("camera.on")
    assert page.preview.isVisible()
    assert page.preview.height() == pytest.approx(page.preview.width() * 0.75, abs=2)
    QTest.mouseClick(page.composer.camera_button, Qt.MouseButton.LeftButton)
    stand.settle()
    assert stand.asked("set_camera") == [True, False]
    assert not page.preview.isVisible()


def test_hiding_the_picture_leaves_the_camera_on(stand):
    page = stand.window.page
    QTest.mouseClick(page.composer.camera_button, Qt.MouseButton.LeftButton)
    stand.settle()
    QTest.mouseClick(page.preview._hide, Qt.MouseButton.LeftButton)
    stand.settle()
    assert not page.preview.isVisible()
    assert stand.asked("set_camera") == [True]


def test_unstable_words_become_settled_in_place(stand):
    timeline, model = stand.conversation.timeline, stand.window.page.model
    timeline.user(1, 1.0, None, "", committed="What is", unstable="the whether")
    stand.settle()
    assert [run.emphasis for run in model.line(0).runs] == [Emphasis.PLAIN, Emphasis.UNSTABLE]
    timeline.user(1, 1.0, None, "", committed="What is the weather", unstable="")
    stand.settle()
    assert [run.text for run in model.line(0).runs] == ["What is the weather"]
    timeline.user(1, 1.0, 2.5, "What is the weather?")
    stand.settle()
    assert model.rowCount() == 1
    assert [(run.text, run.emphasis) for run in model.line(0).runs] == [
        ("What is the weather?", Emphasis.PLAIN)
    ]


def test_what_was_cut_off_is_struck(stand):
    stand.conversation.timeline.assistant(1, 1.0, 3.0, "It is", unheard="sunny and warm.")
    stand.settle()
    layout = stand.window.page.transcript.layout_of(0)
    formats = layout.blocks[0].layout.formats()
    assert [piece.format.fontStrikeOut() for piece in formats] == [False, True]
    assert stand.window.page.model.line(0).spoken_text == "It is  [not said: sunny and warm.]"


def test_a_task_is_a_card_that_is_updated_and_cancelled(stand):
    timeline, page = stand.conversation.timeline, stand.window.page
    timeline.task(1, 1.0, None, "How far is the moon?", state="running")
    stand.settle()
    cancel = page.transcript.layout_of(0).button(Act.CANCEL)
    assert cancel is not None
    row = page.transcript.visualRect(page.model.index(0))
    at = QPoint(round(cancel.box.center().x()), row.top() + round(cancel.box.center().y()))
    QTest.mouseClick(page.transcript.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert stand.asked("cancel_task") == ["t1"]
    timeline.task(1, 1.0, 9.0, "How far is the moon?", state="done", answer="384,400 km.")
    stand.settle()
    layout = page.transcript.layout_of(0)
    assert layout.button(Act.CANCEL) is None
    assert [block.text for block in layout.blocks] == ["How far is the moon?", "384,400 km."]


def test_a_task_can_be_cancelled_by_keyboard(stand):
    transcript = stand.window.page.transcript
    stand.conversation.timeline.task(1, 1.0, None, "How far is the moon?", state="running")
    stand.settle()
    transcript.setFocus()
    QTest.keyClick(transcript, Qt.Key.Key_Up)
    QTest.keyClick(transcript, Qt.Key.Key_Delete)
    assert stand.asked("cancel_task") == ["t1"]
    menu = transcript.menu_for_current()
    assert [action.text() for action in menu.actions()] == [
        "Copy",
        "Select all",
        "Cancel this work",
        "Show the details",
    ]
    menu.deleteLater()


def test_decisions_are_hidden_until_asked_for(stand):
    timeline, page = stand.conversation.timeline, stand.window.page
    timeline.user(1, 1.0, 2.0, "Hello")
    timeline.put(2, Lane.SYSTEM, "decision", 2.1, 2.1, "speak", why="the user is done")
    timeline.assistant(3, 2.4, 3.0, "Hello!")
    stand.settle()
    assert page.model.rowCount() == 2
    QTest.keyClick(stand.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert page.model.rowCount() == 3
    assert page.model.line(1).text == "speak – why: the user is done"
    QTest.mouseClick(page.details_button, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 2


def test_an_utterance_without_words_is_not_shown(stand):
    timeline, model = stand.conversation.timeline, stand.window.page.model
    timeline.user(1, 1.0, None, "", committed="", unstable="")
    stand.settle()
    assert model.rowCount() == 0
    timeline.user(1, 1.0, None, "", committed="", unstable="Hm")
    stand.settle()
    assert model.rowCount() == 1
    timeline.user(1, 1.0, 1.4, "")
    stand.settle()
    assert model.rowCount() == 0


def test_lines_stand_in_the_order_of_their_times(stand):
    timeline, model = stand.conversation.timeline, stand.window.page.model
    timeline.assistant(1, 5.0, 6.0, "second")
    timeline.user(2, 1.0, 2.0, "first")
    stand.settle()
    assert [model.line(row).text for row in range(2)] == ["first", "second"]


def test_a_failed_conversation_says_why_and_can_be_tried_again(stand):
    sentence = "The model is damaged: verify it in the settings, or fetch it again."
    stand.conversation.be(phase=Phase.FAILED, phase_text=sentence)
    stand.settle()
    strip = stand.window.page.problem_strip
    assert strip.isVisible()
    assert strip.text.text() == sentence
    QTest.mouseClick(strip.buttons()[0], Qt.MouseButton.LeftButton)
    stand.settle()
    assert len(stand.conversations) == 2
    assert stand.asked("start") == [None]
    assert stand.conversations[0].stopped.wait(2.0)
    assert not strip.isVisible()


def test_a_conversation_that_cannot_be_made_is_told_of(make_stand, qtbot):
    broken = [ImportError("no such library")]
    stand = make_stand(broken=broken)
    strip = stand.window.page.problem_strip
    qtbot.waitUntil(strip.isVisible)
    assert "ImportError" in strip.text.text()
    assert "counterpoint doctor" in strip.text.text()
    broken.clear()
    QTest.mouseClick(strip.buttons()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stand.window.link.conversation is not None)
    assert not strip.isVisible()


def test_a_model_that_arrives_while_the_conversation_is_made_is_switched_in(stand):
    models = dict(stand.casts[-1])
    stand.desktop.maker.begin(models)
    stand.desktop.maker.switch("voice", "piper-en_US-ljspeech-high")
    stand.settle()
    assert stand.asked("switch_model") == [("voice", "piper-en_US-ljspeech-high")]


def test_a_sentence_stays_until_it_is_understood(stand):
    stand.desktop.tell("The disk is full; free some space.")
    stand.desktop.tell("The settings were damaged.")
    strip = stand.window.page.problem_strip
    assert strip.text.text() == "The disk is full; free some space."
    QTest.mouseClick(strip.buttons()[0], Qt.MouseButton.LeftButton)
    assert strip.text.text() == "The settings were damaged."
    QTest.mouseClick(strip.buttons()[0], Qt.MouseButton.LeftButton)
    assert not strip.isVisible()


def test_every_control_is_reached_by_tab_and_has_a_name(stand):
    page = stand.window.page
    stand.conversation.timeline.user(1, 1.0, 2.0, "Hello")
    stand.conversation.be(speaking=True)
    stand.settle()
    QTest.keyClicks(page.composer.field, "x")
    wanted = {
        page.details_button,
        page.settings_button,
        page.transcript,
        page.composer.mute_button,
        page.composer.camera_button,
        page.composer.field,
        page.composer.stop_button,
        page.composer.send_button,
    }
    reached = set()
    for _ in range(30):
        focused = stand.window.focusWidget()
        reached.add(focused)
        assert focused.accessibleName(), focused
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert wanted <= reached
    for action in stand.window.actions_.all():
        assert action.shortcut().toString() in action.toolTip() or action.shortcut().toString() == "Esc"
