"""What the shipped model makes of silences in turns that it has not learned from."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.interaction.turn_end_model import FEATURES, TurnEndModel, features


@pytest.fixture(scope="module")
def model() -> TurnEndModel:
    return TurnEndModel.shipped()


@pytest.mark.parametrize(
    ("text", "sentence_end"),
    [("Which river flows through Cologne?", 0.95), ("Please open the window in the hall.", 0.9)],
)
def test_a_finished_question_or_request_is_answered_soon(
    model: TurnEndModel, text: str, sentence_end: float
) -> None:
    assert model.wait_s(model.probability(text, sentence_end, 0.9)) < 0.4


@pytest.mark.parametrize(
    ("text", "sentence_end"),
    [("I wanted to ask you if", 0.001), ("We took the bus because...", 0.001), ("Could you tell me", 0.01)],
)
def test_a_sentence_that_breaks_off_is_waited_for(
    model: TurnEndModel, text: str, sentence_end: float
) -> None:
    assert model.wait_s(model.probability(text, sentence_end, 0.2)) > 0.7


@pytest.mark.parametrize("end_of_turn", [None, 0.5])
def test_what_the_language_model_says_counts(model: TurnEndModel, end_of_turn: float | None) -> None:
    text = "The man that I met there."
    judged = [model.probability(text, share, end_of_turn) for share in (0.001, 0.1, 0.9)]
    assert judged == sorted(judged)
    assert judged[-1] - judged[0] > 0.3


@pytest.mark.parametrize("sentence_end", [None, 0.9])
def test_without_a_verdict_the_words_are_judged(model: TurnEndModel, sentence_end: float | None) -> None:
    whole = model.probability("Where is the nearest post office?", sentence_end, None)
    broken = model.probability("Where is the nearest...", None if sentence_end is None else 0.01, None)
    assert whole > 0.5 > broken


@pytest.mark.parametrize("verdict", [0.0, 1.0, None])
def test_every_input_gives_a_probability(model: TurnEndModel, verdict: float | None) -> None:
    for text in ("", "...", "Yes.", "word " * 200):
        assert 0.0 <= model.probability(text, verdict, verdict) <= 1.0


def test_the_wait_falls_as_the_end_becomes_likelier(model: TurnEndModel) -> None:
    waits = [model.wait_s(probability) for probability in np.linspace(0, 1, 21)]
    assert waits == sorted(waits, reverse=True)
    assert (waits[0], waits[-1]) == (1.9, 0.2)


def test_a_missing_verdict_is_no_number() -> None:
    row = features("One, two, two, two", None, 0.5)
    named = dict(zip(FEATURES, row, strict=True))
    assert np.isnan(named["sentence end"])
    assert named["end of turn"] == 0.0
    assert named["number last"] == named["comma"] == named["loops"] == 1.0
