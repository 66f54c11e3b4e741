"""A spoken question about the camera's picture, and a card that is read out: everything real but the model that sees,
which is a tiny one that talks nonsense."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from fakes.real_models import models_data_dir, spoken, tiny_models, tiny_voice, write_wav
from fakes.tiny_vision_model import write_tiny_vision_model
from fakes.videos import write_video

from assistant.commands.chosen_models import models_of_preset
from assistant.headless import Files, converse
from assistant.interaction.looking_words import BRIDGES, READING_BRIDGES
from assistant.timeline.item import Lane, TimelineItem
from models.store import ModelStore

pytestmark = [pytest.mark.real_model, pytest.mark.timeout(240)]

FPS = 10
LINES = ("Shopping list", "Milk and honey")


def store_with_a_model_that_sees(root: Path) -> ModelStore:
    """The tests' models, and the tiny one as if it had been imported."""
    tiny_models()
    root.mkdir(parents=True)
    for folder in (models_data_dir() / "models").iterdir():
        if folder.is_dir() and not folder.name.startswith("."):
            (root / folder.name).symlink_to(folder, target_is_directory=True)
    model = write_tiny_vision_model(root / "tiny-vision")
    files = [model, model.parent / "mmproj.gguf"]
    hashes = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    entry = {
        "id": "tiny-vision",
        "roles": ["vision"],
        "name": "Tiny",
        "licence": "MIT",
        "languages": ["en"],
        "memory_bytes": 50_000_000,
        "checked": False,
        "imported": True,
        "files": [
            {"name": file.name, "size_bytes": file.stat().st_size, "sha256": hashes[file.name]}
            for file in files
        ],
    }
    (root / "imported.json").write_text(json.dumps({"models": [entry]}))
    store = ModelStore(root)
    for file in files:
        store.record("tiny-vision", file.name, hashes[file.name])
    return store


def card(number: int) -> np.ndarray:
    """A card with two lines before a wall over which a shadow moves."""
    picture = np.full((720, 1280, 3), 90, dtype=np.uint8)
    picture[:, : 20 + number % 40] = 70
    cv2.rectangle(picture, (300, 150), (980, 460), (245, 245, 245), -1)
    for place, line in enumerate(LINES):
        at = (330, 250 + 110 * place)
        cv2.putText(picture, line, at, cv2.FONT_HERSHEY_SIMPLEX, 1.4, (20, 20, 20), 3, cv2.LINE_AA)
    return picture


def test_it_looks_and_reads(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    store = store_with_a_model_that_sees(data_dir / "models")
    voice = tiny_voice()
    sound = np.concatenate(
        (
            spoken(voice, "What am I holding?", before_s=2.0, after_s=9.0),
            spoken(voice, "Can you read this to me?", before_s=0.5, after_s=14.0),
        )
    )
    audio_in = write_wav(tmp_path / "ask.wav", sound)
    pictures = (card(number) for number in range(round(len(sound) / 16_000 * FPS)))
    video_in = write_video(tmp_path / "clip.mp4", pictures, fps=FPS)
    notices: list[str] = []
    items = converse(
        store,
        models_of_preset(store, "tiny", reasoner=False, vision="tiny-vision"),
        Files(audio_in, tmp_path / "reply.wav", str(video_in), tail_s=2.0),
        data_dir,
        notices.append,
    )
    assert items is not None, notices

    def of(lane: Lane, kind: str) -> list[TimelineItem]:
        return sorted(
            (one for one in items if one.lane is lane and one.kind == kind), key=lambda one: one.start_s
        )

    looked, read = of(Lane.CAMERA, "look")
    assert looked.data["state"] == "done"
    assert looked.data["answer"]
    asked = of(Lane.USER, "speech")[0]
    assert asked.end_s is not None
    assert abs(looked.start_s - asked.end_s) < 0.4  # the picture in which the question ended
    said = [one.text for one in of(Lane.ASSISTANT, "speech")]
    assert said[0] in BRIDGES
    assert any(line in READING_BRIDGES for line in said)
    assert read.data["answer"].splitlines() == list(LINES)
    assert any("It says:" in line and "Milk and honey" in line for line in said), said
    kept = of(Lane.CAMERA, "card")
    assert len(kept) == 2
    for one in kept:
        picture = cv2.imread(str(data_dir / one.data["file"]))
        assert picture is not None
        assert picture.shape[:2] == (one.data["height"], one.data["width"]) == (720, 1280)
    assert not notices
