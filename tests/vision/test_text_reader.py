"""Reading text in pictures with the real models, on rendered pictures."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from fakes.real_models import tiny_models

from assistant.micro_turn import Frame
from assistant.vision.text_reader import ReaderUnusableError, TextReader

LINES = ("Shopping list", "Milk, 2 litres", "Bread and butter", "Call Dr. Smith at 5:30 pm")


@pytest.fixture(scope="module")
def reader() -> TextReader:
    store, models = tiny_models()
    return TextReader(store.folder(models["reading"]))


def card(lines: tuple[str, ...] = LINES, *, turned_deg: float = 0.0, noise: float = 0.0) -> Frame:
    """A white card with some lines, held before a grey wall."""
    picture = np.full((720, 1280, 3), 90, dtype=np.uint8)
    cv2.rectangle(picture, (300, 150), (980, 560), (245, 245, 245), -1)
    for number, line in enumerate(lines):
        at = (330, 230 + 90 * number)
        cv2.putText(picture, line, at, cv2.FONT_HERSHEY_SIMPLEX, 1.1, (20, 20, 20), 2, cv2.LINE_AA)
    if turned_deg:
        turn = cv2.getRotationMatrix2D((640, 360), turned_deg, 1.0)
        picture = cv2.warpAffine(picture, turn, (1280, 720), borderMode=cv2.BORDER_REPLICATE)
    if noise:
        grain = np.random.default_rng(0).normal(0, noise, picture.shape)
        picture = np.clip(cv2.GaussianBlur(picture, (3, 3), 0) + grain, 0, 255)
    return np.asarray(picture, dtype=np.uint8)


@pytest.mark.real_model
@pytest.mark.parametrize(("turned_deg", "noise"), [(0.0, 0.0), (7.0, 12.0), (-9.0, 6.0)])
def test_a_card_is_read_line_by_line(reader, turned_deg, noise):
    assert reader.read(card(turned_deg=turned_deg, noise=noise)).splitlines() == list(LINES)


@pytest.mark.real_model
def test_two_words_far_apart_on_one_line_stay_on_it(reader):
    picture = card(())
    for text, left in (("Total", 330), ("12.50", 820)):
        cv2.putText(picture, text, (left, 300), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (20, 20, 20), 2, cv2.LINE_AA)
    assert reader.read(picture) == "Total 12.50"


@pytest.mark.real_model
def test_a_picture_without_text_has_none(reader):
    assert reader.read(np.full((480, 640, 3), 90, dtype=np.uint8)) == ""
    noise = np.random.default_rng(1).integers(0, 255, (480, 640, 3), dtype=np.uint8)
    assert reader.read(noise) == ""


@pytest.mark.real_model
def test_small_and_odd_pictures_do_no_harm(reader):
    assert reader.read(np.zeros((1, 1, 3), dtype=np.uint8)) == ""
    assert reader.read(np.zeros((2000, 3, 3), dtype=np.uint8)) == ""


@pytest.mark.real_model
def test_it_reads_again_after_it_was_unloaded(reader):
    reader.unload()
    assert reader.read(card(("Milk",))) == "Milk"


def test_damaged_models_are_told(tmp_path: Path):
    for name in ("text_finder.onnx", "text_reader.onnx"):
        (tmp_path / name).write_bytes(b"damaged")
    with pytest.raises(ReaderUnusableError) as refused:
        TextReader(tmp_path).read(np.zeros((48, 64, 3), dtype=np.uint8))
    assert "fetch it again" in str(refused.value)
