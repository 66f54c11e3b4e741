"""The bench of the eyes: drawn people that the real models find, what happens in a film, and what is made of it."""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import numpy as np
import pytest
from fakes.real_models import models_data_dir, tiny_models

from assistant.bench.eyes.bodies import EXERCISES, JACKS, SQUATS, Build, Style, joints_of, standing
from assistant.bench.eyes.counting import Counted, count_points
from assistant.bench.eyes.delays import delays
from assistant.bench.eyes.filming import _NAMES, Camera, Place, axes_of
from assistant.bench.eyes.mannequin import WARDROBE, draw, empty_room
from assistant.bench.eyes.report import Report
from assistant.bench.eyes.video_writer import write_video
from assistant.bench.eyes.visits import COMES, LEAVES, LOOKS_AWAY, RAISES, SQUAT, film_of_visits
from assistant.capture.video_reader import VideoReader
from assistant.commands import bench_eyes
from assistant.perception.sight.finder import SightFinder
from assistant.perception.sight.people import people_in
from assistant.sight_seat import SIGHT

CAMERA = Camera(distance_m=3.6, height_m=1.2, down_deg=4.0, width_px=640, height_px=360)


def seen_at(joints: dict[str, np.ndarray], camera: Camera, place: Place) -> np.ndarray:
    """Where the joints are in the picture, in shares of it, in the order of the landmarks."""
    axes = axes_of([joints[name] for name in _NAMES], joints, camera, place)
    focal = 0.5 / math.tan(math.radians(camera.field_deg) / 2)
    across = 0.5 + focal * axes[:, 0] / axes[:, 2]
    down = 0.5 + focal * axes[:, 1] / axes[:, 2] * camera.width_px / camera.height_px
    return np.stack([across, down], axis=1)


@pytest.mark.real_model
@pytest.mark.parametrize(
    ("joints", "turned_deg", "person"),
    [
        (standing(Build()), 0.0, 0),
        (joints_of(SQUATS, Build(), Style(), 1.0), 40.0, 1),
        (joints_of(JACKS, Build(), Style(), 0.6), 0.0, 2),
    ],
)
def test_the_real_models_find_the_joints_of_a_drawn_person(
    joints: dict[str, np.ndarray], turned_deg: float, person: int
) -> None:
    store, models = tiny_models()
    finder = SightFinder(store.folder(models[SIGHT]))
    place = Place(turned_deg)
    picture = draw(empty_room(CAMERA), joints, Build(), CAMERA, place, WARDROBE[person])
    for number in range(4):
        sight = finder.find(picture, 0.2 * number)
    assert people_in(sight) == 1
    assert sight.body is not None
    truth = seen_at(joints, CAMERA, place)
    large = [11, 12, 13, 14, 23, 24, 25, 26, 27, 28]  # shoulders, elbows, hips, knees, ankles
    off = np.linalg.norm((sight.body.points[large, :2] - truth[large]) * [640 / 360, 1.0], axis=1)
    assert np.median(off) < 0.03
    assert off.max() < 0.09


@pytest.mark.real_model
def test_nobody_is_found_in_the_empty_room() -> None:
    store, models = tiny_models()
    sight = SightFinder(store.folder(models[SIGHT])).find(empty_room(CAMERA), 0.0)
    assert sight.body is None
    assert not sight.faces


def test_a_film_says_when_what_happens_in_it() -> None:
    film = film_of_visits(1, begins_s=2.0)
    happened = film.happenings()
    assert [one.what for one in happened] == [COMES, RAISES, *[SQUAT] * 4, LOOKS_AWAY, LOOKS_AWAY, LEAVES]
    assert [one.at_s for one in happened] == sorted(one.at_s for one in happened)
    visit = film.visits[0]
    assert visit.at(1.9) is None
    assert visit.at(visit.over_s + 0.1) is None
    joints, _ = visit.at(visit.raise_s + 1.0) or ({}, None)
    assert joints["right_wrist"][1] > joints["right_eye"][1] > joints["left_wrist"][1]


def test_a_film_becomes_a_video_of_its_length(tmp_path: Path) -> None:
    film = film_of_visits(1, begins_s=0.3, pause_s=0.0)
    pictures = film.pictures()
    write_video(tmp_path / "a.mp4", (next(pictures) for _ in range(12)), film.frames_per_s)
    reader = VideoReader(str(tmp_path / "a.mp4"), stream=False)
    shown = []
    while (found := reader.next(lambda _: True)) is not None:
        shown.append(found[0])
    reader.release()
    assert len(shown) == 12
    assert reader.length_s == pytest.approx(1.2, abs=0.05)
    assert np.abs(shown[-1].astype(int) - shown[0].astype(int)).max() > 60  # somebody is coming


def test_what_was_told_is_matched_with_what_happened() -> None:
    found = delays("x", [10.0, 20.0, 30.0], [10.4, 19.9, 25.9, 60.0], 0.3)
    assert found.late_s == (0.4, -0.1)
    assert (found.of, found.extra) == (3, 2)
    assert "2 of 3, 2 too many" in found.in_words()
    assert "within 0.3 s: 1 of 3" in found.in_words()
    assert delays("x", [10.0], [], 0.3).in_words().split() == ["x", "0", "of", "1"]
    assert delays("x", [10.0, 13.0], [13.1], latest_s=1.2).late_s == (0.1,)


def test_points_are_counted_for_every_exercise_and_told_in_a_table() -> None:
    counted = tuple(count_points(1))
    assert [one.exercise for one in counted] == list(EXERCISES)
    assert all(one.truth > 3 and one.off_by <= 1 for one in counted)
    wrong = Counted(SQUATS, 7, 0, truth=6, counted=4, late_s=(0.1, 0.9))
    table = Report("a machine", points=(*counted, wrong)).table()
    squats = next(line for line in table.splitlines() if line.strip().startswith("squats"))
    assert "exact 1 of 2, within one 1" in squats
    as_json = json.loads(Report("a machine", points=(wrong,)).as_json())
    assert as_json["points"][0]["counted"] == 4
    assert as_json["looking"] is None


def test_the_command_refuses_unknown_parts_and_needs_no_models_for_points(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.bench.eyes import measure

    monkeypatch.setattr(measure.Wanted, "workouts", 1)
    parser = argparse.ArgumentParser()
    bench_eyes.add_parser(parser.add_subparsers())
    with pytest.raises(SystemExit):
        parser.parse_args(["eyes", "--parts", "ears"])
    assert "there is no part ears" in capsys.readouterr().err
    args = parser.parse_args(["eyes", "--parts", "points", "--report", str(tmp_path / "eyes.json")])
    args.data_dir = tmp_path
    assert args.run(args) == 0
    assert "within one 1" in capsys.readouterr().out
    assert len(json.loads((tmp_path / "eyes.json").read_text())["points"]) == 4
    args = parser.parse_args(["eyes", "--preset", "tiny"])
    args.data_dir = tmp_path
    assert args.run(args) == 1
    assert "counterpoint models fetch tiny" in capsys.readouterr().err


def test_the_models_of_the_tests_hold_those_for_the_camera() -> None:
    if not (models_data_dir() / "models").exists():
        pytest.skip("the models are not fetched")
    _, models = tiny_models()
    assert models[SIGHT] == "mediapipe-sight"
