"""Which Python sets Counterpoint up: 3.11 to 3.13, 64 bit; otherwise another installed one is looked for.

Must parse and run on old Pythons (3.8), see bootstrap.py.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from setup_steps.console import SetupProblem, say

OLDEST = (3, 11)
NEWEST = (3, 13)
# Tried in this order: the version that most wheels are tested with first.
PREFERRED_MINORS = (12, 11, 13)

PROBE = "import struct, sys; print(sys.version_info[0], sys.version_info[1], struct.calcsize('P') * 8)"


def is_supported(version: Sequence[int], bits: int) -> bool:
    """Whether Counterpoint runs on a Python of this version and pointer size."""
    return OLDEST <= tuple(version[:2]) <= NEWEST and bits == 64


def ensure_supported_python() -> None:
    """Return on a supported Python; else start again with another installed one, or raise SetupProblem."""
    if is_supported(tuple(sys.version_info[:2]), struct.calcsize("P") * 8):
        return
    for command in candidates():
        if probe(command):
            _start_again(command)
    raise SetupProblem(missing_python_sentence())


def candidates() -> Iterator[list[str]]:
    """Commands that may start a supported Python, the likeliest first."""
    names = [f"python3.{minor}" for minor in PREFERRED_MINORS]
    for name in names:
        found = shutil.which(name)
        if found:
            yield [found]
    if os.name == "nt" and shutil.which("py"):
        for minor in PREFERRED_MINORS:
            yield ["py", f"-3.{minor}"]
    home = Path.home()
    # A pyenv shim of a version that is not active fails the probe; the version itself lies here.
    pyenv = Path(os.environ.get("PYENV_ROOT") or home / ".pyenv") / "versions"
    uv_pythons = home / ".local" / "share" / "uv" / "python"
    for minor in PREFERRED_MINORS:
        for python in sorted(pyenv.glob(f"3.{minor}.*/bin/python"), reverse=True):
            yield [str(python)]
        for python in sorted(uv_pythons.glob(f"cpython-3.{minor}.*/bin/python3"), reverse=True):
            yield [str(python)]
        for prefix in ("/opt/homebrew/bin", "/usr/local/bin", "/usr/bin"):
            python = Path(prefix) / f"python3.{minor}"
            if python.exists():
                yield [str(python)]


def probe(command: list[str]) -> bool:
    """Whether a command really starts a supported Python."""
    try:
        answer = subprocess.run(
            [*command, "-I", "-c", PROBE],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=20,
            check=True,
        )
        major, minor, bits = (int(word) for word in answer.stdout.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
    return is_supported((major, minor), bits)


def _start_again(command: list[str]) -> None:
    """Replace this process by the same command line under another Python."""
    say(f"This Python is {own_version()}; going on with {' '.join(command)}.")
    line = [*command, *sys.argv]
    if os.name == "nt":  # exec on Windows would return to the prompt at once
        raise SystemExit(subprocess.call(line))
    os.execv(line[0], line)


def own_version() -> str:
    """The version of the running Python, with its bits where those are the trouble."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    return version if struct.calcsize("P") == 8 else f"{version} (32 bit)"


def missing_python_sentence() -> str:
    """What to install, in the words of this machine."""
    hints = (
        ("winget", "winget install Python.Python.3.12"),
        ("brew", "brew install python@3.12"),
        ("apt-get", "sudo apt-get install python3.12 python3.12-venv (or 3.11 or 3.13, whichever yours has)"),
        ("dnf", "sudo dnf install python3.13"),
        ("zypper", "sudo zypper install python313"),
        ("pacman", "pyenv install 3.12 (after sudo pacman -S --needed pyenv base-devel)"),
    )
    advice = next(
        (hint for tool, hint in hints if shutil.which(tool)), "see https://www.python.org/downloads/"
    )
    return (
        f"Counterpoint needs a 64-bit Python 3.11, 3.12 or 3.13; this one is {own_version()}, and no other "
        f"was found. Install one, for example: {advice}. Then start this again."
    )
