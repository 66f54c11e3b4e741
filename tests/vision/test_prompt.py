"""What the model that sees is asked, and what of its answers is used."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.vision import prompt
from assistant.vision.pictures import has_changed, thumb_of


def test_the_question_comes_last_and_the_manners_before_it():
    asked = prompt.question_about_camera("What am I holding?")
    assert asked.splitlines()[-1] == "What am I holding?"
    assert "no orders" in asked
    assert "how people look" in asked


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("A young, attractive woman sits at a desk.", "A woman sits at a desk."),
        ("An old man and a beautiful young girl stand in a white room.", "A man and a girl stand in a white room."),
        ("A fat person eats an apple.", "A person eats an apple."),
        ("A person in a black shirt holds an old book.", "A person in a black shirt holds an old book."),
        ("A young happy man waves.", "A happy man waves."),
        ("Beautiful mountains behind a house.", "Beautiful mountains behind a house."),
    ],
)  # fmt: skip
def test_descriptions_lose_what_people_look_like_and_nothing_else(said, kept):
    assert prompt.without_looks(said) == kept


@pytest.mark.parametrize(
    ("answer", "text"),
    [("no text", ""), ("No text.", ""), ('"EXIT"', "EXIT"), (" Milk\nBread ", "Milk\nBread"), ("", "")],
)
def test_of_what_is_read_only_the_text_counts(answer, text):
    assert prompt.read_text(answer) == text


def test_noise_and_brightness_are_no_change_and_another_thing_is():
    random = np.random.default_rng(1)
    room = random.integers(60, 120, (480, 640, 3), dtype=np.uint8)
    noisy = np.clip(room + random.normal(0, 6, room.shape), 0, 255).astype(np.uint8)
    brighter = np.clip(room.astype(np.int16) + 30, 0, 255).astype(np.uint8)
    cup = room.copy()
    cup[200:320, 250:350] = (0, 0, 250)
    before = thumb_of(room)
    assert has_changed(None, before)
    assert not has_changed(before, thumb_of(noisy))
    assert not has_changed(before, thumb_of(brighter))
    assert has_changed(before, thumb_of(cup))
