"""Long-running helpers (pip, compilers): their output goes to the log and, line by line, to a listener."""

from __future__ import annotations

import os
import signal
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from setup_steps.console import SetupProblem

LAST_LINES = 15


def run_logged(
    command: Sequence[str | Path],
    log: Path,
    what: str,
    on_line: Callable[[str], None] = lambda _line: None,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run a command to its end. Raises SetupProblem with its last lines when it fails.

    When this process is interrupted, the command is stopped with everything that it has started.
    """
    with log.open("a", encoding="utf-8", errors="replace") as file:
        file.write(f"$ {' '.join(str(word) for word in command)}\n")
        last: deque[str] = deque(maxlen=LAST_LINES)
        child = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=None if environment is None else dict(environment),
            start_new_session=os.name != "nt",  # its own group, so that its compilers can be stopped with it
        )
        assert child.stdout is not None
        try:
            for line in child.stdout:
                file.write(line)
                if line.strip():
                    last.append(line.rstrip())
                on_line(line.rstrip())
            code = child.wait()
        except BaseException:
            stop_with_children(child)
            raise
        finally:
            child.stdout.close()
    if code != 0:
        raise SetupProblem(failure_text(what, list(last), log))


def failure_text(what: str, last_lines: Sequence[str], log: Path) -> str:
    """The sentence for a failed command: its reason in plain words if that is known, else its last lines."""
    text = "\n".join(last_lines)
    if "No space left on device" in text or "not enough space on the disk" in text:
        return f"{what} failed because the disk is full. Please make room and start this again."
    offline = (
        "Temporary failure in name resolution",
        "getaddrinfo failed",
        "Network is unreachable",
        "NewConnectionError",
    )
    if any(sign in text for sign in offline):
        return (
            f"{what} failed because the package index cannot be reached. "
            "Please check the network and start this again."
        )
    if "CERTIFICATE_VERIFY_FAILED" in text:
        return (
            f"{what} failed because the certificate of the package index is not trusted here, as it happens behind "
            "a proxy that reads along. Name the proxy's certificate file in PIP_CERT and start this again."
        )
    if "THESE PACKAGES DO NOT MATCH THE HASHES" in text:
        return (
            f"{what} failed: a downloaded package is not the one that was pinned, and was not installed. "
            f"Try again; if it stays so, the index or a proxy changes the files. The log is {log}."
        )
    shown = "\n".join(f"    {line[:300]}" for line in last_lines)
    return f"{what} failed. The last lines were:\n{shown}\nThe whole log is {log}."


def stop_with_children(child: subprocess.Popen[str]) -> None:
    """End a process and what it has started, politely first."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(child.pid)], capture_output=True, check=False)
        child.wait()
        return
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(child.pid, sign)
        except ProcessLookupError:
            break
        try:
            child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            continue
    child.wait()
