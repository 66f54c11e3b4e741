"""Everything that is read has the contrast that WCAG asks for, in both themes."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from assistant.timeline.item import Lane
from ui.palette import DARK, LIGHT, MIN_CONTRAST, contrast

GROUNDS = ("window", "surface", "raised")


def test_contrast_is_measured_as_wcag_defines_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == 1.0
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_everything_it_stands_on(palette):
    colours = asdict(palette)
    pairs = [
        (name, ground)
        for name in ("text", "dim", "good", "warning", "danger", "accent")
        for ground in GROUNDS
    ]
    pairs += [("text", ground) for ground in ("hover", "selection", "user_surface")]
    pairs += [("dim", "user_surface"), ("on_accent", "accent")]
    too_weak = {
        f"{name} on {ground}": round(contrast(colours[name], colours[ground]), 2)
        for name, ground in pairs
        if contrast(colours[name], colours[ground]) < MIN_CONTRAST
    }
    assert not too_weak


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("lane", list(Lane))
def test_names_of_lanes_can_be_read(palette, lane):
    for ground in (palette.window, palette.surface):
        assert contrast(palette.lane(lane), ground) >= MIN_CONTRAST


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_a_colour(palette):
    values = {key: value for key, value in asdict(palette).items() if key != "dark"}
    assert all(re.fullmatch(r"#[0-9a-f]{6}", value) for value in values.values())
