"""The app on real audio devices with the switch on: what was said on both sides can be heard in the file it leaves."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from fakes.pulse import virtual_devices
from fakes.real_models import data_dir_with_models, spoken, tiny_voice, words_in, write_wav

from assistant.micro_turn import PERCEPTION_RATE_HZ
from assistant.sound_record.reader import look_into, read_all
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.sound_files import sound_file
from assistant.timeline.store import RecordError, read_session, sessions_path

pytestmark = [pytest.mark.real_model, pytest.mark.real_device, pytest.mark.timeout(300)]

RATE = PERCEPTION_RATE_HZ


def finished(data_dir: Path, lane: Lane, word: str) -> TimelineItem | None:
    try:
        items = read_session(sessions_path(data_dir)).items
    except RecordError:
        return None  # nothing has been written yet
    return next((item for item in items if item.lane is lane and word in item.text), None)


def wait_for(what: str, condition: Callable[[], object], process: subprocess.Popen[str]) -> None:
    give_up_s = time.monotonic() + 60.0
    while not condition():
        assert process.poll() is None, "the app ended"
        assert time.monotonic() < give_up_s, f"waited in vain for {what}"
        time.sleep(0.2)


def test_a_conversation_that_is_killed_can_be_heard_up_to_the_last_second(tmp_path: Path) -> None:
    data_dir = data_dir_with_models(tmp_path / "data")
    (data_dir / "settings.json").write_text(
        json.dumps({"preset": "tiny", "record.audio": True}), encoding="utf-8"
    )
    question = write_wav(tmp_path / "question.wav", spoken(tiny_voice(), "What is the capital of France?"))
    with virtual_devices(tmp_path) as devices:
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "--offline", "--data-dir", str(data_dir)],
            env={**devices.env, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            listens = lambda: bool(devices.built_in.pactl("list", "short", "source-outputs"))  # noqa: E731
            wait_for("the microphone", listens, process)
            time.sleep(1.0)
            assert devices.speak(question).wait(30) == 0
            wait_for("the answer", lambda: finished(data_dir, Lane.ASSISTANT, "Paris"), process)
            time.sleep(3.0)
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
    session = read_session(sessions_path(data_dir))
    path = sound_file(sessions_path(data_dir), session.info.started_at)
    assert path.stat().st_mode & 0o777 == 0o600
    kept = look_into(path)
    assert kept is not None
    sound = np.concatenate(list(read_all(path)))
    for channel, lane, word, expected in (
        (sound[:, 0], Lane.USER, "France", "capital of france"),
        (sound[:, 1], Lane.ASSISTANT, "Paris", "paris"),
    ):
        line = finished(data_dir, lane, word)
        assert line is not None
        assert line.end_s is not None
        assert kept.holds(line.start_s, line.end_s)
        part = channel[max(0, round((line.start_s - 0.2) * RATE)) : round((line.end_s + 0.3) * RATE)]
        assert expected in words_in(part)
    sounding = np.flatnonzero(np.abs(sound[:, 1]) > 0.01)
    answer = finished(data_dir, Lane.ASSISTANT, "Paris")
    assert answer is not None
    assert sounding[0] / RATE == pytest.approx(answer.start_s, abs=0.15), "played where the timeline says"
