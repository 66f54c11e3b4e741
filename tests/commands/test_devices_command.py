"""`counterpoint devices` lists what is there, for people and for programs."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.capture import device_scan
from assistant.capture.cameras import CameraDevice
from assistant.capture.devices import Devices
from assistant.capture.port_audio import AudioDevice
from assistant.commands import devices as command
from tests.fakes.pulse import DEFAULT, HEADSET_MICROPHONE, label, virtual_devices

ROOT = Path(__file__).parents[2]

MICROPHONE = AudioDevice("USB Microphone", "ALSA", 1, 0, 48_000, default_input=True)
HEADSET = AudioDevice("Headset", "ALSA", 2, 2, 44_100, default_output=True)
FOUND = Devices((MICROPHONE, HEADSET), (HEADSET,), (CameraDevice("/dev/video0", "Webcam", default=True),))


def run(monkeypatch: pytest.MonkeyPatch, found: Devices, *arguments: str) -> int:
    monkeypatch.setattr(command, "list_devices", lambda: found)
    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers())
    args = parser.parse_args(["devices", *arguments])
    code: int = args.run(args)
    return code


def test_people_see_names_and_what_is_the_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, FOUND) == 0
    output = capsys.readouterr().out
    assert "* USB Microphone, ALSA  (1 channel, 48000 Hz)" in output
    assert "  Headset, ALSA  (2 channels, 44100 Hz)" in output
    assert "* Webcam  (/dev/video0)" in output


def test_people_see_which_microphone_is_a_bluetooth_headsets(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    airpods = AudioDevice("AirPods Pro", "Core Audio", 1, 2, 24_000)
    assert run(monkeypatch, Devices((MICROPHONE, airpods), (airpods,), ())) == 0
    output = capsys.readouterr().out
    assert "AirPods Pro, Core Audio  (1 channel, 24000 Hz; by Bluetooth: sounds as on a telephone)" in output
    assert output.count("Bluetooth") == 1


def test_programs_get_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, FOUND, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [device["label"] for device in found["microphones"]] == ["USB Microphone, ALSA", "Headset, ALSA"]
    assert found["speakers"][0]["default"]
    assert found["cameras"] == [{"source": "/dev/video0", "name": "Webcam", "default": True}]


def test_screens_are_listed_apart_and_none_of_them_is_a_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    screens = (
        CameraDevice("screen", "screen (1920 × 1080)"),
        CameraDevice("screen 2", "screen 2 (1280 × 1024)"),
    )
    found = replace(FOUND, screens=screens)
    assert run(monkeypatch, found) == 0
    output = capsys.readouterr().out
    assert (
        "Screens, each a camera when it is chosen:\n  screen (1920 × 1080)\n  screen 2 (1280 × 1024)\n"
        in output
    )
    assert run(monkeypatch, found, "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["source"] for one in listed["screens"]] == ["screen", "screen 2"]
    assert len(listed["cameras"]) == 1
    assert run(monkeypatch, replace(FOUND, no_screens="Under Wayland programs cannot look.")) == 0
    assert "  Under Wayland programs cannot look.\n" in capsys.readouterr().out


def test_a_broken_sound_system_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, Devices((), (), (), "PortAudio is not installed; install it.")) == 1
    captured = capsys.readouterr()
    assert "none was found" in captured.out
    assert captured.err == "PortAudio is not installed; install it.\n"


def test_what_another_process_found_is_read_or_refused() -> None:
    assert device_scan.parse(b"[]") == ()
    assert device_scan.parse(b'[{"name": "x"}]') is None
    assert device_scan.parse(b"Segmentation fault") is None


@pytest.mark.real_device
def test_real_devices_are_listed(tmp_path: Path) -> None:
    with virtual_devices(tmp_path) as devices:
        for command_line in (
            [sys.executable, "-m", "assistant", "devices", "--json"],
            [sys.executable, "-m", "assistant.capture.device_scan"],
        ):
            done = subprocess.run(command_line, env=devices.env, cwd=ROOT, capture_output=True, timeout=30)
            assert done.returncode == 0
            assert done.stderr == b""
            if "--json" in command_line:
                microphones = {device["label"]: device for device in json.loads(done.stdout)["microphones"]}
                assert microphones[label(DEFAULT)]["default"]
                assert not microphones[label(HEADSET_MICROPHONE)]["default"]
            else:
                found = device_scan.parse(done.stdout)
                assert found is not None
                assert label(DEFAULT) in {device.label for device in found}
