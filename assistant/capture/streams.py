"""An open microphone and an open speaker: the callbacks, which only copy, and the rings behind them."""

from __future__ import annotations

import threading
import time
from typing import Any

import numpy as np

from assistant.capture import port_audio
from assistant.capture.errors import DeviceError
from assistant.capture.ring_buffer import SampleRing
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

RENDER_RATE_HZ = 48_000
"""The rate of the voice on its way to a sound card: what nearly every device takes without converting."""
STALL_S = 1.5
"""A device whose callback is silent for this long is taken for gone."""
FIRST_CALL_S = 1.0
RING_S = 1.0

_LARGEST_BLOCK = 1 << 14


class _Stream:
    """What both directions share: opening, the sign of life, closing."""

    _opened: port_audio.Opened

    def __init__(self) -> None:
        self._called_at_s = time.monotonic()
        self._called = threading.Event()

    @property
    def label(self) -> str:
        return self._opened.label

    @property
    def rate_hz(self) -> int:
        return self._opened.rate_hz

    @property
    def channels(self) -> int:
        return self._opened.channels

    @property
    def latency_s(self) -> float:
        """What the device says about itself."""
        return self._opened.latency_s

    @property
    def alive(self) -> bool:
        """Whether the callback still comes."""
        return self._active and time.monotonic() - self._called_at_s < STALL_S

    @property
    def hangs(self) -> bool:
        """Whether the callback comes no more although the device says that it runs."""
        return self._active and not self.alive

    @property
    def _active(self) -> bool:
        return bool(self._opened.stream.active)

    def _start(self, what: str) -> None:
        """Returns after the first callback. Raises DeviceError, with everything closed."""
        try:
            port_audio.start_stream(self._opened)
            if not self._called.wait(FIRST_CALL_S):
                raise DeviceError(
                    f"The {what} “{self.label}” opens but gives no sign of life; "
                    "unplug it and plug it in again, or choose another one in the settings."
                )
        except DeviceError:
            port_audio.close_stream(self._opened)
            raise

    def _note_call(self) -> None:
        self._called_at_s = time.monotonic()
        if not self._called.is_set():
            self._called.set()


class MicrophoneStream(_Stream):
    """An open microphone. `ring` holds interleaved samples at the device's rate."""

    def __init__(self, label: str | None) -> None:
        """Opens and starts it (None: the default one). Raises DeviceError."""
        super().__init__()
        self.ring = SampleRing(1)
        self._opened = port_audio.open_stream("input", label, PERCEPTION_RATE_HZ, self._callback)
        self.ring = SampleRing(round(RING_S * self.rate_hz) * self.channels)
        self._start("microphone")

    def close(self) -> None:
        port_audio.close_stream(self._opened)
        self.ring.close()

    def _callback(self, data: Samples, _frames: int, _times: Any, _status: Any) -> None:
        self.ring.write(data.reshape(-1))
        self._note_call()


class SpeakerStream(_Stream):
    """An open speaker. `lead` is what to play next, `played` what was played: both mono, at the device's rate.

    When `lead` runs dry there is silence, in `played` too, and it is counted.
    """

    def __init__(self, label: str | None) -> None:
        """Opens and starts it (None: the default one). Raises DeviceError."""
        super().__init__()
        self.underruns = 0
        self._block: Samples = np.zeros(_LARGEST_BLOCK, dtype=np.float32)
        self.lead = self.played = SampleRing(1)
        self._opened = port_audio.open_stream("output", label, RENDER_RATE_HZ, self._callback)
        self.lead = SampleRing(round(RING_S * self.rate_hz))
        self.played = SampleRing(round(RING_S * self.rate_hz))
        self._start("speaker")

    def close(self) -> None:
        port_audio.close_stream(self._opened)
        self.lead.close()
        self.played.close()

    def _callback(self, data: Samples, frames: int, _times: Any, _status: Any) -> None:
        block = self._block[:frames]
        filled = self.lead.read_into(block)
        if filled < frames:
            block[filled:] = 0.0
            self.underruns += 1
        data[:] = block[:, np.newaxis]
        self.played.write(block)
        self._note_call()
