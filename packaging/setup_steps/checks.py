"""The checks behind `make test`: each runs even when an earlier one failed; a summary comes at the end."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from setup_steps.console import human_duration, say
from setup_steps.places import ROOT, venv_program


@dataclass(frozen=True)
class Check:
    """One check: its name in the summary and its command."""

    name: str
    command: tuple[str, ...]


def all_checks(pytest_arguments: Sequence[str]) -> list[Check]:
    """The checks in the order in which they run: the quick ones first, the tests last."""
    python = str(venv_program("python"))
    return [
        Check("ruff check", (python, "-m", "ruff", "check", ".")),
        Check("ruff format", (python, "-m", "ruff", "format", "--check", ".")),
        Check("mypy", (python, "-m", "mypy")),
        # A second call: these files are a program of their own and no part of what is installed.
        Check("mypy packaging", (python, "-m", "mypy", "packaging/bootstrap.py", "packaging/setup_steps")),
        Check("import-linter", (str(venv_program("lint-imports")),)),
        Check("pytest", (python, "-m", "pytest", *pytest_arguments)),
    ]


def run_checks(checks: Sequence[Check], environment: Mapping[str, str]) -> int:
    """Run the checks, their output straight through; returns 0 when all passed, else 1."""
    results: list[tuple[Check, int, float]] = []
    for check in checks:
        say(f"\n── {check.name}")
        began = time.monotonic()
        code = run_in_front(check.command, environment, ROOT)
        results.append((check, code, time.monotonic() - began))
    say("")
    for check, code, seconds in results:
        say(f"{'ok    ' if code == 0 else 'FAILED'} {check.name} ({human_duration(seconds)})")
    return 0 if all(code == 0 for _check, code, _seconds in results) else 1


def run_in_front(command: Sequence[str], environment: Mapping[str, str], folder: Path | None = None) -> int:
    """Run a command that has the terminal to itself, in the user's folder or another; returns its exit code.

    Ctrl-C reaches the command as well: it gets the time to say its last words before this goes on.
    """
    child = subprocess.Popen(list(command), cwd=folder, env=dict(environment))
    try:
        return child.wait()
    except KeyboardInterrupt:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()
        raise
    finally:
        sys.stdout.flush()
