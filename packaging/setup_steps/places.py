"""Where the set-up keeps things: the checkout, its `.venv`, and the user's cache folder."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from setup_steps.console import SetupProblem, say

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
LOG = VENV / "setup.log"

RUNTIME_LOCK = ROOT / "packaging" / "requirements.lock"
DEV_LOCK = ROOT / "packaging" / "requirements-dev.lock"
BUILD_LOCK = ROOT / "packaging" / "requirements-build.lock"


def venv_program(name: str, venv: Path = VENV) -> Path:
    """A program inside a virtual environment."""
    return venv / "Scripts" / f"{name}.exe" if os.name == "nt" else venv / "bin" / name


def cache_folder() -> Path:
    """The folder for what can be made again: built wheels and the models of the tests.

    `COUNTERPOINT_CACHE` moves it.
    """
    given = os.environ.get("COUNTERPOINT_CACHE")
    if given:
        return Path(given).expanduser().absolute()
    if sys.platform == "win32":
        return (
            Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
            / "counterpoint"
            / "Cache"
        )
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "counterpoint"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "counterpoint"


def problem_with(folder: Path, error: OSError) -> SetupProblem:
    """The sentence for an error of the file system."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC):
        return SetupProblem(f"The disk of {folder} is full. Please make room and start this again.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        advice = (
            "Set COUNTERPOINT_CACHE to a folder that can."
            if folder != ROOT
            else "Please copy Counterpoint to a folder of your own and start it there."
        )
        return SetupProblem(f"{folder} cannot be written to by this user. {advice}")
    return SetupProblem(f"Setting up in {folder} failed: {error.strerror or error}.")


@contextmanager
def one_set_up_at_a_time() -> Iterator[None]:
    """Hold the user's set-up lock; a second set-up waits and says so. The lock goes with the process."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "setup.lock").open("a+b")
    except OSError as error:
        raise problem_with(folder, error) from error
    with lock:
        if not _try_lock(lock.fileno(), wait=False):
            say("Another set-up of Counterpoint is running; waiting for it to end.")
            while not _try_lock(lock.fileno(), wait=True):
                pass
        yield


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int, wait: bool) -> bool:
        """Take the lock; `wait` tries for ten seconds, which is how Windows waits."""
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: int, wait: bool) -> bool:
        """Take the lock, at once or when it falls free."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
