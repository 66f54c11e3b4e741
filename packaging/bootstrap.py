"""Set Counterpoint up and start it, or test it: the one command behind `make run` and `make test`.

    python3 packaging/bootstrap.py run  [options of the app]      (Windows: py packaging\\bootstrap.py run)
    python3 packaging/bootstrap.py test [options of pytest]
    python3 packaging/bootstrap.py setup
    python3 packaging/bootstrap.py lock [options of uv pip compile]

It needs nothing but a Python and its standard library. This file and what it imports before the version
check must parse on old Pythons (3.8), so that those get a sentence and not a SyntaxError.
"""

from __future__ import annotations

import os
import signal
import sys

# Written out because Python leaves the script's folder off the path when it is started as `python -I` or
# with PYTHONSAFEPATH. The folder is named `setup_steps`, never `packaging`: that name belongs to the library.
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - before pathlib is needed

from setup_steps.console import SetupProblem, say
from setup_steps.interpreter import ensure_supported_python

COMMANDS = ("run", "test", "setup", "lock")


def main(arguments: list[str]) -> int:
    """Carry out one command line; returns the exit code."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say((__doc__ or "").strip())
        return 0
    command, rest = arguments[0], arguments[1:]
    if command not in COMMANDS:
        say(f"There is no command {command!r}; there are {', '.join(COMMANDS)} (and --help).")
        return 2
    ensure_supported_python()
    # Only now: these files use the syntax of the Pythons that Counterpoint runs on.
    from setup_steps import commands

    actions = {"run": commands.run, "test": commands.test, "setup": commands.setup, "lock": commands.lock}
    return actions[command](rest)


def _stop_on_terminate(_signal: int, _frame: object) -> None:
    """Treat a polite kill like Ctrl-C, so that a running compiler is stopped as well."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stop_on_terminate)
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupProblem as problem:
        say(str(problem), error=True)
        sys.exit(1)
    except KeyboardInterrupt:
        say("\nStopped. Nothing half-done is kept; the next start goes on from here.", error=True)
        sys.exit(130)
    except BrokenPipeError:  # the reader of the output (a pager, `head`) went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
