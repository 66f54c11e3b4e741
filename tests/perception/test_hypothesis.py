"""Which words are committed."""

from __future__ import annotations

import random

from assistant.perception.hypothesis import Hypothesis, bare, same_words


def read(hypothesis: Hypothesis, text: str, *, final: bool = False, whole: bool = False) -> tuple[str, str]:
    hypothesis.read(tuple(text.split()), final=final, whole=whole)
    return " ".join(hypothesis.committed), " ".join(hypothesis.unstable)


def test_two_reads_that_agree_commit_all_but_the_edge() -> None:
    hypothesis = Hypothesis()
    assert read(hypothesis, "What is the cap") == ("", "What is the cap")
    assert read(hypothesis, "What is the capital of") == ("What is the", "capital of")
    assert read(hypothesis, "What is the capital of France?") == ("What is the capital of", "France?")


def test_the_last_word_stays_unstable_even_if_it_was_read_twice() -> None:
    hypothesis = Hypothesis()
    read(hypothesis, "What is the")
    assert read(hypothesis, "What is the") == ("What is", "the")


def test_case_and_punctuation_do_not_count_as_disagreement() -> None:
    hypothesis = Hypothesis()
    read(hypothesis, "what is. the")
    assert read(hypothesis, "What is the capital") == ("What is the", "capital")


def test_a_final_read_commits_everything() -> None:
    hypothesis = Hypothesis()
    assert read(hypothesis, "What is it?", final=True) == ("What is it?", "")


def test_a_committed_word_never_changes() -> None:
    hypothesis = Hypothesis()
    read(hypothesis, "I see the sea now")
    read(hypothesis, "I see the sea now and")
    assert read(hypothesis, "Eye see the C now and then", final=True)[0].startswith("I see the sea now")


def test_a_read_to_the_end_of_the_speech_knows_better_what_its_beginning_was() -> None:
    hypothesis = Hypothesis()
    read(hypothesis, "I'll be you say")
    assert read(hypothesis, "I'll be you say thank") == ("I'll be you say", "thank")
    committed, unstable = read(hypothesis, "How do you say thank you in Spanish?", whole=True)
    assert f"{committed} {unstable}".strip() == "How do you say thank you in Spanish?"
    assert read(hypothesis, "How do you say thank you in Spanish? Please.", whole=True)[0].startswith(
        "How do"
    )


def test_a_read_to_the_end_that_hears_nothing_changes_nothing() -> None:
    hypothesis = Hypothesis()
    read(hypothesis, "What is the cap")
    read(hypothesis, "What is the capital of")
    assert read(hypothesis, "", whole=True)[0] == "What is the"


def test_words_joined_or_split_by_a_read_are_neither_lost_nor_doubled() -> None:
    hypothesis = Hypothesis()
    read(hypothesis, "forty two people came here to")
    read(hypothesis, "forty two people came here to see")
    committed, unstable = read(hypothesis, "42 people came here to see the sea")
    assert f"{committed} {unstable}" == "forty two people came here to see the sea"


def test_committed_words_only_grow_whatever_is_read() -> None:
    generator = random.Random(7)
    words = "a b c d e".split()
    for _ in range(200):
        hypothesis = Hypothesis()
        before: tuple[str, ...] = ()
        for _ in range(12):
            hypothesis.read(tuple(generator.choices(words, k=generator.randint(0, 8))))
            assert hypothesis.committed[: len(before)] == before
            before = hypothesis.committed


def test_comparing_texts() -> None:
    assert same_words("What's up, Doc?", "what's up doc")
    assert not same_words("What is up", "What was up")
    assert bare("Paris!") == "paris"
