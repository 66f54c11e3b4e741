"""Whether two answers contradict each other, and in which words."""

from __future__ import annotations

import pytest

from assistant.reasoning.answer_span import correcting_span, is_said_in

LEGS = "How many legs does a spider have?"


@pytest.mark.parametrize(
    ("question", "given", "other", "span"),
    [
        (LEGS, "A spider has four legs.", "Eight", "eight"),
        (LEGS, "A spider has 4 legs.", "8 legs.", "eight"),
        (LEGS, "Sure! A spider has four legs.", "eight", "eight"),
        (
            "Who wrote Hamlet?",
            "Hamlet was written by Charles Dickens.",
            "William Shakespeare",
            "William Shakespeare",
        ),
        ("Who discovered penicillin?", "It was discovered by Dr. J. Watson.", "Fleming", "Fleming"),
        ("What is the capital of Turkey?", "Istanbul is the capital of Turkey.", "Ankara", "Ankara"),
        ("When did the Berlin Wall fall?", "It fell on October 14, 1939.", "November 9, 1989", "1989"),
        ("When did the war end?", "The war ended in nineteen forty-three.", "1945", "1945"),
        (
            "Who invented the telephone?",
            "John von Neumann did, in 1945.",
            "Alexander Graham Bell",
            "Alexander Graham Bell",
        ),
        ("What is the tallest animal?", "The tallest animal is a lion.", "Giraffe", "Giraffe"),
        ("What is 15 plus 27?", "15 plus 27 is 32.", "42", "42"),
    ],
)
def test_contradictions(question: str, given: str, other: str, span: str) -> None:
    assert correcting_span(question, given, other) == span


@pytest.mark.parametrize(
    ("question", "given", "other"),
    [
        (LEGS, "A spider has 8 legs.", "Eight"),
        (LEGS, "It has eight of them.", "8"),
        (LEGS, "I am not sure.", "Eight"),
        (LEGS, "A spider has many legs.", "Eight"),
        (LEGS, "A spider has eight legs and eight eyes.", "Eight"),
        (LEGS, "Spiders have four pairs of legs, so eight.", "6"),  # two numbers: which is the claim?
        (LEGS, "A spider has four legs.", "It depends on what you call a leg"),
        (LEGS, "A spider has four legs.", ""),
        ("Who wrote Hamlet?", "Shakespeare wrote it.", "William Shakespeare"),
        ("Who wrote Crime and Punishment?", "It was Dostoyevsky.", "Fyodor Dostoevsky"),
        ("Who wrote Hamlet?", "A famous poet wrote it.", "William Shakespeare"),
        ("What is the capital of Brazil?", "It's Brasilia.", "Brasília"),
        ("What is the highest mountain?", "The highest mountain is Mount Everest.", "Mt. Everest"),
        ("How high is Mount Everest?", "It is 8848 metres high.", "29,032 feet"),
        ("How high is Mount Everest?", "It is about 8,850 metres high.", "8,849 metres"),
        ("How many people live in Rome?", "About 2.8 million people do.", "2,800,000"),
        ("How many minutes are in a day?", "A day has 24 hours of 60 minutes.", "1440"),
        ("Who wrote Hamlet?", "Charles Dickens did.", "No"),
    ],
)
def test_no_contradiction_that_is_sure(question: str, given: str, other: str) -> None:
    assert correcting_span(question, given, other) == ""


@pytest.mark.parametrize(
    ("short", "sentence", "said"),
    [
        ("Eight", "A spider has 8 legs.", True),
        ("8", "Octopuses have three hearts.", False),
        ("one hundred and five", "That makes 105.", True),
        ("Yen", "Japan uses the yen.", True),
        ("William Shakespeare", "Hamlet is by William Shakespeare.", True),
        ("Oxygen", "Plants take in carbon dioxide.", False),
    ],
)
def test_what_a_sentence_says(short: str, sentence: str, said: bool) -> None:
    assert is_said_in(short, sentence) is said
