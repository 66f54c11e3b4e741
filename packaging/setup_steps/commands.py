"""The commands: which steps each of them takes, in which order."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial

from setup_steps.checks import all_checks, run_checks, run_in_front
from setup_steps.console import SetupProblem, say
from setup_steps.lock_making import make_locks
from setup_steps.models_step import app_environment, fetch_models, fetching_ahead, test_models_folder
from setup_steps.places import ROOT, venv_program
from setup_steps.platform_check import NO_SCREEN, has_screen
from setup_steps.readiness import ready


def run(arguments: Sequence[str]) -> int:
    """Set everything up and start the app (or, with a subcommand of `counterpoint`, that)."""
    opens_window = opens_the_window(arguments)
    screen = has_screen(sys.platform, os.environ)
    if opens_window and not screen:
        # Said at once, before minutes of building; and set up all the same, because the command that it
        # names needs the very same set-up. The exit code tells scripts that no window came.
        say(NO_SCREEN, error=True)
    ahead = partial(fetching_ahead, arguments, app_environment()) if opens_window else nullcontext
    ready(for_tests=False, meanwhile=ahead)
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
    folder = test_models_folder()
    environment = {**app_environment(), "COUNTERPOINT_TEST_MODELS": str(folder)}
    # The tests' models lie in a data folder of their own; the user's is never touched.
    for_fetching = {**environment, "COUNTERPOINT_DATA_DIR": str(folder)}
    ready(for_tests=True, meanwhile=partial(fetching_ahead, [], for_fetching))
    fetched = fetch_models([], for_fetching)
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
