"""Captions: a window of its own with what was said last, in large letters."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from assistant.timeline.item import Lane
from ui.caption_window import FIRST, HINT, LEAST, LINES, MOST, Inks
from ui.palette import contrast
from ui.theme import scaled_font

pytestmark = pytest.mark.window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press_captions(widget):
    widget.activateWindow()  # as a desktop does when the other window has gone
    QTest.qWait(10)
    QTest.keyClick(widget, Qt.Key.Key_C, CONTROL | SHIFT)
    QTest.qWait(20)


@pytest.fixture
def captions(stand):
    press_captions(stand.window)
    return stand.window.captions.window


def test_the_same_key_opens_and_closes_them(stand):
    assert stand.window.captions.window is None
    press_captions(stand.window)
    window = stand.window.captions.window
    assert window.isVisible()
    assert window.isWindow()
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    press_captions(window)
    assert stand.window.captions.window is None
    assert not stand.window.actions_.captions.isChecked()
    press_captions(stand.window)
    assert stand.window.captions.window.isVisible()


def test_closing_it_by_hand_unchecks_the_action_and_keeps_its_size(stand, captions):
    QTest.keyClick(captions, Qt.Key.Key_Plus, CONTROL)
    letters = captions.letters
    captions.resize(700, 300)
    captions.close()
    assert not stand.window.actions_.captions.isChecked()
    press_captions(stand.window)
    again = stand.window.captions.window
    assert again is not captions
    assert again.letters == letters
    assert (again.width(), again.height()) == (700, 300)


def test_the_size_of_the_letters_is_kept_for_the_next_time(stand, captions, make_stand):
    for _ in range(3):
        QTest.keyClick(captions, Qt.Key.Key_Plus, CONTROL)
    letters = captions.letters
    captions.resize(720, 310)
    stand.window.close()
    again = make_stand()
    press_captions(again.window)
    window = again.window.captions.window
    assert window.letters == pytest.approx(letters)
    assert (window.width(), window.height()) == (720, 310)


@pytest.mark.parametrize(
    "stored", ['{"letters": 400}', '{"letters": "large"}', '{"letters": null}', '{"letters": NaN}']
)
def test_a_size_that_is_none_is_the_usual_one(tmp_path, make_stand, stored):
    (tmp_path / "window.json").write_text(stored, encoding="utf-8")
    stand = make_stand()
    press_captions(stand.window)
    assert stand.window.captions.window.letters == FIRST


def test_a_window_that_is_closed_follows_no_more(stand, captions):
    captions.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(captions)
    stand.conversation.timeline.user(1, 1.0, 2.0, "Hello")
    stand.settle()
    stand.desktop.theme.choose("dark")


def test_it_closes_with_the_main_window(stand, captions):
    stand.window.close()
    assert stand.window.captions.window is None


def test_it_shows_both_sides_and_nothing_else(stand, captions):
    timeline = stand.conversation.timeline
    assert captions.lines() == []
    assert captions.accessibleDescription() == HINT
    timeline.user(1, 1.0, 2.0, "Hello")
    timeline.notice(2, 2.0, "The disk is full.")
    timeline.task(3, 2.0, None, "A long question", state="running")
    timeline.put(4, Lane.ASSISTANT, "backchannel", 2.5, 2.6, "I see.")
    timeline.assistant(5, 3.0, 4.0, "Good morning", unheard="to you.")
    stand.settle()
    assert [(line.name, line.text) for line in captions.lines()] == [
        ("You", "Hello"),
        ("Counterpoint", "Good morning to you."),
    ]
    assert captions.accessibleDescription() == "Counterpoint: Good morning  [not said: to you.]"


def test_it_follows_words_that_still_change(stand, captions):
    timeline = stand.conversation.timeline
    timeline.user(1, 1.0, None, "", committed="What is", unstable="the whether")
    stand.settle()
    before = captions.grab().toImage()
    timeline.user(1, 1.0, 2.0, "What is the weather?")
    stand.settle()
    assert captions.lines()[0].text == "What is the weather?"
    assert captions.grab().toImage() != before


def test_it_looks_at_few_lines_however_many_there_are(stand, captions):
    for number in range(1, 60):
        stand.conversation.timeline.user(number, number * 5.0, number * 5.0 + 1, f"Line {number}")
    stand.settle()
    assert len(captions.lines()) == LINES
    assert captions.lines()[-1].text == "Line 59"


def test_keys_change_the_size_of_the_letters_within_limits(captions):
    assert captions.letters == FIRST
    for _ in range(20):
        QTest.keyClick(captions, Qt.Key.Key_Plus, CONTROL)
    assert captions.letters == MOST
    for _ in range(30):
        QTest.keyClick(captions, Qt.Key.Key_Minus, CONTROL)
    assert captions.letters == LEAST
    QTest.keyClick(captions, Qt.Key.Key_0, CONTROL)
    assert captions.letters == FIRST


def test_the_keys_of_the_window_work_in_it(stand, captions):
    stand.conversation.be(speaking=True)
    stand.settle()
    QTest.keyClick(captions, Qt.Key.Key_Escape)
    assert stand.asked("stop_speaking") == [None]
    QTest.keyClick(captions, Qt.Key.Key_M, CONTROL)
    assert stand.asked("set_muted") == [True]


def test_the_newest_words_are_seen_in_whole(stand, captions):
    stand.conversation.timeline.user(1, 1.0, 2.0, "It goes on and on. " * 60 + "The end.")
    stand.settle()
    picture = captions.grab().toImage()
    line_px = QFontMetricsF(scaled_font(FIRST)).lineSpacing()
    ground = picture.pixel(2, 2)

    def inked(top, bottom):
        rows = range(round(top), round(bottom))
        return any(picture.pixel(x, y) != ground for y in rows for x in range(10, 300, 2))

    assert inked(captions.height() - 2 * line_px, captions.height() - line_px * 0.5)
    assert not inked(captions.height() - line_px * 0.3, captions.height())


@pytest.mark.parametrize("dark", [False, True])
def test_the_contrast_is_high_in_both_themes(dark):
    inks = Inks(dark)
    assert contrast(inks.text, inks.ground) == pytest.approx(21.0)
    assert all(contrast(ink, inks.ground) >= 7.0 for ink in (inks.dim, *inks.names.values()))
