"""When each word of a clause is over."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.real_models import tiny_voice

from assistant.micro_turn import PERCEPTION_RATE_HZ
from assistant.speech.voice_alignment import LENGTHS, with_phoneme_lengths
from assistant.speech.word_times import word_ends_of_phonemes, word_ends_s

RATE_HZ = 1000


@pytest.mark.parametrize("text", ["Hello.", "one two three four", "a much-longer word here"])
def test_word_times_grow_and_end_with_the_sound(text: str) -> None:
    sound = np.concatenate([np.zeros(50), np.full(800, 0.5), np.zeros(150)]).astype(np.float32)
    ends = word_ends_s(text, sound, RATE_HZ)
    assert len(ends) == len(text.split())
    assert list(ends) == sorted(ends)
    assert ends[-1] == pytest.approx(0.85, abs=0.01)
    assert word_ends_s("", sound, RATE_HZ) == ()


def phonemes(said: str, length_s: float = 0.1) -> list[tuple[str, float]]:
    return [(phoneme, length_s) for phoneme in said]


def test_words_end_with_their_last_sound_and_not_with_the_pause_after_it() -> None:
    ends = word_ends_of_phonemes("So, we go.", phonemes("^so,,, wi go.$"))
    assert ends == pytest.approx((0.3, 0.9, 1.2), abs=0.02)


def test_no_word_ends_after_the_sound() -> None:
    assert word_ends_of_phonemes("Go", phonemes("go"))[-1] == pytest.approx(0.2)


@pytest.mark.parametrize("said", ["aeiou aeiou", "ae iou aei ou ae iou", "aeiouaeiou"])
def test_where_the_phonemes_make_other_words_they_are_shared_out_by_spelling(said: str) -> None:
    ends = word_ends_of_phonemes("four words are here", phonemes(said))
    assert len(ends) == 4
    assert list(ends) == sorted(ends)
    assert ends[-1] == pytest.approx(0.1 * len(said), abs=0.001)


def test_without_phonemes_there_are_no_times() -> None:
    assert word_ends_of_phonemes("Hello.", []) == ()
    assert word_ends_of_phonemes("Hello.", [("^", 0.1), ("$", 0.1)]) == ()
    assert word_ends_of_phonemes("", phonemes("a")) == ()


def test_a_model_without_phoneme_lengths_stays_as_it_is() -> None:
    assert with_phoneme_lengths(b"some other model") is None
    model = b"before" + LENGTHS + b"after"
    changed = with_phoneme_lengths(model)
    assert changed is not None
    assert changed.startswith(model)
    assert changed.endswith(LENGTHS)


@pytest.mark.real_model
def test_a_real_voice_tells_where_its_words_end() -> None:
    text = "I would go, but not now."
    sound, ends = tiny_voice().speak_timed(text)
    assert len(ends) == len(text.split())
    assert list(ends) == sorted(ends)
    assert ends[-1] <= len(sound) / PERCEPTION_RATE_HZ
    # The pause after "go," belongs to no word: the sound is much softer just behind that word's end than before it.
    at = round(ends[2] * PERCEPTION_RATE_HZ)
    before = sound[at - 2400 : at - 800]
    behind = sound[at + 480 : at + 1440]
    assert float(np.square(behind).mean()) < 0.1 * float(np.square(before).mean())
