"""The ribbon's memory: bars for what was loud, bands for who had the floor, and nothing for silence."""

from __future__ import annotations

import pytest

from assistant.interaction.floor import Holder
from assistant.status import Status
from ui.ribbon_history import BIN_S, FLOOR_NAMES, SPAN_S, FloorState, RibbonHistory, floor_state

FRAME_S = 1 / 30


def feed(history, state, seconds, user=0.0, assistant=0.0):
    return [history.feed(state, user, assistant, FRAME_S) for _ in range(round(seconds / FRAME_S))]


def test_every_holder_of_the_floor_has_a_name_here():
    assert {one.value for one in Holder} == {*FLOOR_NAMES, Holder.NOBODY.value}


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ({"floor": "nobody"}, FloorState.FREE),
        ({"floor": "a word that is not known"}, FloorState.FREE),
        ({"floor": "user pausing"}, FloorState.USER_PAUSING),
        ({"floor": "assistant", "speaking": True}, FloorState.ASSISTANT),
        ({"floor": "assistant", "speaking": False}, FloorState.THINKING),
        ({"floor": "both", "speaking": True, "user_speaking": True}, FloorState.BOTH),
        ({"floor": "held", "speaking": True}, FloorState.HELD),
        ({"floor": "nobody", "thinking": True}, FloorState.THINKING),
        ({"floor": "idle", "user_speaking": True}, FloorState.USER),
        ({"floor": "idle", "user_speaking": True, "muted": True}, FloorState.FREE),
        ({"floor": "idle", "speaking": True}, FloorState.ASSISTANT),
        ({"floor": "idle", "speaking": True, "user_speaking": True}, FloorState.BOTH),
    ],
)
def test_who_has_the_floor(status, state):
    assert floor_state(Status(**status)) is state


def test_silence_leaves_nothing_and_changes_nothing():
    history = RibbonHistory()
    assert not any(feed(history, FloorState.FREE, 60.0))
    assert history.empty


def test_speech_is_seen_until_it_is_too_old():
    history = RibbonHistory()
    assert all(feed(history, FloorState.USER, 2.0, user=0.6))
    assert len(history.bars) == pytest.approx(2.0 / BIN_S, abs=1)
    band = history.bands[0]
    feed(history, FloorState.FREE, 5.0)
    assert band.end_s - band.start_s == pytest.approx(2.0, abs=0.1)
    feed(history, FloorState.FREE, SPAN_S)
    assert history.empty
    assert not any(feed(history, FloorState.FREE, 1.0))


def test_who_speaks_over_whom_lies_in_the_same_bars():
    history = RibbonHistory()
    feed(history, FloorState.ASSISTANT, 1.0, assistant=0.5)
    feed(history, FloorState.BOTH, 1.0, user=0.7, assistant=0.5)
    feed(history, FloorState.USER, 1.0, user=0.7)
    both = [bar for bar in history.bars if bar.user and bar.assistant]
    assert both[0].start_s == pytest.approx(1.0, abs=2 * BIN_S)
    assert len(both) == pytest.approx(1.0 / BIN_S, abs=2)
    assert [band.state for band in history.bands] == [FloorState.ASSISTANT, FloorState.BOTH, FloorState.USER]


def test_it_stays_small_however_long_one_talks():
    history = RibbonHistory()
    for number in range(200):
        feed(history, (FloorState.USER, FloorState.BOTH)[number % 2], 1.0, user=0.5)
    assert len(history.bars) <= SPAN_S / BIN_S + 3
    assert len(history.bands) <= SPAN_S + 3


def test_a_late_frame_leaves_no_hole_and_a_long_sleep_is_no_speech():
    history = RibbonHistory()
    feed(history, FloorState.USER, 1.0, user=0.5)
    history.feed(FloorState.USER, 0.5, 0.0, 0.4)
    indices = [bar.index for bar in history.bars]
    assert indices == list(range(indices[0], indices[-1] + 1))
    before = len(indices)
    history.feed(FloorState.USER, 0.5, 0.0, 8.0)
    assert len(history.bars) == before + 1


def test_the_loudest_moment_of_a_bar_counts():
    history = RibbonHistory()
    for level in (0.2, 0.9, 0.3):
        history.feed(FloorState.USER, level, 0.0, 0.001)
    assert [bar.user for bar in history.bars] == [0.9]
