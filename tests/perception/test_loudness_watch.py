"""A voice is told from a room, a steady noise and a knock by loudness alone."""

from __future__ import annotations

from math import sin

import pytest

from assistant.perception.loudness_watch import LoudnessWatch

FRAME_S = 0.032


def room(level_dbfs: float, seconds: float) -> list[float]:
    """A room whose level sways by a few decibels."""
    return [level_dbfs + 3 * sin(7.1 * number) for number in range(round(seconds / FRAME_S))]


def voice(level_dbfs: float, seconds: float, quiet_dbfs: float) -> list[float]:
    """Words of a quarter of a second with short silences between them."""
    return [
        level_dbfs if (number * FRAME_S) % 0.35 < 0.26 else quiet_dbfs
        for number in range(round(seconds / FRAME_S))
    ]


def heard(watch: LoudnessWatch, levels: list[float]) -> bool:
    return True in [watch.hear(level) for level in levels]  # it hears all of them


@pytest.mark.parametrize("level_dbfs", [-100.0, -70.0, -50.0, -30.0])
def test_a_room_is_no_voice_however_loud_it_is(level_dbfs):
    assert not heard(LoudnessWatch(), room(level_dbfs, 10.0))


@pytest.mark.parametrize(("room_dbfs", "voice_dbfs"), [(-70.0, -40.0), (-55.0, -30.0), (-40.0, -22.0)])
def test_hello_is_heard_within_a_second(room_dbfs, voice_dbfs):
    watch = LoudnessWatch()
    assert not heard(watch, room(room_dbfs, 2.0))
    assert heard(watch, voice(voice_dbfs, 0.8, room_dbfs))


def test_who_speaks_at_once_is_heard_too():
    assert heard(LoudnessWatch(), voice(-28.0, 2.0, -52.0))


def test_who_talks_on_does_not_become_the_room():
    watch = LoudnessWatch()
    heard(watch, room(-60.0, 1.0) + voice(-28.0, 20.0, -60.0))
    assert heard(watch, voice(-28.0, 1.0, -60.0))


def test_it_is_over_soon_after_the_last_word():
    watch = LoudnessWatch()
    assert heard(watch, room(-60.0, 2.0) + voice(-28.0, 2.0, -60.0))
    assert not [watch.hear(level) for level in room(-60.0, 0.6)][-1]


def test_a_knock_is_too_short():
    watch = LoudnessWatch()
    assert not heard(watch, [*room(-60.0, 2.0), -15.0, -12.0, -25.0, -40.0, *room(-60.0, 2.0)])


def test_a_microphone_that_wakes_up_is_no_voice():
    assert not heard(LoudnessWatch(), [-100.0] * 60 + room(-62.0, 2.0))
