"""How a reply probably begins."""

from __future__ import annotations

import pytest

from assistant.interaction.foresight import likely_beginning


@pytest.mark.parametrize(
    ("asked", "beginning"),
    [
        ("What is the capital of France?", "The capital of France is"),
        ("Okay, and what is the capital of Italy?", "The capital of Italy is"),
        ("What's the opposite of hot?", "The opposite of hot is"),
        ("I like birds. What was the name of that one?", "The name of that one was"),
        ("What is my name?", "Your name is"),
        ("What is frozen water called?", "Frozen water is called"),
        ("What color is a banana?", "A banana is"),
        ("How far is the moon?", "The moon is"),
        ("How many days are there in a week?", "There are"),
        ("How many legs does a spider have?", "A spider has"),
        ("How many legs do spiders have?", "Spiders have"),
        ("Who wrote Romeo and Juliet?", "Romeo and Juliet was"),
        ("What do bees make?", "Bees"),
        ("When did the war end?", "The war"),
        ("Where do penguins live?", "Penguins live"),
        ("What language do people speak in Brazil?", "People speak"),
    ],
)
def test_a_reply_takes_up_the_words_of_the_question(asked, beginning) -> None:
    assert likely_beginning(asked) == beginning


@pytest.mark.parametrize(
    "said", ["", "  ", "?", "...", "I had a long day.", "What a day!", "Really?", "Tell me a story.", "Why?"]
)
def test_where_it_cannot_be_told_nothing_is_guessed(said) -> None:
    assert likely_beginning(said) == ""


def test_a_long_question_is_not_taken_up() -> None:
    assert likely_beginning("What is the name of the man who lives in the white house over there?") == ""
