"""Sound that is heard again beside the conversation: one takes the other's place, and all make way for a clause."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.stage import RATE_HZ

from assistant.clock import VirtualClock
from assistant.micro_turn import Samples, SpokenClause
from assistant.speech.playout import STOP_FADE_S, Playout

FADE = round(STOP_FADE_S * RATE_HZ)


def level(seconds: float, loudness: float) -> Samples:
    return np.full(round(seconds * RATE_HZ), loudness, dtype=np.float32)


@pytest.fixture
def playout() -> Playout:
    return Playout(VirtualClock(), rate_hz=RATE_HZ)


def test_another_one_takes_its_place_without_a_click(playout: Playout) -> None:
    first, second = level(1.0, 0.3), level(0.1, 0.2)
    assert playout.play_beside(first)
    playout.render(100, 0.0)
    assert not playout.play_beside(second), "one at a time, unless it is meant to take the place"
    assert playout.play_beside(second, instead=True)
    assert not playout.plays_beside(first)
    assert playout.plays_beside(second)
    faded = playout.render(50, 0.1)
    assert np.abs(np.diff(faded)).max() < 0.06
    assert not faded[FADE:].any()
    assert playout.render(100, 0.15) == pytest.approx(second)
    assert not playout.plays_beside(second)


def test_one_that_waits_for_another_to_fade_can_be_stopped(playout: Playout) -> None:
    first, second = level(1.0, 0.3), level(0.1, 0.2)
    playout.play_beside(first)
    playout.render(100, 0.0)
    playout.play_beside(second, instead=True)
    playout.stop_beside(second)
    playout.render(50, 0.1)
    assert not playout.render(100, 0.15).any()


def test_only_what_is_named_is_stopped(playout: Playout) -> None:
    first = level(1.0, 0.3)
    playout.play_beside(first)
    playout.render(100, 0.0)
    playout.stop_beside(level(1.0, 0.3))
    assert playout.render(100, 0.1).all()
    playout.stop_beside(first)
    assert not playout.plays_beside(first)
    assert not playout.render(100, 0.2)[FADE:].any()


def test_it_makes_way_for_a_clause_and_waits_for_none(playout: Playout) -> None:
    first, second = level(1.0, 0.3), level(1.0, 0.2)
    playout.play_beside(first)
    playout.render(100, 0.0)
    playout.play_beside(second, instead=True)
    playout.enqueue(SpokenClause(1, 1, "word", level(0.1, 0.5), (0.1,)))
    assert not playout.plays_beside(second)
    playout.render(100, 0.1)
    assert not playout.render(100, 0.2).any()
    playout.enqueue(SpokenClause(2, 1, "word", level(0.1, 0.5), (0.1,)))
    assert not playout.play_beside(second, instead=True)
