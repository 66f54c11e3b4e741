"""`counterpoint doctor` says what is wrong, how to mend it, and whether one can talk."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.capture.devices import Devices
from assistant.capture.trial import Trial
from assistant.commands import doctor
from assistant.settings import SETTINGS_FILE, Settings
from models.catalogue import Catalogue, ModelEntry, ModelFile
from models.presets import load_presets
from models.store import ModelStore
from tests.capture.voices import speech_like
from tests.capture.wav_bytes import wav_bytes
from tests.fakes.pulse import DEFAULT, label, virtual_devices
from tests.fakes.videos import grey, write_video

ROOT = Path(__file__).parents[2]
WELL = (Trial("Microphone, ALSA", "", -50.0), Trial("Speaker, ALSA"))


@pytest.fixture
def devices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "list_devices", lambda: Devices((), (), ()))
    use_trials(monkeypatch, *WELL)


@pytest.fixture
def small_models(monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """The ids of the presets, as models of a few bytes."""
    entries = {
        model_id: ModelEntry(
            model_id, (role,), model_id, "MIT", ("en",), 1_000, (ModelFile("model.bin", 4, None),), True
        )
        for preset in load_presets().values()
        for role, model_id in preset.models.items()
    }
    catalogue = Catalogue(entries.values())
    monkeypatch.setattr(doctor, "ModelStore", lambda root: ModelStore(root, catalogue))
    return catalogue


def use_trials(monkeypatch: pytest.MonkeyPatch, microphone: Trial, speaker: Trial) -> None:
    monkeypatch.setattr(doctor, "try_microphone", lambda label: microphone)
    monkeypatch.setattr(doctor, "try_speaker", lambda label: speaker)


def put_models(data_dir: Path, catalogue: Catalogue, preset: str) -> ModelStore:
    store = ModelStore(data_dir / "models", catalogue)
    for model_id in load_presets()[preset].ids:
        path = store.folder_of(model_id) / "model.bin"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"good")
        store.record(model_id, "model.bin", "0" * 64)
    return store


def examine(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    parser = argparse.ArgumentParser()
    doctor.add_parser(parser.add_subparsers())
    args = parser.parse_args(["doctor", "--json"])
    args.data_dir = data_dir
    code = args.run(args)
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("devices")
def test_a_healthy_machine_can_talk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], small_models: Catalogue
) -> None:
    put_models(tmp_path, small_models, "tiny")
    code, found = examine(tmp_path, capsys)
    assert code == 0
    assert found["conversation_possible"]
    assert found["problems"] == []
    assert found["versions"]["numpy"]
    assert found["machine"]["memory_bytes"] > 0
    assert found["data_folder"]["writable"]
    assert set(found["models"]["tiny"].values()) == {"here"}
    assert "missing" in found["models"]["quality"].values()


@pytest.mark.usefixtures("devices", "small_models")
def test_without_models_one_cannot_talk_and_is_told_what_to_fetch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = examine(tmp_path, capsys)
    assert code == 1
    assert any("counterpoint models fetch" in problem for problem in found["problems"])


@pytest.mark.usefixtures("devices")
def test_a_damaged_model_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], small_models: Catalogue
) -> None:
    store = put_models(tmp_path, small_models, "tiny")
    broken = load_presets()["tiny"].models["voice"]
    (store.folder_of(broken) / "model.bin").write_bytes(b"bad and longer")
    code, found = examine(tmp_path, capsys)
    assert code == 1
    assert found["models"]["tiny"][broken] == "damaged"
    assert any(broken in problem and "models fetch" in problem for problem in found["problems"])


@pytest.mark.usefixtures("devices")
def test_a_missing_microphone_is_told_but_one_can_type(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    small_models: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_trials(monkeypatch, Trial(None, "No microphone was found; plug one in."), WELL[1])
    put_models(tmp_path, small_models, "tiny")
    code, found = examine(tmp_path, capsys)
    assert code == 0
    assert found["problems"] == ["No microphone was found; plug one in."]
    assert not found["devices"]["microphone_works"]


@pytest.mark.usefixtures("devices", "small_models")
@pytest.mark.parametrize(
    ("camera", "works", "expected"),
    [
        ("bright.mp4", True, ""),
        ("black.mp4", False, "nothing but black"),
        ("no.mp4", False, "does not exist"),
    ],
)
def test_the_camera_that_was_chosen_is_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], camera: str, works: bool, expected: str
) -> None:
    write_video(tmp_path / "bright.mp4", [grey(120)] * 40)
    write_video(tmp_path / "black.mp4", [grey(0)] * 40)
    settings = Settings.load(tmp_path / SETTINGS_FILE, lambda _: None)
    settings.set("camera.source", str(tmp_path / camera))
    settings.save()
    _, found = examine(tmp_path, capsys)
    assert found["devices"]["camera_works"] is works
    told = [problem for problem in found["problems"] if expected and expected in problem]
    assert bool(told) is not works


@pytest.mark.usefixtures("devices", "small_models")
def test_nobodys_camera_is_switched_on_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def switched_on(_source: str) -> Trial:
        raise AssertionError

    monkeypatch.setattr(doctor, "try_camera", switched_on)
    _, found = examine(tmp_path, capsys)
    assert "camera_works" not in found["devices"]


@pytest.mark.usefixtures("devices", "small_models")
def test_a_data_folder_that_is_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").write_text("")
    _, found = examine(tmp_path / "data", capsys)
    assert not found["data_folder"]["writable"]
    assert any("is, or lies below, a file" in problem for problem in found["problems"])


@pytest.mark.real_device
def test_real_devices_are_tried_out(tmp_path: Path) -> None:
    (tmp_path / "said.wav").write_bytes(wav_bytes(speech_like(12.0).astype(float)))
    command = [sys.executable, "-m", "assistant", "--data-dir", str(tmp_path / "data"), "doctor", "--json"]
    with virtual_devices(tmp_path) as devices:
        devices.speak(tmp_path / "said.wav")
        done = subprocess.run(command, env=devices.env, cwd=ROOT, capture_output=True, timeout=60)
    found = json.loads(done.stdout)
    assert done.returncode == 1  # there are no models
    assert done.stderr == b""
    assert found["devices"]["microphone"] == label(DEFAULT)
    assert found["devices"]["level_dbfs"] > -45
    assert found["devices"]["speaker_works"]
