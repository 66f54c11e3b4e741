"""Reading the lock files: requirements with hashes, one package after the other, as uv writes them."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection

ENTRY = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==")


def entries(lock: str) -> list[tuple[str, str]]:
    """The packages of a lock file as (name, its lines with the hashes); comments are left out."""
    found: list[tuple[str, list[str]]] = []
    for line in lock.splitlines():
        match = ENTRY.match(line)
        if match:
            found.append((match[1].lower(), [line]))
        elif found and line.lstrip().startswith("--hash="):
            found[-1][1].append(line)
    return [(name, "\n".join(lines)) for name, lines in found]


def part_of_lock(lock: str, only: Collection[str] = (), without: Collection[str] = ()) -> str:
    """A lock file with some of the packages: those named in `only`, or all but those in `without`."""
    kept = [text for name, text in entries(lock) if (name in only if only else name not in without)]
    return "\n".join(kept) + "\n"


def expected_packages(lock: str, system: str = sys.platform) -> int:
    """About how many packages pip will install from a lock file, for showing how far it is.

    Markers for another operating system are honoured; the others count once for each name.
    """
    names = set()
    for name, text in entries(lock):
        marker = text.split("\n")[0].partition(";")[2]
        systems = re.findall(r"sys_platform == '(\w+)'", marker)
        if not systems or system in systems:
            names.add(name)
    return len(names)
