"""The real loading and prompting code on a tiny model with random weights: it says nonsense, but about the picture."""

from __future__ import annotations

import base64
from pathlib import Path

import numpy as np
import pytest
from fakes.tiny_vision_model import write_tiny_vision_model

from assistant.reasoning.errors import CannotAnswerError, UnusableModelError
from assistant.reasoning.llama_file import log_probabilities
from assistant.reasoning.messages import Think
from assistant.vision.picture_model import ANSWER_TOKENS, PROJECTOR, PictureModel, load_engine
from assistant.vision.pictures import for_model

CONTEXT_TOKENS = 1024
STRINGS_ONLY = "{% for message in messages %}{{ 'User: ' + message['content'] }}{% endfor %}Assistant:"
NO_PICTURES = "{% for message in messages %}{{ message['role'] }}{% endfor %}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vision")
    write_tiny_vision_model(folder)
    return folder


@pytest.fixture(scope="module")
def model(folder: Path) -> PictureModel:
    return load_engine(folder / "tiny.gguf", CONTEXT_TOKENS, 1)


def picture(seed: int) -> str:
    """A JPEG of coloured blocks, in base64."""
    blocks = np.random.default_rng(seed).integers(0, 255, (6, 8, 3), dtype=np.uint8)
    return base64.b64encode(for_model(np.kron(blocks, np.ones((40, 40, 1), dtype=np.uint8)))).decode()


def answer(model: PictureModel, order: Think) -> str:
    return [written.answer for written in model.answer(order)][-1]


def test_a_picture_and_a_question_become_words(model):
    steps = list(model.answer(Think(1, "What is this?", (), picture(1))))
    assert len(steps) > 5
    assert steps[-1].answer
    assert len(steps) <= ANSWER_TOKENS + CONTEXT_TOKENS // 64


def test_the_same_picture_gives_the_same_answer_whatever_was_asked_before(model):
    order = Think(1, "What is this?", (), picture(1))
    first = answer(model, order)
    answer(model, Think(2, "And that?", (), picture(2)))
    assert answer(model, order) == first


def test_what_the_model_expects_next_depends_on_the_picture(model):
    def expected(seed: int) -> np.ndarray:
        steps = model.answer(Think(1, "What is this?", (), picture(seed), ("yes", "no")))
        list(steps)
        return log_probabilities(model._llama)

    one, other = expected(1), expected(2)
    assert np.allclose(one, expected(1))
    assert np.abs(one - other).max() > 0.01


def test_the_prompt_has_the_models_own_form_and_one_place_for_the_picture(model):
    prompt = model._prompt(f"What is this {model._marker}?")
    assert prompt.startswith("<|im_start|>User: ")
    assert prompt.endswith("Assistant:")
    assert prompt.count(model._marker) == 1  # nobody's words make another picture


def test_of_choices_the_likelier_one_is_the_answer(model):
    answers = {
        seed: answer(model, Think(1, "Is there a cup?", (), picture(seed), ("yes", "no")))
        for seed in range(4)
    }
    assert set(answers.values()) <= {"yes", "no"}
    chances = np.exp(log_probabilities(model._llama))

    def chance(*spellings: str) -> float:
        firsts = {model._llama.tokenize(one.encode(), add_bos=False)[0] for one in spellings}
        return float(sum(chances[token] for token in firsts))

    likelier = "yes" if chance("yes", " yes", "Yes", " Yes") > chance("no", " no", "No", " No") else "no"
    assert answers[3] == likelier


def test_work_can_be_stopped_between_two_slices(model):
    order = Think(1, "What is this?", (), picture(1))
    whole = answer(model, order)
    steps = model.answer(order)
    next(steps)
    steps.close()
    assert answer(model, order) == whole


@pytest.mark.parametrize("data", ["", "not base64!", base64.b64encode(b"no picture").decode()])
def test_what_is_no_picture_is_refused_with_a_sentence(model, data):
    with pytest.raises(CannotAnswerError) as refused:
        answer(model, Think(1, "What is this?", (), data))
    assert "picture" in str(refused.value)


def test_a_question_that_is_too_long_is_refused_and_the_next_is_answered(model):
    with pytest.raises(CannotAnswerError):
        answer(model, Think(1, "why " * 2000, (), picture(1)))
    assert answer(model, Think(2, "What is this?", (), picture(1)))


def test_a_template_that_knows_only_text_gets_text(tmp_path):
    path = write_tiny_vision_model(tmp_path, template=STRINGS_ONLY)
    model = load_engine(path, CONTEXT_TOKENS, 1)
    assert model._prompt("What is this?") == f"User: {model._marker}\nWhat is this?Assistant:"
    assert answer(model, Think(1, "What is this?", (), picture(1)))


def test_a_template_without_room_for_a_picture_is_told(tmp_path):
    model = load_engine(write_tiny_vision_model(tmp_path, template=NO_PICTURES), CONTEXT_TOKENS, 1)
    with pytest.raises(CannotAnswerError) as refused:
        answer(model, Think(1, "What is this?", (), picture(1)))
    assert "takes no pictures" in str(refused.value)


def test_without_its_projector_it_cannot_be_used(tmp_path):
    path = write_tiny_vision_model(tmp_path)
    (tmp_path / PROJECTOR).unlink()
    with pytest.raises(UnusableModelError) as refused:
        load_engine(path, CONTEXT_TOKENS, 1)
    assert f"The observer's model tiny.gguf lacks the file {PROJECTOR}" in str(refused.value)


@pytest.mark.parametrize("damaged", ["tiny.gguf", PROJECTOR])
def test_a_damaged_file_is_told(tmp_path, damaged):
    path = write_tiny_vision_model(tmp_path)
    data = (tmp_path / damaged).read_bytes()
    (tmp_path / damaged).write_bytes(data[: len(data) // 2])
    with pytest.raises(UnusableModelError) as refused:
        load_engine(path, CONTEXT_TOKENS, 1)
    assert "fetch it again" in str(refused.value)
