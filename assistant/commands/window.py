"""`counterpoint` without a command: the window."""

from __future__ import annotations

import argparse
import os
import sys

from assistant.commands.output import complain

NO_SCREEN = (
    "There is no screen to open the window on; talk without one by "
    "`counterpoint converse --audio-in question.wav --audio-out reply.wav`."
)


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
