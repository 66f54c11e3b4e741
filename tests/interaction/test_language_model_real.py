"""The language model of the `tiny` preset: what its cache saves, and that it can always be stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.real_models import tiny_models

from assistant.interaction.context import Context
from assistant.interaction.foresight import likely_beginning
from assistant.interaction.language_model import READ_SLICE_TOKENS, LanguageModel, ModelUnusableError

pytestmark = pytest.mark.real_model


@pytest.fixture(scope="module")
def model() -> Iterator[LanguageModel]:
    store, models = tiny_models()
    model = LanguageModel(store.file(models["interaction"]), threads=1)
    yield model
    model.close()


def never() -> bool:
    return False


def reply(model: LanguageModel, text: str) -> str:
    assert model.hold(model.tokens_of(Context().with_user(text), closed=True), never)
    return "".join(piece.text for piece in model.stream(30, never))


def test_it_answers(model: LanguageModel) -> None:
    assert "Paris" in reply(model, "What is the capital of France?")


def test_a_revised_word_is_all_that_is_read_again(model: LanguageModel) -> None:
    reply(model, "What is the capital of France?")
    before = model.tokens_read
    tokens = model.tokens_of(Context().with_user("What is the capital of Italy?"), closed=True)
    model.hold(tokens, never)
    assert 0 < model.tokens_read - before < 15
    assert len(tokens) > 150


def test_what_was_read_ahead_is_not_read_again(model: LanguageModel) -> None:
    context = Context()
    model.hold(model.tokens_of(context.with_user("How many legs does a"), closed=False), never)
    before = model.tokens_read
    model.hold(model.tokens_of(context.with_user("How many legs does a spider have?"), closed=True), never)
    assert model.tokens_read - before < 14


def test_a_draft_after_a_rollback_is_the_same(model: LanguageModel) -> None:
    first = reply(model, "What is the capital of France?")
    reply(model, "Tell me something about the sea, please.")
    assert reply(model, "What is the capital of France?") == first


def test_reading_can_be_cancelled_between_slices(model: LanguageModel) -> None:
    calls = 0

    def after_one_slice() -> bool:
        nonlocal calls
        calls += 1
        return calls > 1

    tokens = model.tokens_of((("system", "Other rules. " * 60), ("user", "Hello")), closed=True)
    before = model.tokens_read
    assert not model.hold(tokens, after_one_slice)
    assert model.tokens_read - before == READ_SLICE_TOKENS


def test_decoding_can_be_cancelled_between_tokens(model: LanguageModel) -> None:
    model.hold(model.tokens_of(Context().with_user("Tell me a long story."), closed=True), never)
    pieces = []
    for piece in model.stream(50, lambda: len(pieces) >= 3):
        pieces.append(piece)
    assert len(pieces) == 3
    assert all(0.0 < piece.probability <= 1.0 for piece in pieces)


def test_a_guess_saves_steps_and_changes_nothing(model: LanguageModel) -> None:
    asked = "What is the capital of France?"
    tokens = model.tokens_of(Context().with_user(asked), closed=True)
    replies, steps = [], []
    for guess in (
        "",
        likely_beginning(asked),
        "The capital of Norway is",
        "Quite another beginning than this",
    ):
        reply(model, "Hello.")
        before = model.steps
        assert model.hold(tokens, never, guess=guess)
        replies.append("".join(piece.text for piece in model.stream(20, never)))
        steps.append(model.steps - before)
    assert replies == [replies[0]] * 4
    without, right, half_right, wrong = steps
    assert right < half_right < wrong == without


def test_what_was_guessed_wrong_is_not_in_the_way_of_what_comes_next(model: LanguageModel) -> None:
    first = reply(model, "What is the capital of France?")
    tokens = model.tokens_of(Context().with_user("Hello."), closed=True)
    model.hold(tokens, never, guess="What is the capital of")
    assert reply(model, "What is the capital of France?") == first


def test_a_file_that_is_no_model_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "broken.gguf"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ModelUnusableError, match=r"broken\.gguf cannot be loaded"):
        LanguageModel(path, threads=1)
