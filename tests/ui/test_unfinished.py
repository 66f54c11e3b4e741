"""A conversation that was cut off by the program's death is offered again, once."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.store import SessionWriter, sessions_path
from ui.unfinished import find_unfinished, look_for_unfinished

pytestmark = pytest.mark.window

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SAID = ((Lane.USER, "My favourite animal is the otter."), (Lane.ASSISTANT, "A fine choice."))


def save(path, *, killed: bool, said=SAID, began: datetime = NOW - timedelta(hours=1)) -> None:
    writer = SessionWriter(path, wall_clock=lambda: began)
    writer.begin()
    for number, (lane, text) in enumerate(said, start=1):
        writer.put(TimelineItem(number, lane, "speech", 2.0 * number, 2.0 * number + 1.0, text, {}))
    writer.close()
    if killed:
        with sqlite3.connect(path) as connection:
            connection.execute(
                "UPDATE sessions SET ended_at = NULL WHERE id = (SELECT max(id) FROM sessions)"
            )
        connection.close()


def test_one_that_was_cut_off_is_found_with_its_last_words(tmp_path):
    path = sessions_path(tmp_path)
    assert find_unfinished(path, NOW) is None
    save(path, killed=True)
    found = find_unfinished(path, NOW)
    assert found is not None
    assert found.said == (("user", SAID[0][1]), ("assistant", SAID[1][1]))
    assert found.title == "My favourite animal is the otter."


@pytest.mark.parametrize(
    "past",
    [
        {"killed": False},
        {"killed": True, "said": ((Lane.SYSTEM, "No microphone was found."),)},
        {"killed": True, "began": NOW - timedelta(days=3)},
    ],
    ids=["ended", "without words", "long ago"],
)
def test_others_are_not(tmp_path, past):
    path = sessions_path(tmp_path)
    save(path, **past)
    assert find_unfinished(path, NOW) is None


def test_one_that_was_followed_by_another_is_not_offered_again(tmp_path):
    path = sessions_path(tmp_path)
    save(path, killed=True)
    save(path, killed=False)
    assert find_unfinished(path, NOW) is None


def test_it_is_offered_in_the_window_and_goes_on(make_stand, tmp_path, qtbot):
    stand = make_stand()
    save(sessions_path(tmp_path), killed=True, began=datetime.now(UTC))
    look_for_unfinished(tmp_path, stand.desktop.offer_to_go_on)
    strip = stand.window.page.problem_strip
    qtbot.waitUntil(strip.isVisible)
    button = next(one for one in strip.findChildren(QPushButton) if one.text() == "Go on with it")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    stand.settle()
    said, sentence = stand.asked("take_up")[0]
    assert said[0] == ("user", "My favourite animal is the otter.")
    assert "was cut off" in sentence
    assert not strip.isVisible()
