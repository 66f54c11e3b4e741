"""DeviceScan: what devices there are now, found out by another process, because this one's PortAudio is frozen."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import asdict
from typing import Any

from assistant.capture import port_audio
from assistant.capture.errors import DeviceError
from assistant.capture.port_audio import AudioDevice

TIMEOUT_S = 15.0


class DeviceScan:
    """One scan at a time, without waiting. For one thread."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._started_s = 0.0

    def start(self) -> None:
        """Begins a scan, unless one is under way."""
        if self._process is not None:
            return
        flags: dict[str, Any] = {}
        if sys.platform == "win32":
            flags["creationflags"] = subprocess.CREATE_NO_WINDOW
        try:
            self._process = subprocess.Popen(
                _command(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                **flags,
            )
        except OSError:
            return
        self._started_s = time.monotonic()

    def result(self) -> tuple[AudioDevice, ...] | None:
        """The devices, once, when a scan is over; None otherwise, and after a scan that failed."""
        process = self._process
        if process is None:
            return None
        if process.poll() is None:
            if time.monotonic() - self._started_s > TIMEOUT_S:
                self.cancel()
            return None
        self._process = None
        output, _ = process.communicate()
        return parse(output) if process.returncode == 0 else None

    def wait(self) -> tuple[AudioDevice, ...] | None:
        """The devices when the scan is over, None when it failed."""
        if self._process is not None:
            try:
                self._process.wait(TIMEOUT_S)
            except subprocess.TimeoutExpired:
                self.cancel()
        return self.result()

    def cancel(self) -> None:
        """Ends a scan that is under way."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def parse(output: bytes) -> tuple[AudioDevice, ...] | None:
    """What `main` wrote; None when it is something else."""
    try:
        return tuple(AudioDevice(**entry) for entry in json.loads(output))
    except (ValueError, TypeError):
        return None


def main() -> int:
    """Writes the devices as JSON: what the other process does."""
    try:
        found = port_audio.devices()
    except DeviceError:
        return 1
    sys.stdout.write(json.dumps([asdict(device) for device in found]))
    return 0


def _command() -> list[str]:
    if getattr(sys, "frozen", False):  # a bundle has no interpreter, but it has its own command line
        return [sys.executable, "devices", "--scan"]
    return [sys.executable, "-m", "assistant.capture.device_scan"]


if __name__ == "__main__":
    sys.exit(main())
