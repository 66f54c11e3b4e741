"""The preset that is recommended is the largest that suits and was tried."""

from __future__ import annotations

import pytest

from models.catalogue import load_catalogue
from models.hardware import Hardware
from models.presets import load_presets
from models.recommendation import recommend

GB = 1_000_000_000


def machine(cores: int, memory_gb: float) -> Hardware:
    return Hardware(cores, cores, round(memory_gb * GB), round(memory_gb * GB * 0.7))


@pytest.mark.parametrize(
    ("cores", "memory_gb", "preset"),
    [
        (1, 8, "tiny"),
        (2, 4, "tiny"),
        (2, 8, "starter"),
        (4, 8, "starter"),
        (16, 64, "starter"),
        (1, 0.5, "tiny"),
    ],
)
def test_what_suits_is_recommended(cores: int, memory_gb: float, preset: str) -> None:
    advice = recommend(load_presets(), load_catalogue(), machine(cores, memory_gb))
    assert advice.preset == preset
    assert f"“{preset}” is recommended" in advice.sentence
    assert ("1 core," if cores == 1 else f"{cores} cores,") in advice.sentence


def test_a_larger_one_that_was_not_tried_is_named_as_such() -> None:
    advice = recommend(load_presets(), load_catalogue(), machine(16, 64))
    assert "“quality” would fit, but was not tried" in advice.sentence
    assert "would fit" not in recommend(load_presets(), load_catalogue(), machine(2, 8)).sentence
