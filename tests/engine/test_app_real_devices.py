"""The app as a user starts it, on real audio devices: a spoken question comes in by the microphone, the answer
goes out by the speaker, and everything is on record."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from fakes.pulse import VirtualDevices, read_recording, virtual_devices
from fakes.real_models import data_dir_with_models, spoken, tiny_models, tiny_voice, write_wav

from assistant.perception.whisper_reader import WhisperReader
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.store import RecordError, read_session, sessions_path

pytestmark = [pytest.mark.real_model, pytest.mark.real_device, pytest.mark.timeout(300)]

PATIENCE_S = 60.0


@contextmanager
def app(devices: VirtualDevices, data_dir: Path, **settings: object) -> Iterator[subprocess.Popen[str]]:
    """The window, offscreen, with the models of the `tiny` preset; closed as a window is."""
    chosen = {"preset": "tiny", **{key.replace("__", "."): value for key, value in settings.items()}}
    (data_dir / "settings.json").write_text(json.dumps(chosen), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", "--offline", "--data-dir", str(data_dir)],
        env={**devices.env, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=30)
        assert "Traceback" not in err, err
        assert process.returncode == 0, err
    finally:
        process.kill()
        process.communicate()


def wait_for(what: str, condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert process.poll() is None, f"the app ended: {process.stderr.read() if process.stderr else ''}"
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.2)


def recorded(data_dir: Path, lane: Lane) -> list[TimelineItem]:
    try:
        return [item for item in read_session(sessions_path(data_dir)).items if item.lane is lane]
    except RecordError:
        return []  # nothing has been written yet


def test_a_conversation_through_real_devices(tmp_path: Path) -> None:
    data_dir = data_dir_with_models(tmp_path / "data")
    question = write_wav(tmp_path / "question.wav", spoken(tiny_voice(), "What is the capital of France?"))
    with virtual_devices(tmp_path) as devices, app(devices, data_dir) as process:
        wait_for(
            "the microphone", lambda: bool(devices.built_in.pactl("list", "short", "source-outputs")), process
        )
        time.sleep(1.0)
        with devices.recording(tmp_path / "speaker.wav") as reply:
            assert devices.speak(question).wait(30) == 0
            wait_for(
                "the answer",
                lambda: any("Paris" in item.text for item in recorded(data_dir, Lane.ASSISTANT)),
                process,
            )
            time.sleep(1.0)
    assert any("capital of France" in item.text for item in recorded(data_dir, Lane.USER))
    sound = read_recording(reply)
    audible = np.flatnonzero(np.abs(sound) > 0.01)
    store, models = tiny_models()
    heard = WhisperReader(store.folder(models["recogniser"]), threads=1).read(
        sound[max(0, audible[0] - 1600) : audible[-1] + 1600]
    )
    assert "Paris" in " ".join(heard.words)


def ask(data_dir: Path, option: str) -> str:
    """What the running window answers to this option of the command."""
    command = [sys.executable, "-m", "assistant", "--data-dir", str(data_dir), option]
    return subprocess.run(command, capture_output=True, text=True, timeout=30).stdout


def test_push_to_talk_from_another_process_opens_and_closes_the_microphone(tmp_path: Path) -> None:
    data_dir = data_dir_with_models(tmp_path / "data")
    question = write_wav(tmp_path / "question.wav", spoken(tiny_voice(), "What is the capital of France?"))

    def listens() -> bool:
        return bool(devices.built_in.pactl("list", "short", "source-outputs"))

    with (
        virtual_devices(tmp_path) as devices,
        app(devices, data_dir, microphone__mode="push to talk") as process,
    ):
        wait_for("the speaker", lambda: bool(devices.built_in.pactl("list", "short", "sink-inputs")), process)
        time.sleep(1.0)
        assert not listens()
        assert ask(data_dir, "--push-to-talk") == "The microphone is open.\n"
        wait_for("the microphone", listens, process)
        assert devices.speak(question).wait(30) == 0
        assert ask(data_dir, "--push-to-talk") == "The microphone is muted.\n"
        wait_for(
            "the answer",
            lambda: any("Paris" in item.text for item in recorded(data_dir, Lane.ASSISTANT)),
            process,
        )
        wait_for("the end of listening", lambda: not listens(), process)
    assert any("capital of France" in item.text for item in recorded(data_dir, Lane.USER))
