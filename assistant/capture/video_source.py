"""VideoSource: what a camera setting means: a device, the screen, a file or a stream; and how it is opened."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from assistant.capture.cameras import list_cameras
from assistant.capture.errors import DeviceError
from assistant.capture.opencv import opencv
from assistant.capture.quiet import quiet
from assistant.capture.screen import SCREEN, ScreenCapture, screen_number


class SourceKind(enum.Enum):
    """Where pictures come from."""

    DEVICE = "device"
    SCREEN = "screen"
    FILE = "file"  # plays once, at its own speed
    STREAM = "stream"


@dataclass(frozen=True)
class VideoSource:
    """`target` is what is opened: an index, a path or an address, the number of a screen. `name` is for people."""

    kind: SourceKind
    target: int | str
    name: str

    def open(self) -> Any:
        """An opened cv2.VideoCapture, ScreenCapture or VideoReader. May take seconds.

        Raises DeviceError with a sentence.
        """
        if self.kind is SourceKind.SCREEN:
            return ScreenCapture(int(self.target))
        if self.kind is SourceKind.DEVICE:
            return self._open_device()
        import av.error  # late: FFmpeg is big

        from assistant.capture.video_reader import VideoReader

        try:
            return VideoReader(str(self.target), stream=self.kind is SourceKind.STREAM)
        except av.error.HTTPUnauthorizedError:
            raise DeviceError(
                f"The camera stream {self.name} wants a name and a password; write them into its address: "
                "rtsp://name:password@…"
            ) from None
        except (av.error.HTTPNotFoundError, av.error.HTTPForbiddenError):
            raise DeviceError(
                f"There are no pictures at {self.name}; look up its address in the camera's manual."
            ) from None
        except (av.error.FFmpegError, OSError, ValueError):
            raise DeviceError(self._why_not()) from None  # what they say holds the address, with its password

    def _open_device(self) -> Any:
        cv2 = opencv()
        with quiet():
            capture = cv2.VideoCapture(self.target)
            capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
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
    """What a setting or an argument means: a number, a device's name or path, “screen” or “screen 2”, a file or an
    address; empty: the first camera, and never the screen.

    Raises DeviceError when there is no such camera or file.
    """
    text = (text or "").strip()
    if text.isdigit():
        return VideoSource(SourceKind.DEVICE, int(text), f"Camera {text}")
    if (number := screen_number(text)) is not None:
        return VideoSource(SourceKind.SCREEN, max(1, number), SCREEN if number < 2 else f"{SCREEN} {number}")
    if text.lower().startswith("file://"):
        text = url2pathname(urlsplit(text).path)
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


def length_s(text: str) -> float:
    """How long the video is that a setting or an argument means (s); 0 for what has no end, or does not tell.

    Raises DeviceError when there is no such camera, or when a file cannot be read.
    """
    source = parse_source(text)
    if source.kind is not SourceKind.FILE:
        return 0.0
    reader = source.open()
    reader.release()
    return float(reader.length_s)


def _without_password(address: str) -> str:
    scheme, rest = address.split("://", 1)
    host = rest.split("/", 1)[0]
    return f"{scheme}://{rest[len(host.rsplit('@', 1)[0]) + 1 :]}" if "@" in host else address
