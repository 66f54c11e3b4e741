"""Which microphones, speakers and cameras there are, and which screens.

PortAudio's own list is as old as its last scan, and a new scan is impossible while a conversation holds a device
open. So the names for a settings dialog are given at once, and each time they are asked for, another process looks
again; the next answer is up to date.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from assistant.capture import port_audio
from assistant.capture.cameras import CameraDevice, list_cameras, screens_as_cameras
from assistant.capture.device_scan import DeviceScan
from assistant.capture.errors import DeviceError
from assistant.capture.port_audio import AudioDevice

SCAN_AGAIN_AFTER_S = 5.0


@dataclass(frozen=True)
class Devices:
    """All devices, and the screens, each of which can be used as a camera.

    `problem` is the sentence for a sound system that does not work, otherwise empty; `no_screens` says why there are
    no screens.
    """

    microphones: tuple[AudioDevice, ...]
    speakers: tuple[AudioDevice, ...]
    cameras: tuple[CameraDevice, ...]
    problem: str = ""
    screens: tuple[CameraDevice, ...] = ()
    no_screens: str = ""


def list_devices() -> Devices:
    """Looks for all devices; may take a second. Never raises."""
    problem = ""
    found: tuple[AudioDevice, ...] = ()
    try:
        port_audio.rescan()
        found = port_audio.devices()
    except DeviceError as error:
        problem = str(error)
    screens: tuple[CameraDevice, ...] = ()
    no_screens = ""
    try:
        screens = screens_as_cameras()
    except DeviceError as error:
        no_screens = str(error)
    return Devices(
        microphones=tuple(device for device in found if device.input_channels),
        speakers=tuple(device for device in found if device.output_channels),
        cameras=list_cameras(),
        problem=problem,
        screens=screens,
        no_screens=no_screens,
    )


def microphone_names() -> tuple[str, ...]:
    """“name, host API” of every microphone, the default one first; empty where there is no sound system."""
    found = [device for device in _latest.devices() if device.input_channels]
    return tuple(device.label for device in sorted(found, key=lambda device: not device.default_input))


def speaker_names() -> tuple[str, ...]:
    """As `microphone_names`."""
    found = [device for device in _latest.devices() if device.output_channels]
    return tuple(device.label for device in sorted(found, key=lambda device: not device.default_output))


def camera_names() -> tuple[str, ...]:
    """The cameras as a setting names them, and the screens behind them where they can be looked at."""
    names = tuple(camera.source if camera.source.isdigit() else camera.name for camera in list_cameras())
    try:
        return names + tuple(screen.source for screen in screens_as_cameras())
    except DeviceError:
        return names


class _Latest:
    """The newest list that is known, and a scan in the background that is never waited for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._scan = DeviceScan()
        self._scan_after_s = 0.0
        self._found: tuple[AudioDevice, ...] | None = None

    def devices(self) -> tuple[AudioDevice, ...]:
        with self._lock:
            found = self._scan.result()
            if found is not None:
                self._found = found
            if time.monotonic() >= self._scan_after_s:
                self._scan_after_s = time.monotonic() + SCAN_AGAIN_AFTER_S
                self._scan.start()
            if self._found is not None:
                return self._found
        try:
            return port_audio.devices()
        except DeviceError:
            return ()


_latest = _Latest()
