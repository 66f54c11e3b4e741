"""Microphone and speaker are tried without any model, and every thread ends with the trial."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np
import pytest
from fakes.waiting import wait_for

from assistant.capture.errors import DeviceError
from assistant.device_trial import DeviceTrial
from assistant.micro_turn import PERCEPTION_RATE_HZ
from assistant.status import Phase

BLOCK = 320


class HandAudio:
    """An AudioIO in which a thread says what the test puts into `level`, and keeps what is played."""

    rate_hz = PERCEPTION_RATE_HZ
    alive = True
    echo_delay_s = 0.0

    def __init__(self, error: Exception | None = None) -> None:
        self.on_problem: Callable[[str], None] = lambda _: None
        self.level = 0.0
        self.loudest = 0.0
        self.microphone: str | None = "Desk microphone"
        self.speaker: str | None = "Desk speaker"
        self.asked: list[tuple[str, str | None]] = []
        self._error = error
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hand-audio", daemon=True)

    def start(self, microphone_ring, reference_ring, renderer, clock) -> None:
        if self._error is not None:
            raise self._error
        self._ring, self._renderer = microphone_ring, renderer
        clock.begin()
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    def use_microphone(self, label: str | None) -> None:
        self.asked.append(("microphone", label))

    def use_speaker(self, label: str | None) -> None:
        self.asked.append(("speaker", label))

    def _run(self) -> None:
        noise = np.random.default_rng(7)
        while not self._stopping.wait(BLOCK / PERCEPTION_RATE_HZ):
            self._ring.write((self.level * noise.standard_normal(BLOCK)).astype(np.float32))
            self.loudest = max(self.loudest, float(np.abs(self._renderer.render(BLOCK, None)).max()))


@pytest.fixture
def told() -> list[str]:
    return []


def begun(audio: HandAudio, told: list[str]) -> DeviceTrial:
    trial = DeviceTrial(audio, told.append)
    trial.start()
    wait_for(lambda: trial.status().phase is Phase.READY)
    return trial


def test_a_voice_is_seen_and_heard_of(told):
    audio = HandAudio()
    trial = begun(audio, told)
    try:
        audio.level = 0.001
        time.sleep(0.7)
        assert not trial.status().user_speaking
        audio.level = 0.1
        wait_for(lambda: trial.status().user_speaking)
        status = trial.status()
        assert -25.0 < status.input_level_dbfs < -15.0
        assert (status.microphone, status.speaker) == ("Desk microphone", "Desk speaker")
    finally:
        trial.stop()
    assert told == []


def test_the_tone_is_played_as_loud_as_the_voice_is_set(told):
    audio = HandAudio()
    trial = begun(audio, told)
    try:
        trial.set_volume(0.5)
        trial.play_tone()
        wait_for(lambda: audio.loudest > 0.1)
        time.sleep(0.9)
        assert audio.loudest == pytest.approx(0.15, abs=0.02)
    finally:
        trial.stop()


def test_before_the_devices_are_open_the_tone_is_not_played(told):
    trial = DeviceTrial(HandAudio(), told.append)
    trial.play_tone()
    assert trial.status().phase is Phase.LOADING
    trial.stop()


def test_other_devices_are_asked_for_and_problems_are_told(told):
    audio = HandAudio()
    trial = begun(audio, told)
    try:
        trial.use_microphone("USB headset, ALSA")
        trial.use_speaker("")
        assert audio.asked == [("microphone", "USB headset, ALSA"), ("speaker", None)]
        audio.on_problem("The microphone is gone; plug it in.")
        assert told == ["The microphone is gone; plug it in."]
    finally:
        trial.stop()


def test_a_camera_that_is_not_there_is_told_in_a_sentence(told, tmp_path):
    trial = DeviceTrial(HandAudio(), told.append, camera_source=str(tmp_path / "none.mp4"))
    trial.start()
    trial.set_camera(True)
    wait_for(lambda: bool(told))
    assert "none.mp4" in told[0]
    assert trial.latest_frame() is None
    trial.set_camera(False)
    wait_for(lambda: not trial.status().camera_on)
    trial.stop()


def test_a_sound_system_that_does_not_work_is_told_and_the_end_is_orderly(told):
    trial = DeviceTrial(HandAudio(DeviceError("There is no sound system; install one.")), told.append)
    trial.start()
    wait_for(lambda: bool(told))
    assert told == ["There is no sound system; install one."]
    trial.stop()


def test_no_thread_is_left(told):
    before = set(threading.enumerate())
    trial = begun(HandAudio(), told)
    trial.set_camera(False)
    trial.stop()
    trial.stop()
    assert set(threading.enumerate()) <= before
    trial.set_camera(True)  # too late, and harmless
