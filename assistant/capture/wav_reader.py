"""Reads any plain WAV file as 16 kHz mono float32.

PCM of 8, 16, 24 and 32 bits, floats of 32 and 64 bits, plain or WAVE_FORMAT_EXTENSIBLE, any rate and any
number of channels. The standard library's `wave` knows no floats and stumbles over unfinished headers, which
killed recorders leave behind; this reader takes such files as far as they go.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import soxr

from assistant.capture.errors import DeviceError
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

LOWEST_RATE_HZ = 4_000
HIGHEST_RATE_HZ = 384_000
MOST_CHANNELS = 64
CHUNK_FRAMES = 1 << 18

_PCM = 1
_FLOAT = 3
_EXTENSIBLE = 0xFFFE


@dataclass(frozen=True)
class WavFormat:
    """How samples lie in the file. `kind` is 1 for integers, 3 for floats; `bits` are of one channel."""

    kind: int
    channels: int
    rate_hz: int
    bits: int

    @property
    def frame_bytes(self) -> int:
        return self.channels * self.bits // 8


def read_wav(path: Path, rate_hz: int = PERCEPTION_RATE_HZ) -> Samples:
    """The whole file, mixed to mono, at `rate_hz`, clipped to −1…1.

    Raises DeviceError with a sentence for the user when there is nothing to read.
    """
    try:
        with path.open("rb") as file:
            wav_format, data_bytes = _read_header(file, path)
            samples = _read_samples(file, wav_format, data_bytes, rate_hz)
    except FileNotFoundError:
        raise DeviceError(f"The audio file {path} does not exist; check its name.") from None
    except IsADirectoryError:
        raise DeviceError(f"{path} is a folder; name a WAV file.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise DeviceError(
            f"The audio file {path} cannot be read ({reason}); check its permissions."
        ) from None
    if not len(samples):
        raise DeviceError(f"The audio file {path} contains no sound (0 samples); record it again.")
    return samples


def _read_header(file: BinaryIO, path: Path) -> tuple[WavFormat, int]:
    """The format and the number of bytes of samples; leaves `file` at the first of them."""
    head = file.read(12)
    if not head:
        raise DeviceError(f"The audio file {path} is empty (0 bytes); record it again.")
    if head[:4] not in (b"RIFF", b"RF64") or (len(head) == 12 and head[8:] != b"WAVE"):
        raise DeviceError(f"{path} is not a WAV file; convert it to WAV first.")
    wav_format: WavFormat | None = None
    while True:
        chunk = file.read(8)
        if len(chunk) < 8:
            raise DeviceError(f"The WAV file {path} breaks off in its header; record or copy it again.")
        name, size = chunk[:4], struct.unpack("<I", chunk[4:])[0]
        if name == b"data" and wav_format is not None:
            return wav_format, _bytes_left(file, size)
        if name == b"fmt ":
            wav_format = _parse_format(file.read(size + size % 2), path)
        else:
            file.seek(size + size % 2, 1)


def _bytes_left(file: BinaryIO, declared: int) -> int:
    """How many bytes of samples there really are; a size of 0 or −1 is a header that was never completed."""
    start = file.tell()
    available = file.seek(0, 2) - start
    file.seek(start)
    return available if declared in (0, 0xFFFFFFFF) else min(declared, available)


def _parse_format(body: bytes, path: Path) -> WavFormat:
    if len(body) < 16:
        raise DeviceError(f"The WAV file {path} breaks off in its header; record or copy it again.")
    kind, channels, rate_hz, _, _, bits = struct.unpack("<HHIIHH", body[:16])
    if kind == _EXTENSIBLE and len(body) >= 26:
        kind = struct.unpack("<H", body[24:26])[0]
    if (kind, bits) not in {(_PCM, 8), (_PCM, 16), (_PCM, 24), (_PCM, 32), (_FLOAT, 32), (_FLOAT, 64)}:
        raise DeviceError(
            f"The WAV file {path} has an encoding (format {kind}, {bits} bits) that is not supported; "
            "save it as 16 bit PCM."
        )
    if not LOWEST_RATE_HZ <= rate_hz <= HIGHEST_RATE_HZ:
        raise DeviceError(
            f"The WAV file {path} claims {rate_hz} samples a second, which no recording has; "
            "save it again at 16000 or 48000 Hz."
        )
    if not 1 <= channels <= MOST_CHANNELS:
        raise DeviceError(f"The WAV file {path} claims {channels} channels; save it again as mono.")
    return WavFormat(kind, channels, rate_hz, bits)


def _read_samples(file: BinaryIO, wav_format: WavFormat, data_bytes: int, rate_hz: int) -> Samples:
    """Decodes piece by piece, so that a long recording never lies in memory in its raw form."""
    same_rate = wav_format.rate_hz == rate_hz
    resampler = None if same_rate else soxr.ResampleStream(wav_format.rate_hz, rate_hz, 1, dtype="float32")
    frames_left = data_bytes // wav_format.frame_bytes
    pieces: list[Samples] = []
    while frames_left > 0:
        frames = min(frames_left, CHUNK_FRAMES)
        raw = file.read(frames * wav_format.frame_bytes)
        frames_left = 0 if len(raw) < frames * wav_format.frame_bytes else frames_left - frames
        mono = _decode(raw[: len(raw) - len(raw) % wav_format.frame_bytes], wav_format)
        pieces.append(mono if resampler is None else resampler.resample_chunk(mono, last=frames_left == 0))
    if not pieces:
        return np.zeros(0, dtype=np.float32)
    samples: Samples = np.clip(np.concatenate(pieces), -1.0, 1.0)
    return samples


def _decode(raw: bytes, wav_format: WavFormat) -> Samples:
    """Bytes of whole frames as mono float32, shape (frames,)."""
    values = _values(raw, wav_format).reshape(-1, wav_format.channels)
    mono: Samples = values.mean(axis=1, dtype=np.float32)
    return mono


def _values(raw: bytes, wav_format: WavFormat) -> Samples:
    if wav_format.kind == _FLOAT:
        return np.nan_to_num(np.frombuffer(raw, f"<f{wav_format.bits // 8}").astype(np.float32))
    scale = np.float32(1 << (wav_format.bits - 1))
    if wav_format.bits == 8:
        return (np.frombuffer(raw, np.uint8).astype(np.float32) - scale) / scale
    if wav_format.bits == 16:
        return np.frombuffer(raw, "<i2").astype(np.float32) / scale
    if wav_format.bits == 24:
        padded = np.zeros((len(raw) // 3, 4), np.uint8)
        padded[:, 1:] = np.frombuffer(raw, np.uint8).reshape(-1, 3)
        return padded.view("<i4")[:, 0].astype(np.float32) / (scale * 256)
    return np.frombuffer(raw, "<i4").astype(np.float32) / scale
