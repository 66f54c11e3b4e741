"""MicrophoneFeed: the thread between the microphone's callback and the ring that the engine listens to.

It mixes to mono, resamples to 16 kHz, keeps the positions equal to session time, and goes on with silence when
there is no microphone.
"""

from __future__ import annotations

import threading
import time

import numpy as np

from assistant.capture.resampling import LiveResampler
from assistant.capture.ring_buffer import SampleRing
from assistant.capture.stream_clock import StreamClock
from assistant.capture.streams import MicrophoneStream
from assistant.clock import RealClock
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

BEGIN_WITHIN_S = 3.0
"""The session begins without a microphone that has not spoken up by then."""
JOIN_S = 2.0

_IDLE_S = 0.02
_READ_S = 0.05


class MicrophoneFeed:
    """Owns the microphone ring. `attach` and `detach` may be called from another thread.

    Attributes:
        begun: set when the session time runs.
    """

    def __init__(self, ring: SampleRing, clock: RealClock) -> None:
        self.begun = threading.Event()
        self._ring = ring
        self._clock = clock
        self._stream: MicrophoneStream | None = None
        self._begin_anyway = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="microphone", daemon=True)

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def start(self) -> None:
        self._thread.start()

    def attach(self, stream: MicrophoneStream | None) -> None:
        """Listens to this stream from now on; None: there is no microphone, and nobody waits for one."""
        self._stream = stream
        if stream is None:
            self._begin_anyway.set()

    def stop(self) -> None:
        """Ends the thread and closes the ring."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join(JOIN_S)
        self._ring.close()

    def _run(self) -> None:
        account = StreamClock()
        began_waiting_s = time.monotonic()
        current: MicrophoneStream | None = None
        converter: _Converter | None = None
        while not self._stopping.is_set():
            stream = self._stream
            if stream is not current:
                current, converter = stream, None if stream is None else _Converter(stream)
                account.expect_nothing()
            samples = None if converter is None else converter.read()
            if converter is None:
                self._stopping.wait(_IDLE_S)
            if not self.begun.is_set():
                late = time.monotonic() - began_waiting_s > BEGIN_WITHIN_S
                if samples is not None or self._begin_anyway.is_set() or late:
                    self._clock.begin()  # what was heard until now is before the session
                    self.begun.set()
                continue
            now_s = self._clock.now_s()
            if passed := account.pass_over(now_s):
                self._ring.skip(passed)
            self._ring.write(account.fill(now_s) if samples is None else account.place(samples, now_s))


class _Converter:
    """One stream as 16 kHz mono."""

    def __init__(self, stream: MicrophoneStream) -> None:
        self._ring = stream.ring
        self._channels = stream.channels
        self._most = stream.ring.capacity_samples
        self._ring.read(self._most, 0.0)  # what was heard before anybody listened
        self._resample = LiveResampler(stream.rate_hz, PERCEPTION_RATE_HZ)

    def read(self) -> Samples | None:
        """All that was heard, shape (n,); None when nothing came for a while."""
        _, raw = self._ring.read(self._most, _READ_S)
        if not len(raw):
            if self._ring.closed:
                time.sleep(_IDLE_S)
            return None
        if self._channels > 1:
            raw = raw.reshape(-1, self._channels).mean(axis=1, dtype=np.float32)
        return self._resample(raw)
