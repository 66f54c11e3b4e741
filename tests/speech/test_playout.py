"""What is played, and what is counted as heard."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.clock import VirtualClock
from assistant.micro_turn import SpokenClause
from assistant.speech.playout import DUCK_GAIN, STOP_FADE_S, Playout

RATE_HZ = 1000


def clause(number: int, words: int = 4, word_s: float = 0.1) -> SpokenClause:
    sound = np.full(round(words * word_s * RATE_HZ), 0.5, dtype=np.float32)
    ends = tuple(round((i + 1) * word_s, 3) for i in range(words))
    return SpokenClause(number, 1, " ".join(["word"] * words), sound, ends)


@pytest.fixture
def playout() -> Playout:
    return Playout(VirtualClock(), rate_hz=RATE_HZ)


def test_silence_when_there_is_nothing(playout: Playout) -> None:
    assert not playout.render(50, 0.0).any()
    assert playout.account() == ()
    assert not playout.audible


def test_clauses_follow_each_other_without_a_gap(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.enqueue(clause(2))
    sound = np.concatenate([playout.render(30, i * 0.03) for i in range(30)])
    assert np.all(sound[:800] == 0.5)
    assert not sound[800:].any()


def test_words_count_when_they_were_played_to_their_end(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.render(250, 1.0)
    (played,) = playout.account()
    assert (played.words_heard, played.started_s, played.finished) == (2, 1.0, False)
    assert played.ended_s == pytest.approx(1.25)
    assert playout.account() == ()


def test_a_finished_clause_is_told_once(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.render(500, 1.0)
    (played,) = playout.account()
    assert (played.words_heard, played.finished) == (4, True)
    assert played.ended_s == pytest.approx(1.4)
    assert playout.account() == ()
    assert not playout.audible


def test_the_second_clause_of_a_block_starts_within_it(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.enqueue(clause(2))
    playout.render(600, 2.0)
    first, second = playout.account()
    assert first.ended_s == pytest.approx(2.4)
    assert second.started_s == pytest.approx(2.4)


def test_stop_fades_within_milliseconds_and_forgets_the_rest(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.enqueue(clause(2))
    playout.render(150, 0.0)
    playout.stop()
    block = playout.render(100, 0.15)
    fade = round(STOP_FADE_S * RATE_HZ)
    assert block[0] > 0
    assert np.all(np.diff(block[:fade]) <= 0)
    assert not block[fade:].any()
    first, second = playout.account()
    assert (first.words_heard, first.finished) == (1, True)
    assert (second.words_heard, second.finished) == (0, True)
    assert not playout.render(100, 0.25).any()


def test_stop_in_silence_does_not_swallow_what_comes_next(playout: Playout) -> None:
    playout.stop()
    playout.enqueue(clause(1))
    assert playout.render(100, 0.0).any()


def test_ducking_and_restoring_are_smooth(playout: Playout) -> None:
    playout.enqueue(clause(1, words=20))
    before = playout.render(100, 0.0)
    playout.duck()
    going_down = playout.render(100, 0.1)
    low = playout.render(100, 0.2)
    playout.restore()
    going_up = playout.render(100, 0.3)
    assert low == pytest.approx(before * DUCK_GAIN)
    for block in (going_down, going_up):
        assert np.abs(np.diff(block)).max() < 0.05


def test_after_a_stop_the_next_reply_is_as_loud_as_ever(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.duck()
    playout.render(100, 0.0)
    playout.stop()
    playout.render(100, 0.1)
    playout.enqueue(clause(2))
    assert playout.render(50, 0.2) == pytest.approx(0.5)


def test_the_volume_is_the_users(playout: Playout) -> None:
    playout.set_volume(0.5)
    playout.enqueue(clause(1))
    assert playout.render(50, 0.0) == pytest.approx(0.25)


@pytest.mark.parametrize("block", [1, 7, 10, 64, 1000])
def test_the_size_of_blocks_does_not_matter(playout: Playout, block: int) -> None:
    playout.enqueue(clause(1))
    playout.enqueue(clause(2, words=3))
    at = 0
    sound = []
    while at < 1000:
        sound.append(playout.render(block, at / RATE_HZ))
        at += block
    everything = np.concatenate(sound)
    assert np.all(everything[:700] == 0.5)
    heard = {played.clause_id: played for played in playout.account()}
    assert [heard[1].words_heard, heard[2].words_heard] == [4, 3]
    assert heard[2].started_s == pytest.approx(0.4)
