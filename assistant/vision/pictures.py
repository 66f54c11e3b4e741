"""Pictures on their way to a model or to a file: scaled down, and as JPEG."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.attached_picture import AttachedPicture
from assistant.capture.opencv import opencv
from assistant.micro_turn import Frame

LOOKED_AT_PX: Final = 512
"""The longest side of what a model looks at: small models see no more, and a larger picture takes them longer."""
LOOKED_AT_BYTES: Final = 44_000
"""As text and with the question it has to fit into a pipe of 64 kB, so that sending never waits."""
KEPT_PX: Final = 1280
KEPT_QUALITY: Final = 85
NAME: Final = "What the camera saw"

_QUALITIES: Final = (85, 70, 50, 30, 15, 5)
_COMPARED: Final = (48, 36)
_CHANGED_LEVELS: Final = 16.0
_CHANGED_SHARE: Final = 0.008

Thumb = NDArray[np.float32]


def for_model(frame: Frame) -> bytes:
    """The frame as the model that sees is given it: a small JPEG."""
    small = at_most(frame, LOOKED_AT_PX)
    for quality in _QUALITIES:
        data = _jpeg(small, quality)
        if len(data) <= LOOKED_AT_BYTES:
            return data
    return _jpeg(at_most(small, LOOKED_AT_PX // 2), _QUALITIES[-1])


def for_keeping(frame: Frame) -> AttachedPicture:
    """The frame as it is kept beside the answer."""
    picture = at_most(frame, KEPT_PX)
    height, width = picture.shape[:2]
    return AttachedPicture(NAME, width, height, _jpeg(picture, KEPT_QUALITY), ".jpg")


def frame_of(picture: AttachedPicture) -> Frame | None:
    """A picture that the user shows, as a frame; None when it is damaged."""
    frame = opencv().imdecode(np.frombuffer(picture.data, np.uint8), opencv().IMREAD_COLOR)
    return None if frame is None else np.asarray(frame, dtype=np.uint8)


def at_most(frame: Frame, longest_px: int) -> Frame:
    """The frame, made smaller when its longest side is longer than that."""
    height, width = frame.shape[:2]
    scale = longest_px / max(height, width)
    if scale >= 1.0:
        return frame
    cv2 = opencv()
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def thumb_of(frame: Frame) -> Thumb:
    """So much of a frame that one can tell whether another one shows something else."""
    cv2 = opencv()
    return np.asarray(cv2.resize(frame, _COMPARED, interpolation=cv2.INTER_AREA), dtype=np.float32)


def has_changed(before: Thumb | None, now: Thumb) -> bool:
    """Whether more than noise is different; brightness as a whole does not count."""
    if before is None:
        return True
    difference = now - before
    difference -= np.median(difference, axis=(0, 1))
    return float(np.mean(np.abs(difference).max(axis=2) > _CHANGED_LEVELS)) > _CHANGED_SHARE


def _jpeg(frame: Frame, quality: int) -> bytes:
    cv2 = opencv()
    encoded: bool
    encoded, data = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not encoded:
        raise ValueError("a picture of the camera cannot be encoded")
    return bytes(data.tobytes())
