"""The package managers of Linux distributions: which one is at home here, and the command that installs."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from setup_steps.console import SetupProblem, Step, say
from setup_steps.system_needs import Need


@dataclass(frozen=True)
class PackageManager:
    """One package manager: its program, the distributions it belongs to, how it refreshes and installs."""

    program: str
    distributions: tuple[str, ...]
    refresh: tuple[str, ...]
    install: tuple[str, ...]


MANAGERS = (
    PackageManager(
        "apt-get",
        ("debian", "ubuntu"),
        ("apt-get", "update"),
        # The timeout waits for the unattended upgrades that hold the lock on a machine just switched on.
        ("apt-get", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends"),
    ),
    PackageManager("dnf", ("fedora", "rhel", "centos"), (), ("dnf", "install", "-y")),
    PackageManager("zypper", ("opensuse", "suse", "sles"), (), ("zypper", "--non-interactive", "install")),
    # No refresh: with pacman, new package lists without a full upgrade break a system.
    PackageManager("pacman", ("arch",), (), ("pacman", "-S", "--needed", "--noconfirm")),
)


def choose_manager(
    os_release: str, which: Callable[[str], str | None] = shutil.which
) -> PackageManager | None:
    """The package manager for the contents of /etc/os-release, if it is really installed.

    An unknown distribution gets the first manager that is there; None where there is none.
    """
    names = distribution_names(os_release)
    for manager in MANAGERS:
        # openSUSE calls its editions opensuse-leap, opensuse-tumbleweed, …
        if any(name.split("-")[0] in manager.distributions for name in names):
            return manager if which(manager.program) else None
    return next((manager for manager in MANAGERS if which(manager.program)), None)


def distribution_names(os_release: str) -> list[str]:
    """The distribution's own name, then those of its parents (ID and ID_LIKE)."""
    fields = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    return [name for key in ("ID", "ID_LIKE") for name in fields.get(key, "").strip("\"' ").lower().split()]


def install_missing(needs: Sequence[Need], still_missing: Callable[[], Sequence[Need]]) -> None:
    """Install what is missing, or say exactly which command does.

    Raises SetupProblem where it may not install, where the package manager failed, and where something
    is missing even afterwards.
    """
    try:
        os_release = Path("/etc/os-release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        os_release = ""
    manager = choose_manager(os_release)
    names = shortened([need.name for need in needs])
    if manager is None:
        raise SetupProblem(
            "Counterpoint needs these from the system, and knows no package manager here: "
            f"{', '.join(need.name for need in needs)}. "
            "Please install them and start this again."
        )
    packages = sorted({need.packages[manager.program] for need in needs if manager.program in need.packages})
    may = how_to_become_root()
    if may is None:
        raise SetupProblem(
            f"The system lacks {names}, and installing that takes an administrator. "
            f"Please type this{'' if has_sudo() else ' as root'}, then start again:\n"
            f"    {command_to_type(manager, packages)}"
        )
    if may and may[-1] != "-n":
        say(f"The system lacks {names}; to install that, sudo may ask for your password.")
    with Step(f"Installing {len(packages)} system packages with {manager.program}"):
        _run(manager, packages, may)
    left = still_missing()
    if left:
        raise SetupProblem(
            f"{manager.program} has installed its packages, but this is missing still: "
            f"{', '.join(need.name for need in left)}. Please install it and start this again."
        )


def how_to_become_root() -> list[str] | None:
    """What to put before a command that needs root: nothing as root, `sudo`, or None where neither works."""
    if os.geteuid() == 0:
        return []
    if not has_sudo():
        return None
    quiet = subprocess.run(
        ["sudo", "-n", "true"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if quiet.returncode == 0:
        return ["sudo", "-n"]
    someone_is_there = bool(sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())
    return ["sudo"] if someone_is_there else None


def command_to_type(manager: PackageManager, packages: Sequence[str]) -> str:
    """The one line that a person can paste into a terminal."""
    sudo = "sudo " if has_sudo() else ""
    refresh = f"{sudo}{shlex.join(manager.refresh)} && " if manager.refresh else ""
    install = [word for word in manager.install if word not in ("-o", "DPkg::Lock::Timeout=120")]
    return f"{refresh}{sudo}{shlex.join([*install, *packages])}"


def shortened(names: Sequence[str]) -> str:
    """A list for a sentence: the first few names, and how many more there are."""
    shown = ", ".join(names[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more things"


def has_sudo() -> bool:
    """Whether there is a `sudo` to become root with."""
    return shutil.which("sudo") is not None


def _run(manager: PackageManager, packages: Sequence[str], become_root: Sequence[str]) -> None:
    """Refresh the lists once, install, and raise SetupProblem with the package manager's last words."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
    if manager.refresh:
        # A broken third-party source fails the refresh, and the install works all the same: not fatal.
        _call([*become_root, *quiet, *manager.refresh])
    done = _call([*become_root, *quiet, *manager.install, *packages])
    if done.returncode != 0:
        last_words = "\n".join(done.stdout.strip().splitlines()[-6:])
        raise SetupProblem(
            f"{manager.program} could not install the system packages. It said:\n{last_words}\n"
            f"The command was:\n    {command_to_type(manager, packages)}"
        )


def _call(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        stdin=None if "sudo" in command else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
