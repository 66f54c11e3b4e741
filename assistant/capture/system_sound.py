"""What the system's sound looks like now, as cheaply as each system can say it: whether something was plugged in or
made the default, and which devices a sound server uses.

PortAudio does not notice either: its list is frozen, and on Windows and macOS a stream stays with the device on which
it was opened. A change is only a hint; what there really is, `DeviceScan` finds out.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path

LOOK_EVERY_S = 1.0
ASK_SERVER_EVERY_S = 2.0
ASK_AGAIN_AFTER_FAILURE_S = 10.0
ANSWER_WITHIN_S = 1.0

_CARDS = Path("/proc/asound/cards")


@dataclass(frozen=True)
class ServedDevice:
    """A device of a sound server: its name there, and what people call it."""

    name: str = ""
    description: str = ""


@dataclass(frozen=True)
class SystemSound:
    """`signature` differs when devices came or went or the default is another one, where the system says so.

    `microphone` and `speaker` are those that a sound server uses by default; empty where there is none.
    """

    signature: Hashable = None
    microphone: ServedDevice = ServedDevice()
    speaker: ServedDevice = ServedDevice()


class SystemWatch:
    """Looks at most once in `LOOK_EVERY_S`. For one thread."""

    def __init__(self, signature: Callable[[], Hashable] | None = None) -> None:
        self._signature = signature or _signature_of_this_system()
        self._server = PulseServer() if sys.platform.startswith("linux") else None
        self._look_at_s = self._ask_at_s = 0.0
        self._seen = SystemSound()

    def look(self, now_s: float, *, served: bool) -> SystemSound:
        """How it is now. `served` says that a device in use is a sound server's choice: then that is asked, too."""
        if now_s < self._look_at_s:
            return self._seen
        self._look_at_s = now_s + LOOK_EVERY_S
        microphone, speaker = self._seen.microphone, self._seen.speaker
        if not served:
            microphone = speaker = ServedDevice()
        elif self._server is not None and now_s >= self._ask_at_s:
            answer = self._server.defaults()
            self._ask_at_s = now_s + (ASK_SERVER_EVERY_S if answer else ASK_AGAIN_AFTER_FAILURE_S)
            microphone, speaker = answer or (microphone, speaker)
        self._seen = SystemSound(self._signature(), microphone, speaker)
        return self._seen


class PulseServer:
    """PulseAudio, or PipeWire in its place, as its command `pactl` tells of it."""

    def __init__(self) -> None:
        self._command = shutil.which("pactl")
        self._names: tuple[str, str] | None = None
        self._devices = (ServedDevice(), ServedDevice())

    def defaults(self) -> tuple[ServedDevice, ServedDevice] | None:
        """The default microphone and speaker; None when there is nobody to ask. Takes about 10 ms."""
        info = self._ask("info")
        if info is None:
            self._names = None
            return None
        names = (_after("Default Source:", info), _after("Default Sink:", info))
        if names != self._names:
            self._names = names
            self._devices = (self._described(names[0], "sources"), self._described(names[1], "sinks"))
        return self._devices

    def _described(self, name: str, kind: str) -> ServedDevice:
        return ServedDevice(name, description_of(name, self._ask("list", kind) or "") or name)

    def _ask(self, *arguments: str) -> str | None:
        if self._command is None:
            return None
        try:
            done = subprocess.run(
                [self._command, *arguments],
                env={**os.environ, "LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=ANSWER_WITHIN_S,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout.decode(errors="replace") if done.returncode == 0 else None


def description_of(name: str, listing: str) -> str:
    """What `pactl list sources` (or sinks) calls the device of that name; "" when it is not in there."""
    found = False
    for line in listing.splitlines():
        stripped = line.strip()
        if stripped.startswith("Name:"):
            found = stripped.removeprefix("Name:").strip() == name
        elif found and stripped.startswith("Description:"):
            return stripped.removeprefix("Description:").strip()
    return ""


def _after(title: str, text: str) -> str:
    for line in text.splitlines():
        if line.startswith(title):
            return line.removeprefix(title).strip()
    return ""


def _signature_of_this_system() -> Callable[[], Hashable]:
    """What is not said, or cannot be asked for, is a signature that stays the same."""
    try:
        if sys.platform == "win32":
            return _WindowsSignature()
        if sys.platform == "darwin":
            return _MacSignature()
    except (OSError, AttributeError):
        return lambda: None
    return _alsa_signature


def _alsa_signature() -> Hashable:
    """The sound cards. What a sound server has beside them comes and goes behind its own device."""
    with contextlib.suppress(OSError):
        return _CARDS.read_bytes()
    return None


class _WindowsSignature:
    """The devices' names, and which ones the system prefers."""

    _MAPPER, _PREFERRED_GET = 0xFFFFFFFF, 0x2015  # WAVE_MAPPER, DRVM_MAPPER_PREFERRED_GET
    _NAME = slice(8, 8 + 64)

    def __init__(self) -> None:
        winmm = ctypes.WinDLL("winmm")  # type: ignore[attr-defined]
        self._directions = (
            (winmm.waveInGetNumDevs, winmm.waveInGetDevCapsW, winmm.waveInMessage, 80),
            (winmm.waveOutGetNumDevs, winmm.waveOutGetDevCapsW, winmm.waveOutMessage, 84),
        )

    def __call__(self) -> Hashable:
        found: list[Hashable] = []
        for count, capabilities, message, size in self._directions:
            preferred, flags = ctypes.c_ulong(0), ctypes.c_ulong(0)
            mapper = ctypes.c_void_p(self._MAPPER)
            message(mapper, self._PREFERRED_GET, ctypes.byref(preferred), ctypes.byref(flags))
            found.append(preferred.value)
            for number in range(count()):
                data = ctypes.create_string_buffer(size)
                capabilities(ctypes.c_size_t(number), data, size)
                found.append(data.raw[self._NAME])
        return tuple(found)


class _MacSignature:
    """The devices' numbers, and which ones are the default."""

    _SYSTEM_OBJECT, _SELECTORS = 1, (b"dIn ", b"dOut", b"dev#")

    def __init__(self) -> None:
        self._core_audio = ctypes.CDLL("/System/Library/Frameworks/CoreAudio.framework/CoreAudio")

    def __call__(self) -> Hashable:
        return tuple(self._property(selector) for selector in self._SELECTORS)

    def _property(self, selector: bytes) -> bytes:
        """A property of the system object in its global scope; b"" when it cannot be read."""
        numbers = (int.from_bytes(selector, "big"), int.from_bytes(b"glob", "big"), 0)
        address = ctypes.byref((ctypes.c_uint32 * 3)(*numbers))
        size = ctypes.c_uint32(0)
        of_system = (self._SYSTEM_OBJECT, address, 0, None, ctypes.byref(size))
        if self._core_audio.AudioObjectGetPropertyDataSize(*of_system):
            return b""
        data = ctypes.create_string_buffer(max(1, size.value))
        if self._core_audio.AudioObjectGetPropertyData(*of_system, data):
            return b""
        return data.raw[: size.value]
