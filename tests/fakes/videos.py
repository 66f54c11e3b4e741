"""Video files as tests need them: any codec, size, format and times, whole or damaged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np


def grey(level: int, width: int = 320, height: int = 240) -> np.ndarray:
    """A picture of one brightness."""
    return np.full((height, width, 3), level, dtype=np.uint8)


def write_video(
    path: Path,
    pictures: Iterable[np.ndarray],
    *,
    codec: str = "libx264",
    fps: int = 20,
    times_s: Sequence[float] | None = None,
    key_every: int = 12,
    pixels: str = "yuv420p",
    turned_deg: int = 0,
    options: dict[str, str] | None = None,
) -> Path:
    """Writes pictures (BGR, or uint16 grey) one after another, or at `times_s`."""
    with av.open(str(path), "w") as container:
        stream = None
        for number, picture in enumerate(pictures):
            if stream is None:
                stream = container.add_stream(codec, rate=fps, options=options or {})
                stream.height, stream.width = picture.shape[:2]
                stream.pix_fmt = pixels
                stream.gop_size = key_every
                if times_s is not None:
                    stream.codec_context.time_base = Fraction(1, 1000)
                if turned_deg:
                    stream.set_display_rotation(turned_deg)
            form = "gray16le" if picture.dtype == np.uint16 else "bgr24"
            frame = av.VideoFrame.from_ndarray(picture, format=form)
            if times_s is not None:
                frame.pts, frame.time_base = round(1000 * times_s[number]), Fraction(1, 1000)
            container.mux(stream.encode(frame))
        assert stream is not None
        container.mux(stream.encode(None))
    return path


def damage(path: Path, begin: float, end: float) -> Path:
    """Overwrites the bytes between two shares of the file with nonsense."""
    data = bytearray(path.read_bytes())
    first, last = round(begin * len(data)), round(end * len(data))
    data[first:last] = np.random.default_rng(3).integers(0, 256, last - first, dtype=np.uint8).tobytes()
    path.write_bytes(data)
    return path
