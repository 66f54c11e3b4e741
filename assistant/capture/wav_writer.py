"""Writes a 16 bit mono WAV that can be played at any moment, even after a `kill -9`."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

from assistant.capture.errors import DeviceError
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

HEADER_EVERY_S = 0.5


class WavWriter:
    """A growing WAV file. Its header is put right every half second, after the samples that it counts."""

    def __init__(self, path: Path, rate_hz: int = PERCEPTION_RATE_HZ) -> None:
        """Creates or replaces the file. Raises DeviceError when that is not possible."""
        self.path = path
        self._rate_hz = rate_hz
        self._samples = 0
        self._header_samples = 0
        try:
            self._file = path.open("wb")
            self._file.write(self._header())
            self._file.flush()
        except OSError as error:
            reason = error.strerror or str(error)
            raise DeviceError(
                f"The audio file {path} cannot be written ({reason}); choose another folder or name."
            ) from None

    @property
    def written_samples(self) -> int:
        return self._samples

    def write(self, samples: Samples) -> None:
        """Appends samples, shape (n,), clipped to −1…1. Raises OSError, for instance on a full disk."""
        if samples.any():
            scaled = np.clip(np.rint(samples * 32768.0), -32768, 32767).astype("<i2")
            self._file.write(scaled.tobytes())
        else:
            self._file.write(bytes(2 * len(samples)))
        self._samples += len(samples)
        if self._samples - self._header_samples >= HEADER_EVERY_S * self._rate_hz:
            self._complete_header()

    def close(self) -> None:
        """Completes the file. May be called twice. Raises OSError as `write` does."""
        if self._file.closed:
            return
        try:
            self._complete_header()
        finally:
            self._file.close()

    def _complete_header(self) -> None:
        self._file.flush()
        self._file.seek(0)
        self._file.write(self._header())
        self._file.seek(0, 2)
        self._file.flush()
        self._header_samples = self._samples

    def _header(self) -> bytes:
        size = 2 * self._samples
        rate = self._rate_hz
        return struct.pack(
            "<4sI4s4sIHHIIHH4sI",
            b"RIFF",
            36 + size,
            b"WAVE",
            b"fmt ",
            16,
            1,
            1,
            rate,
            2 * rate,
            2,
            16,
            b"data",
            size,
        )
