"""Deletes, at the start, the conversations that are older than the user wants to keep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from assistant.settings import KEPT_DAYS, Settings
from assistant.timeline.store import delete_older_sessions, sessions_path
from ui.threads import run_in_background


def forget_old_sessions(settings: Settings, data_dir: Path, tell: Callable[[str], object]) -> None:
    """Returns at once; `tell` is given a sentence, on the GUI thread, when it does not work."""
    days = KEPT_DAYS[settings.text("record.keep")]
    if days is None:
        return
    path, kept_days = sessions_path(data_dir), days

    def complain(error: Exception) -> None:
        tell(str(error))

    run_in_background(lambda: delete_older_sessions(path, kept_days, datetime.now(UTC)), None, complain)
