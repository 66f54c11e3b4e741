"""SoundCard: a real microphone and a real speaker, which may vanish, come back and be exchanged at any time.

Three threads: this one opens, watches and closes the devices; one feeds the microphone ring; one feeds the speaker.
"""

from __future__ import annotations

import logging
import threading
import time

from assistant.capture import port_audio
from assistant.capture.audio_io import ProblemHandler, Renderer, ignore_problem
from assistant.capture.device_line import DeviceLine
from assistant.capture.device_scan import DeviceScan
from assistant.capture.errors import DeviceError
from assistant.capture.microphone_feed import MicrophoneFeed
from assistant.capture.ring_buffer import SampleRing
from assistant.capture.speaker_feed import SpeakerFeed
from assistant.capture.streams import RENDER_RATE_HZ, MicrophoneStream, SpeakerStream
from assistant.clock import RealClock

CHECK_S = 0.25
REST_AFTER_S = 2.0
"""A microphone that nobody wants is closed after this long; until then it is there again at once."""
SCAN_EVERY_S = 10.0
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
        """Opens nothing yet."""
        self.on_problem = on_problem
        self._wanted = (microphone or None, speaker or None)
        self._requests: dict[str, str | None] = {}  # the latest wish for each direction
        self._rest_at_s: float | None = None
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._stopping = False
        self._scan = DeviceScan()
        self._scan_at_s = 0.0
        self._microphone: DeviceLine[MicrophoneStream] | None = None
        self._speaker: DeviceLine[SpeakerStream] | None = None
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
            "microphone",
            "until then you can type",
            self._wanted[0],
            MicrophoneStream,
            self._heard.attach,
            self._tell,
        )
        self._speaker = DeviceLine(
            "speaker",
            "until then answers are on the screen only",
            self._wanted[1],
            SpeakerStream,
            self._played.attach,
            self._tell,
        )
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
        assert self._microphone is not None
        assert self._speaker is not None
        lines = (self._microphone, self._speaker)
        try:
            if self._rest_at_s is not None:
                self._microphone.rest()
            else:
                self._microphone.open(time.monotonic())
            self._speaker.open(time.monotonic())
            while not self._stopping:
                self._wake.wait(CHECK_S)
                self._wake.clear()
                self._watch(lines)
        finally:
            self._scan.cancel()
            for line in lines:
                line.close()

    def _watch(self, lines: tuple[DeviceLine[MicrophoneStream], DeviceLine[SpeakerStream]]) -> None:
        with self._lock:
            requests, self._requests = self._requests, {}
            rest_at_s = self._rest_at_s
        if rest_at_s is None:
            lines[0].wake(time.monotonic())
        elif time.monotonic() >= rest_at_s:
            lines[0].rest()
        for line in lines:
            if self._stopping:
                return
            if line.what in requests:
                self._switch(line, requests[line.what], lines)
            else:
                line.check(time.monotonic())
        self._look_for_new_devices(lines)

    def _switch(
        self,
        line: DeviceLine[MicrophoneStream] | DeviceLine[SpeakerStream],
        label: str | None,
        lines: tuple[DeviceLine[MicrophoneStream], DeviceLine[SpeakerStream]],
    ) -> None:
        if label is not None and label not in _known_labels():
            self._scan_anew(lines)  # it was plugged in after the last scan
        line.switch(label, time.monotonic())

    def _look_for_new_devices(
        self, lines: tuple[DeviceLine[MicrophoneStream], DeviceLine[SpeakerStream]]
    ) -> None:
        """While a device is missing: scans at once when nothing is open, otherwise asks another process first.

        A scan interrupts what is open, so it is made only when there is something to be gained.
        """
        broken = [line for line in lines if line.broken]
        found = self._scan.result()
        now_s = time.monotonic()
        if not broken:
            return
        if found is not None:
            labels = {device.label for device in found}
            new = labels - _known_labels()
            if any(line.wanted in new if line.wanted else new for line in broken):
                self._scan_anew(lines)
        elif now_s >= self._scan_at_s:
            self._scan_at_s = now_s + SCAN_EVERY_S
            if all(line.current is None for line in lines):
                self._scan_at_s = now_s + SCAN_EVERY_S / 3
                self._scan_anew(lines)
            else:
                self._scan.start()

    def _scan_anew(self, lines: tuple[DeviceLine[MicrophoneStream], DeviceLine[SpeakerStream]]) -> None:
        open_lines = [line for line in lines if line.current is not None]
        labels = [line.label for line in open_lines]
        for line in open_lines:
            line.close()
        try:
            port_audio.rescan()
        except DeviceError as error:
            if open_lines:
                self._tell(str(error))
        for line, before in zip(open_lines, labels, strict=True):
            line.open(time.monotonic())
            if line.label not in (None, before) and line.label == line.wanted:
                self._tell(f"The {line.what} “{line.label}” is used now.")

    def _tell(self, sentence: str) -> None:
        _log.info("%s", sentence)
        self.on_problem(sentence)


def _known_labels() -> set[str]:
    try:
        return {device.label for device in port_audio.devices()}
    except DeviceError:
        return set()
