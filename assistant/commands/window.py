"""`counterpoint` without a command: the window."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.commands.output import complain

NO_SCREEN = (
    "There is no screen to open the window on; talk without one by "
    "`counterpoint converse --audio-in question.wav --audio-out reply.wav`."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the window can be opened with to the main parser."""
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="where models, settings and sessions are kept"
    )
    parser.add_argument(
        "--offline", action="store_true", help="never use the network, not even for downloads"
    )
    parser.add_argument(
        "--fetch", action="store_true", help="fetch the models that the window lacks without asking first"
    )
    parser.set_defaults(run=run)


def parse(argv: Sequence[str] | None) -> argparse.Namespace | None:
    """How to open the window, if that is all that `argv` asks for; None for everything else, errors too.

    It knows these options alone, since the other commands bring what takes half as long to load as the window itself.
    """
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    add_options(parser)
    try:
        args, rest = parser.parse_known_args(argv)
    except argparse.ArgumentError:
        return None
    return None if rest else args


def run(args: argparse.Namespace) -> int:
    """Open the window and stay until it is closed; `args` has data_dir, offline and fetch."""
    if _no_screen():
        complain(NO_SCREEN)
        return 1
    try:
        from ui.application import run as run_window
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "ui")):
            raise
        complain(
            "The window needs PySide6, which is not installed: run `make run`, or pip install PySide6-Essentials."
        )
        return 1
    return run_window(args.data_dir, args.offline, args.fetch)


def _no_screen() -> bool:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens)
