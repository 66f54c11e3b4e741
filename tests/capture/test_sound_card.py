"""Real devices (virtual ones, of a private sound system): heard, played, unplugged, exchanged, missing."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.capture.echo import EchoCanceller
from assistant.capture.sound_card import REST_AFTER_S
from assistant.gap import GAP_S
from assistant.micro_turn import Samples
from tests.capture.voices import level_db, speech_like
from tests.capture.wav_bytes import wav_bytes
from tests.fakes.pulse import (
    DEFAULT,
    HEADSET_MICROPHONE,
    HEADSET_SPEAKER,
    MICROPHONE,
    VirtualDevices,
    label,
    read_recording,
    virtual_devices,
)

pytestmark = pytest.mark.real_device

ROOT = Path(__file__).parents[2]
RATE = 16_000


@pytest.fixture(scope="module")
def devices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VirtualDevices]:
    with virtual_devices(tmp_path_factory.mktemp("pulse")) as running:
        yield running


class Program:
    """`sound_card_program` in a process of its own."""

    def __init__(
        self,
        devices: VirtualDevices,
        folder: Path,
        microphone: str = "",
        speaker: str = "",
        rest: bool = False,
    ) -> None:
        self._result = folder / "rings.npz"
        self._stderr = (folder / "stderr").open("wb")
        command = [sys.executable, "-m", "tests.capture.sound_card_program", microphone, speaker]
        self._process = subprocess.Popen(
            [*command, str(self._result), "rest" if rest else ""],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            env=devices.env,
            cwd=ROOT,
            text=True,
        )
        self.problems: list[str] = []
        self.status: dict[str, Any] = {}

    def __enter__(self) -> Program:
        self.status = self._read()
        return self

    def __exit__(self, *error: object) -> None:
        self._process.kill()
        self._process.wait(5)
        self._stderr.close()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()

    def do(self, what: str, **more: Any) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, **more}) + "\n")
        self._process.stdin.flush()
        self.status = self._read()
        return self.status

    def wait_until(self, reached: Callable[[dict[str, Any]], bool], within_s: float) -> float:
        """How long it took."""
        began = time.monotonic()
        while not reached(self.do("status")):
            assert time.monotonic() - began < within_s, self.status
            time.sleep(0.05)
        return time.monotonic() - began

    def use(self, microphone: str | None, speaker: str | None, within_s: float) -> None:
        """Waits until these devices are in use."""
        self.wait_until(lambda s: (s["microphone"], s["speaker"]) == (microphone, speaker), within_s)

    def told(self) -> list[str]:
        told, self.problems = self.problems, []
        return told

    def sentence(self, within_s: float) -> str:
        """The one thing that is told."""
        self.wait_until(lambda s: bool(self.problems), within_s)
        told = self.told()
        assert len(told) == 1, told
        return told[0]

    @contextmanager
    def held_up(self) -> Iterator[None]:
        """Nothing of it runs meanwhile, as while the computer sleeps."""
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def stop(self) -> tuple[Samples, Samples]:
        """What was in the rings: the microphone and the reference."""
        last = self.do("stop")
        assert last["threads"] == []
        assert last["stopped_in_s"] < 2
        assert self._process.wait(5) == 0
        with np.load(self._result) as rings:
            return rings["heard"], rings["played"]

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        status: dict[str, Any] = json.loads(self._process.stdout.readline())
        self.problems += status["problems"]
        return status


def loudest(samples: Samples) -> float:
    """When the loudest moment is (s)."""
    return float(np.argmax(np.abs(samples))) / RATE


def test_what_is_said_is_heard_and_what_is_played_is_audible(devices: VirtualDevices, tmp_path: Path) -> None:
    said = tmp_path / "said.wav"
    said.write_bytes(wav_bytes(speech_like(1.0).astype(np.float64)))
    with Program(devices, tmp_path) as program:
        assert program.status["now_s"] < 0.5
        assert program.status["microphone"] == label(DEFAULT)
        with devices.recording(tmp_path / "spoken.wav"):
            player = devices.speak(said)
            program.do("play", kind="click", seconds=0.2)
            player.wait(5)
            time.sleep(0.3)
        status = program.do("status")
        assert status["problems"] == []
        heard, played = program.stop()
        assert level_db(heard) > -30
        assert abs(len(heard) / RATE - status["now_s"]) < 0.15
        assert abs(len(played) / RATE - status["now_s"]) < 0.15
        assert np.abs(played).max() > 0.5
        assert np.abs(read_recording(tmp_path / "spoken.wav")).max() > 0.5
        assert 0.0 < status["started_at_s"] - loudest(played) < 0.15


def test_the_echo_of_the_speaker_is_cancelled(devices: VirtualDevices, tmp_path: Path) -> None:
    with devices.echo_path(), Program(devices, tmp_path) as program:
        program.do("play", kind="voice", seconds=3.0)
        time.sleep(3.3)
        heard, played = program.stop()
    count = min(len(heard), len(played)) // 160 * 160
    heard, played = heard[:count], played[:count]
    clean = EchoCanceller().process(heard, played)
    settled = slice(RATE, 3 * RATE)
    assert level_db(heard[settled]) > -30
    cancelled_db = level_db(heard[settled]) - level_db(clean[settled])
    assert cancelled_db > 15, cancelled_db


def test_a_headset_vanishes_and_comes_back(devices: VirtualDevices, tmp_path: Path) -> None:
    with Program(devices, tmp_path, label(HEADSET_MICROPHONE), label(HEADSET_SPEAKER)) as program:
        assert program.told() == []
        program.do("use_microphone", label="No such thing, ALSA")
        program.wait_until(lambda s: bool(program.problems), 2)
        assert program.status["microphone"] == label(HEADSET_MICROPHONE)
        assert [problem for problem in program.told() if "stays in use" in problem]

        devices.headset.stop()
        program.use(label(DEFAULT), label(DEFAULT), within_s=2.5)
        assert program.sentence(within_s=6) == (
            "The microphone “headset_microphone” and the speaker “headset_speaker” are gone; "
            "“Monitor of Null Output” and “Null Output” are used until they are back."
        )

        devices.headset.start()
        program.use(label(HEADSET_MICROPHONE), label(HEADSET_SPEAKER), within_s=5)
        assert program.sentence(within_s=6) == (
            "The microphone “headset_microphone” and the speaker “headset_speaker” are used now."
        )

        program.do("use_microphone", label=label(MICROPHONE))
        program.use(label(MICROPHONE), label(HEADSET_SPEAKER), within_s=2)
        status = program.do("status")
        assert status["problems"] == []
        assert abs(status["heard"] / RATE - status["now_s"]) < 0.3
        heard, played = program.stop()
        assert abs(len(heard) - len(played)) / RATE < 0.3
        assert "Traceback" not in (tmp_path / "stderr").read_text()


def test_a_microphone_that_rests_is_closed_and_time_goes_on(devices: VirtualDevices, tmp_path: Path) -> None:
    said = tmp_path / "said.wav"
    said.write_bytes(wav_bytes(speech_like(1.0).astype(np.float64)))

    def listeners() -> int:
        return len(devices.built_in.pactl("list", "short", "source-outputs").splitlines())

    with Program(devices, tmp_path) as program:
        assert listeners() == 1
        program.do("rest_microphone", rest=True)
        program.wait_until(lambda s: listeners() == 0, REST_AFTER_S + 1)
        devices.speak(said).wait(5)
        program.do("play", kind="click", seconds=0.2)
        program.wait_until(lambda s: s["audible_at_s"] is not None and s["started_at_s"] is not None, 2)
        status = program.do("status")
        assert abs(status["heard"] / RATE - status["now_s"]) < 0.1
        assert abs(status["played"] / RATE - status["now_s"]) < 0.1
        assert status["microphone"] == label(DEFAULT)
        closed_until_s = status["now_s"]
        program.do("rest_microphone", rest=False)
        opening_s = program.wait_until(lambda s: listeners() == 1, 2)
        devices.speak(said).wait(5)
        time.sleep(0.3)
        status = program.do("status")
        assert abs(status["heard"] / RATE - status["now_s"]) < 0.15
        assert program.told() == []
        heard, _ = program.stop()
        rested = heard[round((REST_AFTER_S + 0.5) * RATE) : round(closed_until_s * RATE)]
        assert not rested.any()
        assert level_db(heard[round((closed_until_s + opening_s) * RATE) :]) > -30


def test_a_microphone_that_rests_from_the_start_is_never_opened(
    devices: VirtualDevices, tmp_path: Path
) -> None:
    with Program(devices, tmp_path, rest=True) as program:
        assert devices.built_in.pactl("list", "short", "source-outputs") == ""
        assert program.status["now_s"] < 0.5
        program.do("rest_microphone", rest=False)
        program.wait_until(lambda s: bool(devices.built_in.pactl("list", "short", "source-outputs")), 2)
        assert program.told() == []
        program.stop()


def test_without_any_device_the_session_goes_on(devices: VirtualDevices, tmp_path: Path) -> None:
    devices.built_in.stop()
    devices.headset.stop()
    try:
        with Program(devices, tmp_path) as program:
            assert program.status["alive"]
            program.wait_until(lambda s: s["now_s"] > 0.6, 3)
            told = program.sentence(within_s=3)
            assert "you can type" in told
            assert "on the screen" in told
            status = program.do("status")
            assert abs(status["heard"] / RATE - status["now_s"]) < 0.1
            assert abs(status["rendered"] / 48_000 - status["now_s"]) < 0.1
            assert status["audible_at_s"] is None
            devices.built_in.start()
            program.wait_until(lambda s: bool(s["microphone"] and s["speaker"]), 6)
            program.wait_until(lambda s: s["audible_at_s"] is not None, 2)
            assert "used now" in program.sentence(within_s=6)
            heard, _ = program.stop()
            assert abs(len(heard) / RATE - program.status["now_s"]) < 0.3
    finally:
        devices.built_in.stop()
        devices.built_in.start()
        devices.headset.start()


@contextmanager
def another_sink(
    devices: VirtualDevices, rate_hz: int, channels: int = 1, name: str = "another"
) -> Iterator[None]:
    """A headset at the sound server itself; it is made the default by whoever wants it."""
    options = [f"rate={rate_hz}", f"channels={channels}", "norewinds=1"]
    options += ["sink_properties=device.description=Headset"]
    module = devices.built_in.pactl("load-module", "module-null-sink", f"sink_name={name}", *options)
    try:
        yield
    finally:
        devices.built_in.pactl("unload-module", module)


def set_default(devices: VirtualDevices, name: str) -> None:
    devices.built_in.pactl("set-default-source", f"{name}.monitor")
    devices.built_in.pactl("set-default-sink", name)


def test_the_default_of_the_sound_server_is_followed_and_told(
    devices: VirtualDevices, tmp_path: Path
) -> None:
    said = tmp_path / "said.wav"
    said.write_bytes(wav_bytes(speech_like(1.0).astype(np.float64)))
    with Program(devices, tmp_path) as program:
        with another_sink(devices, 16_000):
            set_default(devices, "another")
            told = program.sentence(within_s=8)
            assert "The microphone “Monitor of Headset” and the speaker “Headset” are used now" in told
            devices.speak(said, "another").wait(5)
            time.sleep(0.3)
        # It vanishes: the server moves the streams, or they stall and are opened again.
        assert "are used now" in program.sentence(within_s=9)
        devices.speak(said).wait(5)
        time.sleep(0.3)
        # It is back with another profile, and the server makes it the default again.
        with another_sink(devices, 8_000, channels=2):
            program.sentence(within_s=15)
            status = program.do("status")
            assert status["microphone"] == label(DEFAULT)
            assert abs(status["heard"] / RATE - status["now_s"]) < 0.3
        heard, _ = program.stop()
        assert level_db(heard) > -35
        assert program.told() == []
        assert "Traceback" not in (tmp_path / "stderr").read_text()
    set_default(devices, "speaker")
    devices.built_in.pactl("set-default-source", "microphone.monitor")


def test_a_device_that_delivers_nothing_is_replaced(devices: VirtualDevices, tmp_path: Path) -> None:
    with Program(devices, tmp_path, label(HEADSET_MICROPHONE), label(HEADSET_SPEAKER)) as program:
        with devices.headset.held_up():
            program.use(label(DEFAULT), label(DEFAULT), within_s=9)
            assert "gone" in program.sentence(within_s=20)
            status = program.do("status")
            assert abs(status["heard"] / RATE - status["now_s"]) < 0.3
        program.use(label(HEADSET_MICROPHONE), label(HEADSET_SPEAKER), within_s=30)
        program.told()
        program.stop()


def test_after_a_sleep_the_devices_are_opened_anew_and_time_is_right(
    devices: VirtualDevices, tmp_path: Path
) -> None:
    said = tmp_path / "said.wav"
    said.write_bytes(wav_bytes(speech_like(1.0).astype(np.float64)))
    slept_s = GAP_S + 2
    with Program(devices, tmp_path) as program:
        before = devices.built_in.pactl("list", "short", "source-outputs").split()[0]
        with program.held_up():
            time.sleep(slept_s)
        program.wait_until(lambda s: s["microphone"] is not None and s["now_s"] > slept_s, 3)
        program.wait_until(
            lambda s: (
                devices.built_in.pactl("list", "short", "source-outputs").split()[:1] not in ([], [before])
            ),
            3,
        )
        time.sleep(0.5)
        status = program.do("status")
        assert abs(status["heard"] / RATE - status["now_s"]) < 0.2
        assert abs(status["played"] / RATE - status["now_s"]) < 0.2
        spoken_at_s = status["now_s"]
        devices.speak(said).wait(5)
        time.sleep(0.3)
        assert program.do("status")["problems"] == []
        heard, played = program.stop()
        assert abs(len(heard) - len(played)) / RATE < 0.3
        # The ring of the test holds a minute, and what was slept through is not in it.
        assert len(heard) / RATE < program.status["now_s"] - slept_s + 2
        assert level_db(heard[-round((program.status["now_s"] - spoken_at_s) * RATE) :]) > -30


def test_a_bluetooth_headset_at_the_sound_server_is_known_and_can_be_left(
    devices: VirtualDevices, tmp_path: Path
) -> None:
    with Program(devices, tmp_path) as program:
        assert program.status["bluetooth"] is None
        with another_sink(devices, 16_000, name="bluez_output.AA_BB"):
            devices.built_in.pactl("set-default-source", "bluez_output.AA_BB.monitor")
            program.wait_until(lambda s: s["bluetooth"] is not None, 5)
            assert program.status["bluetooth"]["name"] == "Monitor of Headset"
            assert program.status["changes"] == [True]
            assert program.status["bluetooth"]["instead"] == ""  # there is no hardware
            program.do("use_microphone", label=label(MICROPHONE))
            program.wait_until(lambda s: s["microphone"] == label(MICROPHONE) and s["bluetooth"] is None, 5)
        program.stop()
    devices.built_in.pactl("set-default-source", "microphone.monitor")


def test_a_sound_server_that_hangs_holds_nothing_up_and_is_told(
    devices: VirtualDevices, tmp_path: Path
) -> None:
    with Program(devices, tmp_path) as program:
        with devices.built_in.held_up():
            assert "gone" in program.sentence(within_s=20)
            status = program.do("status")
            assert (status["microphone"], status["speaker"]) == (None, None)
            assert abs(status["heard"] / RATE - status["now_s"]) < 0.2
            assert status["audible_at_s"] is None
        program.use(label(DEFAULT), label(DEFAULT), within_s=8)
        assert "used now" in program.sentence(within_s=8)
        program.stop()
