"""What slow steps show: the compile, pip's downloads, and one line for each step."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import pytest
from setup_steps import console
from setup_steps.child_process import failure_text, run_logged
from setup_steps.console import SetupProblem, Step, human_duration
from setup_steps.ninja_progress import NinjaProgress, rough_duration
from setup_steps.pip_install import PipProgress


class Clock:
    """A clock that moves when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_ninjas_steps_become_a_position_and_a_promise() -> None:
    clock = Clock()
    progress = NinjaProgress(clock)
    assert progress.read("  [1/136] /usr/bin/g++ -DGGML_BUILD -o ggml.o") == "1/136"
    clock.now = 60.0
    assert progress.read("  [34/136] /usr/bin/g++ -o llama.o") == "34/136, about 3 min left"
    clock.now = 130.0
    assert progress.read("  [130/136] /usr/bin/g++ -o mtmd.o") == "130/136, about 10 s left"
    assert progress.read("[136/136] cmake -E cmake_symlink_library") == "136/136"


@pytest.mark.parametrize(
    "line",
    ["", "*** Configuring CMake...", "  note: [1/2 of it] expected", "-- Detecting C compiler ABI info"],
)
def test_other_lines_of_the_build_say_nothing(line: str) -> None:
    assert NinjaProgress().read(line) is None


@pytest.mark.parametrize(("seconds", "text"), [(3, "10 s"), (34, "30 s"), (58, "1 min"), (200, "3 min")])
def test_what_is_left_is_said_roughly(seconds: float, text: str) -> None:
    assert rough_duration(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(0.42, "0.4 s"), (38.2, "38 s"), (281, "4 min 41 s")])
def test_durations_are_said_as_people_say_them(seconds: float, text: str) -> None:
    assert human_duration(seconds) == text


def test_pips_lines_become_a_count_and_the_size_of_what_is_large() -> None:
    progress = PipProgress(expected=44)
    assert progress.read("Collecting anyio==4.16.0 (from -r part.lock (line 1))") == "1 of 44, anyio"
    assert progress.read("Progress 1000 of 120000") is None
    assert progress.read("Collecting numpy==2.4.6 ; python_full_version < '3.12'") == "2 of 44, numpy"
    assert progress.read("Processing /pypi/files/h11-0.16.0-py3-none-any.whl (from -r x)") == "3 of 44, h11"
    assert progress.read("Collecting pyside6-essentials==6.12.0 (from -r x)") == "4 of 44, pyside6-essentials"
    assert progress.read("Progress 40000000 of 82000000") == "4 of 44, pyside6-essentials 40 of 82 MB"
    assert progress.read("Installing collected packages: anyio, …") == "downloaded, copying"
    assert progress.read("WARNING: something") is None


class Screen(io.StringIO):
    """A standard output, with or without somebody watching."""

    def __init__(self, watched: bool) -> None:
        super().__init__()
        self._watched = watched

    def isatty(self) -> bool:
        return self._watched


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(console.time, "monotonic", clock)
    return clock


def test_a_log_file_gets_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    screen = Screen(watched=False)
    monkeypatch.setattr(console.sys, "stdout", screen)
    with Step("Building") as step:
        for second in range(50):
            clock.now = float(second)
            step.progress(f"{second}/50")
    assert screen.getvalue() == "Building … \n  20/50\n  40/50\nBuilding: 49 s\n"


def test_a_terminal_gets_one_line_that_changes(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    screen = Screen(watched=True)
    monkeypatch.setattr(console.sys, "stdout", screen)
    with Step("Building") as step:
        clock.now = 1.0
        step.progress("1/50, about 3 min left")
        clock.now = 9.0
    assert screen.getvalue().count("\n") == 1
    assert "\rBuilding … 1/50, about 3 min left" in screen.getvalue()
    assert screen.getvalue().rstrip().split("\r")[-1].rstrip() == "Building … 9.0 s"


def test_a_short_step_is_one_line_everywhere(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    screen = Screen(watched=False)
    monkeypatch.setattr(console.sys, "stdout", screen)
    with Step("Making .venv"):
        clock.now = 3.1
    assert screen.getvalue() == "Making .venv … 3.1 s\n"


def test_a_failed_command_shows_its_last_lines_and_keeps_all_in_the_log(tmp_path: Path) -> None:
    log = tmp_path / "setup.log"
    code = "for n in range(40): print('line', n)\nraise SystemExit(3)"
    with pytest.raises(SetupProblem) as problem:
        run_logged([sys.executable, "-c", code], log, "Building llama.cpp")
    text = str(problem.value)
    assert text.startswith("Building llama.cpp failed.")
    assert "line 39" in text
    assert "line 20" not in text
    assert str(log) in text
    assert "line 0\n" in log.read_text()


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] …'))", "PIP_CERT"),
        ("Temporary failure in name resolution", "network"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "not the one that was pinned",
        ),
    ],
)
def test_known_failures_are_said_in_plain_words(line: str, word: str) -> None:
    assert word in failure_text("Installing the libraries", ["…", line], Path("setup.log"))


def test_an_interrupted_command_is_stopped_with_its_children(tmp_path: Path) -> None:
    log = tmp_path / "setup.log"
    code = (
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "print('child', child.pid, flush=True); child.wait()\n"
    )
    children: list[int] = []

    def interrupt(line: str) -> None:
        if line.startswith("child"):
            children.append(int(line.split()[1]))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_logged([sys.executable, "-c", code], log, "Building", interrupt)
    for _ in range(100):  # the signal is sent; on a busy machine its effect may take a moment
        if not is_running(children[0]):
            break
        time.sleep(0.05)
    assert not is_running(children[0])


def is_running(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
