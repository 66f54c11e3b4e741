"""The smallest model written anew, and the ways in which that ends early."""

from __future__ import annotations

import time
from pathlib import Path

import llama_cpp
import pytest
from fakes.real_models import tiny_models

from assistant.interaction.language_model import LanguageModel
from assistant.interaction.requantizing import RECIPES, Recipe, RequantizingError, requantize

FAST_TO_MAKE = Recipe(llama_cpp.LLAMA_FTYPE_MOSTLY_Q4_0, llama_cpp.GGML_TYPE_Q4_0, llama_cpp.GGML_TYPE_Q4_0)


class EnoughError(Exception):
    pass


def test_a_file_that_is_no_model_fails_in_the_other_process(tmp_path: Path) -> None:
    (tmp_path / "broken.gguf").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(RequantizingError):
        requantize(tmp_path / "broken.gguf", tmp_path / "out.gguf", FAST_TO_MAKE, threads=1)


@pytest.mark.real_model
def test_it_answers_as_before_from_a_smaller_file(tmp_path: Path) -> None:
    store, models = tiny_models()
    source, target = store.file(models["interaction"]), tmp_path / "tuned.gguf"
    requantize(source, target, FAST_TO_MAKE, threads=2)
    assert target.stat().st_size < source.stat().st_size
    model = LanguageModel(target, threads=1)
    try:
        tokens = model.tokens_of((("user", "What is the capital of France?"),), closed=True)
        assert model.hold(tokens, lambda: False)
        assert "Paris" in "".join(piece.text for piece in model.stream(30, lambda: False))
    finally:
        model.close()


@pytest.mark.real_model
def test_it_can_be_ended_at_once(tmp_path: Path) -> None:
    store, models = tiny_models()
    began_s = time.monotonic()

    def keep_on() -> None:
        if time.monotonic() - began_s > 1.0:
            raise EnoughError

    with pytest.raises(EnoughError):
        requantize(
            store.file(models["interaction"]),
            tmp_path / "out.gguf",
            RECIPES["iq4_nl"],
            threads=1,
            keep_on=keep_on,
        )
    assert time.monotonic() - began_s < 5.0
