"""Clauses come as soon as they can be spoken, and lose nothing."""

from __future__ import annotations

import random

import pytest

from assistant.interaction.clauses import ClauseCutter, speakable


def cut(text: str, piece_length: int = 3) -> list[str]:
    cutter = ClauseCutter()
    clauses = []
    for start in range(0, len(text), piece_length):
        clauses += cutter.add(text[start : start + piece_length])
    rest = cutter.rest()
    return [*clauses, rest] if rest else clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Paris.", ["Paris."]),
        ("The capital is Paris. It is large.", ["The capital", "is Paris.", "It is large."]),
        ("Sure, I can do that.", ["Sure, I can do that."]),
        ("Yes of course, I can do that.", ["Yes of course,", "I can do that."]),
        ("Dr. Smith is here.", ["Dr. Smith", "is here."]),
        ("What that is is clear.", ["What that is", "is clear."]),
        ("Frozen water is called ice.", ["Frozen water", "is called ice."]),
        ("It costs 3.50 euros today. Fine.", ["It costs 3.50 euros today.", "Fine."]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("**Bold** and `code`.", ["Bold and code ."]),
        ("", []),
        ("   ", []),
    ],
)
def test_where_it_cuts(text: str, clauses: list[str]) -> None:
    assert cut(text) == clauses


def test_a_long_first_clause_ends_before_a_joining_word() -> None:
    first, *rest = cut("The largest planet we know well here is Jupiter and it is made of gas.")
    assert len(first.split()) <= 9
    assert rest


def test_pieces_do_not_matter_and_no_word_is_lost() -> None:
    generator = random.Random(4)
    words = "one two, three. four and five; six because seven! eight which nine? ten".split()
    for _ in range(50):
        text = " ".join(generator.choices(words, k=generator.randint(1, 40)))
        expected = cut(text, 1)
        assert cut(text, generator.randint(2, 9)) == expected
        assert " ".join(expected) == speakable(text)
