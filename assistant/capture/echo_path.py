"""EchoPath: what a room makes of played sound until the microphone hears it.

For measuring what echo does to a conversation without a loudspeaker: the loudspeaker may saturate, the room adds its
reflections, buffers and air delay the whole, and the two devices may count time by different quartzes. Everything
random comes from a seed.
"""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples, no_samples

DIRECT_TO_ROOM_DB = 3.0
"""How much stronger the direct sound is than all reflections together: a loudspeaker half a metre away."""
FIRST_REFLECTION_S = 0.003
HALF_WIDTH = 16
"""Samples on each side that make a sample between two others (windowed sinc), when there is drift."""


class EchoPath:
    """Streaming echo of 16 kHz mono float32, block by block, of any block size. For one thread.

    Attributes:
        delay_s: bulk delay at the beginning, s: a whole number of samples.
        gain_db: energy of the impulse response, dB: the level of the echo of white noise beside that of the noise.
        drift_ppm: how much faster than the loudspeaker the microphone counts, millionths.
    """

    def __init__(
        self,
        delay_s: float = 0.06,
        gain_db: float = -10.0,
        *,
        room_s: float = 0.12,
        drift_ppm: float = 0.0,
        saturates_at: float | None = None,
        seed: int = 1,
    ) -> None:
        """`room_s` is how long the reflections take to fall by 60 dB; 0 for none: the echo is then a pure copy.

        With `drift_ppm` the delay grows (positive) or shrinks (negative) by so many microseconds a second; it never
        falls below `HALF_WIDTH` samples then, where it stays. `saturates_at` is the amplitude beyond which the
        loudspeaker gives no more (a soft knee); None for a perfect one.
        Raises ValueError for a negative delay or room, or a saturation that is not positive.
        """
        if delay_s < 0 or room_s < 0:
            raise ValueError(f"delay and room cannot be negative: {delay_s} s, {room_s} s")
        if saturates_at is not None and saturates_at <= 0:
            raise ValueError(f"saturates_at must be positive, not {saturates_at}")
        delay_samples = round(delay_s * PERCEPTION_RATE_HZ)
        self.delay_s = delay_samples / PERCEPTION_RATE_HZ
        self.gain_db = gain_db
        self.drift_ppm = drift_ppm
        self._saturates_at = saturates_at
        self._response = room_response(room_s, seed) * np.float32(10 ** (gain_db / 20))
        self._before_room = np.zeros(len(self._response) - 1, dtype=np.float32)
        self._emitted = no_samples()  # what the room has made, from `_emitted_from` on
        self._emitted_from = 0
        self._given = 0
        self._behind = float(delay_samples)

    def process(self, played: Samples) -> Samples:
        """What the microphone hears while `played`, shape (n,), is played; as many samples."""
        self._emitted = np.concatenate([self._emitted, self._in_room(played)])
        if self.drift_ppm:
            echo = self._between_samples(len(played))
        else:
            echo = self._at(self._given - round(self._behind) + np.arange(len(played)))
        self._given += len(played)
        self._forget()
        return echo

    def _in_room(self, played: Samples) -> Samples:
        sound = played
        if self._saturates_at is not None:
            sound = (self._saturates_at * np.tanh(played / self._saturates_at)).astype(np.float32)
        if not len(sound) or len(self._response) == 1:
            direct: Samples = sound * self._response[0]
            return direct
        with_past = np.concatenate([self._before_room, sound])
        self._before_room = with_past[len(with_past) - len(self._before_room) :]
        echo: Samples = np.convolve(with_past, self._response, mode="valid").astype(np.float32)
        return echo

    def _at(self, positions: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Samples:
        """What the room has made at these positions; silence before the beginning."""
        index = positions - self._emitted_from
        known = (index >= 0) & (index < len(self._emitted))
        found = np.zeros(positions.shape, dtype=np.float32)
        found[known] = self._emitted[index[known]]
        return found

    def _between_samples(self, count: int) -> Samples:
        behind = self._behind + self.drift_ppm * 1e-6 * np.arange(1, count + 1)
        behind = np.maximum(behind, HALF_WIDTH)
        self._behind = float(behind[-1]) if count else self._behind
        places = self._given + np.arange(count) - behind
        whole = np.floor(places).astype(np.int64)
        taps = np.arange(1 - HALF_WIDTH, HALF_WIDTH + 1)
        distance = (places - whole)[:, None] - taps[None, :]
        weights = np.sinc(distance) * np.cos(np.pi * distance / (2 * HALF_WIDTH + 1)) ** 2
        around = self._at(whole[:, None] + taps[None, :])
        echo: Samples = np.sum(around * weights, axis=1).astype(np.float32)
        return echo

    def _forget(self) -> None:
        """Drops what no later sample can need."""
        needed_from = self._given - int(self._behind) - 2 * HALF_WIDTH
        done = min(max(needed_from - self._emitted_from, 0), len(self._emitted))
        self._emitted = self._emitted[done:]
        self._emitted_from += done


def room_response(room_s: float, seed: int) -> Samples:
    """An impulse response of energy 1, shape (n,): the direct sound, then noise that decays by 60 dB in `room_s`.

    The noise model of reverberation is Moorer's (About this reverberation business, 1979).
    """
    count = 1 + round(room_s * PERCEPTION_RATE_HZ)
    response = np.zeros(count)
    response[0] = 1.0
    first = min(round(FIRST_REFLECTION_S * PERCEPTION_RATE_HZ), count)
    if count > first:
        times_s = np.arange(first, count) / PERCEPTION_RATE_HZ
        tail = np.random.default_rng(seed).standard_normal(count - first) * 10 ** (-3 * times_s / room_s)
        response[first:] = tail / np.linalg.norm(tail) * 10 ** (-DIRECT_TO_ROOM_DB / 20)
    unit: Samples = (response / np.linalg.norm(response)).astype(np.float32)
    return unit
