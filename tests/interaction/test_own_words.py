"""Own words that come back are known again; what a user says is not taken for them."""

from __future__ import annotations

import time

import numpy as np
import pytest

from assistant.interaction.own_words import MOST_CLAUSES, OwnWords
from assistant.micro_turn import Hearing, MicroTurn, Nodded, Played, SpokenClause, Word

WORD_S = 0.35
REPLY = "The capital of Italy is Rome."
"""Said from 10.0 s on, a word every 0.35 s: "Rome" is audible from 11.75 to 12.1 s."""
ROME_S = 10.0 + 5 * WORD_S


def clause(text: str, number: int = 1) -> SpokenClause:
    ends_s = tuple(WORD_S * (at + 1) for at in range(len(text.split())))
    return SpokenClause(number, 1, text, np.zeros(1, np.float32), ends_s)


def played(
    text: str, number: int = 1, started_s: float = 10.0, words: int | None = None, **more: object
) -> Played:
    count = len(text.split()) if words is None else words
    finished = words is None
    return Played(number, count, started_s, started_s + WORD_S * count, finished, **more)  # type: ignore[arg-type]


def turn(end_s: float, *told: Played, nodded: tuple[Nodded, ...] = ()) -> MicroTurn:
    return MicroTurn(index=0, start_s=end_s - 0.2, end_s=end_s, played=told, nodded=nodded)


def hearing(text: str, start_s: float, word_s: float = WORD_S, committed: int = 0) -> Hearing:
    words = tuple(
        Word(word, start_s + at * word_s, start_s + (at + 1) * word_s) for at, word in enumerate(text.split())
    )
    return Hearing(1, words[:committed], words[committed:], start_s + len(words) * word_s)


def after(text: str = REPLY, started_s: float = 10.0) -> OwnWords:
    own = OwnWords()
    own.say([clause(text)])
    own.take(turn(started_s + 4.0, played(text, started_s=started_s)))
    return own


@pytest.mark.parametrize("delay_s", [0.0, 0.06, 0.25, 0.5])
@pytest.mark.parametrize(
    "text",
    ["Rome.", "Rome", "Come.", "Roam.", "rum", "Rome?", "is Rome.", "of Italy is Rome."],
)
def test_its_own_last_words_are_known_again_even_misread(text: str, delay_s: float) -> None:
    words_before = len(text.split()) - 1
    assert after().judge(hearing(text, ROME_S - words_before * WORD_S + delay_s)).is_echo


@pytest.mark.parametrize(
    ("said", "heard", "word"),
    [
        ("Do you have any questions?", "tions.", 4),
        ("Do you have any questions?", "Kwestions", 4),
        ("I know a good canteen.", "the team", 4),
        ("It was the day before yesterday.", "sterday", 5),
        ("It has eight legs.", "8 legs.", 2),
        ("It has 8 legs.", "eight", 2),
        ("It lies on the river Seine.", "liver sane", 4),
        ("Two million people live there.", "bubble live", 2),
        ("They are called vegetables.", "vegetable", 3),
        ("The capital of Italy is Rome.", "Italy's Rome.", 3),
        ("That was in the tenth century.", "sentry", 5),
    ],
)
def test_parts_of_words_and_misread_words_are_known_again(said: str, heard: str, word: int) -> None:
    assert after(said).judge(hearing(heard, 10.0 + word * WORD_S + 0.2)).is_echo


@pytest.mark.parametrize("later_s", [1.0, 1.5, 3.0, 10.0])
@pytest.mark.parametrize("text", ["Rome?", "Rome.", "Really, Rome?", "The capital is Rome?"])
def test_a_user_who_repeats_a_word_is_heard(text: str, later_s: float) -> None:
    assert not after().judge(hearing(text, ROME_S + later_s)).is_echo


def test_what_comes_before_it_was_said_is_no_echo() -> None:
    assert not after().judge(hearing("Rome", ROME_S - 0.6)).is_echo


@pytest.mark.parametrize(
    "text",
    [
        "What about London?",
        "Stop.",
        "No.",
        "No, stop.",
        "Wait.",
        "Hold on.",
        "Never mind.",
        "Thanks, that is enough.",
        "mm-hm",
        "Yeah.",
        "How far is it from here?",
        "And what is the capital of Spain?",
        "I live in Milan.",
        "Tell me something else.",
    ],
)
@pytest.mark.parametrize("at_s", [10.2, 10.7, 11.2, 11.8, 12.3])
def test_an_interruption_is_heard(text: str, at_s: float) -> None:
    assert not after().judge(hearing(text, at_s, word_s=0.25)).is_echo


@pytest.mark.parametrize(
    ("said", "heard", "word"),
    [
        ("I will show you the way to get there.", "Wait.", 5),
        ("The shop is on top of the hill.", "Stop.", 4),
        ("As far as I know it is open now.", "No.", 4),
        ("They sold their old boat.", "Hold on.", 3),
    ],
)
def test_what_stops_it_is_never_taken_for_something_like_it(said: str, heard: str, word: int) -> None:
    own = after(said)
    assert not own.judge(hearing(heard, 10.0 + word * WORD_S + 0.1)).is_echo


def test_its_own_stop_is_an_echo_all_the_same() -> None:
    assert after("The next bus stop.").judge(hearing("Stop.", 10.0 + 3 * WORD_S + 0.1)).is_echo


def test_what_a_user_says_behind_an_echo_is_left() -> None:
    found = after().judge(hearing("Rome. And what about Spain, then?", ROME_S + 0.1))
    assert not found.is_echo
    assert found.rest == "And what about Spain, then?"


def test_mostly_own_words_are_an_echo() -> None:
    found = after().judge(hearing("capital of Italy is a Come.", 10.0 + WORD_S + 0.25))
    assert found.is_echo
    assert 0.8 < found.share < 1.0
    assert found.rest == "a"


def test_the_order_of_the_words_counts() -> None:
    assert not after().judge(hearing("Rome Italy capital", 10.1)).is_echo


def test_short_words_count_only_when_they_are_read_right() -> None:
    assert not after("It is so.").judge(hearing("No", 10.0 + 2 * WORD_S)).is_echo
    assert after("It is so.").judge(hearing("so", 10.0 + 2 * WORD_S)).is_echo


def test_a_word_that_is_being_played_counts_and_one_that_waits_does_not() -> None:
    own = OwnWords()
    own.say([clause(REPLY)])
    half = Played(1, 5, 10.0, ROME_S + 0.2, False)
    own.take(turn(ROME_S + 0.2, half))
    assert own.judge(hearing("Rome", ROME_S + 0.06)).is_echo
    own = OwnWords()
    own.say([clause(REPLY)])
    own.take(turn(11.0, played(REPLY, words=2)))
    assert not own.judge(hearing("Rome", ROME_S + 0.06)).is_echo


def test_words_after_a_wait_are_expected_later() -> None:
    own = OwnWords()
    own.say([clause(REPLY)])
    own.take(turn(16.0, Played(1, 6, 10.0, 14.1, True, waits=((5, 2.0),))))
    assert not own.judge(hearing("Rome", ROME_S + 0.06)).is_echo
    assert own.judge(hearing("Rome", ROME_S + 2.06)).is_echo


def test_an_echo_over_two_clauses() -> None:
    own = OwnWords()
    own.say([clause("A spider has"), clause("eight legs.", 2)])
    own.take(turn(13.0, played("A spider has"), played("eight legs.", 2, 10.0 + 3 * WORD_S)))
    assert own.judge(hearing("spider has eight", 10.0 + WORD_S + 0.25)).is_echo


def test_its_nods_are_own_words_too() -> None:
    own = OwnWords()
    own.take(turn(21.0, nodded=(Nodded("I see", 20.0, 20.5),)))
    assert own.judge(hearing("I see.", 20.1, word_s=0.25)).is_echo
    assert not own.judge(hearing("I see.", 22.0, word_s=0.25)).is_echo


def test_times_may_be_less_exact_late_in_an_utterance() -> None:
    said = "It has been the capital since the tenth century more or less"
    heard = hearing(said, 10.25, word_s=WORD_S * 1.15)
    assert after(said).judge(heard).share == 1.0


def test_committed_and_unstable_words_count_alike() -> None:
    assert after().judge(hearing("of Italy is Rome.", 10.0 + 2 * WORD_S, committed=2)).is_echo


@pytest.mark.parametrize("text", ["", "...", "– …", "\u266a", "Привет, как дела?", "東京"])
def test_odd_texts_are_no_echo_of_anything(text: str) -> None:
    found = after().judge(hearing(text, ROME_S))
    assert not found.is_echo


def test_without_own_words_nothing_is_an_echo() -> None:
    found = OwnWords().judge(hearing("Hello there.", 1.0))
    assert (found.share, found.rest) == (0.0, "Hello there.")


def test_an_unknown_clause_and_a_clause_without_word_times_do_no_harm() -> None:
    own = OwnWords()
    own.say([SpokenClause(1, 1, "Rome it is", np.zeros(1, np.float32), ())])
    own.take(turn(12.0, Played(1, 0, 10.0, 11.0, True), Played(77, 3, 10.0, 11.0, True)))
    assert not own.judge(hearing("Rome", 10.1)).is_echo


def test_what_was_said_long_ago_is_forgotten() -> None:
    own = after()
    own.take(turn(60.0))
    assert not own._played
    assert not own._clauses
    for number in range(3 * MOST_CLAUSES):
        own.say([clause("More words.", number)])
    assert len(own._clauses) == MOST_CLAUSES


def test_a_long_utterance_is_judged_at_once() -> None:
    own = OwnWords()
    rng = np.random.default_rng(1)
    vocabulary = "the capital of Italy is Rome and spiders have eight legs questions".split()
    for number in range(10):
        text = " ".join(rng.choice(vocabulary, 12))
        own.say([clause(text, number)])
        own.take(turn(60.0, played(text, number, 20.0 + number * 12 * WORD_S)))
    heard = hearing(" ".join(rng.choice(vocabulary, 100)), 20.0)
    own.judge(heard)
    started_s = time.perf_counter()
    own.judge(heard)
    assert time.perf_counter() - started_s < 1.0
