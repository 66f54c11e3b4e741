"""`counterpoint converse` with a video of somebody who comes, raises a hand, and leaves: real models, in real time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from fakes.drawn_figure import figure, raised
from fakes.public_things import portrait
from fakes.real_models import data_dir_with_models, write_wav
from fakes.videos import write_video

from assistant.capture.opencv import opencv
from assistant.micro_turn import PERCEPTION_RATE_HZ, Frame

pytestmark = [pytest.mark.real_model, pytest.mark.timeout(300)]

FPS = 15
NEAR = {"px_a_decimetre": 60.0, "middle_px": (640.0, 620.0)}
COMES_S, RAISES_S, LOWERS_S, LEAVES_S, ENDS_S = 2.0, 5.0, 7.0, 9.0, 13.0


GRAIN = [np.random.default_rng(seed).integers(0, 5, (720, 1280, 3), dtype=np.uint8) for seed in range(3)]


def grainy(picture: Frame, number: int) -> Frame:
    grained: Frame = opencv().add(picture, GRAIN[number % len(GRAIN)])
    return grained


def film(path: Path) -> Path:
    nobody = figure().draw(middle_px=(640.0, 9000.0))
    stands, raises = figure().draw(**NEAR), figure().draw(raised("R"), **NEAR)
    parts = (
        (nobody, COMES_S),
        (stands, RAISES_S - COMES_S),
        (raises, LOWERS_S - RAISES_S),
        (stands, LEAVES_S - LOWERS_S),
        (nobody, ENDS_S - LEAVES_S),
    )
    pictures = [picture for picture, seconds in parts for _ in range(round(seconds * FPS))]
    return write_video(path, (grainy(one, number) for number, one in enumerate(pictures)), fps=FPS)


def events(tmp_path: Path, video: Path, seconds: float) -> tuple[dict[str, float], str]:
    """When each kind of camera event began (the first of a kind), and what was printed."""
    silence = write_wav(tmp_path / "silence.wav", np.zeros(round(seconds * PERCEPTION_RATE_HZ), np.float32))
    data_dir = data_dir_with_models(tmp_path / "data")
    command = [sys.executable, "-m", "assistant", "--data-dir", data_dir, "converse", "--preset", "tiny"]
    command += ["--no-reasoner", "--audio-in", silence, "--audio-out", tmp_path / "out.wav", "--tail", "1"]
    command += ["--video-in", video, "--timeline", tmp_path / "timeline.jsonl"]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    items = [json.loads(line) for line in (tmp_path / "timeline.jsonl").read_text().splitlines()]
    began: dict[str, float] = {}
    for item in items:
        if item["lane"] == "camera" and item["kind"] == "event":
            began.setdefault(item["data"]["event"], item["start"])
    return began, done.stdout + done.stderr


def test_who_comes_raises_a_hand_and_leaves_is_on_the_timeline_in_time(tmp_path: Path) -> None:
    began, printed = events(tmp_path, film(tmp_path / "film.mp4"), ENDS_S)
    assert began["person"] == pytest.approx(COMES_S, abs=0.6)
    assert began["open_palm"] == pytest.approx(RAISES_S, abs=0.8)
    assert began["nobody"] == pytest.approx(LEAVES_S, abs=0.8)
    assert "download the small models" not in printed
    assert "XNNPACK" not in printed


def test_a_film_on_its_head_is_turned_and_said_so(tmp_path: Path) -> None:
    upside_down = np.ascontiguousarray(opencv().resize(portrait(), (480, 480))[::-1, ::-1])
    pictures = (np.roll(upside_down, 10 * (number // 4 % 2), axis=1) for number in range(11 * FPS))
    began, printed = events(tmp_path, write_video(tmp_path / "film.mp4", pictures, fps=FPS), 11.0)
    assert "The camera hangs upside down" in printed
    assert "person" in began
    assert "facing" in began
