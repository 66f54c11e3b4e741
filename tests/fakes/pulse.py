"""Virtual audio devices: private PulseAudio daemons with null sinks, seen by PortAudio through ALSA.

There is a built-in pair, `speaker` and `microphone`, which is the default, and a headset that can be unplugged:
`headset_speaker` and `headset_microphone`, on a daemon of their own. What is played into a microphone's sink is what
the program under test hears; what the program plays can be recorded from a speaker's monitor. PortAudio is
initialised once per process, so the program under test runs in a process of its own, with `VirtualDevices.env`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

SPEAKER = "speaker"
MICROPHONE = "microphone"
HEADSET_SPEAKER = "headset_speaker"
HEADSET_MICROPHONE = "headset_microphone"
DEFAULT = "default"
HOST_API = "ALSA"
START_S = 10.0

_NEEDED = ("pulseaudio", "pactl", "paplay", "parec")
_PLUGIN = "libasound_module_pcm_pulse.so"


def label(device: str) -> str:
    """A device as the program names it."""
    return f"{device}, {HOST_API}"


class Daemon:
    """One PulseAudio daemon with a speaker and a microphone."""

    def __init__(self, folder: Path, speaker: str, microphone: str) -> None:
        """Nothing runs yet; the daemon's files go to `folder`."""
        folder.mkdir()
        self.folder = folder
        self.server = f"unix:{folder / 'native'}"
        self.env = {
            **os.environ,
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_RUNTIME_PATH": str(folder / "runtime"),
            "PULSE_STATE_PATH": str(folder / "state"),
            "PULSE_COOKIE": str(folder / "cookie"),
            "PULSE_SERVER": self.server,
        }
        self._sinks = (speaker, microphone)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns when the devices are there. Raises RuntimeError when that fails."""
        (self.folder / "native").unlink(missing_ok=True)
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"]
        options += ["--realtime=no", "--high-priority=no", "--log-target=stderr"]
        protocol = f"--load=module-native-protocol-unix socket={self.folder / 'native'} auth-anonymous=1"
        # Without norewinds a null sink is two seconds ahead when the first stream comes.
        sinks = [f"--load=module-null-sink sink_name={sink} rate=48000 norewinds=1" for sink in self._sinks]
        guard = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [*guard, "pulseaudio", *options, protocol, *sinks], env=self.env, stdout=log, stderr=log
            )
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline and self._process.poll() is None:
            if subprocess.run(["pactl", "info"], env=self.env, capture_output=True).returncode == 0:
                self.pactl("set-default-sink", self._sinks[0])
                self.pactl("set-default-source", f"{self._sinks[1]}.monitor")
                return
            time.sleep(0.03)
        self.stop()
        raise RuntimeError(f"PulseAudio did not start:\n{(self.folder / 'log').read_text(errors='replace')}")

    def stop(self) -> None:
        """Takes the devices away from everybody who uses them. May be called twice."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(5)
            self._process = None

    @contextmanager
    def held_up(self) -> Iterator[None]:
        """As long as it lasts, the devices are there and deliver nothing."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def pactl(self, *arguments: str) -> str:
        done = subprocess.run(["pactl", *arguments], env=self.env, capture_output=True, text=True, timeout=10)
        if done.returncode:
            raise RuntimeError(f"pactl {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout.strip()


class VirtualDevices:
    """The devices while they run. Use `virtual_devices()`.

    Attributes:
        env: the whole environment for a process that shall see these devices and no others.
        built_in, headset: the daemons; `stop()` unplugs the devices, `start()` plugs them in again.
    """

    def __init__(self, folder: Path) -> None:
        """Starts both daemons with their files in `folder`. Raises RuntimeError when one does not come up."""
        self.built_in = Daemon(folder / "built-in", SPEAKER, MICROPHONE)
        self.headset = Daemon(folder / "headset", HEADSET_SPEAKER, HEADSET_MICROPHONE)
        config = folder / "asound.conf"
        config.write_text(self._alsa_config())
        self.env = {**self.built_in.env, "ALSA_CONFIG_PATH": str(config)}
        self._helpers: list[subprocess.Popen[bytes]] = []
        self.built_in.start()
        self.headset.start()

    @contextmanager
    def echo_path(self) -> Iterator[None]:
        """As long as it lasts, the built-in microphone hears the built-in speaker."""
        module = self.built_in.pactl(
            "load-module",
            "module-loopback",
            f"source={SPEAKER}.monitor",
            f"sink={MICROPHONE}",
            "latency_msec=30",
            "adjust_time=0",
        )
        try:
            yield
        finally:
            self.built_in.pactl("unload-module", module)

    def speak(self, wav: Path, microphone: str = MICROPHONE) -> subprocess.Popen[bytes]:
        """Begins to play a WAV into a microphone; `wait()` on the result for its end."""
        player = subprocess.Popen(
            ["paplay", "--latency-msec=20", f"--device={microphone}", str(wav)],
            env=self._daemon(microphone).env,
        )
        self._helpers.append(player)
        return player

    @contextmanager
    def recording(self, path: Path, device: str = SPEAKER, rate_hz: int = 16_000) -> Iterator[Path]:
        """As long as it lasts, what goes to the device is kept; at the end `path` is a mono WAV of 16 bits."""
        command = ["parec", "--latency-msec=20", f"--device={device}.monitor", f"--rate={rate_hz}"]
        recorder = subprocess.Popen(
            [*command, "--channels=1", "--format=s16le", "--raw"],
            env=self._daemon(device).env,
            stdout=subprocess.PIPE,
        )
        self._helpers.append(recorder)
        pieces: list[bytes] = []
        begun = threading.Event()

        def collect() -> None:
            assert recorder.stdout is not None
            while piece := os.read(recorder.stdout.fileno(), 1 << 16):
                pieces.append(piece)
                begun.set()

        collector = threading.Thread(target=collect, name="recording")
        collector.start()
        begun.wait(5)
        try:
            yield path
        finally:
            recorder.terminate()
            recorder.wait(5)
            collector.join(5)
            assert recorder.stdout is not None
            recorder.stdout.close()
            with wave.open(str(path), "wb") as wav:
                wav.setnchannels(1)
                wav.setsampwidth(2)
                wav.setframerate(rate_hz)
                wav.writeframes(b"".join(pieces))

    def stop(self) -> None:
        """Ends everything that was started."""
        for process in self._helpers:
            if process.poll() is None:
                process.kill()
            process.wait(5)
        self.headset.stop()
        self.built_in.stop()

    def _daemon(self, device: str) -> Daemon:
        return self.headset if device.startswith("headset") else self.built_in

    def _alsa_config(self) -> str:
        """An ALSA device for each name, and `default`, which follows the defaults of the built-in daemon."""
        blocks = [f'pcm.default {{ type pulse server "{self.built_in.server}" }}']
        sources = {SPEAKER: "", HEADSET_SPEAKER: "", MICROPHONE: ".monitor", HEADSET_MICROPHONE: ".monitor"}
        for device, suffix in sources.items():
            server = self._daemon(device).server
            blocks.append(f'pcm.{device} {{ type pulse server "{server}" device "{device}{suffix}" }}')
        return "\n".join(blocks) + "\n"


@contextmanager
def virtual_devices(folder: Path) -> Iterator[VirtualDevices]:
    """Devices for the length of a test; skips the test where there can be none, fails in CI."""
    why_not = _why_not()
    if why_not is not None:
        if os.environ.get("CI"):
            pytest.fail(f"{why_not}, and tests of real devices are never skipped in CI")
        pytest.skip(why_not)
    devices = VirtualDevices(folder)
    try:
        yield devices
    finally:
        devices.stop()


def read_recording(path: Path) -> np.ndarray:
    """What `recording` wrote, float32, shape (n,)."""
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32_768


def _why_not() -> str | None:
    for program in _NEEDED:
        if shutil.which(program) is None:
            return f"virtual audio devices need {program}, which is not installed"
    if not any(Path("/usr").glob(f"lib*/**/alsa-lib/{_PLUGIN}")):
        return f"virtual audio devices need ALSA's {_PLUGIN} (libasound2-plugins), which is not installed"
    return None
