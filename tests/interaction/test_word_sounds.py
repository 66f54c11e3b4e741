"""Words that sound alike are alike, however they are spelt."""

from __future__ import annotations

import pytest

from assistant.interaction.word_sounds import likeness, part_likeness, sound_code


@pytest.mark.parametrize(
    ("one", "other"),
    [("Rome", "roam"), ("8", "eight"), ("no", "know"), ("write", "Right,"), ("see", "SEA")],
)
def test_what_sounds_the_same_has_the_same_code(one: str, other: str) -> None:
    assert sound_code(one) == sound_code(other)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Rome", "Come.", 0.6, 0.9),
        ("Paris", "Harris", 0.6, 0.9),
        ("river", "liver", 0.8, 0.99),
        ("people", "bubble", 0.6, 0.9),
        ("Rome", "London", 0.0, 0.4),
        ("questions", "Spain", 0.0, 0.4),
        ("Rome", "...", 0.0, 0.0),
    ],
)
def test_misread_words_are_alike_and_others_are_not(one: str, other: str, least: float, most: float) -> None:
    assert least <= likeness(sound_code(one), sound_code(other)) <= most
    assert likeness(sound_code(one), sound_code(other)) == likeness(sound_code(other), sound_code(one))


def test_a_part_is_like_the_beginning_or_the_end() -> None:
    yesterday = sound_code("yesterday")
    assert part_likeness(sound_code("sterday"), yesterday) == 1.0
    assert part_likeness(sound_code("yester"), yesterday) == 1.0
    assert part_likeness(sound_code("London"), yesterday) < 0.5
    assert part_likeness(yesterday, sound_code("day")) == 0.0
    assert part_likeness("", yesterday) == 0.0


@pytest.mark.parametrize("odd", ["", "...", "'", "é", "東京", "٣", "²", "x" * 200])
def test_odd_words_have_a_code_of_some_kind(odd: str) -> None:
    assert likeness(sound_code(odd), sound_code(odd)) == 1.0
