"""Asking for simultaneous speech, ending it, and what is neither; how words are cut into clauses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.interaction.along_wording import Mode, Request, asked_for, ending_of, may_begin_ending
from assistant.interaction.heard_clauses import MOST_WORDS, HeardClauses, all_clauses
from assistant.micro_turn import Hearing, MicroTurn, VoiceActivity, Word


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("Translate what I say into Spanish as I speak.", Request(Mode.TRANSLATE, "Spanish")),
        ("Please translate what I say into Spanish while I talk.", Request(Mode.TRANSLATE, "Spanish")),
        ("Can you translate for me into French?", Request(Mode.TRANSLATE, "French")),
        ("Translate to German while I'm speaking.", Request(Mode.TRANSLATE, "German")),
        ("Interpret for me into German, please.", Request(Mode.TRANSLATE, "German")),
        ("Be my interpreter.", Request(Mode.TRANSLATE)),
        ("Read along with me.", Request(Mode.READ)),
        ("Hey Counterpoint, read with me while I read.", Request(Mode.READ)),
        ("Repeat after me while I speak.", Request(Mode.REPEAT)),
        ("Repeat everything I say.", Request(Mode.REPEAT)),
    ],
)
def test_what_asks_for_it(text: str, request_: Request) -> None:
    assert asked_for(text) == request_


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Translate good morning into Spanish.",
        "How do you translate what I say into Spanish?",
        "Read me a story.",
        "Repeat that.",
        "Repeat after me: hello.",
        "I translate what I say into Spanish.",
    ],
)
def test_what_does_not(text: str) -> None:
    assert asked_for(text) is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Stop translating.", 0),
        ("Okay, thank you, stop.", 0),
        ("You can stop now.", 0),
        ("That's enough, thank you.", 0),
        ("We went home. You can stop now.", 3),
        ("we went home stop translating", 3),
        ("He said that is enough", None),
        ("They stop translating books.", None),
        ("You can stop at the station.", None),
        ("Stop.", None),
        ("", None),
    ],
)
def test_where_an_ending_begins(text: str, first: int | None) -> None:
    assert ending_of(text.split()) == first


def test_what_may_become_an_ending_waits() -> None:
    assert may_begin_ending("we went home stop".split()) == 1
    assert may_begin_ending("we went home you can stop".split()) == 3
    assert may_begin_ending("stop at the station".split()) == 0


def test_clauses_end_where_one_can_breathe() -> None:
    assert all_clauses(
        "Good morning, I would like to buy two tickets because it is raining. Thank you".split()
    ) == [
        "Good morning,",
        "I would like to buy two tickets",
        "because it is raining.",
        "Thank you",
    ]
    without_marks = [str(number) for number in range(20)]
    assert [len(clause.split()) for clause in all_clauses(without_marks)] == [MOST_WORDS, MOST_WORDS, 4]


def test_words_that_may_end_it_are_not_given_out_while_the_user_speaks() -> None:
    words = "The king went home to his daughters stop".split()
    assert len(words) == MOST_WORDS
    heard = HeardClauses(0)
    speaking = VoiceActivity(speaking=True, utterance=1, speech_started_s=0.0, heard_until_s=4.0)
    hearing = Hearing(1, tuple(Word(word, 0.0, 4.0) for word in words), (), 4.0)
    assert heard.take(MicroTurn(0, 3.8, 4.0, voice=speaking, hearing=hearing)) == []
    more = replace(hearing, committed=(*hearing.committed, Word("at", 4.0, 4.2)))
    assert heard.take(MicroTurn(1, 4.0, 4.2, voice=speaking, hearing=more)) == [" ".join(words)]
