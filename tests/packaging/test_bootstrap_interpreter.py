"""Which Python the set-up takes, and what it says when there is none."""

from __future__ import annotations

import ast
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from setup_steps import interpreter
from setup_steps.console import SetupProblem
from setup_steps.places import ROOT

PACKAGING = ROOT / "packaging"


@pytest.mark.parametrize(
    ("version", "bits", "fits"),
    [
        ((3, 10), 64, False),
        ((3, 11), 64, True),
        ((3, 12, 1), 64, True),
        ((3, 13), 64, True),
        ((3, 14), 64, False),
        ((3, 12), 32, False),
        ((2, 7), 64, False),
    ],
)
def test_three_versions_fit_and_only_with_64_bits(version: tuple[int, ...], bits: int, fits: bool) -> None:
    assert interpreter.is_supported(version, bits) is fits


def test_this_python_is_found_good_by_starting_it() -> None:
    assert interpreter.probe([sys.executable])


@pytest.mark.skipif(os.name == "nt", reason="the fake interpreter is a shell script")
def test_a_shim_that_only_fails_is_passed_over(tmp_path: Path) -> None:
    shim = tmp_path / "python3.12"
    shim.write_text("#!/bin/sh\necho 'pyenv: python3.12: command not found' >&2\nexit 127\n")
    shim.chmod(shim.stat().st_mode | stat.S_IXUSR)
    assert not interpreter.probe([str(shim)])


@pytest.mark.skipif(os.name == "nt", reason="pyenv's layout on Linux and macOS")
def test_a_version_of_pyenv_is_a_candidate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = tmp_path / "versions" / "3.12.1" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    assert [str(python)] in list(interpreter.candidates())


def test_without_any_fitting_python_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreter.sys, "version_info", (3, 9, 18))
    monkeypatch.setattr(interpreter, "candidates", lambda: iter([["/nowhere/python3.12"]]))
    monkeypatch.setattr(interpreter.shutil, "which", lambda tool: "/usr/bin/dnf" if tool == "dnf" else None)
    with pytest.raises(SetupProblem) as problem:
        interpreter.ensure_supported_python()
    assert "3.9.18" in str(problem.value)
    assert "sudo dnf install python3.13" in str(problem.value)


def test_another_installed_python_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[list[str]] = []
    monkeypatch.setattr(interpreter.sys, "version_info", (3, 14, 0))
    monkeypatch.setattr(interpreter, "candidates", lambda: iter([["/nowhere/python3.12"], [sys.executable]]))
    monkeypatch.setattr(interpreter, "_start_again", taken.append)
    monkeypatch.setattr(interpreter, "missing_python_sentence", lambda: "the last resort")
    with pytest.raises(SetupProblem):  # only because the stand-in for starting again returns
        interpreter.ensure_supported_python()
    assert taken == [[sys.executable]]


@pytest.mark.parametrize(
    "name",
    ["bootstrap.py", "setup_steps/__init__.py", "setup_steps/console.py", "setup_steps/interpreter.py"],
)
def test_what_runs_before_the_version_check_parses_on_an_old_python(name: str) -> None:
    ast.parse((PACKAGING / name).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_the_program_starts_without_its_folder_on_the_path() -> None:
    command = [sys.executable, "-I", str(PACKAGING / "bootstrap.py"), "--help"]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert answer.returncode == 0
    assert "bootstrap.py run" in answer.stdout


def test_the_folder_does_not_pass_for_the_library_of_the_same_name() -> None:
    code = "import packaging, packaging.version; print(packaging.__file__)"
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert Path(answer.stdout.strip()).parent != PACKAGING
