"""What the shipped model makes of remarks that no template has taught it."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.interaction.addressee import FEATURES, Addressee


@pytest.fixture(scope="module")
def addressee() -> Addressee:
    return Addressee.shipped()


@pytest.mark.parametrize(
    "text",
    [
        "Honey, could you shut the window please?",
        "Tom, are you coming to the garden?",
        "Mom, where did you put my shoes?",
        "Sweetheart, bring me my jacket.",
        "Stop that, Lucy, leave the dog alone.",
        "grandpa can you pass me the plate",
        "Yes darling, I'll be there in a minute.",
    ],
)
def test_a_person_who_is_called_is_not_the_assistant(addressee: Addressee, text: str) -> None:
    assert addressee.is_for_others(text)


@pytest.mark.parametrize(
    "text",
    [
        "Stop.",
        "Wait, which of the two is cheaper?",
        "What about the other planets?",
        "No, I was asking about the river.",
        "Could you help me plan a birthday party for my mom?",
        "I spent the whole afternoon cleaning the garage.",
        "How do I open a jar of honey?",
        "Who was Thomas Edison?",
        "Counterpoint, close the window.",
        "My sister Julia is coming over tomorrow.",
        "Yes.",
        "mm-hm",
        "What is that on the table behind me?",
        "and who came after him",
    ],
)
def test_what_is_said_to_the_assistant_is_not_left_alone(addressee: Addressee, text: str) -> None:
    for speaking in (False, True):
        assert not addressee.is_for_others(text, assistant_speaking=speaking)


def test_a_remark_that_takes_up_its_words_is_more_likely_for_it(addressee: Addressee) -> None:
    said = "Bees dance to tell each other where flowers are."
    assert addressee.probability("Do they dance at night?", said_last=said) > addressee.probability(
        "Do they dance at night?", said_last="The capital of Peru is Lima."
    )


def test_without_words_nothing_is_known(addressee: Addressee) -> None:
    assert addressee.probability(" ") == 0.5
    assert not addressee.is_for_others("")


def test_weights_of_the_wrong_length_are_refused() -> None:
    with pytest.raises(ValueError) as raised:
        Addressee(np.zeros(FEATURES - 1, dtype=np.float32), 0.0, 0.1)
    assert "training.addressee" in str(raised.value)
