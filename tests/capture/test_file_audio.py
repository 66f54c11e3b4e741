"""Files as devices: exact to the sample, in real time, and never the user's loss."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import wave
from pathlib import Path

import numpy as np
import pytest

from assistant.capture.echo_path import EchoPath
from assistant.capture.errors import DeviceError
from assistant.capture.file_audio import BLOCK_SAMPLES, FileAudio
from assistant.capture.ring_buffer import SampleRing
from assistant.clock import RealClock
from assistant.micro_turn import Samples
from tests.capture.wav_bytes import wav_bytes

SECOND = 16_000


class ClickRenderer:
    """Plays one click at a session position; remembers what it was asked for. May sleep once, like a busy
    machine.
    """

    def __init__(self, click_at: int = -1, sleep_at: int = -1, sleep_s: float = 0.0) -> None:
        self.click_at = click_at
        self.sleep_at = sleep_at
        self.sleep_s = sleep_s
        self.position = 0
        self.audible_at: list[float | None] = []

    def render(self, frames: int, audible_at_s: float | None) -> Samples:
        self.audible_at.append(audible_at_s)
        block = np.zeros(frames, dtype=np.float32)
        if self.position <= self.click_at < self.position + frames:
            block[self.click_at - self.position] = 0.5
        if self.position <= self.sleep_at < self.position + frames:
            time.sleep(self.sleep_s)
        self.position += frames
        return block


def write_input(path: Path, samples: np.ndarray) -> Path:
    path.write_bytes(wav_bytes(samples))
    return path


def read_output(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16_000, 1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2")


def everything(ring: SampleRing) -> np.ndarray:
    position, samples = ring.read(ring.capacity_samples, 0)
    assert position == 0
    return samples


def run(audio: FileAudio, renderer: ClickRenderer) -> tuple[np.ndarray, np.ndarray, float]:
    microphone, reference, clock = SampleRing(10 * SECOND), SampleRing(10 * SECOND), RealClock()
    audio.start(microphone, reference, renderer, clock)
    assert audio.finished.wait(10)
    ended_s = clock.now_s()
    audio.stop()
    assert not audio.alive
    assert microphone.closed
    assert reference.closed
    return everything(microphone), everything(reference), ended_s


def test_both_sides_are_aligned_to_the_sample(tmp_path: Path) -> None:
    heard = np.zeros(5_003)
    heard[4_321] = 0.25
    audio = FileAudio(write_input(tmp_path / "in.wav", heard), tmp_path / "out.wav", tail_s=0.2)
    renderer = ClickRenderer(click_at=1_234)
    microphone, reference, ended_s = run(audio, renderer)
    total = 5_003 + 3_200
    assert len(microphone) == len(reference) == total
    assert list(np.flatnonzero(microphone)) == [4_321]
    assert list(np.flatnonzero(reference)) == [1_234]
    output = read_output(tmp_path / "out.wav")
    assert len(output) == total
    assert list(np.flatnonzero(output)) == [1_234]
    assert output[1_234] == 0.5 * 32_768
    assert total / SECOND <= ended_s < total / SECOND + 0.5
    assert renderer.audible_at[3] == pytest.approx(3 * BLOCK_SAMPLES / SECOND)


def test_a_thread_that_wakes_late_catches_up(tmp_path: Path) -> None:
    audio = FileAudio(write_input(tmp_path / "in.wav", np.zeros(4_800)), tmp_path / "out.wav", tail_s=0.3)
    microphone, _, ended_s = run(audio, ClickRenderer(click_at=9_000, sleep_at=2_000, sleep_s=0.15))
    assert len(microphone) == 9_600
    assert list(np.flatnonzero(read_output(tmp_path / "out.wav"))) == [9_000]
    assert audio.max_late_s >= 0.1
    assert ended_s < 0.6 + 0.3


def test_silence_lasts_as_long_as_what_is_seen_beside_it(tmp_path: Path) -> None:
    sound = write_input(tmp_path / "in.wav", np.zeros(2 * SECOND))
    assert FileAudio(sound, None, tail_s=1.0, at_least_s=5.5).duration_s == 6.5
    assert FileAudio(sound, None, tail_s=1.0, at_least_s=0.5).duration_s == 3.0


def test_a_sample_comes_when_its_time_has_come(tmp_path: Path) -> None:
    audio = FileAudio(write_input(tmp_path / "in.wav", np.zeros(8_000)), None, tail_s=0.0)
    microphone, reference, clock = SampleRing(SECOND), SampleRing(SECOND), RealClock()
    audio.start(microphone, reference, ClickRenderer(), clock)
    early = 0
    while not audio.finished.is_set():
        written = microphone.written_samples
        early += written / SECOND > clock.now_s()
        time.sleep(0.005)
    audio.stop()
    assert early == 0


def test_stop_ends_at_once_and_leaves_a_whole_file(tmp_path: Path) -> None:
    audio = FileAudio(write_input(tmp_path / "in.wav", np.zeros(10 * SECOND)), tmp_path / "out.wav")
    assert audio.duration_s == 16.0
    audio.start(SampleRing(SECOND), SampleRing(SECOND), ClickRenderer(), RealClock())
    time.sleep(0.1)
    started = time.monotonic()
    audio.stop()
    audio.stop()
    assert time.monotonic() - started < 1
    assert audio.finished.is_set()
    assert not [thread for thread in threading.enumerate() if thread.name == "file-audio"]
    assert 0 < len(read_output(tmp_path / "out.wav")) < SECOND


def test_the_output_is_playable_after_a_kill(tmp_path: Path) -> None:
    write_input(tmp_path / "in.wav", np.zeros(20 * SECOND))
    program = (
        "import sys; from pathlib import Path; from tests.capture.test_file_audio import *\n"
        "folder = Path(sys.argv[1]); audio = FileAudio(folder / 'in.wav', folder / 'out.wav')\n"
        "audio.start(SampleRing(SECOND), SampleRing(SECOND), ClickRenderer(1000), RealClock())\n"
        "print('runs', flush=True); time.sleep(20)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert process.stdout is not None
    with process:
        assert process.stdout.readline() == b"runs\n"
        time.sleep(1.2)
        os.kill(process.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    output = read_output(tmp_path / "out.wav")
    assert len(output) >= 0.5 * SECOND
    assert list(np.flatnonzero(output)) == [1_000]


def test_a_full_disk_costs_the_recording_but_not_the_conversation(tmp_path: Path) -> None:
    problems: list[str] = []
    audio = FileAudio(
        write_input(tmp_path / "in.wav", np.zeros(3_200)), tmp_path / "out.wav", 0.1, problems.append
    )

    def fail(samples: Samples) -> None:
        raise OSError(28, "No space left on device")

    assert audio._writer is not None
    audio._writer.write = fail  # type: ignore[method-assign]
    microphone, _, _ = run(audio, ClickRenderer())
    assert len(microphone) == 4_800
    assert len(problems) == 1
    assert "No space left on device" in problems[0]


def test_the_input_is_never_overwritten(tmp_path: Path) -> None:
    path = write_input(tmp_path / "in.wav", np.zeros(100))
    before = path.read_bytes()
    with pytest.raises(DeviceError):
        FileAudio(path, tmp_path / "." / "in.wav")
    assert path.read_bytes() == before


def test_an_output_that_cannot_be_written_is_refused_at_once(tmp_path: Path) -> None:
    path = write_input(tmp_path / "in.wav", np.zeros(100))
    with pytest.raises(DeviceError) as raised:
        FileAudio(path, tmp_path / "no" / "such" / "out.wav")
    assert "cannot be written" in str(raised.value)


def test_the_echo_comes_back_exact_to_the_sample(tmp_path: Path) -> None:
    heard = np.zeros(5_003)
    heard[[3_000, 4_321]] = 0.25
    path = EchoPath(0.06, -20.0, room_s=0.0)
    audio = FileAudio(
        write_input(tmp_path / "in.wav", heard), tmp_path / "out.wav", tail_s=0.2, echo_path=path
    )
    microphone, reference, _ = run(audio, ClickRenderer(click_at=2_040))
    assert list(np.flatnonzero(reference)) == [2_040]
    assert list(np.flatnonzero(microphone)) == [3_000, 4_321]
    assert microphone[3_000] == pytest.approx(0.25 + 0.05)
    assert list(np.flatnonzero(read_output(tmp_path / "out.wav"))) == [2_040]


def test_an_echo_without_delay_comes_in_its_own_block(tmp_path: Path) -> None:
    path = EchoPath(0.0, 0.0, room_s=0.0)
    audio = FileAudio(write_input(tmp_path / "in.wav", np.zeros(800)), tail_s=0.05, echo_path=path)
    microphone, reference, _ = run(audio, ClickRenderer(click_at=1_599))
    assert list(np.flatnonzero(microphone)) == [1_599]
    assert np.array_equal(microphone, reference)
