"""`counterpoint converse` with a video as the camera: what it sees, and what it was asked to look out for."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from fakes.real_models import data_dir_with_models, spoken, tiny_voice, write_wav
from fakes.videos import damage, grey, write_video

from assistant.bench.eyes.bodies import Build
from assistant.bench.eyes.filming import Camera
from assistant.bench.eyes.mannequin import WARDROBE
from assistant.bench.eyes.visits import COMES, Film, Visit
from assistant.micro_turn import PERCEPTION_RATE_HZ
from tests.engine.test_converse_real import counterpoint

pytestmark = [pytest.mark.real_model, pytest.mark.timeout(300)]

BEGINS_S, LENGTH_S = 9.0, 13.0


def film_of_somebody_who_comes() -> Film:
    camera = Camera(distance_m=3.7, height_m=1.2, down_deg=4.0, width_px=640, height_px=360)
    visit = Visit(BEGINS_S, Build(), WARDROBE[0], camera, from_right=True)
    return Film(camera, (visit,), LENGTH_S)


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return data_dir_with_models(tmp_path_factory.mktemp("home") / "data")


def run(*arguments: object) -> tuple[int, str, str]:
    with counterpoint(*arguments) as process:
        out, err = process.communicate(timeout=200)
        return process.returncode, out, err


def test_somebody_who_comes_in_is_told_as_it_was_asked_for(data_dir: Path, tmp_path: Path) -> None:
    film = film_of_somebody_who_comes()
    clip = write_video(tmp_path / "clip.mp4", film.pictures(), fps=film.frames_per_s)
    sound = spoken(tiny_voice(), "Tell me when somebody comes in.")
    audio_in = write_wav(tmp_path / "ask.wav", sound)
    timeline = tmp_path / "timeline.jsonl"
    code, out, err = run(
        "--data-dir", data_dir, "converse", "--preset", "tiny", "--no-reasoner", "--video-in", clip,
        "--audio-in", audio_in, "--audio-out", tmp_path / "reply.wav", "--timeline", timeline, "--tail", 2,
    )  # fmt: skip
    assert code == 0, err
    assert "Traceback" not in err
    items = [json.loads(line) for line in timeline.read_text("utf-8").splitlines()]
    comes_s = next(one.at_s for one in film.happenings() if one.what == COMES)
    person = next(item for item in items if item["lane"] == "camera" and item["data"]["event"] == "person")
    assert comes_s - 0.5 < person["start"] < comes_s + 1.0  # sound and video began at the same instant
    fired = next(item for item in items if item["text"] == "announce")
    assert str(fired["data"]["order"]).startswith("watch")
    assert person["start"] < fired["start"] < comes_s + 2.5
    assert any(item["lane"] == "assistant" and item["start"] >= fired["start"] - 0.05 for item in items)
    assert f"camera: {person['text']}" in out
    heard_s = (tmp_path / "reply.wav").stat().st_size / 2 / PERCEPTION_RATE_HZ
    assert heard_s == pytest.approx(LENGTH_S + 2, abs=0.2)  # it lasts as long as the video


def test_a_video_that_is_not_there_or_no_video_is_one_sentence(data_dir: Path, tmp_path: Path) -> None:
    audio_in = write_wav(tmp_path / "in.wav", np.zeros(1600, dtype=np.float32))
    (tmp_path / "text.mp4").write_text("this is no video")
    for name, expected in (("no.mp4", "does not exist"), ("text.mp4", "cannot be read as a video")):
        code, out, err = run(
            "--data-dir", data_dir, "converse", "--preset", "tiny", "--video-in", tmp_path / name,
            "--audio-in", audio_in, "--audio-out", tmp_path / "out.wav",
        )  # fmt: skip
        assert code == 1
        assert out == ""
        assert expected in err
        assert len(err.strip().splitlines()) == 1


def test_a_damaged_video_costs_no_conversation(data_dir: Path, tmp_path: Path) -> None:
    clip = damage(write_video(tmp_path / "clip.mkv", [grey(5 * n) for n in range(40)]), 0.3, 0.9)
    audio_in = write_wav(tmp_path / "ask.wav", spoken(tiny_voice(), "What is the capital of France?"))
    code, out, err = run(
        "--data-dir", data_dir, "converse", "--preset", "tiny", "--no-reasoner", "--video-in", clip,
        "--audio-in", audio_in, "--audio-out", tmp_path / "reply.wav", "--tail", "8",
    )  # fmt: skip
    assert code == 0, err
    assert "Paris" in out
    assert "Traceback" not in err
