"""Writes pictures into a video file that the camera can play."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import av

from assistant.micro_turn import Frame

BITS_PER_S = 6_000_000


def write_video(
    path: Path,
    pictures: Iterable[Frame],
    frames_per_s: int,
    progress: Callable[[int], None] = lambda _number: None,
) -> None:
    """MPEG-4, which every build of FFmpeg can write; `progress` is told how many pictures are written."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=frames_per_s)
        stream.pix_fmt = "yuv420p"
        stream.bit_rate = BITS_PER_S
        for number, picture in enumerate(pictures, start=1):
            if number == 1:
                stream.height, stream.width = picture.shape[:2]
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="bgr24")))
            progress(number)
        container.mux(stream.encode(None))
