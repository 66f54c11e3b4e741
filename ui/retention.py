"""Deletes, at the start, conversations that are older than the user wants to keep, and files that belong to none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from assistant.settings import KEPT_DAYS, Settings
from assistant.timeline.session_files import remove_lost_files
from assistant.timeline.store import delete_older_sessions, sessions_path
from ui.engine_sentences import told
from ui.threads import run_in_background


def forget_old_sessions(settings: Settings, data_dir: Path, tell: Callable[[str], object]) -> None:
    """Returns at once; `tell` is given a sentence, on the GUI thread, when it does not work."""
    days = KEPT_DAYS[settings.text("record.keep")]
    path = sessions_path(data_dir)

    def forget() -> None:
        if days is not None:
            delete_older_sessions(path, days, datetime.now(UTC))
        remove_lost_files(path)

    def complain(error: Exception) -> None:
        tell(told(str(error)))

    run_in_background(forget, None, complain)
