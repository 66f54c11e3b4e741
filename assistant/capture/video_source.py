"""VideoSource: what a camera setting means: a device, a file or a stream; and how OpenCV opens it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.capture.cameras import list_cameras
from assistant.capture.errors import DeviceError
from assistant.capture.opencv import opencv
from assistant.capture.quiet import quiet

OPEN_TIMEOUT_MS = 5_000
READ_TIMEOUT_MS = 3_000


class SourceKind(enum.Enum):
    """Where pictures come from."""

    DEVICE = "device"
    FILE = "file"  # plays once, at its own speed
    STREAM = "stream"


@dataclass(frozen=True)
class VideoSource:
    """`target` is what OpenCV opens: an index, a path or an address. `name` is for people."""

    kind: SourceKind
    target: int | str
    name: str

    def open(self) -> Any:
        """An opened cv2.VideoCapture. May take seconds. Raises DeviceError with a sentence."""
        cv2 = opencv()
        with quiet():
            if self.kind is SourceKind.DEVICE:
                capture = cv2.VideoCapture(self.target)
                capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
            else:
                timeouts = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, OPEN_TIMEOUT_MS]
                timeouts += [cv2.CAP_PROP_READ_TIMEOUT_MSEC, READ_TIMEOUT_MS]
                capture = cv2.VideoCapture(self.target, cv2.CAP_FFMPEG, timeouts)
        if capture.isOpened():
            return capture
        capture.release()
        raise DeviceError(self._why_not())

    def _why_not(self) -> str:
        if self.kind is SourceKind.FILE:
            return f"The video file {self.target} cannot be read as a video; convert it to MP4."
        if self.kind is SourceKind.STREAM:
            return f"The camera stream {self.name} does not answer; check its address and the network."
        return (
            f"The camera “{self.name}” cannot be opened; close other programs that use it, "
            "allow this one to use the camera, or choose another one in the settings."
        )


def parse_source(text: str | None) -> VideoSource:
    """What a setting or an argument means: a number, a device's name or path, a file or an address; empty: first.

    Raises DeviceError when there is no such camera or file.
    """
    text = (text or "").strip()
    if text.isdigit():
        return VideoSource(SourceKind.DEVICE, int(text), f"Camera {text}")
    if "://" in text:
        return VideoSource(SourceKind.STREAM, text, _without_password(text))
    cameras = list_cameras()
    for camera in cameras:
        if text in ("", camera.source, camera.name):
            target = int(camera.source) if camera.source.isdigit() else camera.source
            return VideoSource(SourceKind.DEVICE, target, camera.name)
    if not text:
        raise DeviceError("No camera was found; plug one in or switch the camera off.")
    path = Path(text).expanduser()
    if path.is_file():
        return VideoSource(SourceKind.FILE, str(path), path.name)
    if path.suffix or "/" in text:
        raise DeviceError(f"The video file {text} does not exist; check its name.")
    raise DeviceError(f"The camera “{text}” is not there; plug it in or choose another one in the settings.")


def _without_password(address: str) -> str:
    scheme, rest = address.split("://", 1)
    host = rest.split("/", 1)[0]
    return f"{scheme}://{rest[len(host.rsplit('@', 1)[0]) + 1 :]}" if "@" in host else address
