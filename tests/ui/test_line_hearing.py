"""What was said is heard again: by a click beside the line, by the key, and from the menu; in the window and among the
saved conversations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from assistant.micro_turn import PERCEPTION_RATE_HZ
from assistant.sound_record.kept_sound import KeptSound
from assistant.sound_record.opus_writer import OpusWriter
from assistant.sound_record.patient_file import PatientFile
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.sound_files import sound_file
from assistant.timeline.store import SessionWriter, sessions_path
from ui.hear_button import HearButton
from ui.line_hearing import LineHearing
from ui.line_player import AFTER_S, BEFORE_S
from ui.sessions_dialog import SessionsDialog
from ui.transcript_view import TranscriptView

RATE = PERCEPTION_RATE_HZ
LENGTH_S = 30.0


def write_sound(path: Path) -> KeptSound:
    """Half a minute in which the pitch says the time: 400 Hz and 20 more each second, on the left."""
    hz = 400 + 20 * np.floor(np.arange(round(LENGTH_S * RATE)) / RATE)
    sound = (0.3 * np.sin(2 * np.pi * np.cumsum(hz) / RATE)).astype(np.float32)
    file = PatientFile(path, pytest.fail)
    writer = OpusWriter(file)
    writer.write(np.stack((sound, np.zeros_like(sound)), axis=1))
    writer.close()
    file.close()
    return KeptSound(path, ((0.0, LENGTH_S),))


@pytest.fixture(autouse=True)
def no_words_are_left() -> Iterator[None]:
    yield
    QToolTip.hideText()


@pytest.fixture
def talk(stand, tmp_path):
    """A conversation with three lines, of which the first two can be heard."""
    stand.conversation.kept = write_sound(tmp_path / "now.ogg")
    stand.conversation.timeline.user(1, 3.0, 5.0, "What is the capital of France?")
    stand.conversation.timeline.assistant(2, 6.0, 8.0, "It is Paris.")
    stand.conversation.timeline.put(3, Lane.USER, "text", 10.0, 10.0, "typed words")
    stand.settle()
    return stand


def middle(view: TranscriptView, row: int) -> QPoint:
    """Where the words of a line are."""
    rect, box = view.visualRect(view.model().index(row, 0)), view.layout_of(row).box
    assert box is not None
    return QPoint(round(box.center().x()), round(rect.top() + box.center().y()))


def hover(view: TranscriptView, row: int) -> None:
    window = view.window().windowHandle()  # offscreen, no other window may lie over it
    there = view.viewport().mapTo(view.window(), middle(view, row))
    QTest.mouseMove(window, there + QPoint(2, 2))  # where it is already it does not move
    QTest.mouseMove(window, there)
    QTest.qWait(30)


def click(button: HearButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def played(stand, count: int = 1) -> list[np.ndarray]:
    """What the conversation was given to play, when it was given so many."""
    for _ in range(200):
        if len(stand.asked("play_sound")) >= count:
            break
        QTest.qWait(10)
    stand.settle()
    sounds = stand.asked("play_sound")
    assert len(sounds) == count
    return sounds


def seconds(sound: np.ndarray) -> list[int]:
    """Which seconds of the recording are heard at the beginning and at the end of a sound."""
    parts = (sound[: RATE // 10], sound[-RATE // 10 :])
    return [round((10 * int(np.argmax(np.abs(np.fft.rfft(part)))) - 400) / 20) for part in parts]


def test_a_click_beside_the_line_plays_it_from_its_beginning_to_its_end(talk) -> None:
    view, hearing = talk.window.page.transcript, talk.window.page.hearing
    hover(view, 0)
    click(hearing.offer)
    (sound,) = played(talk)
    assert len(sound) / RATE == pytest.approx(2.0 + BEFORE_S + AFTER_S, abs=0.01)
    assert seconds(sound) == [2, 5]  # from 2.8 to 5.3 s
    assert np.abs(sound).max() == pytest.approx(0.3, abs=0.05)


def test_the_button_is_on_the_free_side_of_the_line_and_named(talk) -> None:
    view, hearing = talk.window.page.transcript, talk.window.page.hearing
    for row, name in (
        (0, "Hear this line: What is the capital of France?"),
        (1, "Hear this line: It is Paris."),
    ):
        hover(view, row)
        assert hearing.offer.isVisible()
        assert hearing.offer.accessibleName() == name
        assert "Ctrl+P" in hearing.offer.toolTip()
        box = view.layout_of(row).box
        assert box is not None
        beside = hearing.offer.geometry()
        assert beside.right() < box.left() if row == 0 else beside.left() > box.right()
        assert view.viewport().rect().contains(beside)
        assert abs(beside.center().y() - middle(view, row).y()) < 6
    hover(view, 2)
    assert not hearing.offer.isVisible(), "nobody spoke what was typed"


def test_a_second_click_stops_it_and_it_ends_by_itself(talk) -> None:
    view, hearing = talk.window.page.transcript, talk.window.page.hearing
    hover(view, 0)
    click(hearing.offer)
    played(talk)
    assert hearing.stopper.isVisible()
    assert hearing.stopper.accessibleName().startswith("Stop playing")
    assert not hearing.offer.isVisible()
    click(hearing.stopper)
    assert talk.asked("stop_sound")
    talk.settle()
    assert not hearing.stopper.isVisible()
    click(hearing.offer)
    played(talk, 2)
    talk.conversation.be(playing_sound=False)  # it is over
    talk.settle()
    assert not hearing.stopper.isVisible()
    assert hearing.offer.isVisible()


def test_another_line_takes_the_place_of_the_one_that_plays(talk) -> None:
    view, hearing = talk.window.page.transcript, talk.window.page.hearing
    hover(view, 0)
    click(hearing.offer)
    played(talk)
    hover(view, 1)
    assert hearing.stopper.isVisible()
    click(hearing.offer)
    sounds = played(talk, 2)
    assert seconds(sounds[1]) == [5, 8]
    assert hearing.stopper.accessibleName() == "Stop playing: It is Paris."


def test_escape_stops_it(talk) -> None:
    hover(talk.window.page.transcript, 0)
    click(talk.window.page.hearing.offer)
    played(talk)
    QTest.keyClick(talk.window.page.composer.field, Qt.Key.Key_Escape)
    talk.settle()
    assert talk.asked("stop_sound")
    assert talk.asked("stop_speaking") == [], "an answer that is on its way is not given up for it"
    assert not talk.window.page.hearing.stopper.isVisible()


def test_the_key_plays_the_current_line_and_without_one_the_last_that_was_spoken(talk) -> None:
    view = talk.window.page.transcript
    QTest.keyClick(talk.window.page.composer.field, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert seconds(played(talk)[0]) == [5, 8]
    QTest.keyClick(talk.window.page.composer.field, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert talk.asked("stop_sound"), "pressed again it stops"
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.qWait(30)
    assert talk.window.page.hearing.offer.isVisible(), "the current line shows that it can be heard"
    QTest.keyClick(view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert seconds(played(talk, 2)[1]) == [2, 5]


def test_the_menu_of_a_line_offers_it_where_there_is_something_to_hear(talk) -> None:
    view = talk.window.page.transcript
    for row, offered in ((0, True), (2, False)):
        view.setCurrentIndex(view.model().index(row, 0))
        menu = view.menu_for_current()
        entries = {action.text(): action for action in menu.actions()}
        assert ("Hear this line" in entries) is offered
        if offered:
            entries["Hear this line"].trigger()
            assert seconds(played(talk)[0]) == [2, 5]
        menu.deleteLater()


def test_in_the_lanes_the_key_and_the_menu_do_it(talk) -> None:
    page = talk.window.page
    QTest.keyClick(talk.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    page.lanes.setFocus()
    for row, offered in ((0, True), (2, False)):
        page.lanes.setCurrentIndex(page.lanes.model().index(row, 0))
        menu = page.lanes.menu_for_current()
        entries = {action.text(): action for action in menu.actions()}
        assert ("Hear this line" in entries) is offered
        if offered:
            entries["Hear this line"].trigger()
            assert seconds(played(talk)[0]) == [2, 5]
        menu.deleteLater()
    page.lanes.setCurrentIndex(page.lanes.model().index(0, 0))
    QTest.keyClick(page.lanes, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page.player.place is None, "it plays, and falls silent"
    QTest.keyClick(page.lanes, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert seconds(played(talk, 2)[1]) == [2, 5]


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ({"speaking": True}, "Not while the assistant speaks."),
        ({"speaker": None}, "There is no speaker. Connect one, or choose another."),
    ],
)
def test_while_it_cannot_be_heard_the_button_says_why(talk, state, why) -> None:
    talk.conversation.be(**state)
    talk.settle()
    hover(talk.window.page.transcript, 0)
    offer = talk.window.page.hearing.offer
    assert not offer.isEnabled()
    assert offer.toolTip() == why
    QTest.keyClick(talk.window.page.composer.field, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(30)
    assert QToolTip.text() == why
    assert talk.asked("play_sound") == []


def test_without_kept_sound_nothing_is_offered_and_the_key_says_so(stand) -> None:
    stand.conversation.timeline.user(1, 3.0, 5.0, "What is the capital of France?")
    stand.settle()
    hover(stand.window.page.transcript, 0)
    assert not stand.window.page.hearing.offer.isVisible()
    QTest.keyClick(stand.window.page.composer.field, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(30)
    assert QToolTip.text() == "The sound of this conversation was not kept."


def test_sound_that_is_gone_is_told(talk, tmp_path) -> None:
    (tmp_path / "now.ogg").unlink()
    hover(talk.window.page.transcript, 0)
    click(talk.window.page.hearing.offer)
    for _ in range(100):
        if QToolTip.text():
            break
        QTest.qWait(10)
    assert QToolTip.text() == "The sound of this conversation is not there any more."
    assert not talk.window.page.hearing.stopper.isVisible()


def test_that_sound_is_kept_is_seen_and_a_click_leads_to_where_it_is_switched_off(stand) -> None:
    sign = stand.window.page.kept_sign
    assert not sign.isVisible()
    stand.conversation.be(sound_kept=True)
    stand.settle()
    assert sign.isVisible()
    assert "kept on this computer" in sign.toolTip()
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    assert stand.desktop.dialog is not None
    stand.desktop.dialog.close()
    stand.conversation.be(sound_kept=False)
    stand.settle()
    assert not sign.isVisible()


def test_the_setting_takes_effect_at_once(stand) -> None:
    stand.settings.set("record.audio", True)
    stand.settle()
    assert stand.asked("set_sound_kept") == [True]


# In the list of conversations


@pytest.fixture
def saved(stand, tmp_path, qtbot) -> Iterator[SessionsDialog]:
    """The dialog with one saved session that has its sound, and one that has none."""
    path = sessions_path(tmp_path)
    for day, text in ((1, "without sound"), (2, "What is the capital of France?")):
        writer = SessionWriter(path, wall_clock=lambda day=day: datetime(2026, 3, day, 12, tzinfo=UTC))
        writer.begin()
        writer.put(TimelineItem(1, Lane.USER, "speech", 3.0, 5.0, text, {}))
        writer.close()
    write_sound(sound_file(path, writer.started_at))
    stand.desktop.open_sessions()
    dialog = stand.desktop.sessions
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.finder.model.rowCount() == 2, timeout=5000)
    yield dialog
    stand.desktop.open_sessions()
    assert stand.desktop.sessions is not None
    stand.desktop.sessions.close()


def choose(dialog: SessionsDialog, row: int, qtbot) -> None:
    rect = dialog.finder.list.visualRect(dialog.finder.model.index(row))
    QTest.mouseClick(dialog.finder.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    qtbot.waitUntil(lambda: dialog.reading.model.rowCount() == 1, timeout=5000)
    QTest.qWait(100)


def can_be_heard(hearing: LineHearing, view: TranscriptView) -> bool:
    hover(view, 0)
    return hearing.offer.isVisible()


def test_a_saved_line_is_heard_through_the_running_conversation(stand, saved, qtbot) -> None:
    choose(saved, 0, qtbot)
    qtbot.waitUntil(lambda: can_be_heard(saved.hearing, saved.reading.transcript), timeout=5000)
    assert "sound kept" in saved.reading.about.text()
    click(saved.hearing.offer)
    assert seconds(played(stand)[0]) == [2, 5]
    assert not stand.window.page.hearing.stopper.isVisible(), (
        "the line with this number in the window is another one"
    )
    QTest.keyClick(saved, Qt.Key.Key_Escape)
    assert stand.asked("stop_sound")
    assert saved.isVisible(), "Esc stops it first"
    QTest.keyClick(saved, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    played(stand, 2)
    choose(saved, 1, qtbot)
    assert len(stand.asked("stop_sound")) == 2, "another conversation is chosen"
    assert not can_be_heard(saved.hearing, saved.reading.transcript)
    assert "sound kept" not in saved.reading.about.text()
    QTest.keyClick(saved, Qt.Key.Key_Escape)
    assert stand.desktop.sessions is None


def test_closing_the_list_silences_it(stand, saved, qtbot) -> None:
    choose(saved, 0, qtbot)
    qtbot.waitUntil(lambda: can_be_heard(saved.hearing, saved.reading.transcript), timeout=5000)
    click(saved.hearing.offer)
    played(stand)
    QTest.mouseClick(saved.close_button, Qt.MouseButton.LeftButton)
    assert stand.asked("stop_sound")
