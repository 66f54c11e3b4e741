"""The health popover: opened, read, copied from and closed as a person does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from assistant.health import Health, Usage
from assistant.perception.sight.budget import LookingHealth
from ui.health_words import UNKNOWN, answer_words, late_words, usage_words

pytestmark = pytest.mark.window

WELL = Health(0.52, 5, 1203, 0, 0.01, Usage(0.62, 1_120_000_000), Usage(0.01, 410_000_000), 0.05)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def popover(stand):
    stand.conversation.healthy = WELL
    stand.conversation.be(models={"interaction": "qwen2.5-coder-0.5b-instruct-q4_k_m"})
    return stand.desktop.health


def open_by_click(stand):
    QTest.mouseClick(stand.window.page.indicator.title, Qt.MouseButton.LeftButton)


def test_a_click_on_the_state_shows_numbers_devices_and_models(stand, popover):
    assert not popover.isVisible()
    open_by_click(stand)
    assert popover.isVisible()
    table = popover.table
    assert table.value("Now", "Answers") == "after 0.52 s (the median of the last 5)"
    assert table.value("Now", "Late micro-turns") == "0 of 1,203"
    assert table.value("Now", "Program").endswith("cores, 1.12 GB of memory")
    assert table.value("Now", "Background thinking").endswith(", 410 MB of memory")
    assert table.value("Devices", "Microphone") == "Built-in microphone"
    assert table.value("Devices", "Camera") == "off"
    assert table.value("Models", "Conversation") == "Qwen2.5 Coder 0.5B Instruct (Q4_K_M)"
    assert table.value("Models", "Voice") == "none"
    open_by_click(stand)
    assert not popover.isVisible()


def test_it_opens_by_key_and_escape_closes_it_and_gives_the_keyboard_back(stand, popover):
    field = stand.window.page.composer.field
    stand.conversation.be(speaking=True)
    stand.settle()
    QTest.keyClick(field, Qt.Key.Key_I, CONTROL)
    assert popover.isVisible()
    QTest.keyClick(stand.window.focusWidget(), Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert field.hasFocus()
    assert stand.asked("stop_speaking") == []
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert stand.asked("stop_speaking") == [None]


def test_the_state_can_be_reached_and_opened_without_a_mouse(stand, popover):
    indicator = stand.window.page.indicator
    indicator.setFocus()
    QTest.keyClick(indicator, Qt.Key.Key_Space)
    assert popover.isVisible()
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert indicator.hasFocus()
    assert "Health (Ctrl+I)" in indicator.toolTip()
    assert stand.window.grab().width() > 0  # the mark of the focus is painted


def test_tab_reaches_every_button(stand, popover):
    QTest.keyClick(stand.window, Qt.Key.Key_I, CONTROL)
    reached = set()
    for _ in range(8):
        QTest.keyClick(stand.window.focusWidget(), Qt.Key.Key_Tab)
        reached.add(stand.window.focusWidget())
    buttons = popover.findChildren(QPushButton)
    assert len(buttons) == 3
    assert reached >= set(buttons)
    assert all(button.text() or button.accessibleName() for button in buttons)


def test_the_conversation_is_asked_only_while_it_is_open(stand, popover, monkeypatch):
    popover._timer.setInterval(20)
    QTest.qWait(60)
    assert stand.conversation.looks == 0
    open_by_click(stand)
    QTest.qWait(120)
    seen = stand.conversation.looks
    assert seen >= 3
    stand.conversation.healthy = Health(1.25, 1, 2000, 3, 0.14)
    QTest.qWait(60)
    assert popover.table.value("Now", "Answers") == "after 1.25 s (the only one so far)"
    assert popover.table.value("Now", "Late micro-turns") == "3 of 2,000, the worst by 140 ms"
    QTest.mouseClick(popover.close_button, Qt.MouseButton.LeftButton)
    seen = stand.conversation.looks
    QTest.qWait(60)
    assert stand.conversation.looks == seen


def test_diagnostics_have_what_a_report_needs_and_nothing_that_was_said(stand, popover):
    timeline = stand.conversation.timeline
    timeline.user(1, 1.0, 2.0, "a spoken secret")
    timeline.assistant(2, 2.5, 4.0, "an answered secret")
    timeline.task(3, 2.5, 4.0, "a thought secret", answer="a found secret")
    timeline.notice(4, 5.0, f"The file {Path.home() / 'models' / 'x.gguf'} cannot be read.")
    for number in range(5, 20):
        timeline.notice(number, number * 1.0, f"Notice {number}.")
    stand.desktop.tell("The disk is full.")
    open_by_click(stand)
    QTest.mouseClick(popover.copy_button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    for needed in (
        "counterpoint",
        "Python",
        "PySide6-Essentials",
        "machine",
        "0 of 1,203",
        "Built-in microphone",
    ):
        assert needed in text
    assert "qwen2.5-coder-0.5b-instruct-q4_k_m" in text
    assert "19.0 s  Notice 19." in text
    assert "Notice 10." in text
    assert "Notice 9." not in text
    assert "The disk is full." in text
    assert "secret" not in text
    assert str(Path.home()) + "/" not in text
    assert popover.note.text().startswith("Copied.")


def test_the_log_folder_is_opened_and_its_place_told_where_that_fails(stand, popover, tmp_path):
    asked = []
    popover._open_folder = lambda folder: asked.append(folder) or True
    open_by_click(stand)
    QTest.mouseClick(popover.folder_button, Qt.MouseButton.LeftButton)
    assert asked == [tmp_path / "logs"]
    assert asked[0].is_dir()
    assert not popover.note.isVisible()
    popover._open_folder = lambda folder: False
    QTest.keyClick(popover.folder_button, Qt.Key.Key_Space)
    assert "could not be opened" in popover.note.text()


def test_it_stays_inside_a_window_that_becomes_small(stand, popover):
    open_by_click(stand)
    stand.window.resize(stand.window.minimumSize())
    QTest.qWait(30)
    page = stand.window.page
    assert page.rect().contains(popover.geometry())
    assert popover.rect().contains(popover.close_button.mapTo(popover, QPoint(5, 5)))


def test_a_compact_window_becomes_whole_for_it(stand, popover):
    actions = stand.window.actions_
    open_by_click(stand)
    actions.compact.trigger()
    QTest.qWait(30)
    assert not popover.isVisible()
    actions.health.trigger()
    QTest.qWait(30)
    assert not actions.compact.isChecked()
    assert popover.isVisible()
    assert popover.height() > 250


def test_it_grows_with_what_it_has_to_say(stand, popover):
    open_by_click(stand)
    before = popover.height()
    stand.conversation.be(camera_on=True, camera="A camera with a name that takes more than one line of this")
    popover.refresh()
    assert popover.height() > before


def test_it_says_how_often_the_eyes_look_and_when_they_spare_the_processor(stand, popover):
    stand.conversation.be(camera_on=True, camera="Webcam")
    stand.conversation.healthy = replace(WELL, looking=LookingHealth(4.96, 0.1))
    open_by_click(stand)
    assert popover.table.value("Devices", "Camera").endswith(", 5.0 looks a second")
    stand.conversation.healthy = replace(WELL, looking=LookingHealth(2.5, 0.25, sparing=True))
    popover.refresh()
    said = popover.table.value("Devices", "Camera")
    assert said.endswith(", 2.5 looks a second, fewer than usual: the processor is slow or busy")


def test_without_a_conversation_it_says_what_is_known(make_stand):
    stand = make_stand(broken=[RuntimeError("no sound")])
    stand.desktop.health.toggle()
    table = stand.desktop.health.table
    assert table.value("Now", "Program") == UNKNOWN
    assert table.value("Now", "Background thinking") == "not running"
    assert table.value("Devices", "Speaker") == "none"
    QTest.mouseClick(stand.desktop.health.copy_button, Qt.MouseButton.LeftButton)
    assert "could not be prepared" in QGuiApplication.clipboard().text()


def test_it_does_not_open_over_the_first_start(make_stand):
    stand = make_stand(present=())
    QTest.keyClick(stand.window, Qt.Key.Key_I, CONTROL)
    assert not stand.desktop.health.isVisible()


def test_the_words_for_numbers():
    assert answer_words(Health()) == "no spoken question was answered yet"
    assert late_words(Health()) == "none has begun yet"
    assert usage_words(None, 2) == ""
    assert usage_words(Usage(None, 410_000_000), 2) == "410 MB of memory"
    assert usage_words(Usage(0.5, 410_000_000), 1) == "0.50 of 1 core, 410 MB of memory"
