"""Bringing the machine and `.venv` to where Counterpoint starts; quick and silent where nothing is to do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from setup_steps.console import Step
from setup_steps.llama_wheel import PACKAGE, install_llama, kept_wheel, wheel_key
from setup_steps.pip_install import install_from_lock, install_project
from setup_steps.places import DEV_LOCK, ROOT, RUNTIME_LOCK, VENV, one_set_up_at_a_time, problem_with
from setup_steps.platform_check import ensure_supported_platform
from setup_steps.stamp import Stamp, digest_of
from setup_steps.system_step import ready_system
from setup_steps.venv_folder import STAMP_NAME, ready_venv, reason_to_remake

# What runs beside a step that takes minutes.
Meanwhile = Callable[[], AbstractContextManager[None]]


def ready(for_tests: bool, meanwhile: Meanwhile = nullcontext) -> None:
    """Take every step that is still to be taken; `meanwhile` is entered while llama.cpp is built.

    Raises SetupProblem where a step needs the user.
    """
    ensure_supported_platform()
    is_set_up = is_ready(for_tests)
    # Looked at in every run: system packages can be removed behind our back.
    ready_system(for_tests, compiler=not is_set_up and kept_wheel(wheel_key()) is None)
    if is_set_up:
        return
    with one_set_up_at_a_time():
        stamp = ready_venv()
        try:
            install_libraries(stamp, for_tests)
            project = project_digest()
            if not stamp.is_done("project", project):
                with Step("Installing Counterpoint itself"), stamp.doing(project=project):
                    install_project()
            # Last, because all that fetching the models takes is there by now.
            install_llama(stamp, meanwhile)
        except OSError as error:
            raise problem_with(ROOT, error) from error


def is_ready(for_tests: bool) -> bool:
    """Whether every step was done from what the checkout holds now, and the environment starts."""
    stamp = Stamp(VENV / STAMP_NAME)
    steps = {"libraries": digest_of(RUNTIME_LOCK), "llama": wheel_key(), "project": project_digest()}
    if for_tests:
        steps["dev"] = digest_of(DEV_LOCK)
    done = all(stamp.is_done(step, digest) for step, digest in steps.items())
    return done and reason_to_remake(VENV, stamp) is None


def install_libraries(stamp: Stamp, for_tests: bool) -> None:
    """Install the pinned libraries; for the tests those of the developers, which include the others."""
    runtime, dev = digest_of(RUNTIME_LOCK), digest_of(DEV_LOCK)
    if for_tests and not stamp.is_done("dev", dev):
        lock, steps = DEV_LOCK, {"libraries": runtime, "dev": dev}
    elif not stamp.is_done("libraries", runtime):
        lock, steps = RUNTIME_LOCK, {"libraries": runtime}
    else:
        return
    with Step("Installing the libraries") as step, stamp.doing(**steps):
        install_from_lock(lock, without=(PACKAGE,), step=step)


def project_digest() -> str:
    """What the installed command depends on: the names of packages and commands, not the code itself."""
    return digest_of(ROOT / "pyproject.toml", str(ROOT))
