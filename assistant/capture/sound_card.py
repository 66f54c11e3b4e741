"""SoundCard: a real microphone and a real speaker, which may vanish, come back and be exchanged at any time.

Three threads: this one opens, watches and closes the devices (`DeviceKeeper` says which ones); one feeds the microphone
ring; one feeds the speaker.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from assistant.capture import port_audio
from assistant.capture.audio_io import ProblemHandler, Renderer, ignore_problem
from assistant.capture.device_keeper import DeviceKeeper
from assistant.capture.device_line import DeviceLine
from assistant.capture.device_scan import DeviceScan
from assistant.capture.microphone_feed import MicrophoneFeed
from assistant.capture.next_best import ranked
from assistant.capture.port_audio import Kind
from assistant.capture.ring_buffer import SampleRing
from assistant.capture.speaker_feed import SpeakerFeed
from assistant.capture.streams import RENDER_RATE_HZ, MicrophoneStream, SpeakerStream
from assistant.capture.system_sound import SystemWatch
from assistant.clock import RealClock
from assistant.gap import GapWatch
from assistant.status import BluetoothMicrophone

CHECK_S = 0.25
REST_AFTER_S = 2.0
"""A microphone that nobody wants is closed after this long; until then it is there again at once."""
START_S = 5.0
JOIN_S = 4.0

_log = logging.getLogger(__name__)


class SoundCard:
    """An AudioIO made of the computer's devices. Devices are chosen by “name, host API”; None is the default."""

    def __init__(
        self,
        microphone: str | None = None,
        speaker: str | None = None,
        on_problem: ProblemHandler = ignore_problem,
    ) -> None:
        """Opens nothing yet. `on_change` is told when other devices are in use, and whether the microphone is."""
        self.on_problem = on_problem
        self.on_change: Callable[[bool], None] = lambda _microphone: None
        self._wanted = (microphone or None, speaker or None)
        self._requests: dict[str, str | None] = {}  # the latest wish for each direction
        self._rest_at_s: float | None = None
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._stopping = False
        self._microphone: DeviceLine[MicrophoneStream] | None = None
        self._speaker: DeviceLine[SpeakerStream] | None = None
        self._keeper: DeviceKeeper | None = None
        self._heard: MicrophoneFeed | None = None
        self._played: SpeakerFeed | None = None
        self._thread = threading.Thread(target=self._run, name="sound-card", daemon=True)

    @property
    def rate_hz(self) -> int:
        return RENDER_RATE_HZ

    @property
    def microphone(self) -> str | None:
        return None if self._microphone is None else self._microphone.label

    @property
    def speaker(self) -> str | None:
        return None if self._speaker is None else self._speaker.label

    @property
    def bluetooth(self) -> BluetoothMicrophone | None:
        """The Bluetooth headset whose microphone is in use, None while there is none."""
        return None if self._keeper is None else self._keeper.bluetooth

    @property
    def alive(self) -> bool:
        feeds = (self._heard, self._played)
        return self._thread.is_alive() and all(feed is not None and feed.alive for feed in feeds)

    @property
    def echo_delay_s(self) -> float:
        """The two buffers of the devices; what lies between speaker and microphone comes on top."""
        streams = (
            self._microphone.current if self._microphone else None,
            self._speaker.current if self._speaker else None,
        )
        return sum(stream.latency_s for stream in streams if stream is not None)

    @property
    def speaker_delay_s(self) -> float:
        stream = self._speaker.current if self._speaker else None
        return 0.0 if stream is None else stream.latency_s

    def use_microphone(self, label: str | None) -> None:
        """Switches soon, in the background; a failure is told through `on_problem` and leaves the old one."""
        self._request("microphone", label)

    def use_speaker(self, label: str | None) -> None:
        """As `use_microphone`."""
        self._request("speaker", label)

    def rest_microphone(self, rest: bool) -> None:
        """Closes the microphone, after `REST_AFTER_S`, or opens it again, at once; silence is heard while it is closed.

        From any thread. Before `start` it means that the microphone is not opened at all.
        """
        with self._lock:
            if not rest:
                self._rest_at_s = None
            elif self._rest_at_s is None:
                self._rest_at_s = time.monotonic() + REST_AFTER_S
        self._wake.set()

    def start(
        self, microphone_ring: SampleRing, reference_ring: SampleRing, renderer: Renderer, clock: RealClock
    ) -> None:
        """See AudioIO."""
        self._heard = MicrophoneFeed(microphone_ring, clock)
        self._played = SpeakerFeed(reference_ring, renderer, clock)
        self._microphone = DeviceLine(
            "microphone", self._wanted[0], MicrophoneStream, lambda: _labels("input"), self._heard.attach
        )
        self._speaker = DeviceLine(
            "speaker", self._wanted[1], SpeakerStream, lambda: _labels("output"), self._played.attach
        )
        self._keeper = DeviceKeeper(
            self._microphone,
            self._speaker,
            port_audio,
            DeviceScan(),
            SystemWatch(),
            self._tell,
            self._changed,
        )
        self._gaps = GapWatch(clock)
        self._heard.start()
        self._thread.start()
        self._heard.begun.wait(START_S)
        self._played.start()

    def stop(self) -> None:
        """See AudioIO."""
        self._stopping = True
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join(JOIN_S)
        for feed in (self._heard, self._played):
            if feed is not None:
                feed.stop()

    def _request(self, what: str, label: str | None) -> None:
        with self._lock:
            self._requests[what] = label or None
        self._wake.set()

    def _run(self) -> None:
        assert self._keeper is not None
        assert self._microphone is not None
        try:
            if self._rest_at_s is not None:
                self._microphone.rest()
            self._keeper.open(time.monotonic())
            while not self._stopping:
                self._gaps.look()  # to open a device may take its time, too: that is no gap
                self._wake.wait(CHECK_S)
                self._wake.clear()
                self._watch(self._keeper, self._microphone)
        finally:
            self._keeper.close()

    def _watch(self, keeper: DeviceKeeper, microphone: DeviceLine[MicrophoneStream]) -> None:
        with self._lock:
            requests, self._requests = self._requests, {}
            rest_at_s = self._rest_at_s
        if rest_at_s is None:
            microphone.wake(time.monotonic())
        elif time.monotonic() >= rest_at_s:
            microphone.rest()
        if self._gaps.look() is not None:
            keeper.after_gap(time.monotonic())
        for line in (microphone, self._speaker):
            if self._stopping or line is None:
                return
            if line.what in requests:
                keeper.switch(line, requests[line.what], time.monotonic())
        keeper.look(time.monotonic())

    def _changed(self, microphone: bool) -> None:
        self.on_change(microphone)

    def _tell(self, sentence: str) -> None:
        _log.info("%s", sentence)
        self.on_problem(sentence)


def _labels(kind: Kind) -> list[str]:
    return [device.label for device in ranked(port_audio.devices(), kind)]
