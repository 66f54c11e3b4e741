"""Calling the environment's pip: pinned packages with their hashes, and how far it is."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path

from setup_steps.child_process import run_logged
from setup_steps.console import NothingChangedProblem, SetupProblem, Step
from setup_steps.lock_files import expected_packages, part_of_lock
from setup_steps.places import LOG, ROOT, VENV, venv_program

COLLECTING = re.compile(r"^(?:Collecting|Processing|Requirement already satisfied:) ?(\S+)")
RAW_PROGRESS = re.compile(r"^Progress (\d+) of (\d+)")


def pip_command(python: Path | None = None) -> list[str]:
    """The start of a pip command line for the environment, or for another one given by its Python.

    `-I` keeps the working directory and PYTHONPATH out: nothing in a checkout may pass for pip's own parts.
    """
    command = [str(venv_program("python")), "-I", "-m", "pip"]
    return command if python is None else [*command, "--python", str(python)]


def pip_environment() -> dict[str, str]:
    """The environment for pip: the user's own settings (index, proxy), less those that would break this."""
    environment = dict(os.environ)
    environment.update(
        PIP_USER="0",
        PIP_REQUIRE_VIRTUALENV="0",
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_NO_INPUT="1",
        PYTHONUNBUFFERED="1",
        PYTHONUTF8="1",
    )
    for name in ("PIP_TARGET", "PIP_PREFIX", "PYTHONHOME"):
        environment.pop(name, None)
    return environment


def install_from_lock(
    lock: Path,
    only: Collection[str] = (),
    without: Collection[str] = (),
    step: Step | None = None,
    python: Path | None = None,
) -> None:
    """Install (part of) a lock file from ready-made wheels, each checked against its hash.

    Raises SetupProblem when pip fails.
    """
    text = part_of_lock(lock.read_text(encoding="utf-8"), only, without)
    chosen = VENV / f"part-of-{lock.name}"
    chosen.write_text(text, encoding="utf-8")
    reader = PipProgress(expected_packages(text))

    def show(line: str) -> None:
        progress = reader.read(line)
        if step is not None and progress:
            step.progress(progress)

    # A source package would run its own build here, unpinned; llama.cpp's is built apart (llama_wheel.py).
    options = ["--require-hashes", "--only-binary", ":all:", "--progress-bar", _progress_bar(only)]
    command = [*pip_command(python), "install", *options, "-r", str(chosen)]
    try:
        run_logged(command, LOG, "Installing the libraries", show, pip_environment())
    except SetupProblem as problem:
        if reader.copying:
            raise
        raise NothingChangedProblem(str(problem)) from problem
    chosen.unlink()


def _progress_bar(only: Collection[str]) -> str:
    """`raw` is for programs; the pip that Python brought along, which installs the newer one, may lack it."""
    return "off" if "pip" in only else "raw"


class PipProgress:
    """Turns pip's lines into `12 of 44, pyside6-essentials 40 of 82 MB`.

    `copying`: whether pip has begun to change the environment; until then it only downloads.
    """

    def __init__(self, expected: int) -> None:
        self._expected = expected
        self.copying = False
        self._seen = 0
        self._name = ""

    def read(self, line: str) -> str | None:
        """The text to show after this line of output, or None for a line that says nothing new."""
        raw = RAW_PROGRESS.match(line)
        if raw:
            done, total = int(raw[1]), int(raw[2])
            if total < 3_000_000:
                return None
            return f"{self._count()}, {self._name} {done / 1e6:.0f} of {total / 1e6:.0f} MB"
        collecting = COLLECTING.match(line)
        if collecting:
            self._seen += 1
            self._name = re.split(r"[=<>!~; ]|-\d", Path(collecting[1]).name)[0]
            return f"{self._count()}, {self._name}"
        if line.startswith("Installing collected packages"):
            self.copying = True
            return "downloaded, copying"
        return None

    def _count(self) -> str:
        return f"{self._seen} of {max(self._expected, self._seen)}"


def install_project() -> None:
    """Install Counterpoint itself so that the checkout is what runs, with its `counterpoint` command."""
    options = ["--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT)]
    run_logged(
        [*pip_command(), "install", *options],
        LOG,
        "Installing Counterpoint itself",
        environment=pip_environment(),
    )
