"""The desktop application: one process, one window, one data folder.

Qt is imported only after it is clear that it can open a window (see `ui.screen`).
"""

from __future__ import annotations

import sys
from pathlib import Path

from ui.screen import library_sentence, screen_problem


def run(data_dir: Path, offline: bool, fetch: bool) -> int:
    """Open the window and stay until it is closed; returns the exit code.

    `offline` uses no network; `fetch` fetches missing models without asking.
    """
    problem = screen_problem()
    if problem is not None:
        return _complain(problem)
    try:
        from ui.main_loop import run_until_closed
    except ImportError as error:
        if "shared object" not in str(error):
            raise
        return _complain(library_sentence(error))
    return run_until_closed(data_dir, offline, fetch)


def _complain(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1
