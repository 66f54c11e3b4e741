"""OpenCV, loaded late and quietly: it is big, and it writes to stderr about every camera that it cannot open."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from assistant.capture.errors import DeviceError

_ENVIRONMENT = {
    "OPENCV_LOG_LEVEL": "SILENT",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "3",  # seconds until a camera that sends nothing counts as gone
    "OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS": "0",  # with them, opening takes half a minute on Windows
}


@cache
def opencv() -> Any:
    """The cv2 module. Raises DeviceError when it is not installed or does not load."""
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    try:
        import cv2
    except ImportError as error:
        raise DeviceError(
            f"Cameras need OpenCV, which does not load ({error}); run make run again."
        ) from None
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    cv2.setNumThreads(1)
    return cv2
