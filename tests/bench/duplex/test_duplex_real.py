"""A tiny run with real models: the shape of what comes out, not how good it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.duplex.stage_props import word_list
from fakes.real_models import PRESET, tiny_models

from assistant.bench.duplex import rows
from assistant.bench.duplex.measure import Wanted, measure
from assistant.capture.wav_reader import read_wav


@pytest.mark.real_model
def test_a_scene_from_the_voice_to_the_report(tmp_path: Path) -> None:
    store, models = tiny_models()
    without_reasoner = {role: name for role, name in models.items() if role != "reasoner"}
    wanted = Wanted((rows.TURNS,), alone=True, quick=True, only="turns/01", keep=tmp_path)
    told: list[str] = []
    report = measure(store, PRESET, without_reasoner, wanted, told.append)
    assert report.session.complete
    (scene,) = json.loads(report.as_json())["scenes"]
    assert scene["name"] == "turns/01"
    assert "capital" in scene["understood"][0]["text"].lower()
    said = [word["text"] for line in scene["said"] for word in line["words"]]
    assert scene["score"]["answered"] is bool(said), "how soon depends on the machine"
    assert (scene["score"]["after_s"] is not None) is bool(said)
    assert bool(scene["sounds"]) is bool(said)
    assert "takes its turn" in report.table()
    assert any("turns/01" in line for line in told), "it says how far it is"
    kept = tmp_path / "smooth_turn_taking" / "1"
    assert len(read_wav(kept / "output.wav")) == len(read_wav(kept / "input.wav"))
    assert [word for word, _, _ in word_list(kept)] == said
