"""SpeakerFeed: the thread between the renderer and the speaker's callback.

It keeps a little sound ready for the callback and tells the reference ring what was really played. When there is
no speaker it drains the renderer in real time, so that the conversation goes on in text.
"""

from __future__ import annotations

import threading

from assistant.capture.audio_io import Renderer
from assistant.capture.resampling import LiveResampler
from assistant.capture.ring_buffer import SampleRing
from assistant.capture.stream_clock import StreamClock
from assistant.capture.streams import RENDER_RATE_HZ, SpeakerStream
from assistant.clock import Clock
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

BLOCK = RENDER_RATE_HZ // 100
LEAD_S = 0.04
LONGEST_LEAD_S = 0.08
"""The lead grows up to here when the callback finds nothing to play."""
JOIN_S = 2.0

_IDLE_S = 0.02
_READ_S = 0.03
_SETTLE_S = 0.3


class SpeakerFeed:
    """Owns the reference ring and calls the renderer. `attach` may be called from another thread."""

    def __init__(self, reference: SampleRing, renderer: Renderer, clock: Clock) -> None:
        self._reference = reference
        self._renderer = renderer
        self._clock = clock
        self._account = StreamClock()
        self._stream: SpeakerStream | None = None
        self._drained_until_s = 0.0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="speaker", daemon=True)

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def start(self) -> None:
        """Begins; the session time has to run."""
        self._thread.start()

    def attach(self, stream: SpeakerStream | None) -> None:
        """Plays to this stream from now on; None: to nobody."""
        self._stream = stream

    def stop(self) -> None:
        """Ends the thread and closes the ring."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join(JOIN_S)
        self._reference.close()

    def _run(self) -> None:
        playing: _Playing | None = None
        while not self._stopping.is_set():
            stream = self._stream
            if playing is not None and playing.stream is not stream:
                playing = None
                self._account.expect_nothing()
            if stream is None or stream.played.closed:
                self._drain()
                continue
            if playing is None:
                playing = _Playing(stream, self._clock.now_s())
            played = playing.played()
            now_s = self._clock.now_s()
            self._pass_over_gap(now_s)
            self._reference.write(
                self._account.fill(now_s) if played is None else self._account.place(played, now_s)
            )
            self._drained_until_s = now_s
            self._keep_ready(playing, now_s)

    def _keep_ready(self, playing: _Playing, now_s: float) -> None:
        while not playing.over and (ready_s := playing.ready_s()) < playing.lead_s(now_s):
            handed_over_s = self._account.written_samples / PERCEPTION_RATE_HZ
            audible_at_s = handed_over_s + ready_s + playing.stream.latency_s
            playing.queue(self._renderer.render(BLOCK, audible_at_s))

    def _drain(self) -> None:
        """Nobody hears it, but time goes by."""
        self._stopping.wait(_IDLE_S)
        now_s = self._clock.now_s()
        frames = int((now_s - self._drained_until_s) * RENDER_RATE_HZ)
        frames = min(frames, RENDER_RATE_HZ)
        if frames > 0:
            self._renderer.render(frames, None)
        self._drained_until_s = now_s
        self._account.expect_nothing()
        self._pass_over_gap(now_s)
        self._reference.write(self._account.fill(now_s))

    def _pass_over_gap(self, now_s: float) -> None:
        if passed := self._account.pass_over(now_s):
            self._reference.skip(passed)


class _Playing:
    """One speaker in use: conversion both ways, and how much to keep ready."""

    def __init__(self, stream: SpeakerStream, now_s: float) -> None:
        self.stream = stream
        self._to_device = LiveResampler(RENDER_RATE_HZ, stream.rate_hz)
        self._to_reference = LiveResampler(stream.rate_hz, PERCEPTION_RATE_HZ)
        self._lead_s = LEAD_S
        self._underruns = stream.underruns
        self._settled_at_s = now_s + _SETTLE_S
        stream.played.read(stream.played.capacity_samples, 0.0)  # silence, while it was opening

    def played(self) -> Samples | None:
        """What was played since, 16 kHz, shape (n,); None when nothing was asked for."""
        _, raw = self.stream.played.read(self.stream.played.capacity_samples, _READ_S)
        return self._to_reference(raw) if len(raw) else None

    @property
    def over(self) -> bool:
        """Whether the speaker was closed: then nothing can be kept ready."""
        return self.stream.lead.closed

    def ready_s(self) -> float:
        return self.stream.lead.waiting_samples / self.stream.rate_hz

    def lead_s(self, now_s: float) -> float:
        """How much to keep ready; more after an underrun."""
        underruns = self.stream.underruns
        if underruns > self._underruns and now_s > self._settled_at_s:
            self._lead_s = min(self._lead_s + BLOCK / RENDER_RATE_HZ, LONGEST_LEAD_S)
        self._underruns = underruns
        return self._lead_s

    def queue(self, block: Samples) -> None:
        """Hands a block at the renderer's rate to the callback."""
        self.stream.lead.write(self._to_device(block))
