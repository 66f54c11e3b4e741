"""The devices are tried on a real sound system: a voice comes in, the tone goes out, and they are free afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from fakes.pulse import read_recording, virtual_devices
from fakes.real_models import write_wav

from tests.capture.voices import RATE_HZ, speech_like

pytestmark = [pytest.mark.real_device, pytest.mark.timeout(120)]

PROGRAM = """
import sys, time
from assistant.device_trial import trial_of_computer
from assistant.settings import Settings
from assistant.status import Phase

def until(condition):
    deadline_s = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline_s
        time.sleep(0.02)

trial = trial_of_computer(Settings(), lambda sentence: print("told:", sentence, flush=True))
trial.start()
until(lambda: trial.status().phase is Phase.READY and trial.status().microphone)
time.sleep(1.0)
print("quiet" if not trial.status().user_speaking else "noise", flush=True)
until(lambda: trial.status().user_speaking)
print("heard", flush=True)
trial.play_tone()
time.sleep(1.5)
trial.stop()
print("stopped", flush=True)
sys.stdin.readline()
"""


def test_a_voice_is_heard_and_the_tone_can_be_heard(tmp_path: Path) -> None:
    voice = write_wav(tmp_path / "voice.wav", np.concatenate((np.zeros(RATE_HZ // 5), speech_like(3.0))))
    with virtual_devices(tmp_path) as devices:
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            env=devices.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert program.stdout is not None
        try:
            with devices.recording(tmp_path / "speaker.wav") as played:
                assert program.stdout.readline() == "quiet\n"
                speaker = devices.speak(voice)
                assert program.stdout.readline() == "heard\n"
                assert speaker.wait(30) == 0
                assert program.stdout.readline() == "stopped\n"
            assert devices.built_in.pactl("list", "short", "source-outputs") == ""  # the microphone is free
            assert np.abs(read_recording(played)).max() > 0.1
            _, err = program.communicate("\n", timeout=20)
            assert "Traceback" not in err
            assert program.returncode == 0
        finally:
            program.kill()
            program.communicate()
