"""`counterpoint converse` with the models of the `tiny` preset, in real time, as a user runs it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes.real_models import data_dir_with_models, spoken, tiny_models, tiny_voice, write_wav

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.perception.whisper_reader import WhisperReader
from assistant.timeline.store import read_session, sessions_path

pytestmark = [pytest.mark.real_model, pytest.mark.timeout(300)]

QUESTION = "What is the capital of France?"
TAIL_S = 6.0


def counterpoint(*arguments: object, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "assistant", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def run(*arguments: object) -> tuple[int, str, str]:
    with counterpoint(*arguments) as process:
        out, err = process.communicate(timeout=200)
        return process.returncode, out, err


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return data_dir_with_models(tmp_path_factory.mktemp("home") / "data")


@pytest.fixture(scope="module")
def question(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """The spoken question and when it ends (s)."""
    sound = spoken(tiny_voice(), QUESTION)
    return write_wav(tmp_path_factory.mktemp("wav") / "question.wav", sound), len(sound) / PERCEPTION_RATE_HZ


def read(path: Path) -> Samples:
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (PERCEPTION_RATE_HZ, 1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32768


def test_a_spoken_question_is_answered_by_voice(
    data_dir: Path, question: tuple[Path, float], tmp_path: Path
) -> None:
    audio_in, end_s = question
    reply, timeline = tmp_path / "reply.wav", tmp_path / "timeline.jsonl"
    code, out, err = run(
        "--data-dir", data_dir, "converse", "--preset", "tiny",
        "--audio-in", audio_in, "--audio-out", reply, "--timeline", timeline, "--tail", TAIL_S,
    )  # fmt: skip
    assert code == 0, err
    assert err == ""
    assert "Paris" in out
    sound = read(reply)
    assert len(sound) == len(read(audio_in)) + TAIL_S * PERCEPTION_RATE_HZ
    items = [json.loads(line) for line in timeline.read_text("utf-8").splitlines()]
    user = next(item for item in items if item["lane"] == "user")
    assistant = next(item for item in items if item["lane"] == "assistant")
    assert "capital of France" in user["text"]
    assert user["start"] == pytest.approx(1.0, abs=0.3)
    assert user["end"] == pytest.approx(end_s, abs=0.4)
    assert assistant["start"] > end_s

    # Silent until the answer, and in the answer the words that the timeline says were heard.
    start, end = (round(assistant[key] * PERCEPTION_RATE_HZ) for key in ("start", "end"))
    assert not sound[: start - 160].any()
    store, models = tiny_models()
    heard = WhisperReader(store.folder(models["recogniser"]), threads=1).read(sound[start - 160 : end])
    assert "Paris" in " ".join(heard.words)

    session = read_session(sessions_path(data_dir))
    assert any("capital of France" in item.text for item in session.items)


def test_a_spoken_timer_rings_after_its_time(data_dir: Path, tmp_path: Path) -> None:
    sound = spoken(tiny_voice(), "Set a timer for five seconds.")
    end_s = len(sound) / PERCEPTION_RATE_HZ
    audio_in = write_wav(tmp_path / "timer.wav", sound)
    timeline, reply = tmp_path / "timeline.jsonl", tmp_path / "reply.wav"
    code, out, err = run(
        "--data-dir", data_dir, "converse", "--preset", "tiny", "--no-reasoner",
        "--audio-in", audio_in, "--audio-out", reply, "--timeline", timeline, "--tail", 9,
    )  # fmt: skip
    assert code == 0, err
    assert "assistant shows: Timer, five seconds" in out
    items = [json.loads(line) for line in timeline.read_text("utf-8").splitlines()]
    lines = [item for item in items if item["lane"] == "assistant"]
    assert [line["text"] for line in lines] == ["Five seconds.", "Five seconds are up."]
    (timer,) = (item for item in items if item["lane"] == "timer")
    rang_s = timer["data"]["ends_s"]
    assert rang_s == pytest.approx(end_s + 5.0, abs=0.3)
    assert timer["end"] == pytest.approx(rang_s, abs=0.1)
    heard = read(reply)
    between = heard[round((lines[0]["end"] + 0.1) * PERCEPTION_RATE_HZ) :]
    sounded = np.flatnonzero(np.abs(between) > 1e-3)
    began_s = lines[0]["end"] + 0.1 + sounded[0] / PERCEPTION_RATE_HZ
    assert began_s == pytest.approx(rang_s, abs=0.15)  # the chime
    assert not (data_dir / "orders.json").exists()  # files are no business of the user's own timers and lists


def test_nothing_that_was_said_is_lost_when_it_is_killed(
    data_dir: Path, question: tuple[Path, float], tmp_path: Path
) -> None:
    audio_in, end_s = question
    process = counterpoint(
        "--data-dir", data_dir, "converse", "--preset", "tiny", "--no-reasoner",
        "--audio-in", audio_in, "--audio-out", tmp_path / "reply.wav", "--tail", "60",
    )  # fmt: skip
    with process:
        reply = tmp_path / "reply.wav"
        deadline = time.monotonic() + 60
        while not reply.exists() or reply.stat().st_size < (end_s + 3.5) * PERCEPTION_RATE_HZ * 2:
            assert time.monotonic() < deadline
            assert process.poll() is None, process.stderr.read() if process.stderr else ""
            time.sleep(0.1)
        os.kill(process.pid, signal.SIGKILL)
        process.wait(10)
    session = read_session(sessions_path(data_dir))
    assert any("capital of France" in item.text for item in session.items if item.lane.value == "user")
    assert all(item.end_s is not None for item in session.items)
    assert len(read(reply)) > end_s * PERCEPTION_RATE_HZ


def bad_inputs(folder: Path) -> dict[str, tuple[Path, str]]:
    empty, text, silent = folder / "empty.wav", folder / "text.wav", folder / "silent.wav"
    empty.write_bytes(b"")
    text.write_text("this is not sound")
    write_wav(silent, np.zeros(0, dtype=np.float32))
    return {
        "missing": (folder / "missing.wav", "missing.wav"),
        "empty": (empty, "empty.wav"),
        "no wav": (text, "text.wav"),
        "no samples": (silent, "silent.wav"),
        "a folder": (folder, folder.name),
    }


@pytest.mark.parametrize("kind", ["missing", "empty", "no wav", "no samples", "a folder"])
def test_an_input_that_cannot_be_used_is_one_sentence(data_dir: Path, tmp_path: Path, kind: str) -> None:
    audio_in, named = bad_inputs(tmp_path)[kind]
    code, out, err = run(
        "--data-dir", data_dir, "converse", "--preset", "tiny",
        "--audio-in", audio_in, "--audio-out", tmp_path / "reply.wav",
    )  # fmt: skip
    assert code == 1
    assert out == ""
    assert named in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err


def test_a_stereo_file_at_another_rate_is_understood(data_dir: Path, tmp_path: Path) -> None:
    sound = spoken(tiny_voice(), QUESTION)
    stereo = np.repeat(np.interp(np.arange(0, len(sound), 16 / 44.1), np.arange(len(sound)), sound), 2)
    path = tmp_path / "stereo.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes((stereo * 32767).astype("<i2").tobytes())
    code, out, err = run(
        "--data-dir", data_dir, "converse", "--preset", "tiny", "--no-reasoner",
        "--audio-in", path, "--audio-out", tmp_path / "reply.wav", "--tail", "5",
    )  # fmt: skip
    assert code == 0, err
    assert "capital of France" in out


def test_a_corrupt_model_is_one_sentence(data_dir: Path, tmp_path: Path) -> None:
    store, models = tiny_models()
    own = tmp_path / "data"
    for model_id in models.values():
        folder = own / "models" / model_id
        folder.mkdir(parents=True, exist_ok=True)
        for path in store.folder(model_id).iterdir():
            if path.is_file() and not (folder / path.name).exists():
                (folder / path.name).symlink_to(path)
    broken = own / "models" / models["interaction"] / store.file(models["interaction"]).name
    size = broken.stat().st_size
    broken.unlink()
    with broken.open("wb") as file:
        file.truncate(size)
    write_wav(tmp_path / "in.wav", np.zeros(1600, dtype=np.float32))
    code, _, err = run(
        "--data-dir", own, "converse", "--preset", "tiny",
        "--audio-in", tmp_path / "in.wav", "--audio-out", tmp_path / "out.wav",
    )  # fmt: skip
    assert code == 1
    assert models["interaction"] in err
    assert "fetch" in err
    assert "Traceback" not in err


def test_missing_models_are_named_with_what_to_do(tmp_path: Path) -> None:
    write_wav(tmp_path / "in.wav", np.zeros(1600, dtype=np.float32))
    code, _, err = run(
        "--data-dir", tmp_path / "nothing", "converse",
        "--audio-in", tmp_path / "in.wav", "--audio-out", tmp_path / "out.wav",
    )  # fmt: skip
    assert code == 1
    assert "counterpoint models fetch starter" in err
