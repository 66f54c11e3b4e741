"""The virtual environment `.venv`: made when it is missing, made anew when it cannot be trusted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from setup_steps.child_process import run_logged
from setup_steps.console import SetupProblem, Step, say
from setup_steps.interpreter import is_supported
from setup_steps.pip_install import install_from_lock
from setup_steps.places import BUILD_LOCK, LOG, ROOT, VENV, problem_with, venv_program
from setup_steps.stamp import Stamp, digest_of

STAMP_NAME = "counterpoint-setup.json"
# What a whole environment takes (measured: 1.0 GB with the tools of the developers), and some room.
SPACE_NEEDED_BYTES = 2_000_000_000
# Packages of requirements-build.lock that live in `.venv` itself.
TOOLS = ("pip", "setuptools")


def venv_version(venv: Path) -> tuple[int, int] | None:
    """The Python version of an environment that starts, or None when it is missing or broken.

    It is really started: a Python that was upgraded or removed leaves links that point to another one.
    """
    try:
        answer = subprocess.run(
            [
                venv_program("python", venv),
                "-I",
                "-c",
                "import sys, struct; print(*sys.version_info[:2], struct.calcsize('P'))",
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=30,
            check=True,
        )
        major, minor, pointer = (int(word) for word in answer.stdout.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    if not is_supported((major, minor), pointer * 8) or not _packages_folder(venv, minor).is_dir():
        return None
    return major, minor


def reason_to_remake(venv: Path, stamp: Stamp) -> str | None:
    """Why an existing environment cannot be used, in words for the user; None when it can."""
    if stamp.interrupted:
        return "the last set-up was interrupted"
    if venv_version(venv) is None:
        return "its Python is gone or does not fit"
    place = stamp.place
    if place is not None and place != str(venv.parent):
        return f"it was made for {place}"
    return None


def ready_venv() -> Stamp:
    """Make sure that `.venv` is there and sound, with the pinned pip; returns its record of steps."""
    stamp = Stamp(VENV / STAMP_NAME)
    try:
        if VENV.exists():
            reason = reason_to_remake(VENV, stamp)
            if reason:
                say(f"Making .venv anew, because {reason}.")
                shutil.rmtree(VENV)
                stamp.reload()
        if not VENV.exists():
            _make(stamp)
        tools = digest_of(BUILD_LOCK)
        if not stamp.is_done("tools", tools):
            with Step("Updating pip"), stamp.doing(tools=tools):
                if not _has_pip():  # an environment that a developer made with uv
                    ensure = [str(venv_program("python")), "-I", "-m", "ensurepip"]
                    run_logged(ensure, LOG, "Installing pip")
                install_from_lock(BUILD_LOCK, only=TOOLS)
    except OSError as error:
        raise problem_with(ROOT, error) from error
    return stamp


def _make(stamp: Stamp) -> None:
    """Make the environment. The record is written first, so that a kill in between is noticed."""
    free = shutil.disk_usage(ROOT).free
    if free < SPACE_NEEDED_BYTES:
        raise SetupProblem(
            f"Counterpoint's libraries need {SPACE_NEEDED_BYTES / 1e9:.0f} GB, the models more; the disk of "
            f"{ROOT} has {free / 1e9:.1f} GB left. Please make room and start this again."
        )
    VENV.mkdir()
    with (
        Step(f"Making .venv with Python {sys.version_info[0]}.{sys.version_info[1]}"),
        stamp.doing(venv=str(VENV.parent)),
    ):
        made = subprocess.run(
            [sys.executable, "-I", "-m", "venv", str(VENV)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        LOG.write_text(made.stdout, encoding="utf-8")
        if made.returncode != 0:
            last = "\n".join(made.stdout.strip().splitlines()[-6:])
            raise SetupProblem(f"Python could not make the environment {VENV}. It said:\n{last}")


def _has_pip() -> bool:
    return any(VENV.glob("lib/python3.*/site-packages/pip")) or any(VENV.glob("Lib/site-packages/pip"))


def _packages_folder(venv: Path, minor: int) -> Path:
    return (
        venv / "Lib" / "site-packages"
        if os.name == "nt"
        else venv / "lib" / f"python3.{minor}" / "site-packages"
    )
