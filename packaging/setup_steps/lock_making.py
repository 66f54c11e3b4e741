"""Making the lock files anew: one resolution for Linux, Windows, macOS and Python 3.11 to 3.13, with hashes.

For developers, with the network: `make lock` keeps the versions that still fit, `make lock ARGS=--upgrade`
takes the newest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from setup_steps.console import SetupProblem, Step, say
from setup_steps.places import BUILD_LOCK, DEV_LOCK, ROOT, RUNTIME_LOCK, venv_program

UV = "uv==0.13.9"

# Each lock file: what it is made from. The developers' one holds the runtime's packages at the same versions.
SOURCES: tuple[tuple[Path, tuple[str, ...]], ...] = (
    (RUNTIME_LOCK, ("pyproject.toml",)),
    (DEV_LOCK, ("pyproject.toml", "--extra", "dev", "-c", "packaging/requirements.lock")),
    (BUILD_LOCK, ("packaging/requirements-build.in",)),
)


def make_locks(options: Sequence[str]) -> None:
    """Write the three lock files; `options` go to `uv pip compile`. Raises SetupProblem when that fails."""
    with tempfile.TemporaryDirectory() as folder:
        with Step(f"Fetching {UV}"):
            _run([sys.executable, "-m", "venv", folder])
            _run([str(venv_program("python", Path(folder))), "-m", "pip", "install", "--quiet", UV])
        for lock, source in SOURCES:
            with Step(f"Writing {lock.name}"):
                _run(compile_command(str(venv_program("uv", Path(folder))), lock, source, options))
            refuse_unwanted(lock)


def compile_command(uv: str, lock: Path, source: Sequence[str], options: Sequence[str]) -> list[str]:
    """The command that writes one lock file."""
    fixed = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--quiet"]
    # The public index alone: what a private mirror holds may not be what others get.
    index = ["--default-index", "https://pypi.org/simple", "--no-config"]
    return [uv, "pip", "compile", *fixed, *index, *options, *source, "-o", str(lock.relative_to(ROOT))]


def refuse_unwanted(lock: Path) -> None:
    """Raise SetupProblem when a lock brings in what must never come: torch, and the OpenCV that breaks Qt."""
    text = lock.read_text(encoding="utf-8")
    for name in ("torch", "opencv-python", "opencv-contrib-python"):
        if f"\n{name}==" in f"\n{text}":
            raise SetupProblem(
                f"{lock.name} now holds {name}, which must not come in. See what asks for it there."
            )
    say(f"{lock.name}: {text.count('==')} entries.")


def _run(command: Sequence[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SetupProblem(f"{' '.join(command)} failed:\n{done.stderr.strip()}")
