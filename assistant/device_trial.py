"""The computer's microphone, speaker and camera, tried before there is a conversation that could use them.

No model is needed: how loud it is and whether that may be a voice, a tone, a picture. What is heard and seen is kept
nowhere. A trial ends before a conversation begins, since not every system lends a device twice.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from assistant.camera_seat import CameraSeat
from assistant.capture.audio_io import AudioIO
from assistant.capture.devices import camera_names, microphone_names, speaker_names
from assistant.capture.errors import DeviceError
from assistant.capture.ring_buffer import SampleRing
from assistant.capture.sound_card import SoundCard
from assistant.chores import Chores
from assistant.clock import RealClock
from assistant.micro_turn import PERCEPTION_RATE_HZ, Frame
from assistant.perception.loudness_watch import LoudnessWatch
from assistant.perception.sound_level import QUIET_DBFS, level_dbfs
from assistant.settings import Settings
from assistant.speech.chime import chime
from assistant.speech.playout import Playout
from assistant.status import Phase, Status

RING_SAMPLES = PERCEPTION_RATE_HZ
FRAME_SAMPLES = 512
WAIT_S = 0.1

_log = logging.getLogger(__name__)


class SwitchableAudio(AudioIO, Protocol):
    """An AudioIO whose devices can be exchanged while it runs."""

    def use_microphone(self, label: str | None) -> None:
        """Another microphone, soon; None is the system's default."""

    def use_speaker(self, label: str | None) -> None:
        """Another speaker, soon; None is the system's default."""


class DeviceTrial:
    """Build it, `start` it, `stop` it once. Every method but `stop` returns at once and may be called from any thread.

    `on_problem` is told in a sentence, from any thread, what is wrong with a device, or well again.
    """

    def __init__(
        self, audio: SwitchableAudio, on_problem: Callable[[str], None], *, camera_source: str = ""
    ) -> None:
        self._audio = audio
        self._on_problem = on_problem
        audio.on_problem = on_problem
        self._clock = RealClock()
        self._camera = CameraSeat(camera_source, self._clock, on_problem)
        self._playout = Playout(self._clock, rate_hz=audio.rate_hz)
        self._microphone_ring = SampleRing(RING_SAMPLES)
        self._level_dbfs, self._somebody_speaks = QUIET_DBFS, False
        self._phase = Phase.LOADING
        self._chores = Chores("device-trial", (DeviceError,), on_problem, self._failed)
        self._stopping = threading.Event()
        self._listener = threading.Thread(target=self._listen, name="device-trial-ear", daemon=True)

    def start(self) -> None:
        """Opens microphone and speaker; `status().phase` says when they were tried."""
        self._chores.do(self._begin)

    def stop(self) -> None:
        """Closes every device and ends every thread, within a few seconds."""
        self._stopping.set()
        self._chores.end()
        if self._phase is Phase.STOPPED:
            return
        self._phase = Phase.STOPPED
        self._camera.close()
        self._audio.stop()
        if self._listener.ident is not None:
            self._listener.join()

    def status(self) -> Status:
        """How it is now; cheap."""
        return Status(
            phase=self._phase,
            user_speaking=self._somebody_speaks,
            input_level_dbfs=self._level_dbfs,
            output_level_dbfs=self._playout.level_dbfs,
            microphone=self._audio.microphone,
            speaker=self._audio.speaker,
            camera_on=self._camera.taken,
            camera=self._camera.name,
        )

    def latest_frame(self) -> Frame | None:
        """The newest picture of the camera, None while it is off or has none."""
        return self._camera.latest_frame()

    def play_tone(self) -> None:
        """A soft tone of 0.8 s."""
        if self._phase is Phase.READY:
            self._playout.play_beside(chime(self._audio.rate_hz))

    def set_volume(self, volume: float) -> None:
        """How loud the tone is, 0–1."""
        self._playout.set_volume(volume)

    def set_camera(self, on: bool) -> None:
        """Opens or closes the camera."""
        self._chores.do(self._camera.open if on else self._camera.close)

    def use_microphone(self, name: str) -> None:
        """Listens to another microphone; "" is the system's default."""
        self._audio.use_microphone(name or None)

    def use_speaker(self, name: str) -> None:
        """Plays through another speaker; "" is the system's default."""
        self._audio.use_speaker(name or None)

    def use_camera(self, source: str) -> None:
        """Looks through another camera, file or stream; "" is the first camera."""
        self._chores.do(lambda: self._camera.use(source))

    def microphones(self) -> tuple[str, ...]:
        """The microphones that can be used now."""
        return microphone_names()

    def speakers(self) -> tuple[str, ...]:
        """The speakers that can be used now."""
        return speaker_names()

    def cameras(self) -> tuple[str, ...]:
        """The cameras that can be used now."""
        return camera_names()

    def _begin(self) -> None:
        self._audio.start(self._microphone_ring, SampleRing(RING_SAMPLES), self._playout, self._clock)
        self._listener.start()
        self._phase = Phase.READY

    def _listen(self) -> None:
        watch = LoudnessWatch()
        while not self._stopping.is_set():
            _, samples = self._microphone_ring.read(FRAME_SAMPLES, WAIT_S, FRAME_SAMPLES)
            if len(samples) < FRAME_SAMPLES:
                self._stopping.wait(0.01)  # a closed ring answers at once
                continue
            self._level_dbfs = level_dbfs(samples)
            self._somebody_speaks = watch.hear(self._level_dbfs)

    def _failed(self, error: Exception) -> None:
        _log.error("a device could not be tried: %s", type(error).__name__, exc_info=error)
        self._on_problem("The device could not be tried; see the log file.")


def trial_of_computer(settings: Settings, on_problem: Callable[[str], None]) -> DeviceTrial:
    """A trial of the devices that are chosen in the settings."""
    audio = SoundCard(settings.text("audio.microphone") or None, settings.text("audio.speaker") or None)
    trial = DeviceTrial(audio, on_problem, camera_source=settings.text("camera.source"))
    trial.set_volume(settings.number("voice.volume"))
    return trial
