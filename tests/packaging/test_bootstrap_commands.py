"""The commands: what is passed on to the app and to pytest, and what happens without a screen."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import bootstrap
import pytest
from setup_steps import commands
from setup_steps.checks import Check, all_checks, run_checks
from setup_steps.models_step import global_options
from setup_steps.platform_check import has_screen, unsupported_reason


class Doings:
    """Stands in for everything that a command does to the machine, and remembers it."""

    def __init__(self) -> None:
        self.ready: list[bool] = []
        self.fetched: list[list[str]] = []
        self.environments: list[Mapping[str, str]] = []
        self.started: list[list[str]] = []
        self.checked: list[list[str]] = []
        self.fetch_result = 0

    def get_ready(self, for_tests: bool, meanwhile: object = None) -> None:
        self.ready.append(for_tests)

    def fetch_models(self, arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
        self.fetched.append(list(arguments))
        self.environments.append(environment or {})
        return self.fetch_result

    def start_app(self, arguments: Sequence[str]) -> int:
        self.started.append(list(arguments))
        return 0

    def run_checks(self, checks: Sequence[Check], environment: Mapping[str, str]) -> int:
        self.checked.append([check.name for check in checks])
        self.environments.append(environment)
        return 0


@pytest.fixture
def doings(monkeypatch: pytest.MonkeyPatch) -> Doings:
    doings = Doings()
    monkeypatch.setattr(commands, "ready", doings.get_ready)
    for name in ("fetch_models", "start_app", "run_checks"):
        monkeypatch.setattr(commands, name, getattr(doings, name))
    monkeypatch.setattr(commands, "has_screen", lambda *_: True)
    return doings


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--offline"], True),
        (["--data-dir", "/tmp/data"], True),
        (["--data-dir=/tmp/data", "--offline"], True),
        (["--preset", "tiny"], True),
        (["converse", "--audio-in", "question.wav"], False),
        (["--data-dir", "/tmp/data", "doctor"], False),
        (["--version"], False),
        (["--help"], False),
    ],
)
def test_the_window_opens_without_a_subcommand(arguments: list[str], window: bool) -> None:
    assert commands.opens_the_window(arguments) is window


def test_run_fetches_the_first_models_and_passes_its_options_on(doings: Doings) -> None:
    assert commands.run(["--data-dir", "/tmp/data"]) == 0
    assert doings.ready == [False]
    assert doings.fetched == [["--data-dir", "/tmp/data"]]
    assert doings.started == [["--fetch", "--data-dir", "/tmp/data"]]


def test_run_with_a_subcommand_starts_just_that(doings: Doings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "has_screen", lambda *_: False)
    assert commands.run(["converse", "--audio-in", "question.wav"]) == 0
    assert doings.fetched == []
    assert doings.started == [["converse", "--audio-in", "question.wav"]]


def test_run_does_not_open_a_window_on_models_that_did_not_come(doings: Doings) -> None:
    doings.fetch_result = 3
    assert commands.run([]) == 3
    assert doings.started == []


def test_without_a_screen_it_says_so_first_sets_up_and_fails(
    doings: Doings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said_before_set_up: list[str] = []
    monkeypatch.setattr(commands, "has_screen", lambda *_: False)
    monkeypatch.setattr(commands, "ready", lambda **_: said_before_set_up.append(capsys.readouterr().err))
    assert commands.run([]) == 1
    assert "There is no screen here" in said_before_set_up[0]
    assert "counterpoint converse --audio-in question.wav --audio-out reply.wav" in said_before_set_up[0]
    assert doings.fetched == [[]]
    assert doings.started == []


def test_test_fetches_into_a_folder_of_its_own(doings: Doings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERPOINT_TEST_MODELS", "/tmp/models-of-tests")
    monkeypatch.setenv("COUNTERPOINT_DATA_DIR", "/home/somebody/data")
    assert commands.test([]) == 0
    assert doings.ready == [True]
    fetching, checking = doings.environments
    assert fetching["COUNTERPOINT_DATA_DIR"] == "/tmp/models-of-tests"
    assert checking["COUNTERPOINT_TEST_MODELS"] == "/tmp/models-of-tests"
    assert checking["QT_QPA_PLATFORM"] == "offscreen"


def test_test_runs_the_checks_without_models_and_fails(doings: Doings) -> None:
    doings.fetch_result = 3
    assert commands.test([]) == 3
    assert doings.checked == [[check.name for check in all_checks([])]]


def test_the_checks_end_with_pytest_which_gets_the_arguments() -> None:
    checks = all_checks(["-k", "window"])
    assert [check.name for check in checks] == [
        "ruff check",
        "ruff format",
        "mypy",
        "mypy packaging",
        "import-linter",
        "pytest",
    ]
    assert checks[-1].command[-2:] == ("-k", "window")


def test_every_check_runs_even_when_an_early_one_failed(capfd: pytest.CaptureFixture[str]) -> None:
    bad = Check("bad", (sys.executable, "-c", "print('this one fails'); raise SystemExit(2)"))
    good = Check("good", (sys.executable, "-c", "print('this one runs')"))
    assert run_checks([bad, good], {}) == 1
    out = capfd.readouterr().out
    assert "this one runs" in out
    assert "FAILED bad" in out
    assert "ok     good" in out
    assert run_checks([good], {}) == 0


def test_only_what_holds_for_fetching_is_passed_to_it() -> None:
    arguments = ["--preset", "tiny", "--data-dir", "/tmp/data", "--offline"]
    assert global_options(arguments) == ["--data-dir", "/tmp/data", "--offline"]
    assert global_options(["--data-dir=/tmp/data"]) == ["--data-dir=/tmp/data"]
    assert global_options(["--data-dir"]) == ["--data-dir"]


@pytest.mark.parametrize(
    ("system", "environment", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, False),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_where_a_window_can_open(system: str, environment: dict[str, str], screen: bool) -> None:
    assert has_screen(system, environment) is screen


@pytest.mark.parametrize(
    ("system", "machine", "glibc", "macos", "word"),
    [
        ("linux", "x86_64", (2, 36), "", None),
        ("linux", "x86_64", (2, 31), "", "glibc 2.34"),
        ("linux", "aarch64", (2, 36), "", "glibc 2.39"),
        ("linux", "x86_64", None, "", "musl"),
        ("linux", "armv7l", (2, 39), "", "armv7l"),
        ("darwin", "arm64", None, "15.1", None),
        ("darwin", "arm64", None, "13.6", "macOS 14"),
        ("darwin", "x86_64", None, "15.1", "Intel"),
        ("win32", "amd64", None, "", None),
        ("win32", "arm64", None, "", "x64 Python"),
        ("freebsd14", "amd64", None, "", "freebsd14"),
    ],
)
def test_machines_without_wheels_are_told_so(
    system: str, machine: str, glibc: tuple[int, int] | None, macos: str, word: str | None
) -> None:
    reason = unsupported_reason(system, machine, glibc, macos)
    assert reason is None if word is None else word in str(reason)


def test_an_unknown_command_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["start"]) == 2
    assert "run, test, setup, lock" in capsys.readouterr().out


def test_the_kernels_own_flags_make_no_new_processor() -> None:
    from setup_steps.llama_wheel import compute_flags

    old = "processor : 0\nflags\t\t: fpu sse2 avx avx2 avx512f fma syscall\n"
    new = "processor : 0\nflags\t\t: fpu sse2 avx avx2 avx512f fma syscall md_clear ibrs_enhanced\n"
    other = "processor : 0\nflags\t\t: fpu sse2 avx syscall\n"
    assert compute_flags(old, "x86_64") == compute_flags(new, "x86_64")
    assert compute_flags(old, "x86_64") != compute_flags(other, "x86_64")
