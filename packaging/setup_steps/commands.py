"""The commands: which steps each of them takes, in which order."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from setup_steps.checks import all_checks, run_checks, run_in_front
from setup_steps.console import SetupProblem, Step, say
from setup_steps.llama_wheel import PACKAGE, install_llama, kept_wheel, wheel_key
from setup_steps.lock_making import make_locks
from setup_steps.models_step import app_environment, fetch_models, test_models_folder
from setup_steps.pip_install import install_from_lock, install_project
from setup_steps.places import (
    DEV_LOCK,
    ROOT,
    RUNTIME_LOCK,
    VENV,
    one_set_up_at_a_time,
    problem_with,
    venv_program,
)
from setup_steps.platform_check import NO_SCREEN, ensure_supported_platform, has_screen
from setup_steps.stamp import Stamp, digest_of
from setup_steps.system_step import ready_system
from setup_steps.venv_folder import STAMP_NAME, ready_venv, reason_to_remake


def run(arguments: Sequence[str]) -> int:
    """Set everything up and start the app (or, with a subcommand of `counterpoint`, that)."""
    opens_window = opens_the_window(arguments)
    screen = has_screen(sys.platform, os.environ)
    if opens_window and not screen:
        # Said at once, before minutes of building; and set up all the same, because the command that it
        # names needs the very same set-up. The exit code tells scripts that no window came.
        say(NO_SCREEN, error=True)
    ready(for_tests=False)
    if opens_window:
        fetched = fetch_models(arguments)
        if fetched != 0:
            return fetched
        if not screen:
            say("Everything for the command above is set up.", error=True)
            return 1
    return start_app(["--fetch", *arguments] if opens_window else arguments)


def test(arguments: Sequence[str]) -> int:
    """Set everything up, fetch the smallest models into a folder of the tests, and run every check."""
    ready(for_tests=True)
    folder = test_models_folder()
    environment = {**app_environment(), "COUNTERPOINT_TEST_MODELS": str(folder)}
    # The tests' models lie in a data folder of their own; the user's is never touched.
    fetched = fetch_models([], {**environment, "COUNTERPOINT_DATA_DIR": str(folder)})
    if fetched != 0:
        say("The models of the tests could not be fetched; the tests that need them will fail.", error=True)
    environment["QT_QPA_PLATFORM"] = "offscreen"
    result = run_checks(all_checks(arguments), environment)
    return result or fetched


def setup(arguments: Sequence[str]) -> int:
    """Set everything up but the models, and start nothing."""
    if arguments:
        say(f"setup takes no options, and was given {' '.join(arguments)}.", error=True)
        return 2
    ready(for_tests=False)
    command = venv_program("counterpoint").relative_to(ROOT)
    say(f"Counterpoint is set up. Start it with `make run`, or {command}.")
    return 0


def lock(arguments: Sequence[str]) -> int:
    """Make the lock files anew (for developers)."""
    make_locks(arguments)
    return 0


def opens_the_window(arguments: Sequence[str]) -> bool:
    """Whether these arguments of `counterpoint` open the window: no subcommand, nothing answered in text."""
    takes_value = ("--data-dir", "--preset")
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in takes_value:
            skip = True
        elif argument in ("-h", "--help", "--version") or not argument.startswith("-"):
            return False
    return True


def ready(for_tests: bool) -> None:
    """Bring the machine and `.venv` to where Counterpoint starts. Silent and quick where nothing is to do."""
    ensure_supported_platform()
    is_set_up = is_ready(for_tests)
    ready_system(for_tests, compiler=not is_set_up and kept_wheel(wheel_key()) is None)
    if is_set_up:
        return
    with one_set_up_at_a_time():
        stamp = ready_venv()
        try:
            install_libraries(stamp, for_tests)
            install_llama(stamp)
            project = project_digest()
            if not stamp.is_done("project", project):
                with Step("Installing Counterpoint itself"), stamp.doing(project=project):
                    install_project()
        except OSError as error:
            raise problem_with(ROOT, error) from error


def is_ready(for_tests: bool) -> bool:
    """Whether every step was done from what the checkout holds now, and the environment starts."""
    stamp = Stamp(VENV / STAMP_NAME)
    steps = {"libraries": digest_of(RUNTIME_LOCK), "llama": wheel_key(), "project": project_digest()}
    if for_tests:
        steps["dev"] = digest_of(DEV_LOCK)
    return (
        all(stamp.is_done(step, digest) for step, digest in steps.items())
        and reason_to_remake(VENV, stamp) is None
    )


def install_libraries(stamp: Stamp, for_tests: bool) -> None:
    """Install the pinned libraries; for the tests those of the developers, which include the others."""
    runtime, dev = digest_of(RUNTIME_LOCK), digest_of(DEV_LOCK)
    if for_tests and not stamp.is_done("dev", dev):
        lock_file, steps = DEV_LOCK, {"libraries": runtime, "dev": dev}
    elif not stamp.is_done("libraries", runtime):
        lock_file, steps = RUNTIME_LOCK, {"libraries": runtime}
    else:
        return
    with Step("Installing the libraries") as step, stamp.doing(**steps):
        install_from_lock(lock_file, without=(PACKAGE,), step=step)


def project_digest() -> str:
    """What the installed command depends on: the names of packages and commands, not the code itself."""
    return digest_of(ROOT / "pyproject.toml", str(ROOT))


def start_app(arguments: Sequence[str]) -> int:
    """Start Counterpoint in the place of this process, or under it on Windows."""
    command = [str(venv_program("python")), "-m", "assistant", *arguments]
    environment = app_environment()
    if os.name == "nt":  # exec on Windows would return to the prompt at once
        return run_in_front(command, environment)
    try:
        os.execve(command[0], command, environment)
    except OSError as error:
        raise SetupProblem(f"{command[0]} cannot be started: {error.strerror}.") from error
