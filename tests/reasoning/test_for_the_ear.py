"""What is said of a written answer."""

from __future__ import annotations

import pytest

from assistant.reasoning.for_the_ear import SPOKEN_WORDS, for_the_ear, without_markup


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Canberra is the capital.", "Canberra is the capital."),
        ("# Capital\n\n**Canberra**, *not* Sydney.", "Capital. Canberra, not Sydney."),
        ("Two things:\n\n1. Milk\n2. Eggs!\n- Bread", "Two things: Milk. Eggs! Bread."),
        ("> Quoted\n\n---\n\nDone.", "Quoted Done."),
        (
            "Call `print` like this:\n```python\nprint(1)\n```\nDone.",
            "Call print like this: The code is on the screen. Done.",
        ),
        ("```\nnever closed", "The code is on the screen."),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\nA wins.", "The table is on the screen. A wins."),
        ("See [the page](https://a.example/b).", "See the page."),
        ("It is at https://www.example.com/long/path?x=1.", "It is at example.com."),
        ("<b>Bold</b> move", "Bold move"),
        ("So $x^2 + 3 = 12$, and \\(x = 3\\).", "So x squared plus 3 equals 12, and x equals 3."),
        ("\\frac{1}{2} \\times 4 = 2", "1 divided by 2 times 4 equals 2"),
        ("\\boxed{42}", "42"),
        ("It costs $5 and $10.", "It costs $5 and $10."),
        ("15% of 80 is 12, at 20 °C.", "15 percent of 80 is 12, at 20 degrees Celsius."),
        ("2 * 3 = 6 and 4 - 1 = 3.", "2 times 3 equals 6 and 4 minus 1 equals 3."),
        ("From 1990–1995, aged 10-20.", "From 1990–1995, aged 10-20."),
        ("**Final answer:** 42", "42"),
        ("I like it 😀!", "I like it!"),
        ("", ""),
        (" \n---\n", ""),
    ],
)
def test_markup_becomes_words(written: str, spoken: str):
    assert for_the_ear(written) == spoken


def test_whole_sentences_are_kept_while_they_fit():
    text = "It is eight. " + "Because it is so and not otherwise. " * 10
    spoken = for_the_ear(text)
    assert spoken.startswith("It is eight. Because")
    assert spoken.endswith("otherwise.")
    assert len(spoken.split()) <= SPOKEN_WORDS


def test_a_long_first_sentence_is_cut_at_a_clause_or_a_word():
    assert for_the_ear("one two, " * 30).endswith("two.")
    assert len(for_the_ear("word " * 100).split()) == SPOKEN_WORDS


def test_abbreviations_decimals_and_times_do_not_end_a_sentence():
    text = "Dr. Smith and J. Bach meet at 9:15 a.m. after 3.5 km. They go home."
    assert for_the_ear(text, most_words=13) == "Dr. Smith and J. Bach meet at 9:15 a.m. after 3.5 km."


def test_a_long_answer_takes_no_time():
    without_markup("a * b _ c $ d ` e | " * 5_000)
