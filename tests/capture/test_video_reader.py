"""Pictures of files of every kind: odd sizes and depths, no rate, odd times, damage, and more than can be decoded."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from fakes.videos import damage, grey, write_video
from fakes.waiting import wait_for

from assistant.capture import video_reader
from assistant.capture.camera import Camera
from assistant.capture.video_reader import VideoReader
from assistant.clock import RealClock


def read_all(path: Path) -> tuple[list[tuple[float, float, tuple[int, ...]]], VideoReader]:
    """Time, brightness and shape of every picture, and the reader, which is closed."""
    reader = VideoReader(str(path), stream=False)
    found = []
    while (one := reader.next(lambda _: True)) is not None:
        picture, at_s = one
        assert picture.dtype == np.uint8
        found.append((at_s, float(picture.mean()), picture.shape))
    reader.release()
    return found, reader


def watch(path: Path, seconds: float) -> tuple[dict[float, float], list[str], bool]:
    """What a camera shows of a file in real time: brightness by time; what it said; whether it came to the end."""
    told: list[str] = []
    seen: dict[float, float] = {}
    camera = Camera(str(path), RealClock(), told.append)
    camera.start()
    until = time.monotonic() + seconds
    while time.monotonic() < until and not camera.finished.is_set():
        newest = camera.latest()
        if newest is not None:
            seen[round(newest[1], 3)] = float(newest[0].mean())
        time.sleep(0.004)
    finished, newest = camera.finished.is_set(), camera.latest()
    if newest is not None:
        seen[round(newest[1], 3)] = float(newest[0].mean())
    camera.stop()
    return seen, told, finished


@pytest.mark.parametrize(
    ("codec", "pixels", "shape"),
    [
        ("ffv1", "bgr0", (1, 1)),
        ("ffv1", "gray16le", (48, 64)),
        ("ffv1", "gray", (48, 64)),
        ("libx264", "yuv420p", (640, 360)),
        ("libx264", "yuv420p10le", (48, 64)),
        ("mpeg4", "yuv420p", (30, 400)),
        ("ffv1", "bgr0", (3, 2000)),
    ],
)
def test_every_size_and_depth_becomes_a_plain_picture(
    tmp_path: Path, codec: str, pixels: str, shape: tuple[int, int]
) -> None:
    height, width = shape
    deep = pixels == "gray16le"
    one = np.full(shape, 150 * 257, dtype=np.uint16) if deep else grey(150, width, height)
    path = write_video(tmp_path / "a.mkv", [one] * 3, codec=codec, pixels=pixels)
    found, reader = read_all(path)
    longest = max(shape)
    expected = shape if longest <= 1280 else (max(1, round(height * 1280 / longest)), 1280)
    assert [s for _, _, s in found] == [(*expected, 3)] * 3
    assert all(level == pytest.approx(150, abs=4) for _, level, _ in found)
    assert not reader.damaged


def test_a_telephones_turned_picture_stands_upright(tmp_path: Path) -> None:
    upright = np.zeros((64, 96, 3), dtype=np.uint8)
    upright[:, :30] = 220  # bright on the left as it is stored
    for turned_deg, bright in ((90, np.s_[-20:, :]), (-90, np.s_[:20, :]), (180, np.s_[:, -20:])):
        path = write_video(tmp_path / f"{turned_deg}.mp4", [upright] * 3, turned_deg=turned_deg)
        reader = VideoReader(str(path), stream=False)
        found = reader.next(lambda _: True)
        reader.release()
        assert found is not None
        assert found[0].shape[:2] == ((96, 64) if turned_deg % 180 else (64, 96))
        assert found[0][bright].mean() > 150
        assert found[0].mean() < 100


def test_pictures_come_at_the_times_that_the_file_says(tmp_path: Path) -> None:
    times_s = [0.0, 0.05, 0.6, 0.65, 0.7, 1.1]
    levels = [10, 60, 110, 150, 190, 240]
    path = write_video(tmp_path / "uneven.mkv", [grey(level) for level in levels], times_s=times_s)
    found, _ = read_all(path)
    assert [at_s for at_s, _, _ in found] == pytest.approx(times_s, abs=0.002)
    seen, told, finished = watch(path, 4)
    assert finished
    assert told == []
    assert 1.1 in seen
    assert seen[0.6] == pytest.approx(110, abs=5)


def test_a_file_without_times_or_a_rate_is_played_at_a_usual_one(tmp_path: Path) -> None:
    path = write_video(tmp_path / "raw.h264", [grey(10 * n) for n in range(25)])
    found, _ = read_all(path)
    assert len(found) == 25
    steps = np.diff([at_s for at_s, _, _ in found])
    assert steps.min() > 0.02
    assert steps.max() < 0.06


def test_a_clock_that_jumps_in_a_file_holds_nothing_up(tmp_path: Path) -> None:
    times_s = [0.0, 0.1, 0.2, 5_000.0, 5_000.1, 5_000.2]
    path = write_video(tmp_path / "jump.mkv", [grey(40 * n) for n in range(6)], times_s=times_s)
    found, _ = read_all(path)
    assert len(found) == 6
    assert found[-1][0] < 1.0


@pytest.mark.parametrize(("name", "codec"), [("a.avi", "mjpeg"), ("a.mkv", "libx264"), ("a.ts", "mpeg4")])
def test_damage_in_the_middle_costs_that_and_a_sentence_at_most(
    tmp_path: Path, name: str, codec: str
) -> None:
    chance = np.random.default_rng(1)
    texture = chance.integers(0, 60, (240, 320, 3), dtype=np.uint8)
    pictures = [texture + np.uint8(4 * n) for n in range(40)]
    pixels = "yuvj420p" if codec == "mjpeg" else "yuv420p"
    path = write_video(tmp_path / name, pictures, codec=codec, pixels=pixels, key_every=5)
    whole, _ = read_all(path)
    damage(path, 0.4, 0.55)
    found, _ = read_all(path)
    assert len(whole) == 40
    assert 15 <= len(found) <= 40
    lost_times_s = 0.5 if codec == "mjpeg" else 0.11  # an AVI counts the pictures that are there
    assert found[-1][0] == pytest.approx(whole[-1][0], abs=lost_times_s)
    assert found[-1][1] == pytest.approx(whole[-1][1], abs=6)
    _, told, finished = watch(path, 6)
    assert finished
    assert all("a is damaged" in one.replace(name, "a") for one in told)
    assert len(told) <= 1


def test_a_file_that_was_cut_off_is_seen_as_far_as_it_goes(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.mkv", [grey(5 * n) for n in range(40)])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found, _ = read_all(path)
    assert 5 < len(found) < 40


def test_sound_without_pictures_is_a_sentence(tmp_path: Path) -> None:
    import av

    path = tmp_path / "song.wav"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=16_000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1600), dtype=np.int16), format="s16", layout="mono")
        frame.sample_rate = 16_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    told: list[str] = []
    camera = Camera(str(path), RealClock(), told.append)
    camera.start()
    wait_for(lambda: told, 4)
    camera.stop()
    assert told == [
        f"The video file {path} cannot be read as a video; convert it to MP4; until then nothing is seen."
    ]


def test_what_nobody_wants_of_a_video_of_single_pictures_is_not_decoded(tmp_path: Path) -> None:
    path = write_video(
        tmp_path / "a.avi", [grey(100) for _ in range(60)], codec="mjpeg", pixels="yuvj420p", fps=60
    )
    data = path.read_bytes()
    starts = [n for n in range(len(data)) if data[n : n + 4] == b"00dc"][:60]
    broken = bytearray(data)
    for number, start in enumerate(starts):
        if number % 4:  # the body of a picture that nobody wants
            broken[start + 8 : start + 40] = bytes(32)
    path.write_bytes(broken)
    reader = VideoReader(str(path), stream=False)
    found: list[float] = []
    while (one := reader.next(lambda at_s: at_s >= 4 / 60 * len(found) - 0.001)) is not None:
        found.append(one[1])
    assert len(found) == 15
    assert reader.damaged == 0


def test_more_than_a_share_of_a_core_is_passed_over_up_to_key_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = {"sc_threshold": "0"}
    path = write_video(tmp_path / "a.mp4", [grey(n) for n in range(200)], key_every=20, options=options)
    whole, reader = read_all(path)
    assert len(whole) == 200
    assert not reader.passed_over
    monkeypatch.setattr(video_reader, "MOST_OF_A_CORE", 1e-6)
    monkeypatch.setattr(video_reader, "TOO_MUCH_S", 1e-3)
    monkeypatch.setattr(video_reader, "BEARABLE_S", 1e9)  # every key picture is decoded
    found, reader = read_all(path)
    assert reader.passed_over > 100
    assert {round(at_s * 20) for at_s, _, _ in found} >= set(range(0, 200, 20))
    assert [at_s for at_s, _, _ in found] == sorted(at_s for at_s, _, _ in found)
    assert all(level == pytest.approx(round(at_s * 20), abs=6) for at_s, level, _ in found)


def test_a_video_that_is_too_much_is_a_sentence_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_video(tmp_path / "huge.mp4", [grey(4 * n) for n in range(50)], key_every=10, fps=25)
    monkeypatch.setattr(video_reader, "MOST_OF_A_CORE", 1e-6)
    monkeypatch.setattr(video_reader, "TOO_MUCH_S", 1e-3)
    monkeypatch.setattr(video_reader, "BEARABLE_S", 1e9)
    seen, told, finished = watch(path, 5)
    assert finished
    assert len(seen) >= 4
    assert told == [
        "“huge.mp4” is too much for this computer, and parts of it are not seen; a picture of 1280 × 720 is enough."
    ]
