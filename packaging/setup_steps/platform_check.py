"""Whether the pinned libraries exist for this machine at all, and whether it has a screen."""

from __future__ import annotations

import os
import platform
import sys
import sysconfig
from collections.abc import Mapping

from setup_steps.console import SetupProblem

# The oldest C library that the pinned wheels accept (PySide6 asks for the most).
OLDEST_GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}
OLDEST_MACOS = (14, 0)

NO_SCREEN = (
    "There is no screen here for the window; talk through files instead: "
    ".venv/bin/counterpoint converse --audio-in question.wav --audio-out reply.wav"
)


def ensure_supported_platform() -> None:
    """Raise SetupProblem on a machine for which the pinned libraries are not made."""
    machine = platform.machine().lower()
    if sys.platform == "win32":  # what Python was built for: an x64 Python runs well on an ARM machine
        machine = sysconfig.get_platform().rpartition("-")[2]
    trouble = unsupported_reason(sys.platform, machine, glibc_version(), platform.mac_ver()[0])
    if trouble:
        raise SetupProblem(f"Counterpoint cannot be installed here: {trouble}.")


def unsupported_reason(system: str, machine: str, glibc: tuple[int, int] | None, macos: str) -> str | None:
    """Why this kind of machine cannot run Counterpoint, or None where it can.

    `machine` as `platform.machine()` gives it, in lower case; `macos` a version such as `14.5`, or empty.
    """
    if system == "linux":
        if machine not in OLDEST_GLIBC:
            return f"its libraries are made for x86-64 and 64-bit ARM, and this is {machine}"
        oldest = OLDEST_GLIBC[machine]
        if glibc is None:
            return "its libraries need the GNU C library, and this system uses another one (musl?)"
        if glibc < oldest:
            return (
                f"the window's library (Qt) needs glibc {oldest[0]}.{oldest[1]}, and this system has "
                f"{glibc[0]}.{glibc[1]}; a newer release of the system has it"
            )
    elif system == "darwin":
        if machine != "arm64":
            return "its libraries are no longer made for Macs with Intel processors"
        if tuple(int(part) for part in macos.split(".")[:2]) < OLDEST_MACOS:
            return f"its libraries need macOS 14, and this is {macos}"
    elif system == "win32":
        if machine not in ("amd64", "x86_64"):
            return "its libraries are made for 64-bit Intel and AMD; on Windows for ARM use the x64 Python"
    else:
        return f"it runs on Linux, macOS and Windows, and this is {system}"
    return None


def glibc_version() -> tuple[int, int] | None:
    """The version of the GNU C library, or None where there is none."""
    try:
        text = os.confstr("CS_GNU_LIBC_VERSION") or ""  # "glibc 2.36"
    except (AttributeError, ValueError, OSError):
        return None
    numbers = text.split()[-1].split(".") if text else []
    return (int(numbers[0]), int(numbers[1])) if len(numbers) >= 2 else None


def has_screen(system: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can open: everywhere but on a Linux without X11, Wayland or a stand-in for them."""
    if system != "linux":
        return True
    if environment.get("QT_QPA_PLATFORM", "").split(":")[0] in (
        "offscreen",
        "minimal",
        "vnc",
        "linuxfb",
        "eglfs",
    ):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
