"""Anchors, decoding and merging of detections."""

from __future__ import annotations

import math

import numpy as np
import pytest

from assistant.perception.sight.detector import (
    FACE,
    PALM,
    PERSON,
    DetectorForm,
    anchors,
    decode,
    merged,
)


@pytest.mark.parametrize(
    ("form", "input_px", "boxes"),
    [(FACE, 192, 2304), (PALM, 192, 2016), (PERSON, 224, 2254)],
)
def test_there_are_as_many_anchors_as_the_models_have_boxes(
    form: DetectorForm, input_px: int, boxes: int
) -> None:
    middles = anchors(input_px, form)
    assert middles.shape == (boxes, 2)
    assert (middles > 0).all()
    assert (middles < 1).all()


def test_anchors_come_row_by_row_and_layer_by_layer() -> None:
    middles = anchors(128, PALM)
    assert middles[:4] == pytest.approx(np.array([[0.5 / 16, 0.5 / 16]] * 2 + [[1.5 / 16, 0.5 / 16]] * 2))
    assert middles[2 * 16] == pytest.approx([0.5 / 16, 1.5 / 16])  # the second row of the fine cells
    assert middles[2 * 16 * 16] == pytest.approx([0.5 / 8, 0.5 / 8])  # three coarse layers share their cells
    assert middles[2 * 16 * 16 + 6] == pytest.approx([1.5 / 8, 0.5 / 8])
    assert middles[-1] == pytest.approx([7.5 / 8, 7.5 / 8])


def test_a_box_is_read_from_its_anchor() -> None:
    middles = np.array([[0.1, 0.2], [0.5, 0.25]], dtype=np.float32)
    raw = np.zeros((2, 8), dtype=np.float32)
    raw[1] = (10.0, -20.0, 40.0, 60.0, 5.0, 0.0, 0.0, 100.0)
    logits = np.array([-1.0, 2.0], dtype=np.float32)
    values, scores = decode(raw, logits, middles, 200, 0.5)
    assert values == pytest.approx(np.array([[0.45, 0.0, 0.65, 0.3, 0.525, 0.25, 0.5, 0.75]]), abs=1e-6)
    assert scores == pytest.approx([1 / (1 + math.exp(-2))])


def test_only_what_is_sure_enough_is_read_the_surest_first() -> None:
    middles = np.full((4, 2), 0.5, dtype=np.float32)
    logits = np.array([0.0, 3.0, -0.01, 1.0], dtype=np.float32)
    values, scores = decode(np.zeros((4, 4), dtype=np.float32), logits, middles, 128, 0.5)
    assert len(values) == 3
    assert list(scores) == sorted(scores, reverse=True)
    assert scores[-1] == 0.5


def test_what_overlaps_becomes_one_weighted_by_its_scores() -> None:
    values = np.array(
        [
            [0.0, 0.0, 0.4, 0.4, 0.2, 0.2],
            [0.7, 0.7, 0.9, 0.9, 0.8, 0.8],
            [0.04, 0.0, 0.44, 0.4, 0.3, 0.2],
        ],
        dtype=np.float32,
    )
    found = list(merged(values, np.array([0.9, 0.8, 0.6], dtype=np.float32)))
    assert [score for _, score in found] == pytest.approx([0.9, 0.8])
    assert found[0][0] == pytest.approx([0.016, 0.0, 0.416, 0.4, 0.24, 0.2], abs=1e-6)
    assert found[1][0] == pytest.approx(values[1])


def test_neighbours_that_hardly_overlap_stay_two() -> None:
    values = np.array([[0.0, 0.0, 0.4, 0.4], [0.3, 0.0, 0.7, 0.4]], dtype=np.float32)
    assert len(list(merged(values, np.array([0.9, 0.8], dtype=np.float32)))) == 2


def test_boxes_without_size_end_the_merging_all_the_same() -> None:
    values = np.zeros((3, 4), dtype=np.float32)
    assert len(list(merged(values, np.array([0.9, 0.8, 0.7], dtype=np.float32)))) == 3
