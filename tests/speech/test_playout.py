"""What is played, and what is counted as heard."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.clock import VirtualClock
from assistant.micro_turn import Nod, Nodded, Played, SpokenClause
from assistant.speech.nod_player import NOD_GAIN
from assistant.speech.playout import DUCK_GAIN, GO_ON_FADE_S, STOP_FADE_S, Playout

RATE_HZ = 1000
FADE = round(STOP_FADE_S * RATE_HZ)
BACK = round(GO_ON_FADE_S * RATE_HZ)


def clause(number: int, words: int = 4, word_s: float = 0.1, reply: int = 1) -> SpokenClause:
    sound = np.full(round(words * word_s * RATE_HZ), 0.5, dtype=np.float32)
    ends = tuple(round((i + 1) * word_s, 3) for i in range(words))
    return SpokenClause(number, reply, " ".join(["word"] * words), sound, ends)


def nod(text: str = "Mhm.", seconds: float = 0.3) -> Nod:
    return Nod(text, np.full(round(seconds * RATE_HZ), 0.4, dtype=np.float32))


def one(accounts: tuple[Played, ...]) -> Played:
    (played,) = accounts
    return played


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


def test_stop_does_not_take_along_what_is_said_after_it(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.render(100, 0.0)
    playout.stop()
    playout.enqueue(clause(2))
    assert not playout.render(50, 0.1)[FADE:].any()
    assert np.all(playout.render(50, 0.15) == 0.5)


def test_hold_falls_silent_within_milliseconds_and_forgets_nothing(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.enqueue(clause(2))
    playout.render(150, 0.0)
    playout.hold()
    assert (playout.held, playout.audible) == (True, False)
    block = playout.render(100, 0.15)
    assert np.all(np.diff(block[:FADE]) <= 0)
    assert not block[FADE:].any()
    assert not playout.render(300, 0.25).any()
    played = one(playout.account())
    assert (played.clause_id, played.words_heard, played.finished) == (1, 1, False)
    assert playout.account() == ()


def test_going_on_says_the_cut_word_again_and_counts_it_once(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.render(250, 1.0)
    playout.hold()
    playout.render(100, 1.25)
    assert one(playout.account()).words_heard == 2
    playout.go_on()
    assert (playout.held, playout.audible) == (False, True)
    back = playout.render(199, 2.0)
    assert np.all(np.diff(back[:BACK]) >= 0)
    assert np.all(back[BACK:] == 0.5)
    assert one(playout.account()).words_heard == 3
    assert playout.render(100, 2.199)[0] == 0.5
    played = one(playout.account())
    assert (played.words_heard, played.finished, played.started_s) == (4, True, 1.0)
    assert played.ended_s == pytest.approx(2.2)


def test_the_times_of_words_after_a_hold_are_true(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.render(250, 1.0)
    playout.hold()
    playout.render(100, 1.25)
    playout.go_on()
    playout.render(50, 2.0)  # into the third word, which began at 2.0 in place of 1.2
    playout.hold()
    playout.render(100, 2.05)
    playout.go_on()
    playout.render(300, 3.0)
    played = one(playout.account())
    assert [played.waited_s(word) for word in range(4)] == [0.0, 0.0, pytest.approx(1.8), pytest.approx(1.8)]
    assert played.words_heard == 4


@pytest.mark.parametrize("held_at", [1, 99, 100, 101, 195, 399])
def test_wherever_it_is_held_every_word_is_heard_whole_once_more_or_was_before(
    playout: Playout, held_at: int
) -> None:
    playout.enqueue(clause(1))
    playout.render(held_at, 0.0)
    playout.hold()
    playout.render(50, 1.0)
    before = one(playout.account())
    playout.go_on()
    rest = playout.render(500, 2.0)
    assert int(np.count_nonzero(rest)) in (0, 400 - 100 * before.words_heard - 1)  # the fade begins at 0
    if before.finished:
        assert playout.account() == ()
    else:
        after = one(playout.account())
        assert (after.words_heard, after.finished) == (4, True)


def test_stop_while_held_makes_no_sound_and_ends_the_account(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.enqueue(clause(2))
    playout.render(150, 0.0)
    playout.hold()
    playout.render(50, 0.15)
    playout.account()
    playout.stop()
    assert not playout.render(50, 0.2).any()
    assert not playout.held
    first, second = playout.account()
    assert (first.words_heard, first.finished, second.words_heard, second.finished) == (1, True, 0, True)
    playout.enqueue(clause(3))
    assert np.all(playout.render(50, 0.25) == 0.5)


def test_a_hold_that_is_taken_back_at_once_is_not_heard(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.render(150, 0.0)
    playout.hold()
    playout.go_on()
    assert np.all(playout.render(100, 0.15) == 0.5)


def test_hold_at_the_very_end_does_not_silence_the_next_reply(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.render(398, 0.0)
    playout.hold()
    playout.render(50, 0.4)
    assert (playout.held, playout.audible) == (False, False)
    played = one(playout.account())
    assert (played.words_heard, played.finished) == (4, True)
    playout.enqueue(clause(2, reply=2))
    assert np.any(playout.render(50, 0.5) == 0.5)


def test_a_later_clause_of_a_held_reply_waits_with_it(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.render(400, 0.0)
    playout.hold()
    playout.enqueue(clause(2))
    assert not playout.render(100, 0.5).any()
    assert playout.held
    playout.go_on()
    assert playout.render(100, 0.6).any()
    (first, second) = playout.account()
    assert (first.clause_id, second.started_s, second.waits) == (1, 0.6, ())


def test_after_a_hold_it_is_as_loud_as_ever(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.duck()
    playout.render(150, 0.0)
    playout.hold()
    playout.render(100, 0.2)
    playout.go_on()
    assert playout.render(100, 0.3)[BACK:] == pytest.approx(0.5)


def test_a_nod_sounds_softly_beside_everything_and_is_no_clause(playout: Playout) -> None:
    playout.nod(nod())
    assert not playout.audible
    sound = np.concatenate([playout.render(50, 1.0 + i * 0.05) for i in range(8)])
    assert sound[:300] == pytest.approx(0.4 * NOD_GAIN)
    assert not sound[300:].any()
    assert playout.account() == ()
    assert playout.nodded() == (Nodded("Mhm.", 1.0, pytest.approx(1.3)),)
    assert playout.nodded() == ()


def test_a_nod_is_mixed_with_what_plays_and_one_at_a_time(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.nod(nod("Mhm.", 0.1))
    playout.nod(nod("Right.", 0.1))
    block = playout.render(200, 0.0)
    assert block[:100] == pytest.approx(0.5 + 0.4 * NOD_GAIN)
    assert np.all(block[100:] == 0.5)
    assert [heard.text for heard in playout.nodded()] == ["Mhm."]


def test_stop_cuts_a_nod_with_a_fade(playout: Playout) -> None:
    playout.nod(nod())
    playout.render(100, 0.0)
    playout.stop()
    block = playout.render(100, 0.1)
    assert np.all(np.diff(block[:FADE]) <= 0)
    assert not block[FADE:].any()
    assert playout.nodded() == (Nodded("Mhm.", 0.0, pytest.approx(0.108)),)
    playout.nod(nod())
    playout.stop()
    assert not playout.render(100, 0.2).any()
    assert playout.nodded() == ()


def test_what_is_not_made_yet_is_waited_for_and_nothing_is_lost(playout: Playout) -> None:
    slow = clause(1)
    slow.samples[150:] = np.nan
    playout.enqueue(slow)
    first = playout.render(200, 1.0)
    assert np.all(first[:150] == 0.5)
    assert not first[150:].any()
    assert not playout.render(50, 1.2).any()
    slow.samples[150:] = 0.25
    rest = playout.render(300, 1.25)
    assert np.all(rest[:250] == 0.25)
    assert not rest[250:].any()
    played = one(playout.account())
    assert played.finished
    assert played.words_heard == 4
    assert played.ended_s == pytest.approx(1.5)
    assert played.waits == ((1, pytest.approx(0.1)),)
    assert [played.waited_s(word) for word in range(4)] == pytest.approx([0.0, 0.1, 0.1, 0.1])


def test_a_clause_begins_when_its_beginning_is_made(playout: Playout) -> None:
    slow = clause(1)
    slow.samples[:] = np.nan
    playout.enqueue(slow)
    assert not playout.render(100, 1.0).any()
    slow.samples[:] = 0.5
    assert np.all(playout.render(100, 1.1) == 0.5)
    played = one(playout.account())
    assert played.started_s == pytest.approx(1.1)
    assert played.waits == ()


def test_it_can_be_stopped_and_held_while_it_waits_for_the_voice(playout: Playout) -> None:
    slow = clause(1)
    slow.samples[150:] = np.nan
    playout.enqueue(slow)
    playout.render(200, 1.0)
    playout.hold()
    assert not playout.render(100, 1.2).any()
    slow.samples[150:] = 0.5
    playout.go_on()
    assert np.all(playout.render(300, 1.3)[BACK:] == 0.5)
    other = clause(2)
    other.samples[10:] = np.nan
    playout.enqueue(other)
    playout.render(50, 1.6)
    playout.stop()
    assert not playout.render(50, 1.65)[FADE:].any()
    assert not playout.audible
    assert [played.finished for played in playout.account()] == [True, True]


def test_the_clause_that_has_begun_is_finished_and_what_waits_behind_it_is_forgotten(
    playout: Playout,
) -> None:
    for number in (1, 2, 3):
        playout.enqueue(clause(number))
    playout.render(100, 1.0)
    playout.finish()
    rest = playout.render(600, 1.1)
    assert np.all(rest[:300] == 0.5)
    assert not rest[300:].any()
    assert not playout.audible
    heard = {played.clause_id: played for played in playout.account()}
    assert {number: played.words_heard for number, played in heard.items()} == {1: 4, 2: 0, 3: 0}
    assert all(played.finished for played in heard.values())
    assert heard[1].ended_s == pytest.approx(1.4)


def test_what_has_not_begun_is_not_finished(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.finish()
    assert not playout.render(100, 1.0).any()
    assert [(played.words_heard, played.finished) for played in playout.account()] == [(0, True)]


def test_after_a_stop_nothing_is_left_to_finish(playout: Playout) -> None:
    playout.enqueue(clause(1))
    playout.enqueue(clause(2))
    playout.render(100, 1.0)
    playout.stop()
    playout.finish()
    playout.render(100, 1.1)
    playout.enqueue(clause(3))
    assert np.all(playout.render(100, 1.2) == 0.5)
    playout.finish()
    playout.stop()
    playout.render(100, 1.3)
    playout.enqueue(clause(4))
    assert np.all(playout.render(100, 1.4) == 0.5)
