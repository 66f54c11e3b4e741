"""Which cameras there are, and which screens can stand in for one."""

from __future__ import annotations

import re
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

from assistant.capture.errors import DeviceError
from assistant.capture.opencv import opencv
from assistant.capture.quiet import quiet
from assistant.capture.screen import list_screens

HIGHEST_INDEX = 4
"""Where the system gives no list, indices up to here are tried. Trying one switches that camera on for a moment."""

_QUERY_CAPABILITIES = 0x80685600
_VIDEO_CAPTURE = 0x1
_DEVICE_CAPABILITIES = 0x80000000


@dataclass(frozen=True)
class CameraDevice:
    """A camera. `source` is what `Camera` opens; `name` is for people."""

    source: str
    name: str
    default: bool = False


def screens_as_cameras() -> tuple[CameraDevice, ...]:
    """The screens, none of which is ever the default. Raises DeviceError where they cannot be looked at."""
    return tuple(CameraDevice(screen.source, screen.name) for screen in list_screens())


def list_cameras() -> tuple[CameraDevice, ...]:
    """All cameras but the screens; the first is the default. On Linux none is switched on for it."""
    found = _video4linux() if sys.platform.startswith("linux") else _by_trying()
    return tuple(
        CameraDevice(source, name, default=position == 0) for position, (source, name) in enumerate(found)
    )


def _video4linux() -> list[tuple[str, str]]:
    nodes = sorted(Path("/dev").glob("video*"), key=lambda path: int(re.sub(r"\D", "", path.name) or 0))
    return [(str(node), name) for node in nodes if (name := _camera_name(node)) is not None]


def _camera_name(node: Path) -> str | None:
    """The name of a node that takes pictures; None for the others that a camera brings, such as metadata."""
    import fcntl

    capabilities = bytearray(104)
    try:
        with node.open("rb", buffering=0) as device:
            fcntl.ioctl(device, _QUERY_CAPABILITIES, capabilities)
    except PermissionError:
        return f"{node.name} (no permission; add yourself to the group video)"
    except OSError:
        return None
    whole, of_node = struct.unpack("<II", capabilities[84:92])
    if not (of_node if whole & _DEVICE_CAPABILITIES else whole) & _VIDEO_CAPTURE:
        return None
    return bytes(capabilities[16:48]).split(b"\0")[0].decode(errors="replace") or node.name


def _by_trying() -> list[tuple[str, str]]:
    try:
        cv2 = opencv()
    except DeviceError:
        return []
    found = []
    for index in range(HIGHEST_INDEX + 1):
        with quiet():
            capture = cv2.VideoCapture(index)
            there = capture.isOpened()
            capture.release()
        if not there:
            break
        found.append((str(index), f"Camera {index}"))
    return found
