"""Plain pictures: whatever a camera or a screen delivers, as BGR with 8 bits and of a bearable size."""

from __future__ import annotations

from typing import Any

import numpy as np

from assistant.capture.opencv import opencv
from assistant.micro_turn import Frame

LONGEST_PX = 1280
"""No side of a camera's picture is longer."""
LONGEST_OF_SCREEN_PX = 1920
"""Words on a screen are small."""


def plain(picture: Any, longest_px: int = LONGEST_PX) -> Frame:
    """`picture` as a Frame: (height, width) or with 1 to 4 channels (blue first), 8 or 16 bits.

    Of two channels the first is brightness, as some cameras send it. May share the memory of `picture`.
    """
    cv2 = opencv()
    picture = np.asarray(picture)
    if picture.ndim == 2:
        picture = picture[:, :, None]
    height, width = size_within(picture.shape[0], picture.shape[1], longest_px)
    if (height, width) != picture.shape[:2]:
        picture = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
        picture = picture[:, :, None] if picture.ndim == 2 else picture
    if picture.dtype == np.uint16:
        picture = (picture >> 8).astype(np.uint8)
    frame: Frame = np.ascontiguousarray(picture, dtype=np.uint8)
    channels = frame.shape[2]
    if channels == 4:
        frame = cv2.cvtColor(frame, cv2.COLOR_BGRA2BGR)
    elif channels in (1, 2):
        frame = cv2.cvtColor(np.ascontiguousarray(frame[:, :, 0]), cv2.COLOR_GRAY2BGR)
    return frame


def size_within(height: int, width: int, longest_px: int) -> tuple[int, int]:
    """The size of a picture that is made smaller, in proportion, until no side is longer; at least 1 × 1."""
    share = min(1.0, longest_px / max(height, width, 1))
    return max(1, round(height * share)), max(1, round(width * share))
