"""WAV files of every kind, made by hand for the tests."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

FORMATS = {
    "pcm8": (1, 8),
    "pcm16": (1, 16),
    "pcm24": (1, 24),
    "pcm32": (1, 32),
    "float32": (3, 32),
    "float64": (3, 64),
}


def encode(samples: NDArray[np.float64], kind: int, bits: int) -> bytes:
    """Samples in −1…1, any shape, as the bytes of one data chunk."""
    flat = samples.reshape(-1)
    if kind == 3:
        return flat.astype(f"<f{bits // 8}").tobytes()
    if bits == 8:
        return (np.rint(flat * 127) + 128).astype(np.uint8).tobytes()
    whole = np.rint(flat * ((1 << (bits - 1)) - 1)).astype("<i8")
    return whole.astype("<i8").view(np.uint8).reshape(-1, 8)[:, : bits // 8].tobytes()


def wav_bytes(
    samples: NDArray[np.float64],
    rate_hz: int = 16_000,
    kind: int = 1,
    bits: int = 16,
    extensible: bool = False,
    data_size: int | None = None,
    extra_chunk: bool = False,
) -> bytes:
    """A whole file from samples of shape (n,) or (n, channels)."""
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    data = encode(samples, kind, bits)
    frame = channels * bits // 8
    body = struct.pack(
        "<HHIIHH", 0xFFFE if extensible else kind, channels, rate_hz, rate_hz * frame, frame, bits
    )
    if extensible:
        guid = struct.pack("<H", kind) + bytes.fromhex("000000001000800000aa00389b71")
        body += struct.pack("<HHI", 22, bits, 0) + guid
    chunks = b"fmt " + struct.pack("<I", len(body)) + body
    if extra_chunk:
        chunks += b"LIST" + struct.pack("<I", 3) + b"abc\0"
    chunks += b"data" + struct.pack("<I", len(data) if data_size is None else data_size) + data
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks
