"""The machine and what is installed on it, in words."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assistant.version import __version__
from models.hardware import look_at_hardware

LIBRARIES = (
    "ai-edge-litert",
    "faster-whisper",
    "huggingface-hub",
    "llama-cpp-python",
    "mss",
    "numpy",
    "onnxruntime",
    "opencv-python-headless",
    "piper-tts",
    "psutil",
    "PySide6-Essentials",
    "pywebrtc-audio",
    "sounddevice",
    "soxr",
)


def versions() -> dict[str, str | None]:
    """The program, Python, the system and the libraries, each with its version; None for a library that lacks."""
    found: dict[str, str | None] = {
        "counterpoint": __version__,
        "Python": platform.python_version(),
        "system": platform.platform(),
    }
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def machine_name() -> str:
    """The machine, as far as it matters for a measurement."""
    hardware = look_at_hardware()
    memory_gib = hardware.memory_total_bytes / 2**30
    return f"{processor_name()}, {hardware.cores} cores, {memory_gib:.0f} GiB, {platform.system()}"


def processor_name() -> str:
    """What the maker calls the processor, or its kind where the system does not say."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass  # not Linux
    return platform.processor() or platform.machine()
