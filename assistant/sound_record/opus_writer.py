"""OpusWriter: two channels of 16 kHz sound as Opus in Ogg, playable at every moment up to the last page.

Ogg needs no index and no ending: what was written before a kill can be played and searched as it is. Silence is
written out, so that a place in the file is a time for every player; since Opus has a packet of three bytes for it,
which is the same each time, an hour of it costs 1.2 MB and about a second of work.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, BinaryIO, cast

import av
import numpy as np

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.sound_record.patient_file import PatientFile

BIT_RATE = 40_000
"""For both channels together: 17 MB an hour at most. With less than this one side is heard faintly on the other's."""
EFFORT = 5
"""Opus' complexity, 0–10: beyond this the sound gains nothing that is heard, and the processor has other work."""
PAGE_S = 0.2
"""How much sound is written at once: what a kill loses, at most."""
FRAME_SAMPLES = 320
"""20 ms, the length of an Opus packet."""
SETTLING_FRAMES = 25
"""So much silence is really encoded before the ready-made packet stands for it: by then the encoder is at rest."""
SILENCE_BYTES = 8
"""A packet of no more than this is digital silence: the faintest noise takes thirty."""

_TIME_BASE = Fraction(1, PERCEPTION_RATE_HZ)


class OpusWriter:
    """For one thread. Nothing is lost on the way: what is not a whole packet yet waits for what comes next."""

    def __init__(self, file: PatientFile) -> None:
        self._container = av.open(
            cast(BinaryIO, file),
            "w",
            format="ogg",
            options={"page_duration": str(round(PAGE_S * 1e6)), "flush_packets": "1"},
        )
        self._stream: Any = self._container.add_stream(
            "libopus",
            rate=PERCEPTION_RATE_HZ,
            options={"application": "audio", "compression_level": str(EFFORT)},
            layout="stereo",
        )
        self._stream.bit_rate = BIT_RATE
        self._waiting: Samples = np.zeros((0, 2), dtype=np.float32)
        self._frames = 0
        self._quiet_frames = 0
        self._delay_samples = 0
        self._silence: bytes | None = None

    @property
    def samples(self) -> int:
        """How long it is, by all that was handed in."""
        return self._frames * FRAME_SAMPLES + len(self._waiting)

    def write(self, sound: Samples) -> None:
        """Appends sound, shape (n, 2), in −1…1."""
        sound = np.concatenate((self._waiting, sound))
        whole = len(sound) // FRAME_SAMPLES * FRAME_SAMPLES
        for start in range(0, whole, FRAME_SAMPLES):
            self._write_frame(sound[start : start + FRAME_SAMPLES])
        self._waiting = sound[whole:]

    def write_silence(self, samples: int) -> None:
        """Appends so many samples of silence; quick, however many."""
        head = min(samples, -len(self._waiting) % FRAME_SAMPLES)
        self.write(np.zeros((head, 2), dtype=np.float32))
        frame = np.zeros((FRAME_SAMPLES, 2), dtype=np.float32)
        for _ in range((samples - head) // FRAME_SAMPLES):
            self._write_frame(frame)
        self.write(np.zeros(((samples - head) % FRAME_SAMPLES, 2), dtype=np.float32))

    def close(self) -> None:
        """Completes the file."""
        self.write(np.zeros((-len(self._waiting) % FRAME_SAMPLES, 2), dtype=np.float32))
        if self._frames:
            self._encode(np.zeros((FRAME_SAMPLES, 2), dtype=np.float32))  # for what the encoder holds back
        self._container.close()

    def _write_frame(self, frame: Samples) -> None:
        self._quiet_frames = 0 if frame.any() else self._quiet_frames + 1
        if self._quiet_frames > SETTLING_FRAMES and self._silence is not None:
            self._mux(av.Packet(self._silence))
        else:
            self._encode(frame)

    def _encode(self, samples: Samples) -> None:
        """One frame into the encoder makes one packet, which begins a little earlier."""
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(samples, dtype=np.float32).reshape(1, -1), format="flt", layout="stereo"
        )
        frame.sample_rate = PERCEPTION_RATE_HZ
        frame.time_base = _TIME_BASE
        frame.pts = self._frames * FRAME_SAMPLES
        for packet in self._stream.encode(frame):
            if self._frames == 0:
                self._delay_samples = -packet.pts
            if self._quiet_frames >= SETTLING_FRAMES and packet.size <= SILENCE_BYTES:
                self._silence = bytes(packet)
            self._mux(packet)

    def _mux(self, packet: Any) -> None:
        packet.stream = self._stream
        packet.time_base = _TIME_BASE
        packet.pts = packet.dts = self._frames * FRAME_SAMPLES - self._delay_samples
        packet.duration = FRAME_SAMPLES
        self._frames += 1
        self._container.mux(packet)
