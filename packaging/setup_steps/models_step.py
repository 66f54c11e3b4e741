"""The models that a first conversation needs, fetched by Counterpoint's own command, progress and all."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from setup_steps.checks import run_in_front
from setup_steps.child_process import stop_with_children
from setup_steps.places import cache_folder, venv_program

# The smallest models: the conversation starts with them; the window fetches better ones behind it.
FIRST_PRESET = "tiny"


def test_models_folder() -> Path:
    """The data folder that holds the models of the tests; COUNTERPOINT_TEST_MODELS moves it."""
    given = os.environ.get("COUNTERPOINT_TEST_MODELS")
    return Path(given).expanduser().absolute() if given else cache_folder() / "test-models"


def app_environment() -> dict[str, str]:
    """The environment that Counterpoint is started with."""
    environment = dict(os.environ)
    environment.pop("PYTHONHOME", None)  # of another Python; it would keep the one of `.venv` from starting
    return environment


def global_options(arguments: Sequence[str]) -> list[str]:
    """Those of the app's arguments that hold for fetching as well: `--data-dir` and `--offline`."""
    kept: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--data-dir":
            kept += [argument, *[value for value in [next(rest, None)] if value is not None]]
        elif argument.startswith("--data-dir=") or argument == "--offline":
            kept.append(argument)
    return kept


def fetch_command(arguments: Sequence[str]) -> list[str]:
    """The command that fetches the first preset."""
    python = str(venv_program("python"))
    return [python, "-m", "assistant", *global_options(arguments), "models", "fetch", FIRST_PRESET]


@contextmanager
def fetching_ahead(arguments: Sequence[str], environment: Mapping[str, str]) -> Iterator[None]:
    """Fetch the first models without a word while the block takes its minutes (the build of llama.cpp).

    What is unfinished at the end is stopped: fetching in front goes on from there, with its progress shown,
    and says what is wrong if something is.
    """
    try:
        ahead = subprocess.Popen(
            fetch_command(arguments),
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=os.name != "nt",
        )
    except OSError:  # only a head start
        yield
        return
    try:
        yield
    finally:
        stop_with_children(ahead)


def fetch_models(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    """Fetch the first preset; returns the exit code of the command, which has said what was wrong."""
    return run_in_front(fetch_command(arguments), app_environment() if environment is None else environment)
